import Domain

/// Payments cut into pieces that each stay within a limit of approval and pass it together.
///
/// Payments of one payee (and project) in the order of days; within a day in the order of the
/// ledger. A window is the shortest run that ends with a payment, begins at most `days` days
/// before it, has at least two payments of at most T each, and sums to more than T. Windows that
/// share a payment are one lead. The highest limit that a payment helps to pass is told, and lower
/// ones are looked at with what is left. A window is judged by the limits in force on its last day.
extension Model {
    static let e05 = Model(
        "E05", version: 2, Phrase("疑似拆分报销、拆分支付", "Payments split under a limit"), .high,
        key: Phrase("收款人、时段", "payee and time"),
        rule: Phrase(
            "同一收款人在规定天数内两笔以上，每笔不超过审批限额、合计超过限额。",
            "A payee gets several payments within some days, each within a limit, together above "
                + "it."
        ),
        source: Phrase(
            "《政府采购法实施条例》第二十八条；《招标投标法》第四条",
            "Procurement Regulation art. 28; Tendering Law art. 4"),
        innocent: Phrase("按合同分期付款；连续供货按批结算。", "Instalments of a contract; deliveries."),
        needs: [Need(.entry, .account, .debit, .party)],
        parameters: [
            Parameter(
                "limits", .ladder, "1000 5000 10000 50000",
                Phrase("当地审批权限，按县设定", "the local ladder of approval")),
            Parameter("days", .days, "7", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let scheduled = screen.scheduledContracts()
        let entries = screen.table(.entry)
        let (projects, contracts) = (entries.texts(.project), entries.texts(.contract))
        return screen.perVillage { village in
            let ladder = screen.ladderByDay("limits", at: village)
            let days = Int32(screen.count("days", at: village))
            let payments = Payments(screen, village: village)
            let groups = Grouping(rows: payments.count, minimum: 2) { place in
                let entry = payments.entry(Int32(place))
                if scheduled.contains(contracts[entry]) { return nil }
                return (Hash.pair(payments.party(Int32(place)), projects[entry]), 0)
            }
            let entries = groups.members.map(payments.entry)
            let dayOf = entries.map { screen.ledger.days[$0] }
            var amounts = entries.map { screen.ledger.debit[$0] }
            let steps = ladder.all.flatMap { term in
                term.value.reversed().map { (days: term.days, limit: $0) }
            }
            var leads: [Lead] = []
            for group in 0..<groups.count {
                for (term, limit) in steps {
                    let runs = SplitWindows.runs(
                        groups.range(group), over: limit, upTo: limit, within: days,
                        day: { dayOf[$0] }, amount: { amounts[$0] })
                    for run in runs where term.contains(dayOf[run.upperBound - 1]) {
                        let parts = run.filter { amounts[$0] <= limit }
                        leads.append(screen.splitLead(parts.map { entries[$0] }, limit, village))
                        for place in parts { amounts[place] = SplitWindows.told }
                    }
                }
            }
            return leads
        }
    }
}

enum SplitWindows {
    /// An amount that is above every limit.
    static let told = Int64.max

    /// Runs of items, in the order of days, that windows over the limit cover.
    ///
    /// `largest`: Items above it are passed over; a run may hold some, and never begins or ends
    /// with one.
    static func runs(
        _ items: Range<Int>, over limit: Int64, upTo largest: Int64 = .max - 1,
        within days: Int32, day: (Int) -> Int32, amount: (Int) -> Int64
    ) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start = items.lowerBound
        var sum: Int64 = 0
        for end in items {
            let last = amount(end)
            if last > largest { continue }
            sum += last
            while day(end) - day(start) > days || amount(start) > largest {
                if amount(start) <= largest { sum -= amount(start) }
                start += 1
            }
            guard sum > limit, start < end else { continue }
            // The shortest run that ends here: what can go from its beginning goes.
            var (first, rest) = (start, sum)
            while amount(first) > largest || (first < end - 1 && rest - amount(first) > limit) {
                if amount(first) <= largest { rest -= amount(first) }
                first += 1
            }
            if first == end { continue }
            if let last = runs.last, last.upperBound > first {
                runs[runs.count - 1] = min(last.lowerBound, first)..<(end + 1)
            } else {
                runs.append(first..<(end + 1))
            }
        }
        return runs
    }
}

extension Screen {
    /// Contracts that have a schedule of instalments.
    func scheduledContracts() -> Set<UInt32> {
        var contracts = Set(table(.installment).texts(.contract).values)
        contracts.remove(0)
        return contracts
    }

    fileprivate func splitLead(_ entries: [Int], _ limit: Int64, _ village: Int) -> Lead {
        let total = entries.reduce(Int64(0)) { $0 + ledger.debit[$1] }
        let day = ledger.days[entries[0]]
        let (first, last) = (self.day(day), self.day(ledger.days[entries[entries.count - 1]]))
        let name = payee(entries[0])
        let (sum, most) = (yuan(total), yuan(limit))
        return lead(
            name, village: village, day: day, amount: total, rows: Row.entries(entries),
            Phrase(
                "\(first)至\(last)分\(entries.count)笔向\(name)支付\(sum)元，每笔不超过\(most)元。",
                "\(name) was paid \(sum) yuan in \(entries.count) parts between \(first) and "
                    + "\(last), none above \(most)."))
    }
}
