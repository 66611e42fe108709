import Domain

/// What a tenant owed was settled by works or costs, without money coming in: the tenant paid the
/// contractor.
extension Model {
    static let c01c = Model(
        "C01c", Phrase("疑似以合同应收款抵付支出", "Contract money set off against spending"), .high,
        key: Phrase("凭证", "voucher"),
        rule: Phrase(
            "凭证贷记带合同编号的应收款、内部往来，借记支出或在建工程，没有现金或银行存款借方。",
            "A voucher credits the receivable of a contract, debits spending, and no money comes "
                + "in."
        ),
        source: Phrase(
            "《现金管理暂行条例》第十一条第（二）项（2025年1月20日废止，其后按本地财务制度）",
            "Cash Management Regulation, art. 11(2); repealed on 2025-01-20, local rules since"),
        innocent: Phrase("有民主决议的抵账协议。", "A netting agreement with a decision."),
        needs: [Need(.entry, .account, .debit, .credit, .contract)]
    ) { screen in
        let (ledger, contracts) = (screen.ledger, screen.table(.entry).texts(.contract))
        return screen.perVillage { village in
            ledger.villageVouchers[village].compactMap { index in
                let voucher = ledger.vouchers[index]
                if voucher.isTransfer { return nil }
                var (owed, spent, money): (Int64, Int64, Int64) = (0, 0, 0)
                var contract: UInt32 = 0
                for line in voucher.lines {
                    switch ledger.accountClass(line) {
                    case .receivable, .internalAccount:
                        if contracts[line] != 0, ledger.credit[line] > 0 {
                            owed += ledger.credit[line]
                            contract = contracts[line]
                        }
                    case .expense, .construction, .fixedAsset: spent += ledger.debit[line]
                    case .cash, .bank: money += ledger.debit[line]
                    default: break
                    }
                }
                guard owed > 0, spent > 0, money == 0 else { return nil }
                let (name, number) = (screen.name(voucher), screen.text(contract))
                let amount = min(owed, spent)
                return screen.lead(
                    name, village: village, day: voucher.day, amount: amount,
                    rows: Screen.Row.entries(voucher.lines),
                    Phrase(
                        "凭证\(name)以合同\(number)的应收款抵付支出\(screen.yuan(amount))元，资金未进账户。",
                        "Voucher \(name) sets \(screen.yuan(amount)) yuan owed under contract "
                            + "\(number) off against spending."))
            }
        }
    }
}
