package import Domain
package import Foundation
import Storage

/// The figures of a county, counted from records (one row for each acceptance number).
package struct Scoreboard: Sendable, Encodable, Equatable {
    /// A figure, or null where it is not told.
    package struct Told: Sendable, Encodable, Equatable {
        package let figure: Int?

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(figure)
        }
    }

    package let county: String
    package let asOf: Day
    package let units: Int
    package let communities: Int
    package let villages: Int
    /// Units whose inspection has reached feedback in the current term; one unit counts once.
    package let inspected: Int
    /// Inspected of all units, half up.
    package let coveragePercent: Int
    package let findings: Int
    /// null where the day would tell single transfers.
    package let cluesTransferred: Told
    package let discussionHeads: Int
    package let householdVisits: Int
    package let notices: Int
    package let immediateRectifications: Int
    package let revisitedUnits: Int
    package let supervisionGroups: Int
    package let interviews: Int
    package let rectificationItems: Int
    package let rectificationClosed: Int
    package let rectificationLongTerm: Int
    package let rectificationLate: Int

    init(county: String, asOf: Day, _ values: [String: Int64]) {
        func value(_ key: String) -> Int { Int(values[key] ?? 0) }
        self.county = county
        self.asOf = asOf
        units = value("units")
        communities = value("communities")
        villages = value("units") - value("communities")
        inspected = value("inspected")
        coveragePercent = Percent.rounded(value("inspected"), of: value("units"))
        findings = value("findings")
        cluesTransferred = Told(figure: values["cluesTransferred"].map { Int($0) })
        discussionHeads = value("discussionHeads")
        householdVisits = value("householdVisits")
        notices = value("notices")
        immediateRectifications = value("immediateRectifications")
        revisitedUnits = value("revisitedUnits")
        supervisionGroups = value("supervisionGroups")
        interviews = value("interviews")
        rectificationItems = value("rectificationItems")
        rectificationClosed = value("rectificationClosed")
        rectificationLongTerm = value("rectificationLongTerm")
        rectificationLate = value("rectificationLate")
    }
}

/// The figures of a county in words, each with its definition.
package struct ScoreboardView: Sendable {
    package struct Figure: Sendable {
        package let key: String
        package let label: Phrase
        package let value: String
        /// What was counted, of what, by when.
        package let definition: Phrase
    }

    package let question: StatTable.Question
    package let caption: FigureCaption
    package let scoreboard: Scoreboard
    package let figures: [Figure]
    package let pictures: Pictures

    package var id: UUID { question.county }

    /// The numbers of a drawing, or all figures.
    package func table(_ kind: ScoreboardTable.Kind) -> ScoreboardTable {
        ScoreboardTable(kind, of: self)
    }

    /// The term that is in office on a day, or the newest.
    static func term(of county: UUID, on day: Day, _ reading: Reading) throws -> UUID? {
        try reading.value(
            """
            SELECT id FROM terms WHERE county_id = \(county)
            ORDER BY starts_on <= \(day) AND ends_on >= \(day) DESC, starts_on DESC LIMIT 1
            """, as: UUID.self)
    }

    static func count(_ question: StatTable.Question, _ reading: Reading) throws -> ScoreboardView {
        let end = Moment.end(of: question.asOf)
        var values = try Tally.values(
            Metrics.told(question), try Tally.counted(question, reading), reading)
        values["supervisionGroups"] = try reading.value(
            """
            SELECT count(*) FROM supervision_groups
            WHERE parent_id = \(question.term) AND kind = 'supervision'
              AND recorded_at < \(end) AND (struck_at IS NULL OR struck_at >= \(end))
            """)
        let atLeast = try Tally.atLeast(question, by: nil, reading)[nil] ?? []
        let caption = try FigureCaption.load(question, reading)
        return ScoreboardView(
            question: question, caption: caption,
            scoreboard: Scoreboard(county: caption.county, asOf: question.asOf, values),
            figures: figures(question, values, atLeast),
            pictures: try Pictures.draw(question, values, atLeast, reading))
    }

    private static func figures(
        _ question: StatTable.Question, _ values: [String: Int64], _ atLeast: Set<String>
    ) -> [Figure] {
        let units = Int(values["units"] ?? 0)
        let inspected = Int(values["inspected"] ?? 0)
        let counted = Metrics.told(question).map { metric in
            Figure(
                key: metric.key,
                label: Phrase(
                    "\(metric.label.zh)（\(FigureText.unit(metric).zh)）", metric.label.en),
                value: FigureText.text(
                    values[metric.key] ?? 0, metric, atLeast: atLeast.contains(metric.key)),
                definition: metric.definition)
        }
        let coverage = Figure(
            key: "coveragePercent", label: Phrase("覆盖率", "coverage"),
            value: Percent.text(inspected, of: units),
            definition: Phrase(
                "已巡察村居 \(inspected) ÷ 全部村居 \(units)，四舍五入",
                "\(inspected) inspected of \(units) units, half up"))
        let groups = Figure(
            key: "supervisionGroups", label: Phrase("督导组（个）", "supervision groups"),
            value: String(values["supervisionGroups"] ?? 0),
            definition: Phrase("本届组建的督导组", "formed in this term"))
        let rates = Rate.among(Metrics.told(question)).compactMap { rate in
            rate.text(values).map {
                Figure(
                    key: rate.key, label: rate.label, value: $0,
                    definition: Phrase(
                        "\(rate.definition.zh)：\(rate.workings(values))",
                        "\(rate.definition.en): \(rate.workings(values))"))
            }
        }
        return [coverage] + counted + [groups] + rates
    }
}
