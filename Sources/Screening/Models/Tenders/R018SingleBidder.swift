import Domain

/// Nobody else bid.
extension Model {
    static let r018 = indicator(
        "R018", Phrase("疑似只有一家投标", "A single bidder"), .medium,
        rule: Phrase(
            "公开或邀请招标的投标人数为1。", "An open or selective tender with one tenderer."),
        innocent: Phrase(
            "当地只有一家供应商；二次招标仍只有一家。",
            "Only one supplier nearby; a lawful second round with one bidder."),
        words: { found in
            let procedure = Masked.text(found.process.procedure)
            let isBought = ["goods", "services"].contains(found.process.category)
            let verb = isBought ? "采购" : "发包"
            return Phrase(
                "\(found.name)以“\(procedure)”方式\(verb)，只有1家投标。",
                "\(found.name) was put out to tender (\(procedure)) and had one "
                    + "tenderer.")
        })
}
