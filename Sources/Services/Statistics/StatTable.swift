package import Domain
package import Foundation
import Storage

/// Figures side by side: one row for each round, township or group, and their total.
package struct StatTable: Sendable {
    /// What a row stands for.
    package enum Grouping: String, Sendable, CaseIterable, Labelled {
        case term, round, township, group, year, month

        package var label: Phrase {
            switch self {
            case .term: Phrase("按届次", "by term")
            case .round: Phrase("按轮次", "by round")
            case .township: Phrase("按乡镇", "by township")
            case .group: Phrase("按巡察组", "by group")
            case .year: Phrase("按年度", "by year")
            case .month: Phrase("按月份", "by month")
            }
        }

        /// What a row is called.
        package var noun: Phrase {
            switch self {
            case .term: Phrase("届次", "term")
            case .round: Phrase("轮次", "round")
            case .township: Phrase("乡镇", "township")
            case .group: Phrase("巡察组", "group")
            case .year: Phrase("年度", "year")
            case .month: Phrase("月份", "month")
            }
        }

        var isByDay: Bool { self == .year || self == .month }
    }

    /// What is counted: of which term, by which day.
    package struct Question: Sendable, Hashable {
        package var county: UUID
        package var term: UUID?
        package var round: UUID?
        package var township: UUID?
        /// What came to count before this day is left out; nil for all.
        package var since: Day?
        package var asOf: Day
        /// The day on which it is asked.
        package var today: Day
        /// Whether pilot rounds count (FX-06).
        package var pilots = true
        /// Townships and units that do not count, because who asks is recused from them.
        var recusedFrom: Set<Identifier<Scope>> = []

        package init(
            county: UUID, term: UUID? = nil, round: UUID? = nil, township: UUID? = nil,
            since: Day? = nil, asOf: Day, today: Day, pilots: Bool = true
        ) {
            self.county = county
            self.term = term
            self.round = round
            self.township = township
            self.since = since
            self.asOf = asOf
            self.today = today
            self.pilots = pilots
        }

        /// Whether small numbers may be told (`Metrics.ofCountyOnly`): two days side by side would
        /// tell the day of a single case, so only those of today and of ends of months are.
        package var tellsSmallNumbers: Bool { asOf == today || asOf.isEndOfMonth }
    }

    struct Grouped: Hashable {
        let question: Question
        let grouping: Grouping
    }

    package struct Row: Sendable {
        package let key: String
        package let label: Phrase
        package let values: [String: Int64]
        /// Amounts of which a part is a lower bound (余).
        package let atLeast: Set<String>
    }

    package let grouping: Grouping
    package let caption: FigureCaption
    package let metrics: [Metric]
    package let rows: [Row]
    package let total: Row

    /// Clue counts are shown for the county and its rounds only: in a township or a group a small
    /// number could point at a person.
    static func metrics(of grouping: Grouping, _ question: Question) -> [Metric] {
        Metrics.all.filter { metric in
            switch metric.key {
            case let key where Metrics.ofCountyOnly.contains(key):
                // A few days of a round would tell single cases, as a township would.
                [.term, .round, .year].contains(grouping) && question.township == nil
                    && question.since == nil && question.tellsSmallNumbers
            case "units", "communities": grouping == .township
            default: true
            }
        }
    }

    static func count(_ question: Question, by grouping: Grouping, _ reading: Reading) throws
        -> StatTable
    {
        let metrics = metrics(of: grouping, question)
        let caption = try FigureCaption.load(question, reading)
        let question = try Tally.counted(question, reading)
        var rows: [String: [String: Int64]] = [:]
        var total: [String: Int64] = [:]
        try Tally.count(metrics, question, by: grouping, reading) { key, metric, value in
            if let key { rows[key, default: [:]][metric.key] = value }
            if metric.isSum { total[metric.key, default: 0] += value }
        }
        let once = try Tally.values(metrics.filter { !$0.isSum }, question, reading)
        let atLeast = try Tally.atLeast(question, by: grouping, reading)
        let names = try names(grouping, question, Set(rows.keys), reading)
        return StatTable(
            grouping: grouping, caption: caption, metrics: metrics,
            rows: names.map { key, label in
                Row(key: key, label: label, values: rows[key] ?? [:], atLeast: atLeast[key] ?? [])
            },
            total: Row(
                key: "", label: Phrase("合计", "total"),
                values: total.merging(once) { _, once in once },
                atLeast: atLeast.values.reduce(into: []) { $0.formUnion($1) }))
    }

    /// The rows' keys and names in their order.
    private static func names(
        _ grouping: Grouping, _ question: Question, _ counted: Set<String>, _ reading: Reading
    ) throws -> [(String, Phrase)] {
        let select: SQL
        switch grouping {
        case .month, .year: return counted.sorted().map { ($0, Phrase($0, $0)) }
        case .term:
            select = """
                SELECT hex(id), '', number, 1 FROM terms WHERE county_id = \(question.county)
                ORDER BY number
                """
        case .round:
            select = """
                SELECT hex(id), name, 0, 1 FROM rounds WHERE county_id = \(question.county)
                ORDER BY starts_on, number
                """
        case .township:
            select = """
                SELECT hex(id), name, 0, until IS NOT NULL FROM townships
                WHERE county_id = \(question.county) AND \(question.counts(township: "id"))
                  AND (\(question.township) IS NULL OR id = \(question.township)) ORDER BY name
                """
        case .group:
            select = """
                SELECT hex(g.id), r.name, g.number, 1 FROM inspection_groups g
                JOIN rounds r ON r.id = g.round_id WHERE r.county_id = \(question.county)
                ORDER BY r.starts_on, r.number, g.number
                """
        }
        // A township that stands has a row even where there is nothing to count.
        return try reading.rows(select) { row in
            (
                try row(0) as String, label(grouping, try row(1), try row(2)),
                try row(3) as Bool
            )
        }.filter { counted.contains($0.0) || !$0.2 }.map { ($0.0, $0.1) }
    }

    private static func label(_ grouping: Grouping, _ name: String, _ number: Int) -> Phrase {
        switch grouping {
        case .term: FigureCaption.term(number)
        case .group: Phrase("\(name) 第\(number)组", "\(name), group \(number)")
        default: Phrase(name, name)
        }
    }
}
