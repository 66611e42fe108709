package import Domain
package import Foundation
import Storage

/// The figures of a county, counted from records (one row for each acceptance number).
package struct Scoreboard: Sendable, Codable, Equatable {
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
    package let cluesTransferred: Int
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
        cluesTransferred = value("cluesTransferred")
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

    package let id: UUID
    package let scoreboard: Scoreboard
    package let figures: [Figure]
    package let pictures: Pictures

    static func count(
        _ county: UUID, _ name: String, _ today: Day, _ reading: Reading,
        _ memory: Remembered<StatTable.Question, ScoreboardView>
    ) throws -> ScoreboardView {
        let term = try reading.value(
            """
            SELECT id FROM terms WHERE county_id = \(county)
            ORDER BY starts_on <= \(today) AND ends_on >= \(today) DESC, starts_on DESC LIMIT 1
            """, as: UUID.self)
        let question = StatTable.Question(county: county, term: term, asOf: today)
        return try memory.answer(question, reading) { try count(question, name, reading) }
    }

    private static func count(
        _ question: StatTable.Question, _ name: String, _ reading: Reading
    ) throws -> ScoreboardView {
        var values = try Tally.values(Metrics.all, question, reading)
        values["supervisionGroups"] = try reading.value(
            """
            SELECT count(*) FROM supervision_groups
            WHERE parent_id = \(question.term) AND kind = 'supervision' AND struck_at IS NULL
            """)
        let atLeast = try Tally.atLeast(question, reading)
        return ScoreboardView(
            id: question.county,
            scoreboard: Scoreboard(county: name, asOf: question.asOf, values),
            figures: figures(values, atLeast),
            pictures: try Pictures.draw(question, values, reading))
    }

    private static func figures(_ values: [String: Int64], _ atLeast: Set<String>) -> [Figure] {
        let units = Int(values["units"] ?? 0)
        let inspected = Int(values["inspected"] ?? 0)
        let counted = Metrics.all.map { metric in
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
        let rates = Rate.all.compactMap { rate in
            rate.text(values).map {
                Figure(
                    key: rate.key, label: rate.label, value: $0, definition: rate.definition)
            }
        }
        return [coverage] + counted + [groups] + rates
    }
}

/// A figure as people read it.
package enum FigureText {
    /// Money is counted in fen and read in units of ten thousand yuan.
    package static func unit(_ metric: Metric) -> Phrase {
        isMoney(metric) ? Phrase("万元", "10,000 yuan") : metric.unit
    }

    package static func text(_ value: Int64, _ metric: Metric, atLeast: Bool) -> String {
        isMoney(metric) ? tenThousands(value, atLeast: atLeast) : String(value)
    }

    /// `2899余` for a lower bound; otherwise two decimals, half up.
    package static func tenThousands(_ fen: Int64, atLeast: Bool) -> String {
        atLeast
            ? "\(fen / 1_000_000)余" : Percent.ratio(Int(fen), 1_000_000, decimals: 2)
    }

    private static func isMoney(_ metric: Metric) -> Bool { metric.unit.zh == "元" }
}

extension Office {
    /// The scoreboards of the counties that one person sees whole.
    package func scoreboards(for actor: Actor, today: Day) async throws -> [ScoreboardView] {
        guard let scope = Self.wholeCounties(actor) else { return [] }
        return try await scoreboards(where: scope, today)
    }

    /// The scoreboards of all counties: for the operator at the machine's console.
    package func scoreboards(today: Day) async throws -> [ScoreboardView] {
        try await scoreboards(where: "1 = 1", today)
    }

    /// The figures of one county by round, township, group or month, where this person sees the
    /// county whole.
    package func statistics(
        _ question: StatTable.Question, by grouping: StatTable.Grouping, for actor: Actor
    ) async throws -> StatTable {
        guard let scope = Self.wholeCounties(actor) else { throw Refusal.listOutOfSight }
        let tables = tables
        return try await engine.read { reading in
            guard
                try reading.exists(
                    "SELECT 1 FROM counties x WHERE x.id = \(question.county) AND \(scope)")
            else { throw Refusal.notFound }
            return try tables.answer(.init(question: question, grouping: grouping), reading) {
                try StatTable.count(question, by: grouping, reading)
            }
        }
    }

    /// The rounds of a county that this person sees whole, newest first.
    package func rounds(of county: UUID, for actor: Actor) async throws -> [LookupOption] {
        guard let scope = Self.wholeCounties(actor) else { return [] }
        return try await engine.read { reading in
            try reading.rows(
                """
                SELECT r.id, r.name FROM rounds r JOIN counties x ON x.id = r.county_id
                WHERE x.id = \(county) AND \(scope) ORDER BY r.starts_on DESC, r.number DESC
                """
            ) { LookupOption(id: try $0(0), label: try $0(1)) }
        }
    }

    private static func wholeCounties(_ actor: Actor) -> SQL? {
        Scoping.predicate(
            actor, .figures, Scoping.Columns(county: "x.id", township: nil, unit: nil, group: nil))
    }

    private func scoreboards(where scope: SQL, _ today: Day) async throws -> [ScoreboardView] {
        let figures = figures
        return try await engine.read { reading in
            // Counties without a term have nothing to count yet.
            let counties = try reading.rows(
                """
                SELECT x.id, x.name FROM counties x
                WHERE \(scope) AND EXISTS (SELECT 1 FROM terms t WHERE t.county_id = x.id)
                ORDER BY x.code LIMIT 200
                """
            ) { row in (try row(0) as UUID, try row(1) as String) }
            return try counties.map { county, name in
                try ScoreboardView.count(county, name, today, reading, figures)
            }
        }
    }
}
