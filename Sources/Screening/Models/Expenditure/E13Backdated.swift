import Domain

/// Bills that are younger than their voucher, or much older; payments before their decision.
extension Model {
    static let e13 = Model(
        "E13", Phrase("疑似倒签、先付后票", "Documents out of order"), .medium,
        key: Phrase("凭证分录", "voucher line"),
        rule: Phrase(
            "票据日期晚于凭证日期；票据日期早于凭证日期超过规定月数；付款早于决策日期。",
            "A bill dated after its voucher or long before; a payment before its decision."),
        source: Phrase("《会计法》第十四条", "Accounting Law, art. 14"),
        innocent: Phrase("按月集中做账时票据补交。", "Bills handed in late under monthly posting."),
        needs: [Need(.entry, .account, .debit, .billDay)],
        parameters: [
            Parameter("months", .months, "12", Phrase("工作口径", "working rule")),
            Parameter("minimum", .yuan, "500", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let (entries, ledger) = (screen.table(.entry), screen.ledger)
        let (bills, decisions) = (entries.narrow(.billDay), entries.texts(.decision))
        var decided: [UInt64: Int32] = [:]
        let table = screen.table(.decision)
        for row in table.rows {
            let key = Hash.pair(table.texts(.village)[row], table.texts(.number)[row])
            decided[key] = table.narrow(.day)[row]
        }
        let days = decided
        return screen.perVillage { village in
            let oldest = Int32(screen.count("months", at: village) * 30 + 5)
            let minimum = screen.fen("minimum", at: village)
            return ledger.villageVouchers[village].flatMap { index -> [Lead] in
                let voucher = ledger.vouchers[index]
                if voucher.isTransfer { return [] }
                return voucher.lines.compactMap { line in
                    guard ledger.accountClass(line).isSpending, ledger.debit[line] >= minimum
                    else { return nil }
                    let key = Hash.pair(entries.texts(.village)[line], decisions[line])
                    let decision = decisions[line] == 0 ? nil : days[key]
                    let what: Phrase
                    if let bill = bills[line], bill > voucher.day {
                        what = Phrase(
                            "票据日期\(screen.day(bill))晚于凭证日期", "the bill is dated \(screen.day(bill))"
                        )
                    } else if let bill = bills[line], voucher.day - bill > oldest {
                        what = Phrase(
                            "票据日期\(screen.day(bill))过早", "the bill is as old as \(screen.day(bill))"
                        )
                    } else if let decision, decision > voucher.day {
                        what = Phrase(
                            "决策日期\(screen.day(decision))晚于付款",
                            "the decision is of \(screen.day(decision))")
                    } else {
                        return nil
                    }
                    let name = screen.name(voucher)
                    return screen.lead(
                        name, village: village, day: voucher.day, amount: ledger.debit[line],
                        rows: [Screen.Row(.entry, line)],
                        Phrase(
                            "凭证\(name)(\(screen.day(voucher.day)))\(what.zh)。",
                            "Voucher \(name) of \(screen.day(voucher.day)): \(what.en)."))
                }
            }
        }
    }
}
