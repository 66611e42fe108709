package import Domain
package import Foundation
import Storage

extension Office {
    /// The scoreboards of the counties that one person sees whole, as of a day; of one county and
    /// a term of its choice where the question names one.
    package func scoreboards(
        for actor: Actor, today: Day, asOf: Day? = nil, county: UUID? = nil, term: UUID? = nil
    ) async throws -> [ScoreboardView] {
        guard let scope = Self.wholeCounties(actor) else { return [] }
        return try await scoreboards(
            where: county.map { "(\(scope)) AND x.id = \($0)" } ?? scope, today, asOf ?? today,
            term, without: actor.recusedFrom)
    }

    /// The scoreboards of all counties: for the operator at the machine's console.
    package func scoreboards(today: Day, asOf: Day? = nil) async throws -> [ScoreboardView] {
        try await scoreboards(where: "1 = 1", today, asOf ?? today, nil)
    }

    /// The figures of one county by round, township, group or month, where this person sees the
    /// county whole.
    package func statistics(
        _ question: StatTable.Question, by grouping: StatTable.Grouping, for actor: Actor
    ) async throws -> StatTable {
        guard let scope = Self.wholeCounties(actor) else { throw Refusal.listOutOfSight }
        if actor.isRecused(from: Place(township: question.township.map { Identifier($0) })) {
            throw Refusal.notFound
        }
        var question = question
        question.recusedFrom = actor.recusedFrom
        let tables = tables
        return try await engine.read { [question] reading in
            guard
                try reading.exists(
                    "SELECT 1 FROM counties x WHERE x.id = \(question.county) AND \(scope)")
            else { throw Refusal.notFound }
            try Self.judge(question, reading)
            return try tables.answer(.init(question: question, grouping: grouping), reading) {
                try StatTable.count(question, by: grouping, reading)
            }
        }
    }

    /// What a question names has to be of its county.
    private static func judge(_ question: StatTable.Question, _ reading: Reading) throws {
        for (key, table, id) in [
            ("term", "terms", question.term), ("round", "rounds", question.round),
            ("township", "townships", question.township),
        ] {
            guard let id else { continue }
            let isThere = try reading.exists(
                """
                SELECT 1 FROM \(raw: table) WHERE id = \(id) AND county_id = \(question.county)
                """)
            if !isThere { throw Refusal.question(key, id.uuidString) }
        }
    }

    /// The terms of a county that this person sees whole, newest first.
    package func terms(of county: UUID, for actor: Actor) async throws -> [(id: UUID, Phrase)] {
        guard let scope = Self.wholeCounties(actor) else { return [] }
        return try await engine.read { reading in
            try reading.rows(
                """
                SELECT t.id, t.number FROM terms t JOIN counties x ON x.id = t.county_id
                WHERE x.id = \(county) AND \(scope) ORDER BY t.number DESC
                """
            ) { (id: try $0(0) as UUID, FigureCaption.term(try $0(1))) }
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

    private func scoreboards(
        where scope: SQL, _ today: Day, _ asOf: Day, _ chosen: UUID?,
        without recusedFrom: Set<Identifier<Scope>> = []
    ) async throws -> [ScoreboardView] {
        let figures = figures
        return try await engine.read { reading in
            // Counties without a term have nothing to count yet.
            let counties = try reading.rows(
                """
                SELECT x.id FROM counties x
                WHERE \(scope) AND EXISTS (SELECT 1 FROM terms t WHERE t.county_id = x.id)
                ORDER BY x.code LIMIT 200
                """
            ) { try $0(0) as UUID }
            return try counties.map { county in
                let term =
                    try chosen ?? ScoreboardView.term(of: county, on: asOf, reading)
                var question = StatTable.Question(
                    county: county, term: term, asOf: asOf, today: today)
                question.recusedFrom = recusedFrom
                try Self.judge(question, reading)
                return try figures.answer(question, reading) {
                    try ScoreboardView.count(question, reading)
                }
            }
        }
    }
}

extension Refusal {
    /// A part of a question about figures that cannot be read, or that names nothing of the
    /// county.
    package static func question(_ key: String, _ value: String) -> Refusal {
        let known: [String: (what: Phrase, remedy: Phrase)] = [
            "county": (
                Phrase("县（区）", "county"), Phrase("请从统计页面进入。", "Begin from the page of figures.")
            ),
            "by": (
                Phrase("比较方式", "comparison"),
                Phrase(
                    "可选 \(StatTable.Grouping.allCases.map(\.rawValue).joined(separator: "、"))。",
                    "One of \(StatTable.Grouping.allCases.map(\.rawValue).joined(separator: ", "))."
                )
            ),
            "term": (Phrase("届次", "term"), Phrase("请选择本县的届次。", "Choose a term of the county.")),
            "round": (
                Phrase("轮次", "round"), Phrase("请选择本县的轮次。", "Choose a round of the county.")
            ),
            "township": (
                Phrase("乡镇", "township"),
                Phrase("请选择本县的乡镇。", "Choose a township of the county.")
            ),
            "since": (Phrase("起始日期", "first day"), day), "asOf": (Phrase("截至日期", "as-of day"), day),
            "pilots": (
                Phrase("试点轮次", "pilot rounds"), Phrase("可填 no，或不填。", "Write no, or leave it out.")
            ),
        ]
        let what = known[key]?.what ?? Phrase(key, key)
        return Refusal(
            .invalid, "statistics.\(key)",
            Phrase("\(what.zh)“\(value.prefix(60))”无效。", "\(value.prefix(60)) is no \(what.en)."),
            remedy: known[key]?.remedy ?? Phrase("请核对地址。", "Check the address."), field: key)
    }

    private static let day = Phrase("请按 2026-11-23 的格式填写。", "Write it like 2026-11-23.")
}
