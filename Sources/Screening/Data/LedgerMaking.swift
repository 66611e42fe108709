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
        let joined = Joined(cutting, parallel)
        let ledger = Ledger(
            classes: joined.classes, codes: joined.codes, debit: FenColumn(entries.wide(.debit)),
            credit: FenColumn(entries.wide(.credit)), party: joined.parties,
            partyName: entries.texts(.party), days: entries.narrow(.day).values,
            origins: entries.columns.origins, villageLines: order.ranges,
            vouchers: joined.vouchers, villageVouchers: ranges(cutting.map(\.vouchers.count)),
            payments: joined.payments, villagePayments: ranges(cutting.map(\.payments.count)),
            charts: cutting.reduce(into: [:]) { charts, cut in
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

/// What was cut of the villages, one behind the other; a column is joined on one core.
private struct Joined {
    private(set) var vouchers: [Voucher] = []
    private(set) var classes: [AccountClass.RawValue] = []
    private(set) var codes: [Int16] = []
    private(set) var parties: [UInt32] = []
    private(set) var payments: [Int32] = []

    private enum Column: Sendable {
        case vouchers([Voucher])
        case classes([AccountClass.RawValue])
        case codes([Int16])
        case parties([UInt32])
        case payments([Int32])
    }

    init(_ cuts: [VoucherCutter.Cut], _ parallel: Parallel) {
        let columns = parallel.map(5) { column -> Column in
            switch column {
            case 0: .vouchers(Self.join(cuts, \.vouchers))
            case 1: .parties(Self.join(cuts, \.parties))
            case 2: .codes(Self.join(cuts, \.codes))
            case 3: .payments(Self.join(cuts, \.payments))
            default: .classes(Self.join(cuts, \.classes))
            }
        }
        for column in columns {
            switch column {
            case .vouchers(let values): vouchers = values
            case .classes(let values): classes = values
            case .codes(let values): codes = values
            case .parties(let values): parties = values
            case .payments(let values): payments = values
            }
        }
    }

    private static func join<Value>(
        _ cuts: [VoucherCutter.Cut], _ column: KeyPath<VoucherCutter.Cut, [Value]>
    ) -> [Value] {
        var all: [Value] = []
        all.reserveCapacity(cuts.reduce(0) { $0 + $1[keyPath: column].count })
        for cut in cuts { all += cut[keyPath: column] }
        return all
    }
}
