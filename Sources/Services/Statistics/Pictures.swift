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

    /// `values` are the figures of the same question.
    static func draw(
        _ question: StatTable.Question, _ values: [String: Int64], _ reading: Reading
    ) throws -> Pictures {
        let cells = try cells(question, reading)
        return Pictures(
            coverage: try coverage(question, reading), funnel: funnel(cells),
            ageing: try ageing(question, reading), money: money(cells, values), heat: heat(cells))
    }

    /// The findings of one township under one heading.
    private struct Cell {
        let township: String
        let heading: String
        let papers: Int64
        let signed: Int64
        let fedBack: Int64
        let closed: Int64
        let amount: Int64
    }

    private static func cells(_ question: StatTable.Question, _ reading: Reading) throws -> [Cell] {
        try reading.rows(
            """
            SELECT t.name, f.heading, f.papers, f.signed, f.fed_back, f.closed, f.amount FROM (
                SELECT township_id, heading, count(*) AS papers,
                    count(*) FILTER (WHERE number IS NOT NULL AND state <> 'removed') AS signed,
                    count(*) FILTER (WHERE fed_back_on IS NOT NULL) AS fed_back,
                    count(*) FILTER (WHERE state = 'closed') AS closed,
                    coalesce(sum(amount) FILTER (WHERE number IS NOT NULL
                        AND state <> 'removed'), 0) AS amount
                FROM findings WHERE county_id = \(question.county)
                  AND round_id IN (SELECT id FROM rounds WHERE term_id = \(question.term))
                GROUP BY township_id, heading) f
            JOIN townships t ON t.id = f.township_id
            """
        ) { row in
            Cell(
                township: try row(0), heading: try row(1), papers: try row(2), signed: try row(3),
                fedBack: try row(4), closed: try row(5), amount: try row(6))
        }
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

    private static func funnel(_ cells: [Cell]) -> [Bar] {
        func bar(_ zh: String, _ en: String, _ value: KeyPath<Cell, Int64>) -> Bar {
            Bar(label: Phrase(zh, en), value: cells.reduce(0) { $0 + $1[keyPath: value] })
        }
        return [
            bar("底稿", "working papers", \.papers), bar("签批", "signed", \.signed),
            bar("反馈", "fed back", \.fedBack), bar("销号", "closed", \.closed),
        ]
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
        let counts = spans.map { _, from, to -> SQL in
            "count(*) FILTER (WHERE due_on BETWEEN \(from) AND \(to))"
        }
        let values = try reading.first(
            """
            SELECT \(counts.joined(by: ", ")) FROM rectification_items
            WHERE county_id = \(question.county)
              AND state NOT IN ('closed', 'longTerm', 'transferredParty')
            """
        ) { row in try spans.indices.map { try row($0) as Int64 } }
        return zip(spans, values ?? []).map { Bar(label: $0.0, value: $1) }
    }

    private static func money(_ cells: [Cell], _ values: [String: Int64]) -> [Bar] {
        let identified = cells.reduce(0) { $0 + $1.amount }
        return [Bar(label: Phrase("发现涉及金额", "identified"), value: identified)]
            + Metrics.all.filter { ["verified", "recoverable", "recovered"].contains($0.key) }
            .map { Bar(label: $0.label, value: values[$0.key] ?? 0) }
    }

    private static func heat(_ cells: [Cell]) -> Heat {
        let signed = cells.filter { $0.signed > 0 }
        let known = FocusFramework.all.flatMap { framework in
            framework.headings.map { ("\(framework.code).\($0.code)", $0.label) }
        }.filter { heading in signed.contains { $0.heading == heading.0 } }
        let rows = Dictionary(grouping: signed, by: \.township).sorted { $0.key < $1.key }.map {
            township, cells in
            let byHeading = Dictionary(
                uniqueKeysWithValues: cells.map { ($0.heading, Int($0.signed)) })
            return (township: township, counts: known.map { byHeading[$0.0] ?? 0 })
        }
        return Heat(headings: known.map(\.1), rows: rows)
    }
}
