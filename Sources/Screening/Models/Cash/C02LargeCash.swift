import Domain

/// Cash payments above the amount from which transfers are due on the day of the voucher.
extension Model {
    static let c02 = Model(
        "C02", version: 2, Phrase("疑似超范围、超限额使用现金", "Large payments in cash"), .medium,
        key: Phrase("凭证", "voucher"),
        rule: Phrase(
            "现金支付支出超过结算起点；对单位付现为高风险。工资、误工、救灾、收购等允许范围除外。",
            "Spending paid in cash above the limit; to a unit it is high. Wages, relief and "
                + "purchase "
                + "of produce may be in cash."),
        source: Phrase(
            "《现金管理暂行条例》第五条（2025年1月20日废止，其后按本地财务制度）",
            "Cash Management Regulation, art. 5; repealed on 2025-01-20, local rules since"),
        innocent: Phrase("收款老人无银行卡；抢险救灾；慰问金。", "Old people without cards; relief."),
        needs: [Need(.entry, .account, .debit, .credit)],
        parameters: [
            Parameter("limit", .yuan, "1000", Phrase("原条例第五条：结算起点1,000元", "art. 5, repealed"))
        ]
    ) { screen in
        let ledger = screen.ledger
        let kinds = screen.table(.entry).texts(.partyKind)
        let allowed = screen.summaries { text in
            ["工资", "误工", "劳务", "慰问", "救灾", "抢险", "抚恤", "收购", "差旅", "分红", "补助"].contains {
                text.contains($0)
            }
        }
        return screen.perVillage { village in
            let limits = screen.fenByDay("limit", at: village)
            return ledger.villageVouchers[village].compactMap { index in
                let voucher = ledger.vouchers[index]
                let flow = CashFlow(ledger, voucher)
                let limit = limits[voucher.day]
                let spending = voucher.lines.filter {
                    ledger.accountClass($0).isSpending && ledger.debit[$0] > 0
                }
                guard flow.paid > limit, !spending.isEmpty, !voucher.isTransfer,
                    !voucher.lines.contains(where: { allowed[$0] })
                else { return nil }
                let toUnit = voucher.lines.contains { screen.text(kinds[$0]) == "单位" }
                let name = screen.name(voucher)
                return screen.lead(
                    name, village: village, day: voucher.day, amount: flow.paid,
                    rows: Screen.Row.entries(voucher.lines), severity: toUnit ? .high : .medium,
                    Phrase(
                        "凭证\(name)以现金支付\(screen.yuan(flow.paid))元\(toUnit ? "给单位" : "")，"
                            + "超过\(screen.yuan(limit))元。",
                        "Voucher \(name) pays \(screen.yuan(flow.paid)) yuan in cash"
                            + "\(toUnit ? " to a unit" : "")."
                    ))
            }
        }
    }
}
