import Domain

/// A village, or an agent, whose awards all lie close to the control price.
extension Model {
    static let p18 = Model(
        "P18", Phrase("疑似中标价贴近控制价", "Awards close to the control price"), .medium,
        key: Phrase("村；代理机构", "village; agent"),
        rule: Phrase(
            "三个以上标段中标价与控制价之比均达到规定比例。",
            "Three or more awards, all at a large share of the control price."),
        source: Phrase("围标筛查研究", "collusion screens"),
        innocent: Phrase("固定下浮率计价。", "A fixed rate below the quota price."),
        needs: [Need(.tender, .controlPrice), Need(.bid, .price, .won)],
        parameters: [
            Parameter("share", .ratio, "0.985", Phrase("工作口径", "working rule")),
            Parameter("tenders", .count, "3", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let tendering = Tendering(screen)
        let table = tendering.tenders
        var shares: [UInt32: [(tender: Int, share: Double)]] = [:]
        for tender in table.rows {
            guard let control = table.wide(.controlPrice)[tender], control > 0,
                let winner = tendering.bidsOf[tender].first(where: {
                    tendering.isWinner(screen, $0)
                }), let price = tendering.bids.wide(.price)[winner]
            else { continue }
            let share = Double(price) / Double(control)
            for key in [table.texts(.village)[tender], table.texts(.agent)[tender]] where key != 0 {
                shares[key, default: []].append((tender, share))
            }
        }
        return shares.compactMap { key, found in
            guard found.count >= screen.count("tenders"),
                found.allSatisfy({ $0.share >= screen.ratio("share") && $0.share <= 1 })
            else { return nil }
            let isVillage = screen.data.village(key) >= 0
            let name = screen.text(key)
            return screen.lead(
                isVillage ? "村" : name, village: isVillage ? screen.data.village(key) : -1,
                rows: found.map { Screen.Row(.tender, $0.tender) },
                Phrase(
                    "\(name)的\(found.count)个标段中标价均不低于控制价的\(screen.ratio("share") * 100)%。",
                    "All \(found.count) awards of \(name) are near the control price."))
        }
    }
}
