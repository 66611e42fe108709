import Domain

/// A payment that is taken back and made again with another amount; reversals without reference.
extension Model {
    static let q03 = Model(
        "Q03", Phrase("疑似红冲异常", "Reversals that look odd"), .medium,
        key: Phrase("收款人", "payee"),
        rule: Phrase(
            "同一收款人+x、−x、再付x'，在规定天数内。",
            "One payee: +x, −x and another amount again within some days."),
        source: Phrase("《会计基础工作规范》", "Basic Accounting Work Rules"),
        innocent: Phrase("按规定更正错账。", "Corrections by the rules."),
        needs: [Need(.entry, .account, .debit, .party)],
        parameters: [
            Parameter("days", .days, "31", Phrase("工作口径", "working rule")),
            Parameter("minimum", .yuan, "1000", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let ledger = screen.ledger
        return screen.perVillage { village in
            let minimum = screen.fen("minimum", at: village)
            let days = Int32(screen.count("days", at: village))
            let lines = ledger.villageLines[village].filter { line in
                ledger.party[line] != 0 && ledger.accountClass(line).isSpending
                    && abs(ledger.debit[line] - ledger.credit[line]) >= minimum
            }
            let groups = Grouping(rows: lines.count, minimum: 3) { place in
                (UInt64(ledger.party[lines[place]]), 0)
            }
            return (0..<groups.count).flatMap { group -> [Lead] in
                let rows = groups[group].map { lines[Int($0)] }
                let net = { (row: Int) in ledger.debit[row] - ledger.credit[row] }
                var leads: [Lead] = []
                for (place, back) in rows.enumerated() where net(back) < 0 {
                    let before = rows[..<place].last {
                        net($0) == -net(back) && ledger.days[back] - ledger.days[$0] <= days
                    }
                    let again = rows[(place + 1)...].first {
                        net($0) > 0 && net($0) != -net(back)
                            && ledger.days[$0] - ledger.days[back] <= days
                    }
                    guard let before, let again else { continue }
                    let name = screen.payee(back)
                    leads.append(
                        screen.lead(
                            name, village: village, day: ledger.days[back],
                            amount: abs(net(again) + net(back)),
                            rows: Screen.Row.entries([before, back, again]),
                            Phrase(
                                "向\(name)支付\(screen.yuan(net(before)))元后红冲，又付"
                                    + "\(screen.yuan(net(again)))元。",
                                "\(screen.yuan(net(before))) yuan to \(name) was reversed, then "
                                    + "\(screen.yuan(net(again))) was paid.")))
                }
                return leads
            }
        }
    }
}
