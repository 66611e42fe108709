import Domain

/// A bid came after the deadline and won.
extension Model {
    static let r030 = indicator(
        "R030", version: 2, Phrase("疑似逾期递交的投标中标", "A late bid won"), .medium,
        rule: Phrase(
            "有效投标的递交时间晚于投标截止时间，而该投标人中标。",
            "A valid bid is dated after the end of the tender period, and its tenderer won."),
        innocent: Phrase(
            "截止时间延期而未更新；填的是录入时间。",
            "The deadline was moved and not updated; the date is that of data entry."),
        words: { found in
            let end = InstantText.words(found.process.periodEnd)
            return Phrase(
                "\(found.name)投标截止时间为\(end)，中标人\(found.behind.zh)在截止后递交。",
                "\(found.name): the winner \(found.behind.en) bid after the deadline \(end).")
        })
}
