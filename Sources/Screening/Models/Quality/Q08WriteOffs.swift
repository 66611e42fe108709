import Domain

/// Claims written off, and large adjustments, without a decision.
extension Model {
    static let q08 = Model(
        "Q08", Phrase("疑似违规核销、大额调账", "Write-offs without a decision"), .high,
        key: Phrase("凭证", "voucher"),
        rule: Phrase(
            "借记其他支出、收益分配或公积公益金，贷记应收款、内部往来，无决策记录；13期以后大额调整。",
            "Costs or equity debited against receivables without a decision; large entries of "
                + "period 13."
        ),
        source: Phrase("《农村集体经济组织财务制度》（财农〔2021〕121号）", "Financial rules 2021/121"),
        innocent: Phrase("经批准的清产核资核销。", "An approved clean-up of accounts."),
        needs: [Need(.entry, .account, .debit, .credit)],
        parameters: [Parameter("minimum", .yuan, "10000", Phrase("工作口径", "working rule"))]
    ) { screen in
        let (ledger, decisions) = (screen.ledger, screen.table(.entry).texts(.decision))
        let approved = screen.summaries { $0.contains("清产核资") }
        return screen.perVillage { village in
            ledger.villageVouchers[village].compactMap { index in
                let voucher = ledger.vouchers[index]
                guard
                    !voucher.lines.contains(where: { decisions[$0] != 0 || approved[$0] })
                else { return nil }
                var (claims, costs): (Int64, Int64) = (0, 0)
                for line in voucher.lines {
                    switch ledger.accountClass(line) {
                    case .receivable, .internalAccount: claims += ledger.credit[line]
                    case .equity: costs += ledger.debit[line]
                    case .expense where [515, 551].contains(ledger.codes[line]):
                        costs += ledger.debit[line]
                    default: break
                    }
                }
                let amount = min(claims, costs)
                guard amount >= screen.fen("minimum", at: village) else { return nil }
                let name = screen.name(voucher)
                return screen.lead(
                    name, village: village, day: voucher.day, amount: amount,
                    rows: Screen.Row.entries(voucher.lines),
                    Phrase(
                        "凭证\(name)核销债权\(screen.yuan(amount))元，无决策记录。",
                        "Voucher \(name) writes off \(screen.yuan(amount)) yuan without a decision."
                    ))
            }
        }
    }
}
