import Domain

/// What is bought does not fit the account: works among the costs of administration, gifts among
/// the costs of production.
extension Model {
    static let e16 = Model(
        "E16", Phrase("疑似摘要与科目不符", "Text and account do not fit"), .low,
        key: Phrase("凭证", "voucher"),
        rule: Phrase(
            "工程、道路、硬化等摘要记入管理费用；慰问、福利记入经营支出；金额达到规定值。",
            "Works among administration, condolences and benefits among production, above an "
                + "amount."),
        source: Phrase("《农村集体经济组织会计制度》", "Accounting rules of rural collectives"),
        innocent: Phrase("当地科目使用习惯；小修。", "Local use of the chart; small repairs."),
        needs: [Need(.entry, .account, .debit, .summary)],
        parameters: [Parameter("minimum", .yuan, "10000", Phrase("工作口径", "working rule"))]
    ) { screen in
        let isWork = screen.summaries { text in
            ["工程款", "道路", "硬化", "公路", "建房", "修建"].contains { text.contains($0) }
                && !["养护", "维修", "保洁", "清扫"].contains { text.contains($0) }
        }
        let isBenefit = screen.summaries { text in
            ["慰问", "福利", "分红"].contains { text.contains($0) }
        }
        let ledger = screen.ledger
        let summaries = screen.table(.entry).texts(.summary)
        return screen.perVillage { village in
            let least = screen.fen("minimum", at: village)
            return ledger.villageVouchers[village].compactMap { index in
                let voucher = ledger.vouchers[index]
                if voucher.isTransfer { return nil }
                let old = ledger.charts[.init(village: village, year: voucher.year)] == .y2004
                let (administration, production): (Int16, Int16) = old ? (541, 502) : (513, 511)
                let lines = voucher.lines.filter { line in
                    ledger.debit[line] >= least && ledger.accountClass(line) == .expense
                        && ((isWork[line] && ledger.codes[line] == administration)
                            || (isBenefit[line] && ledger.codes[line] == production))
                }
                guard let first = lines.first else { return nil }
                let name = screen.name(voucher)
                let sum = lines.reduce(Int64(0)) { $0 + ledger.debit[$1] }
                let text = screen.text(summaries[first])
                return screen.lead(
                    name, village: village, day: voucher.day, amount: sum,
                    rows: Screen.Row.entries(lines),
                    Phrase(
                        "凭证\(name)将“\(text)”\(screen.yuan(sum))元记入科目\(ledger.codes[first])。",
                        "Voucher \(name) books “\(text)”, \(screen.yuan(sum)) yuan, to account "
                            + "\(ledger.codes[first])."))
            }
        }
    }
}
