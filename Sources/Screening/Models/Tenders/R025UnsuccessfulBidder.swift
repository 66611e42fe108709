import Domain

/// Somebody bids again and again and hardly ever wins.
extension Model {
    static let r025 = indicator(
        "R025", Phrase("疑似陪标：投标多而极少中标", "Many bids and hardly a win"), .low,
        rule: Phrase(
            "投标次数达到规定分位数，且中标率达到或低于全部投标人的下界（下四分位数减1.5倍四分位距）。",
            "As many bids as the percentile, and a share of wins at or below the lower "
                + "fence of all tenderers (Q1 − 1.5 IQR)."),
        innocent: Phrase(
            "新进入本地市场的企业；报价能力不足。", "A firm new to the place; prices that do not compete."),
        organisations: true,
        parameters: [.cardinal("percentile", .ratio, "0.75", "percentile")],
        settings: { $1.percentile = min(1, max(0, $0.ratio("percentile"))) },
        words: { found in
            Phrase(
                "\(found.name)投标次数较多，中标率仅\(found.percent)，明显低于其他投标人。",
                "\(found.name) bids often and wins \(found.percent) of its bids, far less than "
                    + "others.")
        })
}
