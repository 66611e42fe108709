import Domain
import Tables

/// Income spent without passing through the bank, inside one voucher: the books balance, and the
/// pair of accounts tells it. Cash that comes in and goes out again in one voucher is the same.
///
/// Receivables count only where they belong to a contract (C01c): an advance that is settled with
/// bills also credits a receivable, and is in order.
extension Model {
    static let c01a = Model(
        "C01a", version: 2, Phrase("疑似坐收坐支（同一凭证）", "Receipts spent in the same voucher"), .high,
        key: Phrase("凭证", "voucher"),
        rule: Phrase(
            "同一凭证贷记收入、借记支出或在建工程，没有现金或银行存款借方，或只经现金一收一付。",
            "A voucher credits income and debits spending, and no cash or bank account is "
                + "debited, or cash is debited and credited at once."),
        source: Phrase(
            "《现金管理暂行条例》第十一条第（二）项（2025年1月20日废止，其后按本地财务制度）",
            "Cash Management Regulation, art. 11(2); repealed on 2025-01-20, local rules since"),
        innocent: Phrase(
            "无法支付的应付款转收入；有决议的抵账协议；退还押金；代收代付；开户银行核定的坐支限额。",
            "An unpayable debt taken to income; a netting agreement with a decision; a deposit "
                + "given "
                + "back; money passed on; a limit approved by the bank."),
        needs: [Need(.entry, .account, .debit, .credit)],
        parameters: [
            Parameter(
                "approved_limit", .yuan, "0",
                Phrase("开户银行核定的坐支限额，按村设定", "the limit that the bank has approved"))
        ]
    ) { screen in
        let ledger = screen.ledger
        return screen.perVillage { village in
            let limit = screen.fen("approved_limit", at: village)
            return ledger.villageVouchers[village].compactMap { index in
                let voucher = ledger.vouchers[index]
                let netted = ledger.nettedIncome(voucher)
                guard netted > limit, !screen.isSettling(voucher) else { return nil }
                let (name, sum) = (screen.name(voucher), screen.yuan(netted))
                return screen.lead(
                    name, village: village, day: voucher.day, amount: netted,
                    rows: Screen.Row.entries(voucher.lines),
                    Phrase(
                        "凭证\(name)以收入直接列支\(sum)元，未经过银行。",
                        "Voucher \(name) spends \(sum) yuan of income directly; it never "
                            + "reached the bank."))
            }
        }
    }
}

extension Ledger {
    /// Income that a voucher spends without money coming in, in fen; 0 when it does not.
    func nettedIncome(_ voucher: Voucher) -> Int64 {
        if voucher.isTransfer { return 0 }
        var (income, spent): (Int64, Int64) = (0, 0)
        var (cashIn, cashOut): (Int64, Int64) = (0, 0)
        for line in voucher.lines {
            switch AccountClass(rawValue: classes[line]) ?? .unknown {
            case .revenue: income += credit[line]
            case .expense, .construction, .fixedAsset, .payable: spent += debit[line]
            case .bank: if debit[line] != 0 { return 0 }
            case .cash:
                cashIn += debit[line]
                cashOut += credit[line]
            default: break
            }
        }
        let netted = income > 0 && spent > 0 ? min(income, spent) : 0
        return cashIn == 0 ? netted : max(0, min(netted, cashIn, cashOut))
    }
}

extension Screen {
    private static let settlingWords = ["无法支付", "无需支付", "转收入", "退押金", "退还押金", "代收代付"]
        .map { Array($0.utf8) }

    /// Whether a voucher says of itself that it settles a debt and spends nothing.
    func isSettling(_ voucher: Voucher) -> Bool {
        let summaries = table(.entry).texts(.summary)
        return voucher.lines.contains { line in
            let summary = data.texts.bytes(summaries[line])
            return Self.settlingWords.contains { summary.holds($0) }
        }
    }
}
