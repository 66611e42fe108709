import Domain

/// Vouchers of spending without any attachment.
extension Model {
    static let q05 = Model(
        "Q05", Phrase("疑似凭证无附件", "Spending without attachments"), .low,
        key: Phrase("村、年度", "village and year"),
        rule: Phrase("支出凭证附件数为0（结转、调账除外）。", "Vouchers of spending with no attachment."),
        source: Phrase("《会计法》第十四条", "Accounting Law, art. 14"),
        innocent: Phrase("电子附件另存；软件未录附件数。", "Electronic attachments kept elsewhere."),
        needs: [Need(.entry, .account, .debit, .attachments)],
        parameters: [Parameter("minimum", .yuan, "200", Phrase("工作口径", "working rule"))]
    ) { screen in
        let attachments = screen.table(.entry).narrow(.attachments)
        return screen.byYear(Phrase("无附件", "no attachments")) { voucher, village in
            let ledger = screen.ledger
            guard !voucher.isTransfer, attachments[voucher.lines.lowerBound] == 0 else {
                return nil
            }
            let spent = voucher.lines.reduce(Int64(0)) {
                $0 + (ledger.accountClass($1).isSpending ? ledger.debit[$1] : 0)
            }
            return spent >= screen.fen("minimum", at: village) ? spent : nil
        }
    }

    /// Posting long after the bill was written.
    static let q06 = Model(
        "Q06", Phrase("疑似做账滞后", "Late posting"), .low, key: Phrase("村、年度", "village and year"),
        rule: Phrase("凭证日期比票据日期晚超过规定天数。", "Posted some days after the bill's date."),
        source: Phrase("《会计法》第十四条；按月记账", "Accounting Law, art. 14; monthly posting"),
        innocent: Phrase("供货方迟开发票的补充票据。", "Bills handed in late."),
        needs: [Need(.entry, .account, .debit, .billDay)],
        parameters: [Parameter("days", .days, "90", Phrase("工作口径", "working rule"))]
    ) { screen in
        let bills = screen.table(.entry).narrow(.billDay)
        return screen.byYear(Phrase("做账滞后", "posted late")) { voucher, village in
            let ledger = screen.ledger
            let days = Int32(screen.count("days", at: village))
            let late = voucher.lines.filter { line in
                ledger.debit[line] > 0 && ledger.accountClass(line).isSpending
                    && (bills[line].map { voucher.day - $0 > days } ?? false)
            }
            return late.isEmpty ? nil : late.reduce(Int64(0)) { $0 + ledger.debit[$1] }
        }
    }
}

extension Screen {
    /// One lead for each year of a village in which vouchers have an amount that counts.
    func byYear(
        _ what: Phrase, _ amount: @escaping @Sendable (Voucher, Int) -> Int64?
    ) -> [Lead] {
        perVillage { village in
            var years: [Int: (vouchers: [Voucher], sum: Int64)] = [:]
            for index in ledger.villageVouchers[village] {
                let voucher = ledger.vouchers[index]
                guard let sum = amount(voucher, village) else { continue }
                years[voucher.year, default: ([], 0)].vouchers.append(voucher)
                years[voucher.year]?.sum += sum
            }
            return years.sorted { $0.key < $1.key }.map { year, found in
                lead(
                    "\(year)", village: village, day: found.vouchers[0].day, amount: found.sum,
                    rows: Row.entries(found.vouchers.map(\.lines.lowerBound)),
                    Phrase(
                        "\(year)年\(what.zh)的支出凭证\(found.vouchers.count)张，\(yuan(found.sum))元。",
                        "\(year): \(found.vouchers.count) vouchers, \(yuan(found.sum)) yuan, "
                            + "\(what.en)."))
            }
        }
    }
}
