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
    package struct Question: Sendable {
        package var county: UUID
        package var term: UUID?
        package var round: UUID?
        package var township: UUID?
        package var asOf: Day

        package init(
            county: UUID, term: UUID? = nil, round: UUID? = nil, township: UUID? = nil, asOf: Day
        ) {
            self.county = county
            self.term = term
            self.round = round
            self.township = township
            self.asOf = asOf
        }
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
            case "cluesTransferred": grouping == .round
            case "units", "communities": grouping == .township
            default: true
            }
        }
    }

    static func count(_ question: Question, by grouping: Grouping, _ reading: Reading) throws
        -> StatTable
    {
        let metrics = metrics(of: grouping)
        var rows: [String: [String: Int64]] = [:]
        for metric in metrics {
            let key: SQL =
                grouping.column.map { "hex(\(raw: $0))" }
                ?? "substr(\(raw: metric.day), 1, 7)"
            try reading.forEach(Tally.sql(metric, question, key: key)) { row in
                guard let key = try row.optional(0, as: String.self) else { return }
                rows[key, default: [:]][metric.key] = try row(1)
            }
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

/// Counting of single figures.
enum Tally {
    /// The statement that counts a metric, in rows of a key and a value.
    static func sql(_ metric: Metric, _ question: StatTable.Question, key: SQL) -> SQL {
        """
        SELECT \(key), \(raw: metric.value) FROM \(raw: metric.from)
        WHERE \(condition(metric, question)) GROUP BY 1
        """
    }

    private static func condition(_ metric: Metric, _ question: StatTable.Question) -> SQL {
        let today = "'\(question.asOf)'"
        let own = metric.condition.split(separator: "{today}", omittingEmptySubsequences: false)
            .joined(separator: today)
        var parts: [SQL] = [
            "i.county_id = \(question.county)", "(\(raw: own))",
            "(\(raw: metric.day) IS NULL OR \(raw: metric.day) <= \(question.asOf))",
        ]
        let ofUnits = metric.key == "units" || metric.key == "communities"
        if let township = question.township { parts.append("i.township_id = \(township)") }
        if let round = question.round, !ofUnits { parts.append("i.round_id = \(round)") }
        if let term = question.term, !ofUnits {
            parts.append("i.round_id IN (SELECT id FROM rounds WHERE term_id = \(term))")
        }
        return parts.joined(by: " AND ")
    }

    /// The figures of the whole question.
    static func values(_ metrics: [Metric], _ question: StatTable.Question, _ reading: Reading)
        throws -> [String: Int64]
    {
        var values: [String: Int64] = [:]
        for metric in metrics {
            values[metric.key] =
                try reading.first(
                    """
                    SELECT \(raw: metric.value) FROM \(raw: metric.from)
                    WHERE \(condition(metric, question))
                    """
                ) { try $0(0) as Int64 } ?? 0
        }
        return values
    }

    static func atLeast(_ question: StatTable.Question, _ reading: Reading) throws -> Set<String> {
        Set(
            try reading.rows(
                """
                SELECT DISTINCT kind FROM amount_records
                WHERE county_id = \(question.county) AND at_least = 1 AND struck_at IS NULL
                """
            ) { try $0(0) as String })
    }
}
