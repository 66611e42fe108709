import Domain

/// Claims written off, and large entries behind the twelfth period, without a decision.
extension Model {
    static let q08 = Model(
        "Q08", version: 2, Phrase("疑似违规核销、大额调账", "Write-offs without a decision"), .high,
        key: Phrase("凭证", "voucher"),
        rule: Phrase(
            "借记其他支出、收益分配或公积公益金，贷记应收款、内部往来，无决策记录；13期以后的大额调整（结转除外），"
                + "无决策记录。",
            "Costs or equity debited against receivables without a decision; large entries of "
                + "period 13 and later (closing entries are none) without a decision."),
        source: Phrase("《农村集体经济组织财务制度》（财农〔2021〕121号）", "Financial rules 2021/121"),
        innocent: Phrase("经批准的清产核资核销。", "An approved clean-up of accounts."),
        needs: [Need(.entry, .account, .debit, .credit)],
        parameters: [Parameter("minimum", .yuan, "10000", Phrase("工作口径", "working rule"))]
    ) { screen in
        let (ledger, decisions) = (screen.ledger, screen.table(.entry).texts(.decision))
        let approved = screen.summaries { $0.contains("清产核资") }
        let closing = screen.summaries { $0.contains("结转") || $0.contains("分配") }
        return screen.perVillage { village in
            ledger.villageVouchers[village].compactMap { index in
                let voucher = ledger.vouchers[index]
                guard
                    !voucher.lines.contains(where: { decisions[$0] != 0 || approved[$0] })
                else { return nil }
                var (claims, costs, all): (Int64, Int64, Int64) = (0, 0, 0)
                for line in voucher.lines {
                    all += max(0, ledger.debit[line])
                    switch ledger.accountClass(line) {
                    case .receivable, .internalAccount: claims += ledger.credit[line]
                    case .equity: costs += ledger.debit[line]
                    case .expense where [515, 551].contains(ledger.codes[line]):
                        costs += ledger.debit[line]
                    default: break
                    }
                }
                let minimum = screen.fen("minimum", at: village)
                let name = screen.name(voucher)
                if min(claims, costs) < minimum {
                    guard voucher.period >= 13, all >= minimum,
                        !voucher.lines.contains(where: { closing[$0] })
                    else { return nil }
                    return screen.lead(
                        name, village: village, day: voucher.day, amount: all,
                        rows: Screen.Row.entries(voucher.lines),
                        Phrase(
                            "凭证\(name)在\(voucher.period)期调整\(screen.yuan(all))元，无决策记录。",
                            "Voucher \(name) adjusts \(screen.yuan(all)) yuan in period "
                                + "\(voucher.period) without a decision."))
                }
                let amount = min(claims, costs)
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
