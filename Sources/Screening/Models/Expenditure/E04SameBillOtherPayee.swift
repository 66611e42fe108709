import Domain

/// One bill number and amount paid to different payees or by different villages.
extension Model {
    static let e04 = Model(
        "E04", Phrase("疑似一票多付（同票同额不同人）", "One bill paid to several"), .high,
        key: Phrase("票据号、金额", "bill and amount"),
        rule: Phrase(
            "8位以上票据号和金额相同，收款人或村不同。",
            "The same bill number (8 digits or more) and amount, another payee or village."),
        source: Phrase(
            "Nigrini, Forensic Analytics, 2011（同同异检验）", "Nigrini 2011, same-same-different"),
        innocent: Phrase("多单位分摊并附分割单；不同地区的同号收据。", "A shared bill; receipts of other series."),
        needs: [Need(.entry, .account, .debit, .billNumber)],
        parameters: [
            Parameter("minimum", .yuan, "100", Phrase("工作口径", "working rule")),
            Parameter("digits", .count, "8", Phrase("更短的票据号易重复", "shorter numbers repeat")),
        ]
    ) { screen in
        let (entries, ledger) = (screen.table(.entry), screen.ledger)
        let (bills, villages) = (entries.texts(.billNumber), entries.texts(.village))
        let minimum = screen.fen("minimum")
        let digits = screen.count("digits")
        let shared = screen.summaries { $0.contains("分割") || $0.contains("分摊") }
        let groups = Grouping(rows: entries.count, minimum: 2, parallel: screen.parallel) { row in
            guard bills[row] != 0, ledger.debit[row] >= minimum, ledger.party[row] != 0,
                ledger.accountClass(row).isSpending, !shared[row],
                screen.data.length(bills[row]) >= digits
            else { return nil }
            return (UInt64(bills[row]), UInt64(bitPattern: ledger.debit[row]))
        }
        return screen.perGroup(groups.count) { group in
            let rows = groups[group].map(Int.init)
            let payees = Set(rows.map { ledger.party[$0] })
            let places = Set(rows.map { villages[$0] })
            guard payees.count > 1 || places.count > 1 else { return [] }
            let bill = screen.text(bills[rows[0]])
            let amount = ledger.debit[rows[0]] * Int64(rows.count - 1)
            return [
                screen.lead(
                    bill, village: places.count == 1 ? screen.data.village(villages[rows[0]]) : -1,
                    day: rows.map { ledger.days[$0] }.min(), amount: amount,
                    rows: Screen.Row.entries(rows),
                    Phrase(
                        "票据\(bill)的\(screen.yuan(ledger.debit[rows[0]]))元付给\(payees.count)个收款人，"
                            + "涉及\(places.count)个村。",
                        "Bill \(bill) over \(screen.yuan(ledger.debit[rows[0]])) yuan was paid to "
                            + "\(payees.count) payees in \(places.count) villages."))
            ]
        }
    }
}
