import Domain

/// Amounts that come again: one amount in a village, and a payee who gets nothing else.
extension Model {
    /// One amount that comes again and again in a village.
    static let f08 = Model(
        "F08", Phrase("疑似同一金额高频重复", "One amount again and again"), .low,
        key: Phrase("村、金额", "village and amount"),
        rule: Phrase(
            "同一金额的支出笔数和比例达到规定值（名单除外）。", "An amount with many payments and a large share."),
        source: Phrase("Nigrini：数字重复检验", "Nigrini, number duplication"),
        innocent: Phrase("固定工资、固定服务费、水电定额。", "Fixed wages and fees."),
        needs: [Need(.entry, .account, .debit)],
        parameters: [
            Parameter("count", .count, "20", Phrase("工作口径", "working rule")),
            Parameter("share", .ratio, "0.05", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let fixed = screen.fixedCharges
        return screen.perVillage { village in
            let payments = Payments(screen, village: village, minimum: 10_000)
            let groups = Grouping(
                rows: payments.count, minimum: screen.count("count", at: village)
            ) { place in
                fixed[payments.entry(Int32(place))]
                    ? nil : (UInt64(bitPattern: payments.amount(Int32(place))), 0)
            }
            let share = screen.ratio("share", at: village)
            return (0..<groups.count).compactMap { group in
                let entries = groups[group].map(payments.entry)
                guard Double(entries.count) >= share * Double(payments.count) else {
                    return nil
                }
                let amount = screen.ledger.debit[entries[0]]
                return screen.lead(
                    "\(screen.yuan(amount))元", village: village,
                    day: screen.ledger.days[entries[0]],
                    amount: amount * Int64(entries.count), rows: Screen.Row.entries(entries),
                    Phrase(
                        "\(screen.yuan(amount))元出现\(entries.count)次。",
                        "\(screen.yuan(amount)) yuan occurs \(entries.count) times."))
            }
        }
    }

    /// A payee to whom the same amount is paid again and again.
    ///
    /// Amounts that are all different have a factor of 1: of 10,000 samples of ten
    /// amounts in whole yuan that follow the law none came below 0.84.
    static let f12 = Model(
        "F12", Phrase("疑似同一收款人金额雷同（数量频率因子）", "Number frequency factor"), .low,
        key: Phrase("收款人", "payee"),
        rule: Phrase(
            "同一收款人的支出（名单除外）金额几乎相同：数量频率因子（1−Σc²/n²）不高于0.1，"
                + "且合计达到1万元；少于10笔，或过半摘要为工资、水电等固定费用的，不判断。",
            "The payments to a payee, lists apart, are nearly all of one amount: 1 − Σc²/n² is at "
                + "most 0.1, and their sum reaches 10,000 yuan; fewer than 10, or payments most of "
                + "which are fixed charges by their words, are not judged."),
        source: Phrase(
            "Nigrini, Forensic Analytics, 2011：数量频率因子", "Nigrini 2011, number frequency factor"),
        innocent: Phrase("按月定额的服务、租赁合同；统一单价的采购。", "Contracts of a fixed monthly sum."),
        needs: [Need(.entry, .account, .debit, .party)],
        parameters: [
            Parameter("count", .count, "10", Phrase("少于此数不判断", "fewer are not judged")),
            Parameter("factor", .ratio, "0.1", Phrase("工作口径", "working rule")),
            Parameter("minimum", .yuan, "10000", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let summaries = screen.table(.entry).texts(.summary)
        return screen.perVillage { village in
            let payments = Payments(screen, village: village)
            let groups = Grouping(
                rows: payments.count, minimum: screen.count("count", at: village)
            ) { (UInt64(payments.party(Int32($0))), 0) }
            return (0..<groups.count).compactMap { group in
                let amounts = groups[group].map(payments.amount)
                let (factor, sum) = (Order.numberFrequency(amounts), amounts.reduce(0, +))
                guard factor <= screen.ratio("factor", at: village),
                    sum >= screen.fen("minimum", at: village)
                else { return nil }
                let entries = groups[group].map(payments.entry)
                let fixed = entries.count { Screen.isFixedCharge(screen.text(summaries[$0])) }
                if 2 * fixed >= entries.count { return nil }
                let name = screen.payee(entries[0])
                let usual = screen.yuan(amounts.sorted()[amounts.count / 2])
                return screen.lead(
                    name, village: village, day: screen.ledger.days[entries[0]], amount: sum,
                    rows: Screen.Row.entries(entries),
                    Phrase(
                        "\(name)的\(amounts.count)笔支出几乎都是\(usual)元，合计\(screen.yuan(sum))元。",
                        "\(name): \(amounts.count) payments, nearly all of \(usual) yuan, "
                            + "\(screen.yuan(sum)) in all."))
            }
        }
    }
}

extension Screen {
    /// For each entry whether it tells of what is paid in fixed amounts.
    fileprivate var fixedCharges: [Bool] { summaries(Self.isFixedCharge) }

    fileprivate static func isFixedCharge(_ summary: String) -> Bool {
        ["工资", "保洁", "电费", "水费", "网费", "话费", "补贴", "补助", "报酬"].contains { summary.contains($0) }
    }
}
