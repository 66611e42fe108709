import Domain

/// Advances to persons that stay open, and those that are settled for the year's end only.
extension Model {
    static let e09 = Model(
        "E09", Phrase("疑似个人借款、备用金长期挂账", "Advances to persons left open"), .medium,
        key: Phrase("借款人", "person"),
        rule: Phrase(
            "应收款、内部往来中个人借款先进先出的账龄超过规定天数；村干部及亲属借款为高风险；年末结清、年初又借。",
            "Advances open longer than some days (first in, first out); to officials or relatives; "
                + "settled in December and given again in January."),
        source: Phrase(
            "《农村集体经济组织法》第三十五条第（二）项", "Rural Collective Organisations Law, art. 35(2)"),
        innocent: Phrase("租户欠款（见R03）；已批准的报账员备用金。", "Tenants' arrears; approved petty cash."),
        needs: [Need(.entry, .account, .debit, .party, .summary)],
        parameters: [
            Parameter("days", .days, "30", Phrase("部分县3日且不跨月", "3 days in some counties")),
            Parameter("reborn", .days, "10", Phrase("工作口径", "working rule")),
            Parameter("minimum", .yuan, "1000", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let isLoan = screen.summaries { text in
            ["借款", "备用金", "暂借", "暂支", "预借", "预支", "归还借"].contains { text.contains($0) }
        }
        let contracts = screen.table(.entry).texts(.contract)
        let ledger = screen.ledger
        return screen.perVillage { village in
            var byPerson: [UInt32: [Int]] = [:]
            for line in ledger.villageLines[village]
            where ledger.party[line] != 0 && contracts[line] == 0 {
                let kind = ledger.accountClass(line)
                if kind == .receivable || kind == .internalAccount {
                    byPerson[ledger.party[line], default: []].append(line)
                }
            }
            return byPerson.sorted { $0.key < $1.key }.compactMap { person, lines in
                guard lines.contains(where: { isLoan[$0] && ledger.debit[$0] > 0 }) else {
                    return nil
                }
                return screen.advance(person, lines, village)
            }
        }
    }
}

/// Advances of one person, the oldest settled first.
private struct AdvanceQueue {
    private(set) var open: [(day: Int32, amount: Int64)] = []
    /// Days that the longest settled advance was open.
    private(set) var longest: Int32 = 0
    /// The first day on which an advance followed one that was settled at the year's end.
    private(set) var reborn: Int32?
    private var emptied: Int32?

    mutating func lend(_ amount: Int64, _ day: Int32, within days: Int32) {
        if open.isEmpty, let emptied, reborn == nil {
            let (before, now) = (Day(number: emptied).civil, Day(number: day).civil)
            if before.month == 12, before.day > 20, now.month == 1, now.day <= Int(days),
                now.year == before.year + 1
            {
                reborn = day
            }
        }
        open.append((day, amount))
    }

    mutating func settle(_ amount: Int64, _ day: Int32) {
        var amount = amount
        while amount > 0, let first = open.first {
            let part = min(amount, first.amount)
            amount -= part
            longest = max(longest, day - first.day)
            open[0].amount -= part
            if open[0].amount == 0 { open.removeFirst() }
        }
        if open.isEmpty { emptied = day }
    }
}

extension Screen {
    fileprivate func advance(_ person: UInt32, _ lines: [Int], _ village: Int) -> Lead? {
        var queue = AdvanceQueue()
        let reborn = Int32(count("reborn", at: village))
        for line in lines {
            if ledger.credit[line] > 0 { queue.settle(ledger.credit[line], ledger.days[line]) }
            if ledger.debit[line] > 0 {
                queue.lend(ledger.debit[line], ledger.days[line], within: reborn)
            }
        }
        let days = Int32(count("days", at: village))
        let last = max(asOf.number, lastDay(village))
        let old = queue.open.filter { last - $0.day > days }
        let amount = old.reduce(Int64(0)) { $0 + $1.amount }
        let isOfficial =
            data.people.officesByID[person] != nil || data.people.kinByID[person] != nil
        let isOld = amount >= fen("minimum", at: village)
        guard isOld || queue.reborn != nil || (isOfficial && queue.longest > days) else {
            return nil
        }
        let name = payee(lines[0])
        let since = old.first?.day ?? queue.reborn ?? ledger.days[lines[0]]
        let what =
            isOld
            ? Phrase(
                "自\(day(since))起\(yuan(amount))元未结清",
                "\(yuan(amount)) yuan open since \(day(since))")
            : queue.reborn != nil
                ? Phrase("年末结清、年初又借", "settled in December, given again in January")
                : Phrase("曾挂账\(queue.longest)天", "open for \(queue.longest) days")
        return lead(
            name, village: village, day: since,
            amount: isOld ? amount : lines.reduce(0) { max($0, ledger.debit[$1]) },
            rows: Row.entries(lines), severity: isOfficial || !isOld ? .high : .medium,
            Phrase("\(name)的借款\(what.zh)。", "The advance to \(name): \(what.en)."))
    }
}
