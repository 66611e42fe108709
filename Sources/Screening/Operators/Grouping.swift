package import Tables

/// Rows with equal keys, found by open addressing: linear in the rows, no allocation for a row.
package struct Grouping: Sendable {
    /// Places of the given rows, group after group, in their order within a group.
    package let members: [Int32]
    /// Where each group begins in `members`; one more at the end.
    package let starts: [Int32]

    package var count: Int { starts.count - 1 }
    /// Where the members of a group stand.
    package func range(_ group: Int) -> Range<Int> {
        Int(starts[group])..<Int(starts[group + 1])
    }
    package subscript(group: Int) -> ArraySlice<Int32> {
        members[range(group)]
    }

    /// Groups of at least `minimum` of 0..<`rows`, in the order of their first rows.
    ///
    /// `key`: Two exact numbers that are equal for rows of one group; nil leaves a row out.
    package init(rows: Int, minimum: Int = 1, key: (Int) -> (UInt64, UInt64)?) {
        var table = GroupTable(expected: rows)
        for row in 0..<rows {
            if let key = key(row) { table.add(Int32(row), key, GroupTable.hash(key)) }
        }
        (members, starts) = table.groups(minimum)
    }

    /// Groups of at least `minimum` of 0..<`rows` on all cores; the order of the groups is the same
    /// on any number of cores and means nothing.
    ///
    /// Rows are first parted by their hashes, so that the table of each part stays in the caches.
    package init(
        rows: Int, minimum: Int = 1, parallel: Parallel,
        key: @escaping @Sendable (Int) -> (UInt64, UInt64)?
    ) {
        let parts = Self.parts(rows)
        if parts == 1 {
            self.init(rows: rows, minimum: minimum, key: key)
            return
        }
        let blocks = parallel.map((rows + Self.rowsOfBlock - 1) / Self.rowsOfBlock) { block in
            PartedRows(
                block * Self.rowsOfBlock..<min(rows, (block + 1) * Self.rowsOfBlock), parts, key)
        }
        let made = parallel.map(parts) { part -> ([Int32], [Int32]) in
            var table = GroupTable(expected: blocks.reduce(0) { $0 + $1.rows(of: part).count })
            for block in blocks {
                for row in block.rows(of: part) {
                    if let key = key(Int(row)) { table.add(row, key, GroupTable.hash(key)) }
                }
            }
            return table.groups(minimum)
        }
        var members: [Int32] = []
        var starts: [Int32] = [0]
        members.reserveCapacity(made.reduce(0) { $0 + $1.0.count })
        starts.reserveCapacity(made.reduce(1) { $0 + $1.1.count - 1 })
        for part in made {
            let before = Int32(members.count)
            members += part.0
            for start in part.1.dropFirst() { starts.append(start + before) }
        }
        self.init(members: members, starts: starts)
    }

    private init(members: [Int32], starts: [Int32]) {
        self.members = members
        self.starts = starts
    }

    /// A power of two.
    private static func parts(_ rows: Int) -> Int {
        var parts = 1
        while parts * rowsOfPart < rows { parts *= 2 }
        return parts
    }

    private static let rowsOfPart = 16_384
    private static let rowsOfBlock = 1 << 18
}

/// Rows of a block by the part that their hash falls into.
private struct PartedRows: Sendable {
    private var rows: [Int32]
    private var starts: [Int32]

    init(_ block: Range<Int>, _ parts: Int, _ key: (Int) -> (UInt64, UInt64)?) {
        // The upper bits: the lower ones find the place within a part.
        let shift = UInt64(64 - parts.trailingZeroBitCount)
        var partOfRow = [Int32](repeating: -1, count: block.count)
        starts = [Int32](repeating: 0, count: parts + 1)
        for row in block {
            guard let key = key(row) else { continue }
            let part = Int32(GroupTable.hash(key) >> shift)
            partOfRow[row - block.lowerBound] = part
            starts[Int(part) + 1] += 1
        }
        for part in 0..<parts { starts[part + 1] += starts[part] }
        var next = starts
        rows = [Int32](repeating: 0, count: Int(starts[parts]))
        for row in block {
            let part = Int(partOfRow[row - block.lowerBound])
            if part < 0 { continue }
            rows[Int(next[part])] = Int32(row)
            next[part] += 1
        }
    }

    func rows(of part: Int) -> ArraySlice<Int32> {
        rows[Int(starts[part])..<Int(starts[part + 1])]
    }
}

/// Keys by open addressing, and the rows of each.
private struct GroupTable {
    private let mask: Int
    private var slots: [Int32]
    private var keys: [(UInt64, UInt64)] = []
    private var counts: [Int32] = []
    private var rows: [Int32] = []
    private var groupOfRow: [Int32] = []

    init(expected: Int) {
        var size = 16
        while size < expected * 2 { size *= 2 }
        mask = size - 1
        slots = [Int32](repeating: -1, count: size)
        rows.reserveCapacity(expected)
        groupOfRow.reserveCapacity(expected)
    }

    @inline(__always)
    static func hash(_ key: (UInt64, UInt64)) -> UInt64 {
        Hash.mixed(key.0 &+ Hash.mixed(key.1 ^ 0x9E37_79B9_7F4A_7C15))
    }

    @inline(__always)
    mutating func add(_ row: Int32, _ key: (UInt64, UInt64), _ hash: UInt64) {
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] >= 0, keys[Int(slots[slot])] != key { slot = (slot + 1) & mask }
        if slots[slot] < 0 {
            slots[slot] = Int32(keys.count)
            keys.append(key)
            counts.append(0)
        }
        rows.append(row)
        groupOfRow.append(slots[slot])
        counts[Int(slots[slot])] += 1
    }

    /// The rows of the groups of at least `minimum`, and where each group begins among them.
    func groups(_ minimum: Int) -> (members: [Int32], starts: [Int32]) {
        var starts: [Int32] = [0]
        var places = [Int32](repeating: -1, count: keys.count)
        for group in keys.indices where counts[group] >= minimum {
            places[group] = starts[starts.count - 1]
            starts.append(places[group] + counts[group])
        }
        var members = [Int32](repeating: 0, count: Int(starts[starts.count - 1]))
        for (row, group) in zip(rows, groupOfRow) where places[Int(group)] >= 0 {
            members[Int(places[Int(group)])] = row
            places[Int(group)] += 1
        }
        return (members, starts)
    }
}

/// A 64-bit mix.
package enum Hash {
    @inline(__always)
    package static func mixed(_ value: UInt64) -> UInt64 {
        let (high, low) = (value ^ 0xE703_7ED1_A0B4_28DB)
            .multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        return high ^ low
    }

    /// Two numbers of texts as one exact key.
    @inline(__always)
    package static func pair(_ a: UInt32, _ b: UInt32) -> UInt64 { UInt64(a) << 32 | UInt64(b) }
}
