import Domain

/// Tenders that went ahead with fewer than three bidders.
extension Model {
    static let p04 = Model(
        "P04", Phrase("疑似投标人不足三家", "Fewer than three bidders"), .high,
        key: Phrase("标段", "tender"),
        rule: Phrase(
            "公开、邀请招标的有效投标人不足三家而未重新招标。",
            "An open or invited tender with fewer than three valid bidders, not tendered again."),
        source: Phrase("《招标投标法》第二十八条", "Tendering Law, art. 28"),
        innocent: Phrase("依法二次招标后仍不足三家。", "A lawful second round."),
        needs: [Need(.tender, .number), Need(.bid, .tender)]
    ) { screen in
        let tendering = Tendering(screen)
        let tenders = tendering.tenders
        return tenders.rows.compactMap { tender in
            let valid = tendering.bidsOf[tender].filter { tendering.isValid(screen, $0) }
            let bidders = Set(valid.map(tendering.bidder))
            let status = screen.text(tenders.texts(.status)[tender])
            guard !tendering.bidsOf[tender].isEmpty, bidders.count < 3,
                tendering.isOpen(screen, tender), tenders.texts(.predecessor)[tender] == 0,
                !["流标", "终止", "重新招标", "取消"].contains(where: { status.contains($0) })
            else { return nil }
            let name = tendering.name(screen, tender)
            return screen.lead(
                name, village: tendering.village(screen, tender),
                day: tenders.narrow(.opened)[tender],
                amount: tenders.wide(.controlPrice).orZero(tender),
                rows: tendering.rows(tender, tendering.bidsOf[tender]),
                Phrase(
                    "标段\(name)只有\(bidders.count)家有效投标人。",
                    "Tender \(name) had \(bidders.count) valid bidders."))
        }
    }
}
