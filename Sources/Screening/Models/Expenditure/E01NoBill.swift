import Domain

/// Spending without a bill that the law accepts.
extension Model {
    static let e01 = Model(
        "E01", Phrase("疑似白条入账", "Spending without a proper bill"), .medium,
        key: Phrase("凭证分录", "voucher line"),
        rule: Phrase(
            "支出超过规定金额，票据类型为白条、非财政收据或无票据，或附件数为0且无票据号。",
            "Spending above an amount with a scrap of paper, a plain receipt, or nothing."),
        source: Phrase("《发票管理办法》第十九条、第二十条", "Invoice Measures, art. 19 and 20"),
        innocent: Phrase("农户自产自销；小额零星劳务；财政票据。", "Own produce; small labour; fiscal bills."),
        needs: [Need(.entry, .account, .debit, .billKind)],
        parameters: [
            Parameter("minimum", .yuan, "1000", Phrase("从严县为500元", "500 in strict counties"))
        ]
    ) { screen in
        let entries = screen.table(.entry)
        let improper = screen.words(entries.texts(.billKind), count: entries.count) { kind in
            ["白条", "无", "无票据", "自制凭证"].contains(kind)
                || (kind.contains("收据") && !kind.contains("财政"))
        }
        let (bills, attachments) = (entries.texts(.billNumber), entries.narrow(.attachments))
        let kinds = entries.texts(.billKind)
        let ledger = screen.ledger
        return screen.perVillage { village in
            let minimum = screen.fen("minimum", at: village)
            return ledger.villageVouchers[village].flatMap { index -> [Lead] in
                let voucher = ledger.vouchers[index]
                if voucher.isTransfer || ledger.isList(voucher) { return [] }
                return voucher.lines.compactMap { line in
                    let nothing =
                        kinds[line] == 0 && bills[line] == 0 && attachments[line] == 0
                    guard ledger.accountClass(line).isSpending, ledger.debit[line] > minimum,
                        improper[line] || nothing
                    else { return nil }
                    let name = screen.name(voucher)
                    let kind = nothing ? "无附件、无票据号" : screen.text(kinds[line])
                    return screen.lead(
                        name, village: village, day: voucher.day, amount: ledger.debit[line],
                        rows: [Screen.Row(.entry, line)],
                        Phrase(
                            "凭证\(name)支出\(screen.yuan(ledger.debit[line]))元，票据：\(kind)。",
                            "Voucher \(name) spends \(screen.yuan(ledger.debit[line])) yuan on: "
                                + "\(kind)."
                        ))
                }
            }
        }
    }
}
