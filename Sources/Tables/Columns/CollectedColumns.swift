/// The columns of one piece of a file, before the pieces are joined.
struct CollectedColumns: Sendable {
    var texts: [[UInt32]]
    var wide: [[Int64]]
    var narrow: [[Int32]]
    var origins: [UInt64]
    /// Numbers of this piece's texts → numbers of all.
    let map: [UInt32]
    let rowsBefore: UInt64

    /// One table of all pieces. A column for each core is joined at a time and given up then, so
    /// that no more than these are there twice.
    static func joined(
        _ pieces: inout [CollectedColumns], _ plan: ColumnPlan, _ parallel: Parallel
    ) -> ColumnTable {
        let count = pieces.reduce(0) { $0 + $1.origins.count }
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
        var origins: [UInt64] = []
        origins.reserveCapacity(count)
        for part in Self.shifted(pieces, parallel) { origins += part }
        for index in pieces.indices { pieces[index].origins = [] }
        return ColumnTable(texts: texts, wide: wide, narrow: narrow, origins: origins)
    }

    private static func shifted(
        _ pieces: [CollectedColumns], _ parallel: Parallel
    ) -> [[UInt64]] {
        parallel.map(pieces.count) { index in
            let before = pieces[index].rowsBefore
            return before == 0
                ? pieces[index].origins : pieces[index].origins.map { $0 + before }
        }
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
