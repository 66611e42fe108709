import Domain

/// Bids that were turned down until the right one was left: everybody but the winner, the lowest
/// price, or one bidder again and again (after OCP's R035, R036 and R038).
extension Model {
    static let p10 = Model(
        "P10", Phrase("疑似废标集中、最低价被否决", "Disqualified until the right one is left"), .high,
        key: Phrase("标段；投标人", "tender; bidder"),
        rule: Phrase(
            "除中标人外的投标人全部被否决；最低报价被否决而由高价者中标；同一投标人被否决的次数和比例达到规定值。",
            "All bidders but the winner are disqualified; the lowest price is, and a higher one "
                + "wins; one bidder is disqualified often."),
        source: Phrase("OCP红旗R035、R036、R038；《招标投标法》第四十二条", "OCP R035, R036, R038; art. 42"),
        innocent: Phrase("确有形式缺陷（看否决原因是否各不相同）。", "Real defects of form; compare the reasons."),
        needs: [Need(.tender, .number), Need(.bid, .price, .status)],
        parameters: [
            Parameter("others", .count, "2", Phrase("被否决的其他投标人", "other bidders")),
            Parameter("times", .count, "3", Phrase("工作口径", "working rule")),
            Parameter("share", .ratio, "0.75", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let tendering = Tendering(screen)
        let tenders = tendering.tenders.rows.compactMap { tendering.disqualification($0, screen) }
        return tenders + tendering.oftenDisqualified(screen)
    }
}

extension Tendering {
    private static let rejected = ["否决", "废标", "无效", "disqualified"]

    private func isRejected(_ screen: Screen, _ row: Int) -> Bool {
        let status = screen.text(bids.texts(.status)[row])
        return Self.rejected.contains { status.contains($0) }
    }

    fileprivate func disqualification(_ tender: Int, _ screen: Screen) -> Lead? {
        let rows = bidsOf[tender]
        let village = village(screen, tender)
        let out = rows.filter { isRejected(screen, $0) }
        guard let winner = rows.first(where: { isWinner(screen, $0) }),
            !isRejected(screen, winner), let won = bids.wide(.price)[winner]
        else { return nil }
        var faults: [Phrase] = []
        let others = Set(rows.map(bidder)).subtracting([bidder(winner)])
        if others.count >= screen.count("others", at: village),
            others == Set(out.map(bidder)).intersection(others)
        {
            faults.append(Phrase("除中标人外全部被否决", "all but the winner disqualified"))
        }
        let lower = out.filter { (bids.wide(.price)[$0] ?? Int64.max) < won }
        if !lower.isEmpty { faults.append(Phrase("更低的报价被否决", "a lower price disqualified")) }
        guard !faults.isEmpty else { return nil }
        let name = name(screen, tender)
        let least = lower.compactMap { bids.wide(.price)[$0] }.min() ?? won
        return screen.lead(
            name, village: village, day: tenders.narrow(.opened)[tender], amount: won - least,
            rows: self.rows(tender, out + [winner]),
            Phrase(
                "标段\(name)\(faults.map(\.zh).joined(separator: "、"))。",
                "Tender \(name): \(faults.map(\.en).joined(separator: ", "))."))
    }

    fileprivate func oftenDisqualified(_ screen: Screen) -> [Lead] {
        let all = Dictionary(grouping: bidsOf.flatMap(\.self), by: bidder)
        return all.compactMap { _, rows in
            let out = rows.filter { isRejected(screen, $0) }
            guard out.count >= screen.count("times"),
                Double(out.count) >= screen.ratio("share") * Double(rows.count)
            else { return nil }
            let name = screen.masked(bids.texts(.bidder)[rows[0]])
            return screen.lead(
                name, village: -1, rows: out.map { Screen.Row(.bid, $0) }, severity: .medium,
                Phrase(
                    "\(name)投标\(rows.count)次，被否决\(out.count)次。",
                    "\(name) bid \(rows.count) times and was disqualified \(out.count) times."))
        }
    }
}
