import Domain

/// Times of a tender that are too short, and bids that came too late.
extension Model {
    static let p09 = Model(
        "P09", Phrase("疑似招标时限异常", "Periods of a tender"), .medium, key: Phrase("标段", "tender"),
        rule: Phrase(
            "公告至截止不足规定天数；文件发售不足5日；中标后超过30日签约；迟到的投标中标。",
            "Too few days to the deadline; documents sold for fewer than 5; signed over 30 days "
                + "after "
                + "the award; a late bid won."),
        source: Phrase(
            "《招标投标法》第二十四、二十八、四十六条；实施条例第十六条",
            "Tendering Law art. 24, 28, 46; Regulation art. 16"),
        innocent: Phrase("询价、竞争性谈判等另有时限；限额以下工程按本地规定。", "Other procedures; local rules."),
        needs: [Need(.tender, .number)],
        parameters: [
            Parameter("days", .days, "20", Phrase("《招标投标法》第二十四条（限额以下按县设定）", "art. 24")),
            Parameter("sale", .days, "5", Phrase("《招标投标法实施条例》第十六条", "art. 16")),
            Parameter("signing", .days, "30", Phrase("《招标投标法》第四十六条", "art. 46")),
        ]
    ) { screen in
        let tendering = Tendering(screen)
        let table = tendering.tenders
        return table.rows.compactMap { tender in
            guard tendering.isOpen(screen, tender) else { return nil }
            let village = tendering.village(screen, tender)
            var faults: [Phrase] = []
            let deadline = table.wide(.deadline)[tender]
            if let published = table.narrow(.published)[tender], let deadline {
                let days = Int(deadline / 86_400) - Int(published)
                if days < screen.count("days", at: village) {
                    faults.append(Phrase("公告至截止\(days)天", "\(days) days to the deadline"))
                }
            }
            if let from = table.narrow(.documentsFrom)[tender],
                let until = table.narrow(.documentsUntil)[tender],
                Int(until - from) + 1 < screen.count("sale", at: village)
            {
                faults.append(
                    Phrase("文件发售\(until - from + 1)天", "documents for \(until - from + 1) days"))
            }
            if let awarded = table.narrow(.awarded)[tender],
                let signed = table.narrow(.signed)[tender],
                Int(signed - awarded) > screen.count("signing", at: village)
            {
                faults.append(
                    Phrase("中标后\(signed - awarded)天签约", "signed after \(signed - awarded) days"))
            }
            let late = tendering.bidsOf[tender].filter { row in
                guard let deadline, let received = tendering.bids.wide(.received)[row] else {
                    return false
                }
                return received > deadline && tendering.isWinner(screen, row)
            }
            if !late.isEmpty { faults.append(Phrase("迟到的投标中标", "a late bid won")) }
            guard !faults.isEmpty else { return nil }
            let name = tendering.name(screen, tender)
            return screen.lead(
                name, village: village, day: table.narrow(.published)[tender],
                amount: table.wide(.controlPrice).orZero(tender),
                rows: tendering.rows(tender, late),
                severity: late.isEmpty ? .medium : .high,
                Phrase(
                    "标段\(name)：\(faults.map(\.zh).joined(separator: "、"))。",
                    "Tender \(name): \(faults.map(\.en).joined(separator: ", "))."))
        }
    }
}
