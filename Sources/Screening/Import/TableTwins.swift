import Tables

/// Tables that were handed in before, whatever their encoding, format or order.
struct TableTwins: Sendable {
    enum Finding: Sendable {
        case new
        /// The same rows as in this file.
        case same(as: String)
        /// So much in common with these, in percent.
        case overlapping([(name: String, share: Int)])
    }

    private struct Seen: Sendable {
        let name: String
        /// Where its rows stand in the table of all files.
        let rows: Range<Int>
        var print: RowPrint?
    }

    private static let leastShare = 50

    private var seen: [Canon: [Seen]] = [:]
    /// Hash of a row → the files that hold it, by their places in `seen`.
    private var holders: [Canon: [UInt64: [Int]]] = [:]

    /// Judges a table before it is appended to those of its kind, and remembers it unless it is one
    /// of them. The first of a kind is not even hashed.
    ///
    /// `all`: What was taken of its kind so far.
    mutating func judge(
        _ table: Table, name: String, among all: Table?, _ parallel: Parallel
    ) -> Finding {
        if table.count == 0 { return .new }
        let canon = table.canon
        let rows = (all?.count ?? 0)..<((all?.count ?? 0) + table.count)
        guard let all, let earlier = seen[canon] else {
            seen[canon] = [Seen(name: name, rows: rows)]
            return .new
        }
        if let first = earlier.first, first.print == nil {
            remember(RowPrint(all.columns, first.rows, parallel), of: 0, canon)
        }
        let print = RowPrint(table.columns, table.rows, parallel)
        let (twin, near) = relatives(print, canon)
        if let twin { return .same(as: twin) }
        seen[canon]?.append(Seen(name: name, rows: rows))
        remember(print, of: earlier.count, canon)
        return near.isEmpty ? .new : .overlapping(near)
    }

    private mutating func remember(_ print: RowPrint, of place: Int, _ canon: Canon) {
        seen[canon]?[place].print = print
        for hash in print.sample { holders[canon, default: [:]][hash, default: []].append(place) }
    }

    private func relatives(
        _ print: RowPrint, _ canon: Canon
    ) -> (twin: String?, near: [(name: String, share: Int)]) {
        var common: [Int: Int] = [:]
        for hash in print.sample {
            for place in holders[canon]?[hash] ?? [] { common[place, default: 0] += 1 }
        }
        var near: [(name: String, share: Int)] = []
        for place in common.keys.sorted() {
            guard let other = seen[canon]?[place], let theirs = other.print else { continue }
            if theirs.equals(print) { return (other.name, []) }
            if let share = print.share(with: theirs), share >= Self.leastShare {
                near.append((other.name, share))
            }
        }
        return (nil, near)
    }
}
