import Domain

/// A payee whose largest payment is many times the second largest: a slipped decimal point, or
/// money that went the wrong way.
extension Model {
    static let f11 = Model(
        "F11", Phrase("疑似金额量级异常（相对规模因子）", "Relative size factor"), .low,
        key: Phrase("收款人", "payee"),
        rule: Phrase(
            "收款人最大一笔与次大一笔之比达到规定倍数，且最大一笔达到规定金额，至少三笔。",
            "Largest / second largest payment of a payee with three or more."),
        source: Phrase("Nigrini, Forensic Analytics, 2011", "Nigrini 2011"),
        innocent: Phrase("首次承揽大工程的零星供应商。", "A small supplier with one large job."),
        needs: [Need(.entry, .account, .debit, .party)],
        parameters: [
            Parameter("times", .ratio, "10", Phrase("工作口径", "working rule")),
            Parameter("minimum", .yuan, "10000", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        screen.perVillage { village in
            let payments = Payments(screen, village: village)
            let groups = Grouping(rows: payments.count, minimum: 3) { place in
                (UInt64(payments.party(Int32(place))), 0)
            }
            return (0..<groups.count).compactMap { group in
                let sorted = groups[group].sorted {
                    (payments.amount($1), $0) < (payments.amount($0), $1)
                }
                let first = payments.amount(sorted[0])
                guard first >= screen.fen("minimum", at: village),
                    let factor = Order.relativeSize([first, payments.amount(sorted[1])]),
                    factor >= screen.ratio("times", at: village)
                else { return nil }
                let entries = sorted.prefix(2).map(payments.entry)
                let name = screen.payee(entries[0])
                return screen.lead(
                    name, village: village, day: screen.ledger.days[entries[0]], amount: first,
                    rows: Screen.Row.entries(entries),
                    Phrase(
                        "\(name)最大一笔\(screen.yuan(first))元是次大一笔的\(Int(factor))倍。",
                        "\(name): the largest payment, \(screen.yuan(first)) yuan, is "
                            + "\(Int(factor)) times the next."))
            }
        }
    }
}
