/// Rows kept by columns: texts by their numbers, amounts and moments as Int64, days and counts
/// as Int32. A blank is 0, `Int64.min` or `Int32.min`.
package struct ColumnTable: Sendable {
    package private(set) var count = 0
    package private(set) var texts: [String: [UInt32]] = [:]
    package private(set) var wide: [String: [Int64]] = [:]
    package private(set) var narrow: [String: [Int32]] = [:]
    /// Where each row stands.
    package private(set) var origins = RowOrigins()

    package init() {}

    /// Takes rows over whose columns are all as long as `origins`.
    package init(
        texts: [String: [UInt32]], wide: [String: [Int64]], narrow: [String: [Int32]],
        origins: RowOrigins
    ) {
        self.texts = texts
        self.wide = wide
        self.narrow = narrow
        self.origins = origins
        count = origins.count
    }

    /// Appends the rows of another table; columns that only one of them has are filled up.
    package mutating func append(_ other: ColumnTable) {
        if count == 0 {
            self = other
            return
        }
        let total = count + other.count
        Self.join(&texts, other.texts, count, total, blank: 0)
        Self.join(&wide, other.wide, count, total, blank: FieldReading.blankWide)
        Self.join(&narrow, other.narrow, count, total, blank: FieldReading.blankNarrow)
        origins.append(other.origins)
        count = total
    }

    private static func join<Value>(
        _ mine: inout [String: [Value]], _ other: [String: [Value]], _ before: Int, _ total: Int,
        blank: Value
    ) {
        for key in Set(mine.keys).union(other.keys) {
            var values =
                mine.removeValue(forKey: key) ?? [Value](repeating: blank, count: before)
            if let more = other[key] {
                values.append(contentsOf: more)
            } else {
                values.append(contentsOf: repeatElement(blank, count: total - before))
            }
            mine[key] = values
        }
    }

    /// The same rows in another order: row `order[i]` becomes row `i`.
    package mutating func reorder(_ order: [Int32]) {
        for key in texts.keys { Self.permute(&texts[key, default: []], order) }
        for key in wide.keys { Self.permute(&wide[key, default: []], order) }
        for key in narrow.keys { Self.permute(&narrow[key, default: []], order) }
        origins.reorder(order)
        count = order.count
    }

    static func permute<Value>(_ column: inout [Value], _ order: [Int32]) {
        let values = column
        let span = values.span
        column = [Value](unsafeUninitializedCapacity: order.count) { buffer, count in
            for index in 0..<order.count {
                buffer.initializeElement(at: index, to: span[Int(order[index])])
            }
            count = order.count
        }
    }

    /// Sets a whole text column, which has `count` values.
    package mutating func set(_ key: String, texts values: [UInt32]) { texts[key] = values }
    /// Sets a whole column of amounts, which has `count` values.
    package mutating func set(_ key: String, wide values: [Int64]) { wide[key] = values }
    /// Sets a whole column of days or counts, which has `count` values.
    package mutating func set(_ key: String, narrow values: [Int32]) { narrow[key] = values }
}
