package import Domain
import Foundation
import Storage

/// What people would rather look at than read: the series behind the drawings.
package struct Pictures: Sendable {
    /// A labelled number.
    package struct Bar: Sendable {
        package let label: Phrase
        package let value: Int64
        /// An amount of which a part is a lower bound (余).
        package var atLeast = false
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

    /// `values` are the figures of the same question, `atLeast` those with a lower bound.
    static func draw(
        _ question: StatTable.Question, _ values: [String: Int64], _ atLeast: Set<String>,
        _ reading: Reading
    ) throws -> Pictures {
        let counted = try Tally.counted(question, reading)
        let cells = try cells(counted, reading)
        let items = try items(counted, reading)
        return Pictures(
            coverage: try .load(question, reading),
            funnel: funnel(cells, unclosed: items.unclosed), ageing: items.ageing,
            money: money(cells, values, atLeast), heat: heat(cells))
    }

    /// The findings of one township under one heading.
    private struct Cell {
        let township: String
        let heading: String
        let papers: Int64
        let signed: Int64
        let fedBack: Int64
        let amount: Int64
    }

    private static func cells(_ question: StatTable.Question, _ reading: Reading) throws -> [Cell] {
        let today = question.asOf
        let signed: SQL = "signed_on <= \(today) AND (dropped_on IS NULL OR dropped_on > \(today))"
        return try reading.rows(
            """
            SELECT t.name, f.heading, f.papers, f.signed, f.fed_back, f.amount FROM (
                SELECT township_id, heading,
                    count(*) FILTER (WHERE written_on <= \(today)) AS papers,
                    count(*) FILTER (WHERE \(signed)) AS signed,
                    count(*) FILTER (WHERE fed_back_on <= \(today)) AS fed_back,
                    coalesce(sum(amount) FILTER (WHERE \(signed)), 0) AS amount
                FROM findings
                WHERE county_id = \(question.county) AND \(Tally.inTerm(question))
                  AND \(question.counts(township: "township_id"))
                  AND \(question.counts(unit: "unit_id"))
                GROUP BY township_id, heading) f
            JOIN townships t ON t.id = f.township_id
            """
        ) { row in
            Cell(
                township: try row(0), heading: try row(1), papers: try row(2), signed: try row(3),
                fedBack: try row(4), amount: try row(5))
        }
    }

    private static func funnel(_ cells: [Cell], unclosed: Int64) -> [Bar] {
        func bar(_ zh: String, _ en: String, _ value: KeyPath<Cell, Int64>, less: Int64 = 0) -> Bar
        {
            Bar(label: Phrase(zh, en), value: cells.reduce(-less) { $0 + $1[keyPath: value] })
        }
        return [
            bar("底稿", "working papers", \.papers), bar("签批", "signed", \.signed),
            bar("反馈", "fed back", \.fedBack), bar("销号", "closed", \.fedBack, less: unclosed),
        ]
    }

    /// Open items by how far away their due date was on the day, and how many findings had items
    /// that were not closed on it.
    private static func items(_ question: StatTable.Question, _ reading: Reading) throws
        -> (ageing: [Bar], unclosed: Int64)
    {
        let today = question.asOf
        let spans: [(Phrase, Day, Day)] = [
            (Phrase("逾期90天以上", "over 90 days late"), Day(number: 0), today + -91),
            (Phrase("逾期31—90天", "31–90 days late"), today + -90, today + -31),
            (Phrase("逾期30天内", "up to 30 days late"), today + -30, today + -1),
            (Phrase("30天内到期", "due within 30 days"), today, today + 30),
            (Phrase("30天后到期", "due later"), today + 31, Day.never),
        ]
        let counts = spans.map { _, from, to -> SQL in
            """
            count(*) FILTER (WHERE due_on BETWEEN \(from) AND \(to) AND state <> 'longTerm')
            """
        }
        let values = try reading.first(
            """
            SELECT \(counts.joined(by: ", ")), count(DISTINCT finding_id) FROM item_standings
            WHERE county_id = \(question.county) AND until > \(today) AND since <= \(today)
              AND state <> 'closed' AND state <> 'transferredParty' AND \(Tally.inTerm(question))
              AND \(question.counts(township: "township_id")) AND \(question.countsItem("item_id"))
            """
        ) { row in try (0...spans.count).map { try row($0) as Int64 } }
        let found = values ?? []
        return (zip(spans, found).map { Bar(label: $0.0, value: $1) }, found.last ?? 0)
    }

    private static func money(
        _ cells: [Cell], _ values: [String: Int64], _ atLeast: Set<String>
    ) -> [Bar] {
        let identified = cells.reduce(0) { $0 + $1.amount }
        return [Bar(label: Phrase("发现涉及金额", "identified"), value: identified)]
            + Metrics.all.filter { ["verified", "recoverable", "recovered"].contains($0.key) }
            .map {
                Bar(
                    label: $0.label, value: values[$0.key] ?? 0,
                    atLeast: atLeast.contains($0.key))
            }
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
