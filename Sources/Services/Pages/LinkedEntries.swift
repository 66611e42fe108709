import Domain
import Foundation
import Storage

/// Links between findings or common problems and campaigns or cases, as both ends show them.
enum LinkedEntries {
    /// What a finding is linked to, as far as this person sees it.
    static func facts(of finding: UUID, _ actor: Actor, _ reading: Reading) throws
        -> [RecordView.Fact]
    {
        try RecordLink.all.filter { $0.kind == .finding }.compactMap { link in
            guard let book = Logbooks.named(link.book), let scope = book.scope(actor) else {
                return nil
            }
            return try reading.first(
                """
                SELECT x.id, x.title FROM \(raw: book.table) x
                WHERE x.id = (SELECT \(raw: link.column) FROM findings WHERE id = \(finding))
                  AND \(scope)
                """
            ) { row in
                RecordView.Fact(
                    link.field.label, try row(1), link: "/\(book.name)/\(text(try row(0)))")
            }
        }
    }

    /// The findings and common problems of a campaign, their states and the money. Common problems
    /// are closed apart from the findings that were gathered into them.
    static func ofCampaign(_ id: UUID, _ actor: Actor, _ reading: Reading) throws
        -> [RecordView.Related]
    {
        [
            try states(id, actor, reading), try commonProblems(id, actor, reading),
            try findings("campaign_id", id, actor, reading),
        ].compactMap(\.self)
    }

    /// The findings that point at a case, for those who know more of them than the case tells:
    /// a village that reads the case does not learn where it happened.
    static func ofCase(_ id: UUID, _ actor: Actor, _ reading: Reading) throws
        -> [RecordView.Related]
    {
        guard !Visibility.grants(of: actor, for: .findingBeforeFeedback).isEmpty else { return [] }
        return [try findings("case_id", id, actor, reading)].compactMap(\.self)
    }

    /// How many findings stand in each state, and what was verified, is to be recovered and was.
    private static func states(_ id: UUID, _ actor: Actor, _ reading: Reading) throws
        -> RecordView.Related?
    {
        guard let scope = Lists.findings.scope(actor) else { return nil }
        let rows = try reading.rows(
            """
            SELECT x.state, count(*), sum(x.amount), \(sum("verified")), \(sum("recoverable")),
                \(sum("recovered"))
            FROM findings x WHERE x.campaign_id = \(id) AND \(scope) GROUP BY x.state
            """
        ) { row in
            (
                state: try row(0) as String, count: try row(1) as Int,
                money: try (2...5).map { (try row.optional($0, as: Int64.self)) ?? 0 }
            )
        }
        if rows.isEmpty { return nil }
        let order = RecordKind.finding.lifecycle.states.map(\.name)
        var lines = rows.sorted {
            (order.firstIndex(of: $0.state) ?? 0) < (order.firstIndex(of: $1.state) ?? 0)
        }.map { row in
            line(
                RecordKind.finding.lifecycle.label(ofState: row.state)[actor.language], row.count,
                row.money)
        }
        lines.append(
            line(
                Phrase("合计", "total")[actor.language], rows.reduce(0) { $0 + $1.count },
                (0..<4).map { n in rows.reduce(0) { $0 + $1.money[n] } }))
        return RecordView.Related(
            Phrase("进展和金额（元）", "Progress and money (yuan)"),
            columns: [
                Phrase("状态", "state"), Phrase("问题", "findings"), Phrase("涉及金额", "named"),
                Phrase("核实", "verified"), Phrase("应挽回", "recoverable"),
                Phrase("已挽回", "recovered"),
            ], rows: lines, empty: Phrase("无。", "None."))
    }

    private static func sum(_ kind: String) -> SQL {
        """
        sum((SELECT sum(a.amount) FROM amount_records a
            WHERE a.parent_id = x.id AND a.kind = \(kind) AND a.struck_at IS NULL))
        """
    }

    private static func line(_ label: String, _ count: Int, _ money: [Int64])
        -> (cells: [String], link: String?)
    {
        ([label, String(count)] + money.map { Yuan(fen: $0).description }, nil)
    }

    private static func commonProblems(_ id: UUID, _ actor: Actor, _ reading: Reading) throws
        -> RecordView.Related?
    {
        guard let scope = Logbooks.named("commonProblems")?.scope(actor) else { return nil }
        // Findings of other villages are not counted for who does not see them.
        let seen = Lists.findings.scope(actor).map { " AND " + $0 } ?? " AND 1 = 0"
        let rows = try reading.rows(
            """
            SELECT p.id, p.number, p.title, p.state,
                (SELECT count(*) FROM findings x WHERE x.common_id = p.id\(seen))
            FROM common_problems p WHERE p.campaign_id = \(id) AND p.id IN
                (SELECT x.id FROM common_problems x WHERE x.campaign_id = \(id) AND \(scope))
            ORDER BY p.seq
            """
        ) { row in
            (
                cells: [
                    try row(1) as String, try row(2) as String, String(try row(4) as Int),
                    RecordKind.commonProblem.lifecycle.label(ofState: try row(3))[actor.language],
                ], link: "/commonProblems/\(text(try row(0)))" as String?
            )
        }
        return RecordView.Related(
            Phrase("列入的共性问题", "Common problems"),
            columns: [
                Phrase("编号", "number"), Phrase("问题", "problem"), Phrase("涉及问题", "findings"),
                Phrase("状态", "state"),
            ], rows: rows,
            empty: Phrase("尚未列入：可在共性问题列表中批量办理“列入专项治理”。", "None yet: tag them on their list."))
    }

    private static func findings(
        _ column: String, _ id: UUID, _ actor: Actor, _ reading: Reading
    ) throws -> RecordView.Related? {
        guard let scope = Lists.findings.scope(actor) else { return nil }
        let rows = try reading.rows(
            """
            SELECT x.id, coalesce(x.number, x.paper_number), x.title, u.short_name, x.state
            FROM findings x JOIN village_units u ON u.id = x.unit_id
            WHERE x.\(raw: column) = \(id) AND \(scope) ORDER BY x.seq LIMIT 20
            """
        ) { row in
            (
                cells: [
                    try row(1) as String, try row(2) as String, try row(3) as String,
                    RecordKind.finding.lifecycle.label(ofState: try row(4))[actor.language],
                ], link: "/findings/\(text(try row(0)))" as String?
            )
        }
        let filter = column == "campaign_id" ? "campaign" : "case"
        return RecordView.Related(
            Phrase("关联的问题", "Findings"),
            columns: [
                Phrase("编号", "number"), Phrase("标题", "title"), Phrase("村居", "unit"),
                Phrase("状态", "state"),
            ], rows: rows,
            empty: Phrase("尚无：可在问题列表中批量办理。", "None yet: link them on the list of findings."),
            all: "/findings?\(filter)=\(text(id))")
    }
}
