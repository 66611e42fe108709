import Domain

/// Awards far below all other bids, and dearer again through changes.
extension Model {
    static let p19 = Model(
        "P19", Phrase("疑似超低价中标", "A heavily discounted award"), .low, key: Phrase("标段", "tender"),
        rule: Phrase(
            "中标价低于次低报价，差距达到规定比例；该项目又有增加造价的变更的，为中风险。",
            "The award lies far below the second lowest bid; medium where changes made the project "
                + "dearer."),
        source: Phrase("OCP红旗R058；《招标投标法》第三十三条", "OCP R058; Tendering Law art. 33"),
        innocent: Phrase("企业有闲置产能。", "Spare capacity."),
        needs: [Need(.tender, .number), Need(.bid, .price, .won)],
        parameters: [Parameter("share", .ratio, "0.25", Phrase("工作口径", "working rule"))]
    ) { screen in
        let tendering = Tendering(screen)
        let book = ProjectBook(screen)
        let changes = screen.table(.change)
        var grown: [UInt64: Int64] = [:]
        for row in book.table.rows {
            let key = Hash.pair(book.table.texts(.village)[row], book.table.texts(.number)[row])
            grown[key] = book.changes[row].reduce(0) { $0 + changes.wide(.amount).orZero($1) }
        }
        return tendering.tenders.rows.compactMap { tender in
            let bids = tendering.priced(screen, tender)
            let village = tendering.village(screen, tender)
            guard bids.count > 2, tendering.isWinner(screen, bids[0].row) else { return nil }
            let (won, second) = (bids[0].price, bids[1].price)
            guard Double(second - won) >= screen.ratio("share", at: village) * Double(won) else {
                return nil
            }
            let table = tendering.tenders
            let key = Hash.pair(table.texts(.village)[tender], table.texts(.project)[tender])
            let change = grown[key] ?? 0
            let name = tendering.name(screen, tender)
            return screen.lead(
                name, village: village, day: table.narrow(.opened)[tender], amount: second - won,
                rows: tendering.rows(tender, bids.map(\.row)),
                severity: change > 0 ? .medium : .low,
                Phrase(
                    "标段\(name)中标价\(screen.yuan(won))元，次低\(screen.yuan(second))元"
                        + "\(change > 0 ? "，变更又增加\(screen.yuan(change))元" : "")。",
                    "Tender \(name) was won at \(screen.yuan(won)), the next bid was "
                        + "\(screen.yuan(second))."))
        }
    }
}
