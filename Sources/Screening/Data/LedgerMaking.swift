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
        let facts = TextFacts(entries, texts, parallel)
        let order = LedgerOrder(entries, villages, villageCount, facts, parallel)
        if let rows = order.rows { entries.reorder(rows) }
        if let vouchers { entries.fill(from: vouchers) }
        let lines = order.ranges
        let cutter = VoucherCutter(entries, facts)
        let vouchersOf = ranges(
            parallel.map(villageCount) { village in cutter.count(lines[village]) })
        var cuts: [VoucherCutter.Cut] = []
        let columns = LedgerColumns(
            lines: entries.count, vouchers: vouchersOf.last?.upperBound ?? 0
        ) { space in
            cuts = parallel.map(villageCount) { village in
                cutter.cut(village, lines[village], vouchersOf[village], space)
            }
        }
        let ledger = Ledger(
            classes: columns.classes, codes: columns.codes,
            debit: FenColumn(entries.wide(.debit)), credit: FenColumn(entries.wide(.credit)),
            party: columns.parties, partyName: entries.texts(.party),
            days: entries.narrow(.day).values, origins: entries.columns.origins,
            villageLines: lines, vouchers: columns.vouchers, villageVouchers: vouchersOf,
            payments: cuts.flatMap(\.payments),
            villagePayments: ranges(cuts.map(\.payments.count)),
            charts: cuts.reduce(into: [:]) { charts, cut in
                charts.merge(cut.charts) { old, _ in old }
            })
        return (ledger, entries)
    }

    /// Ranges of these lengths, one behind the other.
    private static func ranges(_ counts: [Int]) -> [Range<Int>] {
        var end = 0
        return counts.map { count in
            end += count
            return (end - count)..<end
        }
    }
}
