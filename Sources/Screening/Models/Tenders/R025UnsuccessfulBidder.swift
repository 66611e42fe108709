import Domain

/// Somebody bids again and again and hardly ever wins.
extension Model {
    static let r025 = indicator(
        "R025", version: 2, Phrase("疑似陪标：投标多而极少中标", "Many bids and hardly a win"), .low,
        rule: Phrase(
            "投标次数达到规定分位数，且中标率达到或低于全部投标人的下界（下四分位数减1.5倍四分位距）；投标人少于规定数或四分位距为零的不作比较。全部数据用同一参数值。",
            "As many bids as the percentile, and a share of wins at or below the lower "
                + "fence of all tenderers (Q1 − 1.5 IQR). Too few tenderers, or quartiles that are "
                + "equal, are not compared. One value holds for all data."),
        innocent: Phrase(
            "新进入本地市场的企业；报价能力不足。", "A firm new to the place; prices that do not compete."),
        organisations: true,
        parameters: [.cardinal("percentile", .ratio, "0.75", "percentile"), .compared],
        settings: { screen, settings in
            settings.percentile = min(1, max(0, screen.ratio("percentile")))
            settings.compared = screen.count("compared")
        },
        words: { found in
            Phrase(
                "\(found.name)投标次数较多，中标率仅\(found.percent)，明显低于其他投标人。",
                "\(found.name) bids often and wins \(found.percent) of its bids, far less than "
                    + "others.")
        })
}
