import Tables

/// The order of the entries by village, day, voucher and line, and where each village begins.
struct LedgerOrder: Sendable {
    /// The rows in their order; nil when they are in order already, as exports are.
    let rows: [Int32]?
    let ranges: [Range<Int>]

    init(
        _ entries: Table, _ villages: VillageIndex, _ villageCount: Int, _ facts: TextFacts,
        _ parallel: Parallel
    ) {
        let keys = EntryKeys(entries, villages, facts)
        if let ranges = keys.rangesInOrder(villageCount, parallel) {
            self.ranges = ranges
            rows = nil
            return
        }
        var counts = [Int](repeating: 0, count: villageCount + 1)
        for row in entries.rows {
            let village = keys.village(row)
            if village >= 0 { counts[village + 1] += 1 }
        }
        for village in 0..<villageCount { counts[village + 1] += counts[village] }
        let bounds = counts
        var byVillage = [Int32](repeating: 0, count: bounds[villageCount])
        for row in entries.rows {
            let village = keys.village(row)
            if village < 0 { continue }
            byVillage[counts[village]] = Int32(row)
            counts[village] += 1
        }
        let grouped = byVillage
        let parts = parallel.map(villageCount) { village -> [Int32] in
            var sorted = (bounds[village]..<bounds[village + 1]).map { place in
                (keys.key(Int(grouped[place])), grouped[place])
            }
            sorted.sort { $0.0 != $1.0 ? $0.0 < $1.0 : $0.1 < $1.1 }
            return sorted.map(\.1)
        }
        rows = parts.flatMap { $0 }
        ranges = (0..<villageCount).map { bounds[$0]..<bounds[$0 + 1] }
    }
}

/// What entries are ordered by.
private struct EntryKeys: Sendable {
    private let count: Int
    private let codes: TextColumn
    private let days: NarrowColumn
    private let types: TextColumn
    private let numbers: TextColumn
    private let lines: NarrowColumn
    private let villages: VillageIndex
    private let facts: TextFacts

    init(_ entries: Table, _ villages: VillageIndex, _ facts: TextFacts) {
        count = entries.count
        codes = entries.texts(.village)
        days = entries.narrow(.day)
        types = entries.texts(.voucherType)
        numbers = entries.texts(.voucherNumber)
        lines = entries.narrow(.line)
        self.villages = villages
        self.facts = facts
    }

    func village(_ row: Int) -> Int { villages[codes[row]] }

    /// Day, type and number; number's text and line.
    func key(_ row: Int) -> (UInt64, UInt64) {
        let day = UInt64(UInt32(bitPattern: days[row] ?? 0) ^ 0x8000_0000)
        let voucher =
            UInt64(facts.rank(types[row])) << 24
            | UInt64(min(facts.number(numbers[row]), 0xFF_FFFF))
        return (
            day << 32 | voucher,
            UInt64(numbers[row]) << 32 | UInt64(UInt32(clamping: max(0, lines[row] ?? 0)))
        )
    }

    /// Where each village begins if all rows have one and stand in order; nil otherwise.
    func rangesInOrder(_ villageCount: Int, _ parallel: Parallel) -> [Range<Int>]? {
        guard count > 0 else { return [Range<Int>](repeating: 0..<0, count: villageCount) }
        let pieces = max(1, min(parallel.cores * 4, count / 65_536))
        let starts = parallel.map(pieces) { piece -> [(village: Int, row: Int)]? in
            var found: [(village: Int, row: Int)] = []
            let first = count * piece / pieces
            var last = first == 0 ? -1 : village(first - 1)
            var lastKey = first == 0 ? (0, 0) : key(first - 1)
            for row in first..<(count * (piece + 1) / pieces) {
                let (now, key) = (village(row), key(row))
                if now < 0 || now < last { return nil }
                if now > last {
                    found.append((now, row))
                } else if key < lastKey {
                    return nil
                }
                (last, lastKey) = (now, key)
            }
            return found
        }
        var ranges = [Range<Int>](repeating: 0..<0, count: villageCount)
        var open: (village: Int, row: Int)?
        for part in starts {
            guard let part else { return nil }
            for start in part {
                if let open { ranges[open.village] = open.row..<start.row }
                open = start
            }
        }
        if let open { ranges[open.village] = open.row..<count }
        return ranges
    }
}

/// Number of the text of a village's code → the index of the village.
package struct VillageIndex: Sendable {
    private var pooled: [Int32]
    private var digits: [UInt32: Int32] = [:]

    init(_ codes: [UInt32], texts: Int) {
        pooled = [Int32](repeating: -1, count: texts)
        for (index, code) in codes.enumerated() {
            if DigitText.holds(code) {
                digits[code] = Int32(index)
            } else {
                pooled[Int(code)] = Int32(index)
            }
        }
    }

    /// -1 for a text that is no village.
    package subscript(code: UInt32) -> Int {
        Int(DigitText.holds(code) ? digits[code] ?? -1 : pooled[Int(code)])
    }
}
