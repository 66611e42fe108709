import Domain

/// Cash on hand above its limit, or below zero, at the end of a day.
///
/// Without a balance of 101 to begin with, the running sum is a lower bound of what was on hand as
/// long as nothing else is known: it may prove too much cash, and says nothing about too little.
/// The limit is that of the day.
extension Model {
    static let c04 = Model(
        "C04", version: 2, Phrase("疑似库存现金超限或出现负数", "Cash on hand over its limit or negative"),
        .medium,
        key: Phrase("村、年度", "village and year"),
        rule: Phrase(
            "按日结出库存现金：超过限额的天数达到规定，或任何一天为负数。",
            "The balance of cash at the end of each day: over the limit on several days, or below "
                + "zero on any."),
        source: Phrase(
            "《现金管理暂行条例》第九条、第十二条（2025年1月20日废止，其后按本地财务制度）",
            "Cash Management Regulation, art. 9 and 12; repealed on 2025-01-20, local rules since"),
        innocent: Phrase("当日送存未及时入账；集中做账使日期靠后。", "Deposits posted later than made."),
        needs: [Need(.entry, .account, .day)],
        parameters: [
            Parameter("limit", .yuan, "5000", Phrase("各地财务制度通行限额", "usual local limit")),
            Parameter("days", .count, "3", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let openings = screen.openingCash()
        return screen.perVillage { village in
            let opening = openings[village]
            let limits = screen.fenByDay("limit", at: village)
            let days = screen.count("days", at: village)
            var leads: [Lead] = []
            var year = CashYear()
            var calendar = YearOfDay()
            screen.ledger.eachCashDay(village, opening: opening ?? 0) { day, balance, entry in
                let number = calendar.yearAndMonth(day).year
                if number != year.number {
                    leads += year.leads(screen, village, opening != nil, days)
                    year = CashYear(number: number)
                }
                year.add(day, balance, entry, limits[day])
            }
            return leads + year.leads(screen, village, opening != nil, days)
        }
    }
}

/// What one year of cash comes to.
private struct CashYear {
    var number = 0
    private var over: [Int] = []
    private var highest: (day: Int32, balance: Int64, limit: Int64) = (0, 0, 0)
    private var below: [Int] = []
    private var lowest: (day: Int32, balance: Int64) = (0, 0)
    private var firstBelow: Int32 = 0

    init(number: Int = 0) { self.number = number }

    mutating func add(_ day: Int32, _ balance: Int64, _ entry: Int, _ limit: Int64) {
        if balance > limit {
            over.append(entry)
            if balance > highest.balance { highest = (day, balance, limit) }
        }
        if balance < 0 {
            if below.isEmpty { firstBelow = day }
            below.append(entry)
            if balance < lowest.balance { lowest = (day, balance) }
        }
    }

    func leads(
        _ screen: Screen, _ village: Int, _ isOpeningKnown: Bool, _ days: Int
    ) -> [Lead] {
        var leads: [Lead] = []
        if over.count >= days, days > 0 {
            let (amount, limit) = (highest.balance, highest.limit)
            leads.append(
                screen.lead(
                    "\(number) 超限", village: village, day: highest.day, amount: amount,
                    rows: Screen.Row.entries(over),
                    Phrase(
                        "\(number)年有\(over.count)个记账日日终库存现金超过\(screen.yuan(limit))元，"
                            + "最高\(screen.yuan(amount))元。",
                        "In \(number) cash on hand was over \(screen.yuan(limit)) yuan at the end "
                            + "of \(over.count) days, \(screen.yuan(amount)) at most.")))
        }
        if isOpeningKnown, !below.isEmpty {
            let amount = -lowest.balance
            leads.append(
                screen.lead(
                    "\(number) 负数", village: village, day: firstBelow, amount: amount,
                    rows: Screen.Row.entries(below), severity: .high,
                    Phrase(
                        "\(number)年有\(below.count)个记账日日终库存现金为负数，最低-\(screen.yuan(amount))元："
                            + "可能有账外资金。",
                        "In \(number) cash on hand was below zero at the end of \(below.count) "
                            + "days, -\(screen.yuan(amount)) at worst: money from off the books?")))
        }
        return leads
    }
}

extension Ledger {
    /// The balance of cash in fen at the end of each day on which it moved, and the last entry.
    func eachCashDay(_ village: Int, opening: Int64, _ body: (Int32, Int64, Int) -> Void) {
        let cash = AccountClass.cash.rawValue
        var balance = opening
        var last = -1
        for entry in villageLines[village] where classes[entry] == cash {
            if last >= 0, days[last] != days[entry] { body(days[last], balance, last) }
            balance += debit[entry] - credit[entry]
            last = entry
        }
        if last >= 0 { body(days[last], balance, last) }
    }
}

extension Screen {
    /// The balance of 101 before the first entry of each village; nil where no table tells it.
    func openingCash() -> [Int64?] {
        let table = table(.balance)
        let (codes, accounts) = (table.texts(.village), table.texts(.account))
        let (years, periods) = (table.narrow(.year), table.narrow(.period))
        let (amounts, parties) = (table.wide(.opening), table.texts(.party))
        var first = [Int32](repeating: Int32.max, count: data.villages.count)
        var result = [Int64?](repeating: nil, count: data.villages.count)
        for row in table.rows where text(accounts[row]) == "101" && parties[row] == 0 {
            let village = data.village(codes[row])
            guard village >= 0, let amount = amounts[row] else { continue }
            let time = (years[row] ?? 0) * 100 + (periods[row] ?? 0)
            if time < first[village] { (first[village], result[village]) = (time, amount) }
        }
        return result
    }
}
