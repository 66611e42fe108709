import Domain
import Tables

/// Cuts the sorted entries of a village into vouchers, and tells the class of every account.
struct VoucherCutter {
    private let facts: TextFacts
    private let village: Int
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

    struct Cut: Sendable {
        var vouchers: [Voucher] = []
        var charts: [Ledger.VillageYear: ChartOfAccounts] = [:]
        var classes: [AccountClass.RawValue] = []
        var codes: [Int16] = []
        var parties: [UInt32] = []
        var payments: [Int32] = []
    }

    init(_ entries: Table, _ facts: TextFacts, village: Int) {
        self.facts = facts
        self.village = village
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

    func cut(_ lines: Range<Int>) -> Cut {
        var cut = Cut()
        cut.codes.reserveCapacity(lines.count)
        var start = lines.lowerBound
        var calendar = YearOfDay()
        var codes: [Int: CodesOfYear] = [:]
        var now = (year: Int.min, codes: CodesOfYear())
        while start < lines.upperBound {
            var end = start + 1
            while end < lines.upperBound, isSame(start, end) { end += 1 }
            let voucher = voucher(start..<end, &calendar)
            if voucher.year != now.year {
                codes[now.year] = now.codes
                now = (voucher.year, codes[voucher.year] ?? CodesOfYear())
            }
            for line in voucher.lines {
                let code = facts.code(accounts[line])
                now.codes.insert(code)
                cut.codes.append(code)
            }
            cut.vouchers.append(voucher)
            start = end
        }
        codes[now.year] = now.codes
        for (year, codes) in codes where year != Int.min {
            cut.charts[Ledger.VillageYear(village: village, year: year)] = ChartOfAccounts(
                codes: codes.all, year: year)
        }
        cut.classes.reserveCapacity(lines.count)
        cut.parties.reserveCapacity(lines.count)
        var chart = (year: Int.min, classes: ChartOfAccounts.mixed.table)
        for place in cut.vouchers.indices {
            let voucher = cut.vouchers[place]
            if voucher.year != chart.year {
                let found = cut.charts[Ledger.VillageYear(village: village, year: voucher.year)]
                chart = (voucher.year, (found ?? .mixed).table)
            }
            let begin = cut.classes.count
            if classify(voucher, chart.classes, lines.lowerBound, &cut) {
                cut.vouchers[place].isTransfer = true
            }
            notePayments(cut.vouchers[place], begin, &cut)
        }
        return cut
    }

    private func isSame(_ a: Int, _ b: Int) -> Bool {
        numbers[a] == numbers[b] && days[a] == days[b] && types[a] == types[b]
    }

    private func voucher(_ lines: Range<Int>, _ calendar: inout YearOfDay) -> Voucher {
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
        _ voucher: Voucher, _ chart: [AccountClass.RawValue], _ first: Int, _ cut: inout Cut
    ) -> Bool {
        var single: UInt32 = 0
        var (isBuilt, isOther) = (false, false)
        var several = false
        for line in voucher.lines {
            let party = partyIDs[line] != 0 ? partyIDs[line] : parties[line]
            if party != 0, single != 0, party != single { several = true }
            if party != 0 { single = party }
            let known = voucher.isVoided ? 0 : chart[Int(cut.codes[line - first])]
            cut.classes.append(known)
            if known == AccountClass.construction.rawValue, debits[line] == 0 {
                isBuilt = true
            } else if known != AccountClass.fixedAsset.rawValue {
                isOther = true
            }
            cut.parties.append(party)
        }
        let isCapitalised = isBuilt && !isOther
        guard single != 0, !several else { return isCapitalised }
        let begin = cut.parties.count - voucher.lines.count
        for place in begin..<cut.parties.count where cut.parties[place] == 0 {
            cut.parties[place] = single
        }
        return isCapitalised
    }

    /// `begin`: Where the voucher's lines begin among those that were cut.
    private func notePayments(_ voucher: Voucher, _ begin: Int, _ cut: inout Cut) {
        if voucher.isTransfer { return }
        var spending = 0
        let before = cut.payments.count
        for line in voucher.lines {
            let place = begin + line - voucher.lines.lowerBound
            guard isSpending[Int(cut.classes[place])], debits[line] > 0 else { continue }
            spending += 1
            if cut.parties[place] != 0 { cut.payments.append(Int32(line)) }
        }
        if spending >= Ledger.listLength { cut.payments.removeLast(cut.payments.count - before) }
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
