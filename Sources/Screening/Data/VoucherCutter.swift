import Domain
import Tables

/// Cuts the sorted entries of villages into vouchers, and tells the class of every account.
struct VoucherCutter: Sendable {
    private let facts: TextFacts
    private let days: NarrowColumn
    private let years: NarrowColumn
    private let periods: NarrowColumn
    private let types: TextColumn
    private let numbers: TextColumn
    private let accounts: TextColumn
    private let summaries: TextColumn
    private let statuses: TextColumn
    private let voidMarks: TextColumn
    private let parties: TextColumn
    private let partyIDs: TextColumn
    private let debits: FenColumn

    /// What is told of a village beside the columns that are filled.
    struct Cut: Sendable {
        var charts: [Ledger.VillageYear: ChartOfAccounts] = [:]
        var payments: [Int32] = []
    }

    init(_ entries: Table, _ facts: TextFacts) {
        self.facts = facts
        days = entries.narrow(.day)
        years = entries.narrow(.year)
        periods = entries.narrow(.period)
        types = entries.texts(.voucherType)
        numbers = entries.texts(.voucherNumber)
        accounts = entries.texts(.account)
        summaries = entries.texts(.summary)
        statuses = entries.texts(.status)
        voidMarks = entries.texts(.voided)
        parties = entries.texts(.party)
        partyIDs = entries.texts(.partyID)
        debits = FenColumn(entries.wide(.debit))
    }

    /// How many vouchers these lines are.
    func count(_ lines: Range<Int>) -> Int {
        lines.isEmpty ? 0 : 1 + lines.dropFirst().count { !isSame($0 - 1, $0) }
    }

    /// Fills the columns for the lines of the village.
    ///
    /// `vouchers`: Where those of the village stand among all.
    func cut(
        _ village: Int, _ lines: Range<Int>, _ vouchers: Range<Int>, _ space: LedgerSpace
    ) -> Cut {
        var cut = Cut()
        var start = lines.lowerBound
        var calendar = YearOfDay()
        var codes: [Int: CodesOfYear] = [:]
        var now = (year: Int.min, codes: CodesOfYear())
        for place in vouchers {
            var end = start + 1
            while end < lines.upperBound, isSame(start, end) { end += 1 }
            let voucher = voucher(village, start..<end, &calendar)
            if voucher.year != now.year {
                codes[now.year] = now.codes
                now = (voucher.year, codes[voucher.year] ?? CodesOfYear())
            }
            for line in voucher.lines {
                let code = facts.code(accounts[line])
                now.codes.insert(code)
                space.codes[line] = code
            }
            space.vouchers.initializeElement(at: place, to: voucher)
            start = end
        }
        codes[now.year] = now.codes
        for (year, codes) in codes where year != Int.min {
            cut.charts[Ledger.VillageYear(village: village, year: year)] = ChartOfAccounts(
                codes: codes.all, year: year)
        }
        var chart = (year: Int.min, classes: ChartOfAccounts.mixed.table)
        for place in vouchers {
            let voucher = space.vouchers[place]
            if voucher.year != chart.year {
                let found = cut.charts[Ledger.VillageYear(village: village, year: voucher.year)]
                chart = (voucher.year, (found ?? .mixed).table)
            }
            if classify(voucher, chart.classes, space) { space.vouchers[place].isTransfer = true }
            notePayments(space.vouchers[place], space, &cut.payments)
        }
        return cut
    }

    private func isSame(_ a: Int, _ b: Int) -> Bool {
        numbers[a] == numbers[b] && days[a] == days[b] && types[a] == types[b]
    }

    private func voucher(
        _ village: Int, _ lines: Range<Int>, _ calendar: inout YearOfDay
    ) -> Voucher {
        let first = lines.lowerBound
        let day = days[first] ?? 0
        let (year, month) = calendar.yearAndMonth(day)
        let period = Int(periods[first] ?? Int32(month))
        return Voucher(
            lines: lines, village: village, day: day, year: Int(years[first] ?? Int32(year)),
            period: period, type: types[first],
            number: (facts.number(numbers[first]), numbers[first]),
            isTransfer: period >= 13 || lines.contains { facts.isTransfer(summaries[$0]) },
            isVoided: lines.contains { line in
                facts.isVoided(statuses[line]) || facts.isVoidMark(voidMarks[line])
            })
    }

