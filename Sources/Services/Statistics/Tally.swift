import Domain
import Foundation
import Storage

/// Counting of figures. Those that come from the same tables are counted in one pass over them.
enum Tally {
    /// The figures of the whole question.
    static func values(_ metrics: [Metric], _ question: StatTable.Question, _ reading: Reading)
        throws -> [String: Int64]
    {
        var values: [String: Int64] = [:]
        try count(metrics, question, by: nil, reading) { _, metric, value in
            values[metric.key] = value
        }
        return values
    }

    /// Counts metrics, together or by a grouping; `body` gets the key of a row, the metric and its
    /// value.
    static func count(
        _ metrics: [Metric], _ question: StatTable.Question, by grouping: StatTable.Grouping?,
        _ reading: Reading, _ body: (String?, Metric, Int64) throws -> Void
    ) throws {
        let passes = Dictionary(grouping: metrics) { metric in
            // Months are told by a day that each metric has of its own.
            grouping == .month ? "\(metric.from) \(metric.day)" : metric.from
        }
        for metrics in passes.values {
            let key = metrics.first.map { Self.key(of: grouping, $0) } ?? "NULL"
            let last: SQL = grouping == nil ? "" : " GROUP BY 1"
            try reading.forEach(sql(metrics, question, key) + last) { row in
                let name = try row.optional(0, as: String.self)
                for (index, metric) in metrics.enumerated() {
                    try body(name, metric, try row(index + 1))
                }
            }
        }
    }

    private static func key(of grouping: StatTable.Grouping?, _ metric: Metric) -> SQL {
        guard let grouping else { return "NULL" }
        return grouping.column.map { "hex(\(raw: $0))" } ?? "substr(\(raw: metric.day), 1, 7)"
    }

    private static func sql(_ metrics: [Metric], _ question: StatTable.Question, _ key: SQL) -> SQL
    {
        let values = metrics.map { metric -> SQL in
            "coalesce(\(raw: metric.value) FILTER (WHERE \(condition(metric, question))), 0)"
        }
        let source = metrics.first?.from ?? ""
        return """
            SELECT \(key), \(values.joined(by: ", ")) FROM \(raw: source)
            WHERE \(scope(metrics, question))
            """
    }

    /// What makes a row count for one metric.
    private static func condition(_ metric: Metric, _ question: StatTable.Question) -> SQL {
        let own = metric.condition.split(separator: "{today}", omittingEmptySubsequences: false)
            .joined(separator: "'\(question.asOf)'")
        // Units stand whenever they came to be.
        let since: SQL =
            isOfUnits(metric)
            ? "" : question.since.map { " AND \(raw: metric.day) >= \($0)" } ?? ""
        return """
            (\(raw: own))
            AND (\(raw: metric.day) IS NULL OR \(raw: metric.day) <= \(question.asOf))\(since)
            """
    }

    /// What the question is about, the same for all metrics of one source.
    private static func scope(_ metrics: [Metric], _ question: StatTable.Question) -> SQL {
        var parts: [SQL] = ["i.county_id = \(question.county)"]
        let ofUnits = metrics.contains(where: isOfUnits)
        if let township = question.township { parts.append("i.township_id = \(township)") }
        if let round = question.round, !ofUnits { parts.append("i.round_id = \(round)") }
        if let term = question.term, !ofUnits {
            parts.append("i.round_id IN (SELECT id FROM rounds WHERE term_id = \(term))")
        }
        if !question.pilots, !ofUnits {
            parts.append("i.round_id NOT IN (SELECT id FROM rounds WHERE pilot = 1)")
        }
        return parts.joined(by: " AND ")
    }

    private static func isOfUnits(_ metric: Metric) -> Bool {
        metric.key == "units" || metric.key == "communities"
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
