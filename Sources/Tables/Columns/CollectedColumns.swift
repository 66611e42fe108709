/// The columns of one piece of a file, before the pieces are joined.
struct CollectedColumns: Sendable {
    var texts: [[UInt32]]
    var wide: [[Int64]]
    var narrow: [[Int32]]
    /// Rows from the piece's first on.
    var rows: [UInt32]
    /// Numbers of this piece's texts → numbers of all.
    let map: [UInt32]
    let rowsBefore: UInt32

    /// One table of all pieces. A column for each core is joined at a time and given up then, so
    /// that no more than these are there twice.
    static func joined(
        _ pieces: inout [CollectedColumns], _ plan: ColumnPlan, file: Int, _ parallel: Parallel
    ) -> ColumnTable {
        let count = pieces.reduce(0) { $0 + $1.rows.count }
        var texts: [String: [UInt32]] = [:]
        var wide: [String: [Int64]] = [:]
        var narrow: [String: [Int32]] = [:]
        for first in stride(from: 0, to: plan.columns.count, by: parallel.cores) {
            let some = plan.columns[first..<min(first + parallel.cores, plan.columns.count)]
            let given = pieces
            let joined = parallel.map(some.count) { place in
                Self.join(given, some[first + place], count)
            }
            for (column, values) in zip(some, joined) {
                switch values {
                case .texts(let values): texts[column.key] = values
                case .wide(let values): wide[column.key] = values
                case .narrow(let values): narrow[column.key] = values
                }
                for index in pieces.indices { pieces[index].giveUp(column) }
            }
        }
        var rows: [UInt32] = []
        rows.reserveCapacity(count)
        for index in pieces.indices {
            let before = pieces[index].rowsBefore
            rows.append(contentsOf: pieces[index].rows.lazy.map { $0 + before })
            pieces[index].rows = []
        }
        return ColumnTable(
            texts: texts, wide: wide, narrow: narrow, origins: RowOrigins(file: file, rows: rows))
    }

    private enum Joined: Sendable {
        case texts([UInt32])
        case wide([Int64])
        case narrow([Int32])
    }

    private static func join(
        _ pieces: [CollectedColumns], _ column: ColumnPlan.Column, _ count: Int
    ) -> Joined {
        switch column.storage {
        case .texts:
            var all: [UInt32] = []
            all.reserveCapacity(count)
            for piece in pieces {
                let map = piece.map.span
                for value in piece.texts[column.slot] {
                    all.append(DigitText.holds(value) ? value : map[Int(value)])
                }
            }
            return .texts(all)
        case .wide:
            var all: [Int64] = []
            all.reserveCapacity(count)
            for piece in pieces { all.append(contentsOf: piece.wide[column.slot]) }
            return .wide(all)
        case .narrow:
            var all: [Int32] = []
            all.reserveCapacity(count)
            for piece in pieces { all.append(contentsOf: piece.narrow[column.slot]) }
            return .narrow(all)
        }
    }

    private mutating func giveUp(_ column: ColumnPlan.Column) {
        switch column.storage {
        case .texts: texts[column.slot] = []
        case .wide: wide[column.slot] = []
        case .narrow: narrow[column.slot] = []
        }
    }
}
