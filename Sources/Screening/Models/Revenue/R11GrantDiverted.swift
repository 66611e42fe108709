import Domain

/// Earmarked grants that become income of the village.
extension Model {
    static let r11 = Model(
        "R11", Phrase("疑似专项资金挪用", "Earmarked funds diverted"), .high,
        key: Phrase("凭证", "voucher"),
        rule: Phrase(
            "专项应付款、一事一议资金直接转作收入。",
            "A grant account is debited against income."),
        source: Phrase("《财政违法行为处罚处分条例》", "Regulation on Fiscal Violations"),
        innocent: Phrase("补助以前年度自筹垫付的支出（附原凭证）。", "A grant for what was paid before."),
        needs: [Need(.entry, .account, .debit, .credit)],
        parameters: [Parameter("minimum", .yuan, "1000", Phrase("工作口径", "working rule"))]
    ) { screen in
        let ledger = screen.ledger
        let harmless = screen.summaries { text in
            ["垫付", "归还", "完工结转", "项目结余", "工作经费"].contains { text.contains($0) }
        }
        return screen.perVillage { village in
            ledger.villageVouchers[village].compactMap { index in
                let voucher = ledger.vouchers[index]
                var (grant, income): (Int64, Int64) = (0, 0)
                for line in voucher.lines {
                    switch ledger.accountClass(line) {
                    case .grant: grant += ledger.debit[line] - ledger.credit[line]
                    case .revenue: income += ledger.credit[line]
                    default: break
                    }
                }
                let amount = min(grant, income)
                guard amount >= screen.fen("minimum", at: village),
                    !voucher.lines.contains(where: { harmless[$0] })
                else { return nil }
                let name = screen.name(voucher)
                return screen.lead(
                    name, village: village, day: voucher.day, amount: amount,
                    rows: Screen.Row.entries(voucher.lines),
                    Phrase(
                        "凭证\(name)将专项资金\(screen.yuan(amount))元转作收入。",
                        "Voucher \(name) turns \(screen.yuan(amount)) yuan of a grant into income.")
                )
            }
        }
    }
}
