/// The columns of one piece of a file, before the pieces are joined.
struct CollectedColumns: Sendable {
    var texts: [[UInt32]]
    var wide: [[Int64]]
    var narrow: [[Int32]]
    var origins: [UInt64]
    /// Numbers of this piece's texts → numbers of all.
    let map: [UInt32]
    let rowsBefore: UInt64

    /// One table of all pieces. Column after column is joined and given up, so that no more than
    /// one of them is there twice.
    static func joined(_ pieces: inout [CollectedColumns], _ plan: ColumnPlan) -> ColumnTable {
        let count = pieces.reduce(0) { $0 + $1.origins.count }
        var texts: [String: [UInt32]] = [:]
        var wide: [String: [Int64]] = [:]
        var narrow: [String: [Int32]] = [:]
        for column in plan.columns {
            let slot = column.slot
            switch column.kind {
            case .text:
                texts[column.key] = join(&pieces, count, \.texts[slot]) { piece, value in
                    DigitText.holds(value) ? value : piece.map[Int(value)]
                }
            case .money, .quantity, .moment:
                wide[column.key] = join(&pieces, count, \.wide[slot]) { $1 }
            case .day, .number:
                narrow[column.key] = join(&pieces, count, \.narrow[slot]) { $1 }
            }
        }
        let origins = join(&pieces, count, \.origins) { $1 + $0.rowsBefore }
        return ColumnTable(texts: texts, wide: wide, narrow: narrow, origins: origins)
    }

    private static func join<Value>(
        _ pieces: inout [CollectedColumns], _ count: Int,
        _ column: WritableKeyPath<CollectedColumns, [Value]>,
        _ change: (CollectedColumns, Value) -> Value
    ) -> [Value] {
        var all: [Value] = []
        all.reserveCapacity(count)
        for index in pieces.indices {
            let values = pieces[index][keyPath: column]
            pieces[index][keyPath: column] = []
            let piece = pieces[index]
            for value in values { all.append(change(piece, value)) }
        }
        return all
    }
}
