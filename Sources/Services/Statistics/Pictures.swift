package import Domain
import Foundation
import Storage

/// What people would rather look at than read: the series behind the drawings.
package struct Pictures: Sendable {
    /// A labelled number.
    package struct Bar: Sendable {
        package let label: Phrase
        package let value: Int64
    }

    package struct Coverage: Sendable {
        /// `2026-03`, and how many units had been inspected by its end.
        package let months: [(month: String, inspected: Int)]
        /// How many should have been by the end of the year, by the yearly targets; nil without.
        package let target: Int?
        package let units: Int
    }

    package struct Heat: Sendable {
        package let headings: [Phrase]
        package let rows: [(township: String, counts: [Int])]
    }

    package let coverage: Coverage
    package let funnel: [Bar]
    package let ageing: [Bar]
    package let money: [Bar]
    package let heat: Heat

    static func draw(_ question: StatTable.Question, _ reading: Reading) throws -> Pictures {
        Pictures(
            coverage: try coverage(question, reading), funnel: try funnel(question, reading),
            ageing: try ageing(question, reading), money: try money(question, reading),
            heat: try heat(question, reading))
    }

    private static func coverage(_ question: StatTable.Question, _ reading: Reading) throws
        -> Coverage
    {
        let perMonth = try reading.rows(
            """
            SELECT substr(first, 1, 7), count(*) FROM (
                SELECT min(i.fed_back_on) AS first FROM inspections i
                JOIN rounds r ON r.id = i.round_id
                WHERE i.county_id = \(question.county) AND r.term_id = \(question.term)
                  AND i.fed_back_on <= \(question.asOf) GROUP BY i.unit_id) GROUP BY 1 ORDER BY 1
            """
        ) { (try $0(0) as String, try $0(1) as Int) }
        var sum = 0
        let months = perMonth.map { month, count in
            sum += count
            return (month: month, inspected: sum)
        }
        let target = try reading.value(
            """
            SELECT sum(target) FROM year_targets
            WHERE parent_id = \(question.term) AND struck_at IS NULL
              AND year <= \(question.asOf.civil.year)
            """, as: Int.self)
        let units = try reading.value(
            """
            SELECT count(*) FROM village_units
            WHERE county_id = \(question.county) AND (until IS NULL OR until > \(question.asOf))
            """, as: Int.self)
        return Coverage(months: months, target: target, units: units ?? 0)
    }

    private static func funnel(_ question: StatTable.Question, _ reading: Reading) throws -> [Bar] {
        let steps: [(Phrase, SQL)] = [
            (Phrase("底稿", "working papers"), "1 = 1"),
            (Phrase("签批", "signed"), "f.number IS NOT NULL AND f.state <> 'removed'"),
            (Phrase("反馈", "fed back"), "f.fed_back_on IS NOT NULL"),
            (Phrase("销号", "closed"), "f.state = 'closed'"),
        ]
        return try steps.map { label, condition in
            Bar(
                label: label,
                value: try reading.value(
                    """
                    SELECT count(*) FROM findings f
                    WHERE f.county_id = \(question.county) AND \(condition)
                      AND f.round_id IN (SELECT id FROM rounds WHERE term_id = \(question.term))
                    """) ?? 0)
        }
    }

    /// Open items by how far away their due date is.
    private static func ageing(_ question: StatTable.Question, _ reading: Reading) throws -> [Bar] {
        let today = question.asOf
        let spans: [(Phrase, Day, Day)] = [
            (Phrase("逾期90天以上", "over 90 days late"), Day(number: 0), today + -91),
            (Phrase("逾期31—90天", "31–90 days late"), today + -90, today + -31),
            (Phrase("逾期30天内", "up to 30 days late"), today + -30, today + -1),
            (Phrase("30天内到期", "due within 30 days"), today, today + 30),
            (Phrase("30天后到期", "due later"), today + 31, Day.never),
        ]
        return try spans.map { label, from, to in
            Bar(
                label: label,
                value: try reading.value(
                    """
                    SELECT count(*) FROM rectification_items
                    WHERE county_id = \(question.county)
                      AND state NOT IN ('closed', 'longTerm', 'transferredParty')
                      AND due_on BETWEEN \(from) AND \(to)
                    """) ?? 0)
        }
    }

    private static func money(_ question: StatTable.Question, _ reading: Reading) throws -> [Bar] {
        let identified: Int64 =
            try reading.value(
                """
                SELECT sum(amount) FROM findings WHERE county_id = \(question.county)
                  AND number IS NOT NULL AND state <> 'removed'
                  AND round_id IN (SELECT id FROM rounds WHERE term_id = \(question.term))
                """) ?? 0
        let metrics = Metrics.all.filter {
            ["verified", "recoverable", "recovered"].contains($0.key)
        }
        let values = try Tally.values(metrics, question, reading)
        return [Bar(label: Phrase("发现涉及金额", "identified"), value: identified)]
            + metrics.map { Bar(label: $0.label, value: values[$0.key] ?? 0) }
    }

    private static func heat(_ question: StatTable.Question, _ reading: Reading) throws -> Heat {
        let cells = try reading.rows(
            """
            SELECT t.name, f.heading, count(*) FROM findings f
            JOIN townships t ON t.id = f.township_id
            WHERE f.county_id = \(question.county) AND f.number IS NOT NULL
              AND f.state <> 'removed'
              AND f.round_id IN (SELECT id FROM rounds WHERE term_id = \(question.term))
            GROUP BY 1, 2
            """
        ) { (township: try $0(0) as String, heading: try $0(1) as String, count: try $0(2) as Int) }
        let known = FocusFramework.all.flatMap { framework in
            framework.headings.map { ("\(framework.code).\($0.code)", $0.label) }
        }.filter { heading in cells.contains { $0.heading == heading.0 } }
        let rows = Dictionary(grouping: cells, by: \.township).sorted { $0.key < $1.key }.map {
            township, cells in
            let byHeading = Dictionary(uniqueKeysWithValues: cells.map { ($0.heading, $0.count) })
            return (township: township, counts: known.map { byHeading[$0.0] ?? 0 })
        }
        return Heat(headings: known.map(\.1), rows: rows)
    }
}
