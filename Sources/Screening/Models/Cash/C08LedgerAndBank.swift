import Domain

/// Lines of the ledger's bank account that the statement does not have, and the reverse.
///
/// One to one by amount and nearest day; then the sum of a day's ledger lines against one line of
/// the bank (batch payments). Only days that both sides cover are compared. Where the balances tell
/// what account 102 had at the end of a month, it is held against the bank's last balances.
extension Model {
    static let c08 = Model(
        "C08", version: 2, Phrase("疑似账银不符", "Ledger and bank do not agree"), .high,
        key: Phrase("村、月份", "village and month"),
        rule: Phrase(
            "银行存款分录与银行流水按金额、方向、日期逐笔勾对，超过规定天数未勾对；月末银行存款余额与流水余额"
                + "之差不能由近日未达账项解释。",
            "Ledger lines and bank lines matched by amount and date; what stays unmatched; a "
                + "closing balance that differs from the bank's by more than what is in transit."),
        source: Phrase("《会计法》第十七条", "Accounting Law, art. 17"),
        innocent: Phrase("批量代发一笔对多笔；手续费和利息；未达账项。", "Batches; fees; items in transit."),
        needs: [Need(.entry, .account, .day), Need(.bankLine, .amount, .moment)],
        parameters: [
            Parameter("days", .days, "5", Phrase("3个工作日", "three working days")),
            Parameter("minimum", .yuan, "1000", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let bankRows = screen.rowsByVillage(.bankLine)
        let balances = screen.rowsByVillage(.balance)
        let accounts = screen.rowsByVillage(.bankAccount)
        let isSmall = screen.words(
            screen.table(.bankLine).texts(.summary), count: screen.table(.bankLine).count
        ) { text in ["手续费", "利息", "结息", "工本费", "年费"].contains { text.contains($0) } }
        return screen.perVillage { village in
            let matching = BankMatching(
                screen, village, bankRows[village].filter { !isSmall[$0] },
                days: Int32(screen.count("days", at: village)))
            let minimum = screen.fen("minimum", at: village)
            let closing = screen.closingBank(
                village, balances[village], bankRows[village], accounts[village])
            return matching.leads(minimum: minimum)
                + (closing.flatMap { matching.lead($0, minimum: minimum) }.map { [$0] } ?? [])
        }
    }
}

private struct BankMatching {
    private struct Item {
        let amount: Int64
        let day: Int32
        let row: Screen.Row
        var isMatched = false
    }

    private let screen: Screen
    private let village: Int
    private let days: Int32
    private var ledger: [Item] = []
    private var bank: [Item] = []
    /// Days that both sides cover, without the days at either end that a match may lie beyond.
    private var shared: ClosedRange<Int32>?

    init(_ screen: Screen, _ village: Int, _ bankRows: [Int], days: Int32) {
        self.screen = screen
        self.village = village
        self.days = days
        let table = screen.table(.bankLine)
        bank = bankRows.compactMap { row in
            guard let moment = table.wide(.moment)[row], let amount = table.wide(.amount)[row]
            else { return nil }
            return Item(
                amount: amount, day: Int32(moment / 86_400), row: Screen.Row(.bankLine, row))
        }
        for line in screen.ledger.villageLines[village]
        where screen.ledger.accountClass(line) == .bank {
            let amount = screen.ledger.debit[line] - screen.ledger.credit[line]
            if amount != 0 {
                ledger.append(
                    Item(
                        amount: amount, day: screen.ledger.days[line],
                        row: Screen.Row(.entry, line)))
            }
        }
        findShared(days)
        matchSingles(days)
        matchBatches()
    }

    private mutating func findShared(_ days: Int32) {
        let (ours, theirs) = (ledger.map(\.day), bank.map(\.day))
        guard let first = [ours.min(), theirs.min()].compactMap(\.self).max(),
            let last = [ours.max(), theirs.max()].compactMap(\.self).min(), !ours.isEmpty,
            !theirs.isEmpty, first + days <= last - days
        else { return }
        shared = first + days...last - days
    }

    private mutating func matchSingles(_ days: Int32) {
        var byAmount: [Int64: [Int]] = [:]
        for index in bank.indices { byAmount[bank[index].amount, default: []].append(index) }
        for index in ledger.indices {
            let open = (byAmount[ledger[index].amount] ?? []).filter { !bank[$0].isMatched }
            let nearest = open.min {
                (abs(bank[$0].day - ledger[index].day), $0) < (
                    abs(bank[$1].day - ledger[index].day), $1
                )
            }
            guard let nearest, abs(bank[nearest].day - ledger[index].day) <= days else { continue }
            ledger[index].isMatched = true
            bank[nearest].isMatched = true
        }
    }

    private mutating func matchBatches() {
        let open = Dictionary(grouping: ledger.indices.filter { !ledger[$0].isMatched }) {
            ledger[$0].day
        }
        for day in open.keys.sorted() {
            let lines = open[day] ?? []
            let sum = lines.reduce(Int64(0)) { $0 + ledger[$1].amount }
            guard lines.count > 1,
                let match = bank.firstIndex(where: {
                    !$0.isMatched && $0.amount == sum && abs($0.day - day) <= 3
                })
            else { continue }
            bank[match].isMatched = true
            for line in lines { ledger[line].isMatched = true }
        }
    }

    /// Told when what is in transit near the end does not explain the difference.
    func lead(_ closing: ClosingBalance, minimum: Int64) -> Lead? {
        let near = closing.end - days...closing.end
        let transit =
            ledger.filter { !$0.isMatched && near.contains($0.day) }
            .reduce(Int64(0)) { $0 + $1.amount }
            - bank.filter { !$0.isMatched && near.contains($0.day) }
            .reduce(Int64(0)) { $0 + $1.amount }
        let difference = closing.booked - closing.stated
        guard abs(difference) >= minimum, abs(difference - transit) >= minimum else { return nil }
        let civil = Day(number: closing.end).civil
        let name = "\(civil.year)-\(civil.month) 余额"
        return screen.lead(
            name, village: village, day: closing.end, amount: abs(difference),
            rows: [Screen.Row(.balance, closing.row)],
            Phrase(
                "\(screen.day(closing.end))银行存款账面余额\(screen.yuan(closing.booked))元，"
                    + "银行余额\(screen.yuan(closing.stated))元，相差\(screen.yuan(abs(difference)))元。",
                "On \(screen.day(closing.end)) the ledger has \(screen.yuan(closing.booked)) at "
                    + "the bank, the bank \(screen.yuan(closing.stated))."))
    }

    func leads(minimum: Int64) -> [Lead] {
        guard let shared else { return [] }
        let open = (ledger + bank).filter {
            !$0.isMatched && abs($0.amount) >= minimum && shared.contains($0.day)
        }
        let months = Dictionary(grouping: open) { item in
            let civil = Day(number: item.day).civil
            return civil.year * 100 + civil.month
        }
        return months.keys.sorted().map { month in
            let items = months[month] ?? []
            let ours = items.count { $0.row.table == .entry }
            let sum = items.reduce(Int64(0)) { $0 + abs($1.amount) }
            let name = "\(month / 100)-\(month % 100)"
            return screen.lead(
                name, village: village, day: items.map(\.day).min(), amount: sum,
                rows: items.map(\.row),
                Phrase(
                    "\(name)账上有、银行没有\(ours)笔，银行有、账上没有\(items.count - ours)笔，"
                        + "共\(screen.yuan(sum))元。",
                    "\(name): \(ours) ledger lines and \(items.count - ours) bank lines without "
                        + "their like, \(screen.yuan(sum)) yuan."))
        }
    }
}
