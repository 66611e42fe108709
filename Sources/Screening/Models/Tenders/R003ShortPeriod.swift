import Domain

/// Too little time to bid.
extension Model {
    static let r003 = indicator(
        "R003", Phrase("疑似投标期过短", "A short period to bid"), .low,
        rule: Phrase(
            "投标期的整天数少于规定天数。", "Fewer whole days between the dates of the tender period."),
        innocent: Phrase(
            "询价、竞争性谈判等另有时限；重新招标；应急采购。",
            "Other procedures have periods of their own; a second round; an emergency."),
        parameters: [.cardinal("days", .days, "15", "threshold")],
        settings: { $1.days = $0.count("days") },
        words: { found in
            let limit = found.screen.count("days")
            let (from, to) = (
                (found.process.periodStart ?? "").prefix(10),
                (found.process.periodEnd ?? "").prefix(10)
            )
            return Phrase(
                "\(found.name)投标期自\(from)至\(to)，不足\(limit)天。",
                "\(found.name): the tender period from \(from) to \(to) has fewer than \(limit) "
                    + "days.")
        })
}
