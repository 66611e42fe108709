package import Tables

/// A column of texts by their numbers; 0, the empty text, where the file had no such column.
package struct TextColumn: Sendable {
    package let values: [UInt32]
    package var isEmpty: Bool { values.isEmpty }
    package subscript(row: Int) -> UInt32 { values.isEmpty ? 0 : values[row] }
}

/// A column of amounts in fen, quantities or moments; nil where blank.
package struct WideColumn: Sendable {
    package let values: [Int64]
    package var isEmpty: Bool { values.isEmpty }
    package subscript(row: Int) -> Int64? {
        values.isEmpty || values[row] == FieldReading.blankWide ? nil : values[row]
    }
    /// The value, 0 where blank.
    package func orZero(_ row: Int) -> Int64 { self[row] ?? 0 }
}

/// A column of amounts in fen that is read as 0 where blank or missing.
package struct FenColumn: Sendable {
    private let values: [Int64]

    init(_ column: WideColumn) { values = column.values }

    package subscript(row: Int) -> Int64 {
        if values.isEmpty { return 0 }
        let value = values[row]
        // `FieldReading.blankWide`; reading that is a call across modules.
        return value == .min ? 0 : value
    }
}

/// A column of days or counts; nil where blank.
package struct NarrowColumn: Sendable {
    package let values: [Int32]
    package var isEmpty: Bool { values.isEmpty }
    package subscript(row: Int) -> Int32? {
        values.isEmpty || values[row] == FieldReading.blankNarrow ? nil : values[row]
    }
}

/// Where a row stands in what was handed in.
package struct Origin: Hashable, Sendable, Comparable {
    /// As `RowOrigins` has it; leads hold millions of these.
    private let number: UInt64

    package var file: Int { Int(number >> 32) }
    /// 1-based.
    package var row: Int { Int(number & 0xFFFF_FFFF) }

    package init(file: Int, row: Int) { number = UInt64(file) << 32 | UInt64(row) }

    package init(_ number: UInt64) { self.number = number }

    package static func < (left: Origin, right: Origin) -> Bool { left.number < right.number }
}

/// One of the canonical tables, by columns.
package struct Table: Sendable {
    package let canon: Canon
    package private(set) var columns: ColumnTable

    package init(_ canon: Canon, _ columns: ColumnTable = ColumnTable()) {
        self.canon = canon
        self.columns = columns
    }

    package var count: Int { columns.count }
    package var rows: Range<Int> { 0..<columns.count }

    package func texts(_ field: Field) -> TextColumn {
        TextColumn(values: columns.texts[field.rawValue] ?? [])
    }
    package func wide(_ field: Field) -> WideColumn {
        WideColumn(values: columns.wide[field.rawValue] ?? [])
    }
    package func narrow(_ field: Field) -> NarrowColumn {
        NarrowColumn(values: columns.narrow[field.rawValue] ?? [])
    }
    package func origin(_ row: Int) -> Origin { Origin(columns.origins[row]) }

    /// Whether its rows come from more than one file.
    package var isOfSeveralFiles: Bool { columns.origins.isOfSeveralFiles }

    /// Whether some row has something in this column.
    package func has(_ field: Field, _ row: Int) -> Bool {
        let key = field.rawValue
        if let values = columns.texts[key] { return values[row] != 0 }
        if let values = columns.wide[key] { return values[row] != FieldReading.blankWide }
        if let values = columns.narrow[key] { return values[row] != FieldReading.blankNarrow }
        return false
    }

    package func hasColumn(_ field: Field) -> Bool {
        let key = field.rawValue
        return columns.texts[key] != nil || columns.wide[key] != nil
            || columns.narrow[key] != nil
    }

    package mutating func append(_ other: ColumnTable) { columns.append(other) }
    package mutating func reorder(_ order: [Int32]) { columns.reorder(order) }
    package mutating func set(_ field: Field, texts: [UInt32]) {
        columns.set(field.rawValue, texts: texts)
    }
    package mutating func set(_ field: Field, wide: [Int64]) {
        columns.set(field.rawValue, wide: wide)
    }
    package mutating func set(_ field: Field, narrow: [Int32]) {
        columns.set(field.rawValue, narrow: narrow)
    }
}
