import Domain

/// A payee whose amounts are nearly all whole hundreds.
extension Model {
    static let e07 = Model(
        "E07", Phrase("疑似整数金额集中", "Round amounts"), .low, key: Phrase("收款人", "payee"),
        rule: Phrase(
            "收款人的笔数达到规定数，整百元（商超为整千元）的比例达到规定比例。",
            "A payee with several payments that are nearly all multiples of 100 yuan."),
        source: Phrase("预算执行审计方法：商超消费为大额整数", "Budget auditing practice"),
        innocent: Phrase("工资、租金、预付款、固定报价。", "Wages, rents, prepayments, fixed prices."),
        needs: [Need(.entry, .account, .debit, .party)],
        parameters: [
            Parameter("count", .count, "6", Phrase("工作口径", "working rule")),
            Parameter("share", .ratio, "0.8", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let regular = screen.summaries { text in
            ["工资", "误工", "租", "报酬", "补贴", "补助", "预付", "保洁"].contains { text.contains($0) }
        }
        let contracts = screen.table(.entry).texts(.contract)
        return screen.perVillage { village in
            let payments = Payments(screen, village: village)
            let groups = Grouping(
                rows: payments.count, minimum: screen.count("count", at: village)
            ) { place in
                let entry = payments.entry(Int32(place))
                return regular[entry] || contracts[entry] != 0
                    ? nil : (UInt64(payments.party(Int32(place))), 0)
            }
            let least = screen.ratio("share", at: village)
            return (0..<groups.count).compactMap { group in
                let entries = groups[group].map(payments.entry)
                let name = screen.payee(entries[0])
                let isShop = ["超市", "商场", "百货", "商行"].contains { name.contains($0) }
                let unit: Int64 = isShop ? 100_000 : 10_000
                let round = entries.count { screen.ledger.debit[$0] % unit == 0 }
                guard Double(round) >= least * Double(entries.count) else { return nil }
                let total = entries.reduce(Int64(0)) { $0 + screen.ledger.debit[$1] }
                return screen.lead(
                    name, village: village, day: screen.ledger.days[entries[0]], amount: total,
                    rows: Screen.Row.entries(entries),
                    Phrase(
                        "向\(name)支付的\(entries.count)笔中有\(round)笔是\(unit / 100)元的整数倍。",
                        "\(round) of \(entries.count) payments to \(name) are multiples of "
                            + "\(unit / 100) yuan."))
            }
        }
    }
}
