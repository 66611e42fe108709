import Domain

/// Fixed assets taken off the books without proceeds and without a decision.
extension Model {
    static let r10 = Model(
        "R10", Phrase("疑似资产处置无收入、无决议", "Assets disposed of for nothing"), .high,
        key: Phrase("凭证", "voucher"),
        rule: Phrase(
            "贷记固定资产，凭证中没有资金收入，也没有决策记录。",
            "A voucher credits fixed assets; no money comes in and no decision is named."),
        source: Phrase(
            "《农村集体经济组织法》第三十五条第（六）项", "Rural Collective Organisations Law, art. 35(6)"),
        innocent: Phrase("报废清单内无残值的物品；转入清理后另行收款。", "Worthless items by list."),
        needs: [Need(.entry, .account, .credit)],
        parameters: [Parameter("minimum", .yuan, "1000", Phrase("工作口径", "working rule"))]
    ) { screen in
        let (ledger, decisions) = (screen.ledger, screen.table(.entry).texts(.decision))
        let harmless = screen.summaries { text in
            ["报废", "盘亏", "更正", "重分类", "清产核资"].contains { text.contains($0) }
        }
        return screen.perVillage { village in
            ledger.villageVouchers[village].compactMap { index in
                let voucher = ledger.vouchers[index]
                if voucher.isTransfer { return nil }
                var (given, money): (Int64, Int64) = (0, 0)
                for line in voucher.lines {
                    switch ledger.accountClass(line) {
                    case .fixedAsset: given += ledger.credit[line] - ledger.debit[line]
                    case .cash, .bank, .receivable, .internalAccount: money += ledger.debit[line]
                    default: break
                    }
                }
                guard given >= screen.fen("minimum", at: village), money == 0,
                    !voucher.lines.contains(where: { decisions[$0] != 0 || harmless[$0] })
                else { return nil }
                let name = screen.name(voucher)
                return screen.lead(
                    name, village: village, day: voucher.day, amount: given,
                    rows: Screen.Row.entries(voucher.lines),
                    Phrase(
                        "凭证\(name)核减固定资产\(screen.yuan(given))元，无资金收入和决策记录。",
                        "Voucher \(name) takes \(screen.yuan(given)) yuan of assets off the books "
                            + "without proceeds or decision."))
            }
        }
    }
}