    /// Whether the voucher takes finished works into fixed assets: what was spent on them was
    /// spent when it was paid, and is not spent again.
    private func classify(
        _ voucher: Voucher, _ chart: [AccountClass.RawValue], _ space: LedgerSpace
    ) -> Bool {
        var single: UInt32 = 0
        var (isBuilt, isOther) = (false, false)
        var several = false
        for line in voucher.lines {
            let party = partyIDs[line] != 0 ? partyIDs[line] : parties[line]
            if party != 0, single != 0, party != single { several = true }
            if party != 0 { single = party }
            let known = voucher.isVoided ? 0 : chart[Int(space.codes[line])]
            space.classes[line] = known
            if known == AccountClass.construction.rawValue, debits[line] == 0 {
                isBuilt = true
            } else if known != AccountClass.fixedAsset.rawValue {
                isOther = true
            }
            space.parties[line] = party
        }
        let isCapitalised = isBuilt && !isOther
        guard single != 0, !several else { return isCapitalised }
        for line in voucher.lines where space.parties[line] == 0 { space.parties[line] = single }
        return isCapitalised
    }

    private func notePayments(
        _ voucher: Voucher, _ space: LedgerSpace, _ payments: inout [Int32]
    ) {
        if voucher.isTransfer { return }
        var spending = 0
        let before = payments.count
        for line in voucher.lines {
            guard isSpending[Int(space.classes[line])], debits[line] > 0 else { continue }
            spending += 1
            if space.parties[line] != 0 { payments.append(Int32(line)) }
        }
        if spending >= Ledger.listLength { payments.removeLast(payments.count - before) }
    }
}

/// `AccountClass.isSpending` by raw value.
private let isSpending = AccountClass.allCases.map(\.isSpending)

/// The first three digits of the accounts of a year.
private struct CodesOfYear {
    private var has = [Bool](repeating: false, count: 1000)

    mutating func insert(_ code: Int16) { has[Int(code)] = true }
    var all: Set<Int> { Set(has.indices.filter { has[$0] }) }
}

/// Year and month of days that mostly come in order.
struct YearOfDay {
    private var month: Range<Int32> = 0..<0
    private var known = (year: 1970, month: 1)

    mutating func yearAndMonth(_ day: Int32) -> (year: Int, month: Int) {
        if month.contains(day) { return known }
        let (year, number, dayOfMonth) = Day(number: day).civil
        let first = day - Int32(dayOfMonth) + 1
        let next = Day(
            year: number == 12 ? year + 1 : year, month: number == 12 ? 1 : number + 1, day: 1)
        month = first..<(next?.number ?? day + 1)
        known = (year, number)
        return known
    }
}

extension Table {
    /// Takes what belongs to the voucher from a table of vouchers, where the entries lack it.
    mutating func fill(from vouchers: Table) {
        struct Key: Hashable {
            let village: UInt32
            let day: Int32?
            let number: UInt32
        }
        var rowByKey: [Key: Int] = [:]
        for row in vouchers.rows {
            let key = Key(
                village: vouchers.texts(.village)[row], day: vouchers.narrow(.day)[row],
                number: vouchers.texts(.voucherNumber)[row])
            if rowByKey[key] == nil { rowByKey[key] = row }
        }
        let (codes, days) = (self.texts(.village), narrow(.day))
        let numbers = self.texts(.voucherNumber)
        let found = rows.map { row in
            rowByKey[Key(village: codes[row], day: days[row], number: numbers[row])] ?? -1
        }
        for field in [
            Field.maker, .checker, .poster, .cashier, .chief, .status, .voided, .reversalOf,
        ] {
            let (mine, theirs) = (self.texts(field), vouchers.texts(field))
            if theirs.isEmpty { continue }
            set(
                field,
                texts: rows.map { mine[$0] != 0 || found[$0] < 0 ? mine[$0] : theirs[found[$0]] })
        }
        let (mine, theirs) = (narrow(.attachments), vouchers.narrow(.attachments))
        if !theirs.isEmpty {
            set(
                .attachments,
                narrow: rows.map { row in
                    mine[row] ?? (found[row] < 0 ? nil : theirs[found[row]])
                        ?? FieldReading.blankNarrow
                })
        }
    }
}
