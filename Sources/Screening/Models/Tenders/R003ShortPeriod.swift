import Domain

/// Too little time to bid.
extension Model {
    static let r003 = indicator(
        "R003", version: 2, Phrase("疑似投标期过短", "A short period to bid"), .low,
        rule: Phrase(
            "投标期的整天数少于规定天数（按招标所在村、发布之日的参数；没有村代码的按数据中第一个村）。",
            "Fewer whole days between the dates of the tender period than its village had to leave "
                + "on the day of publication; without a village, than the first one had to."),
        innocent: Phrase(
            "询价、竞争性谈判等另有时限；重新招标；应急采购。",
            "Other procedures have periods of their own; a second round; an emergency."),
        parameters: [.cardinal("days", .days, "15", "threshold")],
        settings: { screen, settings in
            let days = PeriodDays(screen)
            for item in screen.data.processes {
                let village = screen.data.village(item.village)
                settings.daysByProcess[item.process.ocid] = days[item.process, village]
            }
        },
        words: { found in
            let limit = PeriodDays(found.screen, only: found.village)[found.process, found.village]
            let from = InstantText.dayWords(found.process.periodStart)
            let to = InstantText.dayWords(found.process.periodEnd)
            return Phrase(
                "\(found.name)投标期自\(from)至\(to)，不足\(limit)天。",
                "\(found.name): the tender period from \(from) to \(to) has fewer than \(limit) "
                    + "days.")
        })
}

/// The days that each village has to leave bidders, by the day of publication.
private struct PeriodDays {
    private let today: Int
    private let terms: [Int: Terms<Int>]

    /// `only`: The number of a village; nil for all.
    init(_ screen: Screen, only: Int? = nil) {
        let villages = only.map { [$0] } ?? [-1] + Array(screen.data.villages.indices)
        today = screen.count("days")
        terms = Dictionary(
            uniqueKeysWithValues: villages.map { ($0, screen.countByDay("days", at: $0)) })
    }

    subscript(process: ContractingProcess, village: Int) -> Int {
        guard let day = process.periodStart.flatMap(InstantText.day) else { return today }
        return terms[village]?[day.number] ?? today
    }
}
