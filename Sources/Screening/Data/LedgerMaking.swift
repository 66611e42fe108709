import Domain
import Tables

extension Ledger {
    /// Sorts the entries by village, day, voucher and line, and cuts them into vouchers.
    ///
    /// Entries that are in order already, as exports are, are only looked through.
    static func made(
        entries: Table, vouchers: Table?, villages: [Int32], villageCount: Int, texts: Texts,
        parallel: Parallel
    ) -> (Ledger, Table) {
        var entries = entries
        let facts = TextFacts(entries, texts)
        let order = LedgerOrder(entries, villages, villageCount, facts, parallel)
        if !order.isIdentity { entries.reorder(order.rows) }
        if let vouchers { entries.fill(from: vouchers) }
        let sorted = entries
        let cutting = parallel.map(villageCount) { village in
            VoucherCutter(sorted, facts, village: village).cut(order.ranges[village])
        }
        var made: [Voucher] = []
        var ranges: [Range<Int>] = []
        var charts: [VillageYear: ChartOfAccounts] = [:]
        var classes: [AccountClass.RawValue] = []
        classes.reserveCapacity(entries.count)
        var parties: [UInt32] = []
        parties.reserveCapacity(entries.count)
        for cut in cutting {
            ranges.append(made.count..<(made.count + cut.vouchers.count))
            made += cut.vouchers
            charts.merge(cut.charts) { old, _ in old }
            classes += cut.classes
            parties += cut.parties
        }
        let ledger = Ledger(
            classes: classes, codes: entries.texts(.account).values.map { facts.code($0) },
            debit: amounts(entries.wide(.debit), entries.count),
            credit: amounts(entries.wide(.credit), entries.count), party: parties,
            days: entries.narrow(.day).values, villageLines: order.ranges, vouchers: made,
            villageVouchers: ranges, charts: charts)
        return (ledger, entries)
    }

    private static func amounts(_ column: WideColumn, _ count: Int) -> [Int64] {
        if column.isEmpty { return [Int64](repeating: 0, count: count) }
        return column.values.map { $0 == FieldReading.blankWide ? 0 : $0 }
    }
}

/// What is asked of texts again and again, answered once for each text.
struct TextFacts: Sendable {
    /// First three digits of an account's number; 0 when it does not begin with three digits.
    private var codes: [Int16]
    /// Digits at the end of a voucher's number.
    private var numbers: [Int32]
    private var transfers: [Bool]
    private var voided: [Bool]
    /// Rank of a voucher type among the types, by its text.
    private var ranks: [UInt8]

    private static let transferWords = ["结转", "计提", "调账", "红冲"].map { Array($0.utf8) }
    private static let voidedWords: Set<String> = ["作废", "已作废", "voided"]

    init(_ entries: Table, _ texts: Texts) {
        codes = [Int16](repeating: 0, count: texts.count)
        numbers = [Int32](repeating: 0, count: texts.count)
        transfers = [Bool](repeating: false, count: texts.count)
        voided = [Bool](repeating: false, count: texts.count)
        ranks = [UInt8](repeating: 0, count: texts.count)
        for code in Self.distinct(entries.texts(.account), texts) {
            codes[Int(code)] = Self.firstDigits(texts.bytes(code))
        }
        for code in Self.distinct(entries.texts(.voucherNumber), texts) {
            numbers[Int(code)] = Self.lastDigits(texts.bytes(code))
        }
        for code in Self.distinct(entries.texts(.summary), texts) {
            let bytes = texts.bytes(code)
            transfers[Int(code)] = Self.transferWords.contains { bytes.holds($0) }
        }
        for code in Self.distinct(entries.texts(.status), texts) {
            voided[Int(code)] = Self.voidedWords.contains(texts[code])
        }
        let types = Self.distinct(entries.texts(.voucherType), texts).map { (texts[$0], $0) }
        for (rank, type) in types.sorted(by: { $0.0 < $1.0 }).enumerated() {
            ranks[Int(type.1)] = UInt8(clamping: rank)
        }
    }

