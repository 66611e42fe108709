import Domain

/// Different tenderers with one price.
extension Model {
    static let r028 = indicator(
        "R028", version: 2, Phrase("疑似报价完全相同", "Identical bid prices"), .medium,
        rule: Phrase(
            "同一招标过程中，不同投标人的报价完全相同（报价为零视为未公布）。",
            "Bids of different tenderers in one process have the same price above 0."),
        innocent: Phrase(
            "固定价、摇号方式；法定取费标准；按控制价报价。",
            "A fixed price or lottery; statutory fees; bids at the control price."),
        words: { found in
            Phrase(
                "\(found.name)有不同投标人报价完全相同：\(found.behind.zh)。",
                "\(found.name): different tenderers bid the same price: \(found.behind.en).")
        })
}
