import Domain
import Tables

extension Ledger {
    /// Sorts the entries by village, day, voucher and line, and cuts them into vouchers.
    ///
    /// Entries that are in order already, as exports are, are only looked through.
    static func made(
        entries: Table, vouchers: Table?, villages: VillageIndex, villageCount: Int, texts: Texts,
        parallel: Parallel
    ) -> (Ledger, Table) {
        var entries = entries
        let facts = TextFacts(entries, texts)
        let order = LedgerOrder(entries, villages, villageCount, facts, parallel)
        if let rows = order.rows { entries.reorder(rows) }
        if let vouchers { entries.fill(from: vouchers) }
        let sorted = entries
        let cutting = parallel.map(villageCount) { village in
            VoucherCutter(sorted, facts, village: village).cut(order.ranges[village])
        }
        var made: [Voucher] = []
        made.reserveCapacity(cutting.reduce(0) { $0 + $1.vouchers.count })
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