    func code(_ text: UInt32) -> Int16 { codes[Int(text)] }
    func number(_ text: UInt32) -> Int32 { numbers[Int(text)] }
    func isTransfer(_ text: UInt32) -> Bool { transfers[Int(text)] }
    func isVoided(_ text: UInt32) -> Bool { voided[Int(text)] }
    func rank(_ text: UInt32) -> UInt8 { ranks[Int(text)] }

    private static func distinct(_ column: TextColumn, _ texts: Texts) -> [UInt32] {
        var seen = [Bool](repeating: false, count: texts.count)
        for value in column.values { seen[Int(value)] = true }
        return seen.indices.filter { seen[$0] }.map { UInt32($0) }
    }

    private static func firstDigits(_ bytes: ArraySlice<UInt8>) -> Int16 {
        var value: Int16 = 0
        for byte in bytes.prefix(3) {
            guard byte >= 48, byte <= 57 else { return 0 }
            value = value * 10 + Int16(byte - 48)
        }
        return bytes.count >= 3 ? value : 0
    }

    private static func lastDigits(_ bytes: ArraySlice<UInt8>) -> Int32 {
        var value: Int32 = 0
        var scale: Int32 = 1
        for byte in bytes.reversed() {
            guard byte >= 48, byte <= 57, scale <= 10_000_000 else { break }
            value += Int32(byte - 48) * scale
            scale *= 10
        }
        return value
    }
}

extension ArraySlice<UInt8> {
    /// Whether `word` stands somewhere in it.
    func holds(_ word: [UInt8]) -> Bool {
        guard let first = word.first, count >= word.count else { return false }
        var place = startIndex
        while place <= endIndex - word.count {
            if self[place] == first, self[place..<(place + word.count)].elementsEqual(word) {
                return true
            }
            place += 1
        }
        return false
    }
}

/// The order of the entries, and where each village begins in it.
private struct LedgerOrder {
    let rows: [Int32]
    let ranges: [Range<Int>]
    let isIdentity: Bool

    init(
        _ entries: Table, _ villages: [Int32], _ villageCount: Int, _ facts: TextFacts,
        _ parallel: Parallel
    ) {
        var counts = [Int](repeating: 0, count: villageCount + 1)
        let codes = entries.texts(.village)
        for row in entries.rows {
            let village = villages[Int(codes[row])]
            if village >= 0 { counts[Int(village) + 1] += 1 }
        }
        for village in 0..<villageCount { counts[village + 1] += counts[village] }
        let bounds = counts
        var byVillage = [Int32](repeating: 0, count: bounds[villageCount])
        for row in entries.rows {
            let village = Int(villages[Int(codes[row])])
            if village < 0 { continue }
            byVillage[counts[village]] = Int32(row)
            counts[village] += 1
        }
        let grouped = byVillage
        let days = entries.narrow(.day)
        let (types, numbers) = (entries.texts(.voucherType), entries.texts(.voucherNumber))
        let lines = entries.narrow(.line)
        let parts = parallel.map(villageCount) { village -> [Int32] in
            var keys: [(UInt64, UInt64)] = []
            keys.reserveCapacity(bounds[village + 1] - bounds[village])
            var isSorted = true
            for place in bounds[village]..<bounds[village + 1] {
                let row = Int(grouped[place])
                let day = UInt64(UInt32(bitPattern: days[row] ?? 0) ^ 0x8000_0000)
                let voucher =
                    UInt64(facts.rank(types[row])) << 24
                    | UInt64(min(facts.number(numbers[row]), 0xFF_FFFF))
                let key = (
                    day << 32 | voucher,
                    UInt64(numbers[row]) << 48 | UInt64(max(0, lines[row] ?? 0) & 0xFFFF) << 32
                        | UInt64(row)
                )
                if let last = keys.last, last > key { isSorted = false }
                keys.append(key)
            }
            if !isSorted { keys.sort { $0 < $1 } }
            return keys.map { Int32($0.1 & 0xFFFF_FFFF) }
        }
        let order = parts.flatMap { $0 }
        isIdentity =
            order.count == entries.count
            && !order.indices.contains { order[$0] != Int32($0) }
        rows = order
        ranges = (0..<villageCount).map { bounds[$0]..<bounds[$0 + 1] }
    }
}
