import Domain

/// Bids that were turned down: all but the winner's, the lowest, or too many with one party.
extension Model {
    static let r035 = indicator(
        "R035", Phrase("疑似除中标人外全部被否决", "All but the winner disqualified"), .medium,
        rule: Phrase(
            "只有中标人的投标有效，被否决的其他投标人达到规定数。全部数据用同一参数值。",
            "Only the winner's bid is valid, and as many other tenderers are disqualified. One "
                + "value holds for all data."),
        innocent: Phrase(
            "确有形式缺陷（看否决原因是否各不相同）。", "Real defects of form; compare the reasons."),
        parameters: [.cardinal("disqualified", .count, "1", "threshold")],
        settings: { $1.disqualified = $0.count("disqualified") },
        words: { found in
            Phrase(
                "\(found.name)除中标人\(found.behind.zh)外，其他\(Int(found.value))家投标人全部被否决。",
                "\(found.name): all \(Int(found.value)) tenderers but the winner "
                    + "\(found.behind.en) were disqualified.")
        })

    static let r036 = indicator(
        "R036", version: 2, Phrase("疑似最低报价被否决", "The lowest bid disqualified"), .medium,
        rule: Phrase(
            "报价最低的投标被否决，而另有报价更高的有效投标并已授标。",
            "The lowest bid is disqualified while a higher one is valid and an award was made."),
        innocent: Phrase(
            "报价低于成本且不能说明；资格确实不符。",
            "A price below cost that was not explained; a bidder that did not qualify."),
        words: { found in
            Phrase(
                "\(found.name)的最低报价被否决，另有有效投标并已授标。",
                "\(found.name): the lowest bid was disqualified; others were valid, and an award "
                    + "was made.")
        })

    static let r038 = indicator(
        "R038", version: 2, Phrase("疑似投标被否决的比例畸高", "Too many disqualified bids"), .low,
        rule: Phrase(
            "采购人、采购实体或投标人的投标中被否决的比例，达到或高于同类的上界（上四分位数加1.5倍四分位距）；同类少于规定数或四分位距为零的不作比较。全部数据用同一参数值。",
            "The share of disqualified bids of a buyer, procuring entity or tenderer is "
                + "at or above the upper fence of its kind (Q3 + 1.5 IQR). Too few of a kind, or "
                + "quartiles that are equal, are not compared. One value holds for all data."),
        innocent: Phrase(
            "初次使用电子投标；招标文件要求特殊。", "First use of electronic bids; unusual requirements."),
        organisations: true,
        parameters: [.cardinal("bids", .count, "2", "minimum_submitted_bids"), .compared],
        settings: { screen, settings in
            settings.minimumBids = screen.count("bids")
            settings.compared = screen.count("compared")
        },
        words: { found in
            let (zh, en) = (
                found.roles.map { "作为\($0.role.zh)，\(IndicatorFinding.percent($0.value))" },
                found.roles.map { "as \($0.role.en) \(IndicatorFinding.percent($0.value))" }
            )
            return Phrase(
                "\(found.name)的投标被否决比例畸高：\(zh.joined(separator: "；"))。",
                "Bids with \(found.name) are disqualified too often: \(en.joined(separator: "; "))."
            )
        })
}
