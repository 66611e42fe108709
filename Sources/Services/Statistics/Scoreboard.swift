package import Domain
import Foundation
import Storage

/// The figures of a county, counted from records (domain.md §1.6). Features that come later
/// count zero until then.
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

    /// Counts a county at a day.
    static func count(
        _ county: Identifier<County>, _ name: String, _ today: Day, _ reading: Reading
    )
        throws -> Scoreboard
    {
        let units = try pair(
            """
            SELECT count(*), coalesce(sum(kind = 'community'), 0) FROM village_units
            WHERE county_id = \(county) AND since <= \(today)
              AND (until IS NULL OR until > \(today))
            """, reading)
        let inspected = try number(
            """
            SELECT count(DISTINCT i.unit_id) FROM inspections i JOIN rounds r ON r.id = i.round_id
            JOIN terms t ON t.id = r.term_id
            WHERE i.county_id = \(county) AND i.fed_back_on <= \(today)
              AND t.starts_on <= \(today) AND t.ends_on >= \(today)
            """, reading)
        let findings = try pair(
            """
            SELECT count(*), coalesce(sum(EXISTS (
                SELECT 1 FROM moves m WHERE m.record_id = f.id AND m.move = 'orderImmediate')), 0)
            FROM findings f
            WHERE f.county_id = \(county) AND f.number IS NOT NULL AND f.state <> 'removed'
            """, reading)
        let fieldwork = try pair(
            """
            SELECT (SELECT count(*) FROM visits v JOIN inspections i ON i.id = v.inspection_id
                    WHERE i.county_id = \(county)),
                   (SELECT count(*) FROM interviews v JOIN inspections i ON i.id = v.inspection_id
                    WHERE i.county_id = \(county))
            """, reading)
        let items = try reading.first(
            """
            SELECT count(*), coalesce(sum(state = 'closed'), 0),
                coalesce(sum(state = 'longTerm'), 0),
                coalesce(sum(due_on < \(today) AND state NOT IN ('closed', 'longTerm')), 0)
            FROM rectification_items
            WHERE county_id = \(county) AND state <> 'transferredParty'
            """
        ) { row in [try row(0) as Int, try row(1), try row(2), try row(3)] }
        let rectification = items ?? [0, 0, 0, 0]
        return Scoreboard(
            county: name, asOf: today, units: units.0, communities: units.1,
            villages: units.0 - units.1, inspected: inspected,
            coveragePercent: Percent.rounded(inspected, of: units.0), findings: findings.0,
            cluesTransferred: 0, discussionHeads: 0, householdVisits: fieldwork.0, notices: 0,
            immediateRectifications: findings.1,
            revisitedUnits: try number(
                """
                SELECT count(DISTINCT unit_id) FROM revisits
                WHERE county_id = \(county) AND done_on IS NOT NULL
                """, reading),
            supervisionGroups: 0, interviews: fieldwork.1, rectificationItems: rectification[0],
            rectificationClosed: rectification[1], rectificationLongTerm: rectification[2],
            rectificationLate: rectification[3])
    }

    private static func number(_ sql: SQL, _ reading: Reading) throws -> Int {
        try reading.value(sql) ?? 0
    }

    private static func pair(_ sql: SQL, _ reading: Reading) throws -> (Int, Int) {
        try reading.first(sql) { (try $0(0), try $0(1)) } ?? (0, 0)
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

    package let scoreboard: Scoreboard
    package let figures: [Figure]

    init(_ board: Scoreboard) {
        scoreboard = board
        func figure(_ key: String, _ label: Phrase, _ value: Int, _ definition: Phrase) -> Figure {
            Figure(key: key, label: label, value: String(value), definition: definition)
        }
        figures = [
            figure(
                "units", Phrase("村居（个）", "village units"), board.units,
                Phrase("截至当日未撤并的村和社区", "units that stand on the day")),
            figure(
                "communities", Phrase("其中社区（个）", "of them communities"), board.communities,
                Phrase("类别为社区", "of the kind community")),
            figure(
                "villages", Phrase("其中村（个）", "of them villages"), board.villages,
                Phrase("类别为村", "of the kind village")),
            figure(
                "inspected", Phrase("已巡察村居（个）", "inspected units"), board.inspected,
                Phrase("本届内已反馈，一村只计一次", "fed back in this term; a unit counts once")),
            Figure(
                key: "coveragePercent", label: Phrase("覆盖率", "coverage"),
                value: Percent.text(board.inspected, of: board.units),
                definition: Phrase("已巡察村居 ÷ 全部村居，四舍五入", "inspected of all units, half up")),
            figure(
                "findings", Phrase("发现问题（个）", "findings"), board.findings,
                Phrase("已签批且未剔除的问题", "signed and not removed")),
            figure(
                "immediateRectifications", Phrase("立行立改（个）", "immediate rectifications"),
                board.immediateRectifications, Phrase("驻村期间责令立行立改", "ordered during fieldwork")),
            figure(
                "householdVisits", Phrase("入户走访（户次）", "household visits"), board.householdVisits,
                Phrase("登记的走访", "visits on record")),
            figure(
                "interviews", Phrase("谈话（次）", "interviews"), board.interviews,
                Phrase("登记的谈话", "interviews on record")),
            figure(
                "rectificationItems", Phrase("整改事项（项）", "rectification items"),
                board.rectificationItems,
                Phrase("不含已转其他责任主体", "without transferred ones")),
            Figure(
                key: "rectificationRate", label: Phrase("销号率", "closing rate"),
                value: Percent.text(board.rectificationClosed, of: board.rectificationItems),
                definition: Phrase("已销号 ÷ 全部事项", "closed of all items")),
            figure(
                "rectificationLongTerm", Phrase("长期坚持（项）", "long-term"),
                board.rectificationLongTerm,
                Phrase("单列，不计入已销号", "shown apart from closed ones")),
            figure(
                "rectificationLate", Phrase("逾期（项）", "late"), board.rectificationLate,
                Phrase("期限早于当日且未销号", "due before the day and open")),
            figure(
                "revisitedUnits", Phrase("已回访村居（个）", "revisited units"), board.revisitedUnits,
                Phrase("已登记回访", "revisits on record")),
        ]
    }
}

extension Office {
    /// The scoreboards of the counties that one person sees whole.
    package func scoreboards(for actor: Actor, today: Day) async throws -> [ScoreboardView] {
        let scope = Scoping.predicate(
            actor, .revisit, Scoping.Columns(county: "x.id", township: nil, unit: nil, group: nil))
        guard let scope else { return [] }
        return try await scoreboards(where: scope, today)
    }

    /// The scoreboards of all counties: for the operator at the machine's console.
    package func scoreboards(today: Day) async throws -> [ScoreboardView] {
        try await scoreboards(where: "1 = 1", today)
    }

    private func scoreboards(where scope: SQL, _ today: Day) async throws -> [ScoreboardView] {
        try await engine.read { reading in
            // Counties without a term have nothing to count yet.
            let counties = try reading.rows(
                """
                SELECT x.id, x.name FROM counties x
                WHERE \(scope) AND EXISTS (SELECT 1 FROM terms t WHERE t.county_id = x.id)
                ORDER BY x.code LIMIT 200
                """
            ) { row in (try row(0) as Identifier<County>, try row(1) as String) }
            return try counties.map { county, name in
                ScoreboardView(try Scoreboard.count(county, name, today, reading))
            }
        }
    }
}
