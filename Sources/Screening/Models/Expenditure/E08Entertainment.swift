import Domain

/// Entertainment, tobacco, drink, gifts or trips in the books of a village.
extension Model {
    static let e08 = Model(
        "E08", version: 2, Phrase("疑似违规列支接待、烟酒、礼品", "Entertainment and gifts"), .high,
        key: Phrase("凭证分录；发票", "voucher line; invoice"),
        rule: Phrase(
            "管理费用、公益支出等费用的摘要、收款人或入账发票的货物名称含接待、餐饮、烟酒、礼品、旅游等字样。",
            "The text, the payee or the invoice of a cost speaks of meals, tobacco, drink, gifts "
                + "or trips."),
        source: Phrase("村级公务“零接待”规定（本地文件）", "Local rules of zero entertainment"),
        innocent: Phrase("老年食堂；红白理事会；村集体自产茶叶；信访接待室。", "Old people's canteen; own tea."),
        needs: [Need(.entry, .account, .debit, .summary)],
        parameters: [Parameter("minimum", .yuan, "0", Phrase("零接待", "zero entertainment"))]
    ) { screen in
        let flagged = screen.summaries(Entertainment.isTold)
        let entries = screen.table(.entry)
        let atShop = screen.words(entries.texts(.party), count: entries.count) { name in
            ["饭店", "酒店", "餐馆", "农家乐", "烟酒", "KTV", "足浴", "茶庄", "旅行社"].contains {
                name.contains($0)
            }
        }
        let harmless = screen.summaries(Entertainment.isHarmless)
        let ledger = screen.ledger
        let booked = screen.perVillage { village in
            let minimum = screen.fen("minimum", at: village)
            return ledger.villageVouchers[village].flatMap { index -> [Lead] in
                let voucher = ledger.vouchers[index]
                if voucher.isTransfer { return [] }
                return voucher.lines.compactMap { line in
                    guard ledger.accountClass(line) == .expense, ledger.debit[line] > minimum,
                        flagged[line] || (atShop[line] && !harmless[line])
                    else { return nil }
                    let (name, text) = (
                        screen.name(voucher), screen.text(entries.texts(.summary)[line])
                    )
                    return screen.lead(
                        name, village: village, day: voucher.day, amount: ledger.debit[line],
                        rows: [Screen.Row(.entry, line)],
                        Phrase(
                            "凭证\(name)列支“\(text)”\(screen.yuan(ledger.debit[line]))元"
                                + "\(atShop[line] ? "，收款人\(screen.payee(line))" : "")。",
                            "Voucher \(name): “\(text)”, \(screen.yuan(ledger.debit[line])) yuan."))
                }
            }
        }
        return booked + screen.entertainingInvoices()
    }
}

extension Screen {
    /// Invoices in the books whose goods are entertainment, whatever the voucher calls them.
    fileprivate func entertainingInvoices() -> [Lead] {
        let table = table(.invoice)
        let isTold = words(table.texts(.lines), count: table.count, Entertainment.isTold)
        return table.rows.compactMap { row in
            guard isTold[row], table.texts(.voucherNumber)[row] != 0 else { return nil }
            let goods = text(table.texts(.lines)[row])
            let amount = table.wide(.total)[row] ?? table.wide(.amount).orZero(row)
            let number = text(table.texts(.number)[row])
            return lead(
                "发票 \(number)", village: data.village(table.texts(.village)[row]),
                day: table.narrow(.day)[row], amount: amount, rows: [Row(.invoice, row)],
                Phrase(
                    "入账发票\(number)的货物为“\(goods)”，\(yuan(amount))元。",
                    "Invoice \(number) in the books is for “\(goods)”, \(yuan(amount)) yuan."))
        }
    }
}

/// Words of entertainment, and the words in which they mean something else.
enum Entertainment {
    private static let words = [
        "餐费", "餐饮", "聚餐", "用餐", "就餐", "宴", "招待", "接待", "香烟", "烟酒", "白酒", "黄酒", "酒水",
        "茶叶", "礼品", "礼金", "土特产", "KTV", "足浴", "旅游", "购物卡", "加油卡",
    ]
    private static let harmless = [
        "老年食堂", "助餐", "营养餐", "爱心餐", "红白", "信访接待", "接待室", "接待站", "乡村旅游", "旅游公路", "旅游开发",
        "旅游项目", "旅游厕所", "茶叶种植", "茶叶加工", "茶叶销售", "茶叶采摘", "禁烟", "工作餐（附菜单）",
    ]

    static func isTold(_ text: String) -> Bool {
        words.contains { text.contains($0) } && !isHarmless(text)
    }

    static func isHarmless(_ text: String) -> Bool { harmless.contains { text.contains($0) } }
}
