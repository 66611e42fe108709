import Domain

/// A statement whose balances do not follow from its amounts: rows are missing or were changed.
///
/// Rows of one moment are put into the order in which their balances follow, and a row that
/// stands in two statements is taken once.
extension Model {
    static let c10 = Model(
        "C10", Phrase("疑似银行流水余额断链", "Bank balances that do not follow"), .high,
        key: Phrase("账号", "bank account"),
        rule: Phrase("本笔余额≠上笔余额±本笔金额。", "A balance is not the one before plus the amount."),
        source: Phrase("《会计法》第十七条（账实核对）", "Accounting Law, art. 17"),
        innocent: Phrase("多份流水拼接；同一秒内顺序不同；导出时筛选过。", "Merged or filtered statements."),
        needs: [Need(.bankLine, .accountNumber, .amount, .balance)]
    ) { screen in
        let accounts = screen.bankAccounts()
        return screen.perGroup(accounts.count) { account in
            let statement = Statement(screen.table(.bankLine), accounts[account].map(Int.init))
            let breaks = statement.breaks()
            guard let first = breaks.first else { return [] }
            let table = screen.table(.bankLine)
            let number = screen.masked(table.texts(.accountNumber)[first.row])
            let missing = breaks.reduce(Int64(0)) { $0 + abs($1.found - $1.expected) }
            let day = Int32((table.wide(.moment)[first.row] ?? 0) / 86_400)
            return [
                screen.lead(
                    number, village: screen.data.village(table.texts(.village)[first.row]),
                    day: day, amount: missing,
                    rows: breaks.map { Screen.Row(.bankLine, $0.row) },
                    Phrase(
                        "账号\(number)有\(breaks.count)处余额断链，首处\(screen.day(day))："
                            + "应为\(screen.yuan(first.expected))元，流水为\(screen.yuan(first.found))元。",
                        "Account \(number) breaks \(breaks.count) times, first on "
                            + "\(screen.day(day)): \(screen.yuan(first.expected)) expected, "
                            + "\(screen.yuan(first.found)) stated."))
            ]
        }
    }
}

extension Screen {
    /// Rows of the bank lines by account, in the order of their first rows.
    func bankAccounts() -> [[Int32]] {
        let table = table(.bankLine)
        let numbers = table.texts(.accountNumber)
        let groups = Grouping(rows: table.count) { (UInt64(numbers[$0]), 0) }
        return (0..<groups.count).map { Array(groups[$0]) }
    }
}

/// The lines of one account in time.
private struct Statement {
    struct Break {
        let row: Int
        let expected: Int64
        let found: Int64
    }

    private struct Line: Hashable {
        let moment: Int64
        let amount: Int64
        let balance: Int64
        let serial: UInt32
    }

    private var rows: [(line: Line, row: Int)] = []

    init(_ table: Table, _ given: [Int]) {
        let (moments, amounts) = (table.wide(.moment), table.wide(.amount))
        let (balances, serials) = (table.wide(.balance), table.texts(.serial))
        var seen = Set<Line>()
        for row in given {
            guard let moment = moments[row], let amount = amounts[row],
                let balance = balances[row]
            else { continue }
            let line = Line(
                moment: moment, amount: amount, balance: balance, serial: serials[row])
            // Without a serial number, two equal lines may be two payments.
            if serials[row] != 0, !seen.insert(line).inserted { continue }
            rows.append((line, row))
        }
        let isSorted = zip(rows, rows.dropFirst()).allSatisfy { $0.line.moment <= $1.line.moment }
        if !isSorted { rows.sort { ($0.line.moment, $0.row) < ($1.line.moment, $1.row) } }
    }

    func breaks() -> [Break] {
        var breaks: [Break] = []
        var balance: Int64?
        var start = 0
        while start < rows.count {
            var end = start + 1
            while end < rows.count, rows[end].line.moment == rows[start].line.moment { end += 1 }
            if end == start + 1 {
                let line = rows[start].line
                if let balance, balance + line.amount != line.balance {
                    breaks.append(
                        Break(
                            row: rows[start].row, expected: balance + line.amount,
                            found: line.balance))
                }
                balance = line.balance
            } else {
                chain(start..<end, &balance, &breaks)
            }
            start = end
        }
        return breaks
    }

    /// Follows the balances through lines of one moment, whatever their order.
    private func chain(_ range: Range<Int>, _ balance: inout Int64?, _ breaks: inout [Break]) {
        var left = Array(range)
        if balance == nil {
            // The first is the line that follows from none of the others.
            let ends = Set(left.map { rows[$0].line.balance })
            let first = left.firstIndex { place in
                !ends.contains(rows[place].line.balance - rows[place].line.amount)
            }
            balance = rows[left.remove(at: first ?? 0)].line.balance
        }
        while !left.isEmpty {
            let now = balance ?? 0
            let next = left.firstIndex { now + rows[$0].line.amount == rows[$0].line.balance }
            let place = left.remove(at: next ?? 0)
            let line = rows[place].line
            if next == nil {
                breaks.append(
                    Break(row: rows[place].row, expected: now + line.amount, found: line.balance))
            }
            balance = line.balance
        }
    }
}
