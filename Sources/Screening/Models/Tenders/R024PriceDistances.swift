import Domain

/// How far the lowest other bid lies above the winner's, against all other processes.
extension Model {
    static let r024 = indicator(
        "R024", version: 2, Phrase("疑似中标价与次低价过近", "The winner's price just below the next"), .low,
        rule: Phrase(
            "其他有效报价中最低的一个高出中标价的比例，达到或低于全部招标过程的下界（下四分位数减1.5倍四分位距）；可比过程不足规定数或四分位距为零的不作比较。全部数据用同一参数值。",
            "The share by which the lowest other valid bid lies above the winner's is at or below "
                + "the lower fence of all processes (Q1 − 1.5 IQR). Too few processes, or "
                + "quartiles that are equal, are not compared. One value holds for all data."),
        innocent: Phrase(
            "按定额计价、公开控制价的项目报价本来接近。",
            "Prices by quota or with a published control price lie close together."),
        parameters: [.compared], settings: { $1.compared = $0.count("compared") },
        words: { found in
            Phrase(
                "\(found.name)次低报价只高出中标价\(found.percent)，明显低于其他招标过程；涉及\(found.behind.zh)。",
                "\(found.name): the next bid lies only \(found.percent) above the winner's, "
                    + "far less than elsewhere; \(found.behind.en).")
        })

    static let r058 = indicator(
        "R058", version: 2, Phrase("疑似中标价远低于次低价", "A heavily discounted bid"), .medium,
        rule: Phrase(
            "其他有效报价中最低的一个高出中标价的比例，达到或高于全部招标过程的上界（上四分位数加1.5倍四分位距）；可比过程不足规定数或四分位距为零的不作比较。全部数据用同一参数值。",
            "The share by which the lowest other valid bid lies above the winner's is at or above "
                + "the upper fence of all processes (Q3 + 1.5 IQR). Too few processes, or "
                + "quartiles that are equal, are not compared. One value holds for all data."),
        innocent: Phrase(
            "企业有闲置产能或现成材料；其他投标人无意中标。",
            "Spare capacity or material at hand; the others did not mean to win."),
        parameters: [.compared], settings: { $1.compared = $0.count("compared") },
        words: { found in
            Phrase(
                "\(found.name)次低报价高出中标价\(found.percent)，明显高于其他招标过程；中标人\(found.behind.zh)。",
                "\(found.name): the next bid lies \(found.percent) above the winner's, "
                    + "far more than elsewhere; won by \(found.behind.en).")
        })
}
