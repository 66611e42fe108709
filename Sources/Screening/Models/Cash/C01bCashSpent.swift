import Domain

/// Cash payments beyond what was withdrawn or on hand: the rest must have come from receipts.
///
/// The bound max(0, X − W − O) needs account 101 alone: X cash paid out, W cash withdrawn, O the
/// opening balance. Without a known opening balance nothing is said.
extension Model {
    static let c01b = Model(
        "C01b", version: 2, Phrase("疑似坐支现金（累计下限）", "Cash receipts spent: a lower bound"), .high,
        key: Phrase("村", "village"),
        rule: Phrase(
            "累计现金支出−累计提现−期初现金>0，且有现金收入。",
            "Cash paid − cash withdrawn − opening cash is above zero, and cash was received."),
        source: Phrase(
            "《现金管理暂行条例》第十一条第（二）项（2025年1月20日废止，其后按本地财务制度）",
            "Cash Management Regulation, art. 11(2); repealed on 2025-01-20, local rules since"),
        innocent: Phrase("开户银行核定的坐支限额；期初余额有误。", "An approved limit; a wrong opening."),
        needs: [Need(.entry, .account, .day), Need(.balance, .opening)],
        parameters: [
            Parameter("minimum", .yuan, "0", Phrase("核定的坐支限额", "the approved limit"))
        ]
    ) { screen in
        let openings = screen.openingCash()
        let ledger = screen.ledger
        return screen.perVillage { village in
            guard let opening = openings[village] else { return [] }
            let minimum = screen.fen("minimum", at: village)
            var (paid, withdrawn, received): (Int64, Int64, Int64) = (0, 0, 0)
            var worst: Int64 = 0
            var first: Int32?
            var rows: [Int] = []
            for index in ledger.villageVouchers[village] {
                let flow = CashFlow(ledger, ledger.vouchers[index])
                withdrawn += flow.withdrawn
                paid += flow.paid
                received += flow.received
                let bound = paid - withdrawn - max(0, opening)
                guard received > 0, bound > max(minimum, worst) else { continue }
                worst = bound
                first = first ?? ledger.vouchers[index].day
                rows += ledger.vouchers[index].lines
            }
            guard let first else { return [] }
            return [
                screen.lead(
                    "现金", village: village, day: first, amount: worst,
                    rows: Screen.Row.entries(rows),
                    Phrase(
                        "自\(screen.day(first))起，现金支出超出提现和期初库存至少\(screen.yuan(worst))元，"
                            + "只能来自未送存的收入。",
                        "From \(screen.day(first)) on, cash paid exceeds what was withdrawn and on "
                            + "hand by at least \(screen.yuan(worst)) yuan."))
            ]
        }
    }
}

/// What one voucher does to cash, in fen.
struct CashFlow {
    /// Bank to cash.
    let withdrawn: Int64
    /// Cash to bank.
    let deposited: Int64
    /// Cash from anybody else.
    let received: Int64
    /// Cash to anybody else.
    let paid: Int64

    init(_ ledger: Ledger, _ voucher: Voucher) {
        var (cashIn, cashOut, bankIn, bankOut): (Int64, Int64, Int64, Int64) = (0, 0, 0, 0)
        for line in voucher.lines {
            switch ledger.accountClass(line) {
            case .cash:
                cashIn += ledger.debit[line]
                cashOut += ledger.credit[line]
            case .bank:
                bankIn += ledger.debit[line]
                bankOut += ledger.credit[line]
            default: break
            }
        }
        withdrawn = Self.common(cashIn, bankOut)
        deposited = Self.common(cashOut, bankIn)
        received = cashIn - withdrawn
        paid = cashOut - deposited
    }

    /// What two sides have in common; red figures have something in common with red figures only.
    private static func common(_ one: Int64, _ other: Int64) -> Int64 {
        if one > 0, other > 0 { return min(one, other) }
        return one < 0 && other < 0 ? max(one, other) : 0
    }
}
