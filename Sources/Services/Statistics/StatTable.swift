package import Domain
package import Foundation
import Storage

/// Figures side by side: one row for each round, township or group, and their total.
package struct StatTable: Sendable {
    /// What a row stands for.
    package enum Grouping: String, Sendable, CaseIterable, Labelled {
        case round, township, group, month

        package var label: Phrase {
            switch self {
            case .round: Phrase("按轮次", "by round")
            case .township: Phrase("按乡镇", "by township")
            case .group: Phrase("按巡察组", "by group")
            case .month: Phrase("按月份", "by month")
            }
        }

        /// What a row is called.
        package var noun: Phrase {
            switch self {
            case .round: Phrase("轮次", "round")
            case .township: Phrase("乡镇", "township")
            case .group: Phrase("巡察组", "group")
            case .month: Phrase("月份", "month")
            }
        }

        /// The column of `i` that rows are gathered by.
        var column: String? {
            switch self {
            case .round: "i.round_id"
            case .township: "i.township_id"
            case .group: "i.group_id"
            case .month: nil
            }
        }
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
        /// Whether pilot rounds count (FX-06).
        package var pilots = true

        package init(
            county: UUID, term: UUID? = nil, round: UUID? = nil, township: UUID? = nil,
            since: Day? = nil, asOf: Day, pilots: Bool = true
        ) {
            self.county = county
            self.term = term
            self.round = round
            self.township = township
            self.since = since
            self.asOf = asOf
            self.pilots = pilots
        }
    }

    struct Grouped: Hashable {
        let question: Question
        let grouping: Grouping
    }

    package struct Row: Sendable {
        package let key: String
        package let label: String
        package let values: [String: Int64]
    }

    package let grouping: Grouping
    package let metrics: [Metric]
    package let rows: [Row]
    package let total: [String: Int64]
    /// Amounts of which a part is a lower bound (余).
    package let atLeast: Set<String>

    /// Clue counts are shown for the county and its rounds only: in a township or a group a small
    /// number could point at a person.
    static func metrics(of grouping: Grouping) -> [Metric] {
        Metrics.all.filter { metric in
            switch metric.key {
            case let key where Metrics.ofCountyOnly.contains(key): grouping == .round
            case "units", "communities": grouping == .township
            default: true
            }
        }
    }

    static func count(_ question: Question, by grouping: Grouping, _ reading: Reading) throws
        -> StatTable
    {
        // A question about one township must not tell what its row would hide.
        let metrics = metrics(of: grouping).filter { metric in
            question.township == nil || !Metrics.ofCountyOnly.contains(metric.key)
        }
        var rows: [String: [String: Int64]] = [:]
        try Tally.count(metrics, question, by: grouping, reading) { key, metric, value in
            guard let key else { return }
            rows[key, default: [:]][metric.key] = value
        }
        let names = try names(grouping, question, reading)
        let ordered =
            grouping == .month
            ? rows.keys.sorted().map { ($0, $0) }
            : names.filter { rows[$0.0] != nil || grouping == .township }
        return StatTable(
            grouping: grouping, metrics: metrics,
            rows: ordered.map { Row(key: $0, label: $1, values: rows[$0] ?? [:]) },
            total: try Tally.values(metrics, question, reading),
            atLeast: try Tally.atLeast(question, reading))
    }

    /// The rows' keys and names in their order.
    private static func names(_ grouping: Grouping, _ question: Question, _ reading: Reading)
        throws -> [(String, String)]
    {
        let select: SQL
        switch grouping {
        case .month: return []
        case .round:
            select = """
                SELECT hex(id), name FROM rounds WHERE county_id = \(question.county)
                ORDER BY starts_on, number
                """
        case .township:
            select = """
                SELECT hex(id), name FROM townships
                WHERE county_id = \(question.county) AND until IS NULL ORDER BY name
                """
        case .group:
            select = """
                SELECT hex(g.id), r.name || ' 第' || g.number || '组' FROM inspection_groups g
                JOIN rounds r ON r.id = g.round_id WHERE r.county_id = \(question.county)
                ORDER BY r.starts_on, r.number, g.number
                """
        }
        return try reading.rows(select) { (try $0(0) as String, try $0(1) as String) }
    }
}
