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
    /// value. What belongs to no row of the grouping comes without a key.
    static func count(
        _ metrics: [Metric], _ question: StatTable.Question, by grouping: StatTable.Grouping?,
        _ reading: Reading, _ body: (String?, Metric, Int64) throws -> Void
    ) throws {
        let isByDay = grouping?.isByDay ?? false
        let sources = metrics.map { Source($0, isByDay: isByDay) }
        let passes = Dictionary(grouping: sources) { source in
            // Days are each metric's own.
            isByDay ? "\(source.from) \(source.day)" : source.from
        }
        for sources in passes.values {
            let key = sources.first.map { Self.key(of: grouping, $0.day) } ?? .none
            let last: SQL = grouping == nil ? "" : " GROUP BY \(key.column)"
            try reading.forEach(sql(sources, question, key) + last) { row in
                let name = try row.optional(0, as: String.self).flatMap(named)
                for (index, source) in sources.enumerated() {
                    try body(name, source.metric, try row(index + 1))
                }
            }
        }
    }

    /// Which amounts hold a lower bound (余), by the rows of a grouping; together without one.
    static func atLeast(
        _ question: StatTable.Question, by grouping: StatTable.Grouping?, _ reading: Reading
    ) throws -> [String?: Set<String>] {
        let amounts = Metrics.all.filter { $0.from == "amount_records i" }
        guard let first = amounts.first else { return [:] }
        let source = Source(first, isByDay: false)
        let key = key(of: grouping, source.day)
        let rows = try reading.rows(
            """
            SELECT \(key.text), i.kind FROM amount_records i
            WHERE \(scope([source], question)) AND i.at_least = 1
              AND \(filled(Metric.standing("i"), question)) AND \(days(source, question))
            GROUP BY \(key.column), i.kind
            """
        ) { (try $0.optional(0, as: String.self).flatMap(named), try $0(1) as String) }
        return rows.reduce(into: [:]) { $0[$1.0, default: []].insert($1.1) }
    }

    /// Where a metric is counted.
    private struct Source {
        let metric: Metric
        let from: String
        let value: String
        let day: String

        init(_ metric: Metric, isByDay: Bool) {
            self.metric = metric
            let daily = isByDay ? metric.daily : nil
            from = daily?.from ?? metric.from
            value = daily?.value ?? metric.value
            day = daily?.day ?? metric.day
        }
    }

    /// What rows are gathered by, and how it is read.
    private struct Key {
        let column: SQL
        let text: SQL

        static let none = Key(column: "NULL", text: "NULL")
    }

    /// What belongs to no row has an empty key.
    private static func named(_ key: String) -> String? { key.isEmpty ? nil : key }

    private static func key(of grouping: StatTable.Grouping?, _ day: String) -> Key {
        switch grouping {
        case nil: return .none
        case .month: return Key(column: "1", text: "substr(\(raw: day), 1, 7)")
        case .year: return Key(column: "1", text: "substr(\(raw: day), 1, 4)")
        case .term:
            return Key(
                column: "1",
                text: "(SELECT hex(r.term_id) FROM rounds r WHERE r.id = i.round_id)")
        case .round: return Key(column: "i.round_id", text: "hex(i.round_id)")
        case .township: return Key(column: "i.township_id", text: "hex(i.township_id)")
        case .group: return Key(column: "i.group_id", text: "hex(i.group_id)")
        }
    }

    private static func sql(_ sources: [Source], _ question: StatTable.Question, _ key: Key) -> SQL
    {
        // Days that are the same for all are judged once for each row.
        let days = sources.map { Self.days($0, question) }
        let shared = Set(days).count == 1 ? days.first : nil
        let values = zip(sources, days).map { source, days -> SQL in
            let value = filled(source.value, question)
            let condition = filled(source.metric.condition, question)
            let own = shared == nil ? days : "1 = 1"
            return "coalesce(\(value) FILTER (WHERE (\(condition)) AND \(own)), 0)"
        }
        return """
            SELECT \(key.text), \(values.joined(by: ", "))
            FROM \(filled(sources.first?.from ?? "", question))
            WHERE \(scope(sources, question)) AND \(shared ?? "1 = 1")
            """
    }

    /// Whether a row had come to count by the day, and not before the first one.
    private static func days(_ source: Source, _ question: StatTable.Question) -> SQL {
        let day = source.day
        if day == "NULL" { return "1 = 1" }
        // Units stand whenever they came to be.
        let since: SQL =
            isOfUnits(source.metric)
            ? "" : question.since.map { " AND \(raw: day) >= \($0)" } ?? ""
        return "(\(raw: day) IS NULL OR \(raw: day) <= \(question.asOf))\(since)"
    }

    /// What the question is about, the same for all metrics of one source.
    private static func scope(_ sources: [Source], _ question: StatTable.Question) -> SQL {
        var parts: [SQL] = ["i.county_id = \(question.county)"]
        let ofUnits = sources.contains { isOfUnits($0.metric) }
        if let township = question.township { parts.append("i.township_id = \(township)") }
        if !question.recusedFrom.isEmpty {
            parts.append(question.counts(township: "i.township_id"))
            // Standings of items know their village through the item alone.
            let isOfItems = sources.contains { $0.from.contains("item_standings") }
            parts.append(
                isOfItems ? question.countsItem("i.item_id") : question.counts(unit: "i.unit_id"))
        }
        if let round = question.round, !ofUnits { parts.append("i.round_id = \(round)") }
        if question.term != nil, !ofUnits { parts.append("i.\(inTerm(question))") }
        if !question.pilots, !ofUnits {
            parts.append("i.round_id NOT IN (SELECT id FROM rounds WHERE pilot = 1)")
        }
        return parts.joined(by: " AND ")
    }

    /// True for rows whose round is of the term that is asked for.
    static func inTerm(_ question: StatTable.Question) -> SQL {
        question.term.map { "round_id IN (SELECT id FROM rounds WHERE term_id = \($0))" }
            ?? "round_id IS NOT NULL"
    }

    /// The question as it is counted: the only term of a county need not be told from others, which
    /// saves a look at the round of every row.
    static func counted(_ question: StatTable.Question, _ reading: Reading) throws
        -> StatTable.Question
    {
        var question = question
        let others = try reading.exists(
            """
            SELECT 1 FROM terms WHERE county_id = \(question.county) AND id <> \(question.term)
            """)
        if !others { question.term = nil }
        return question
    }

    private static func isOfUnits(_ metric: Metric) -> Bool {
        metric.key == "units" || metric.key == "communities"
    }

    /// SQL of a metric with what the question says in its places.
    private static func filled(_ text: String, _ question: StatTable.Question) -> SQL {
        var result: SQL = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest.firstIndex(of: "}") {
            result = result + SQL(raw: String(rest[..<open]))
            switch rest[rest.index(after: open)..<close] {
            case "today": result = result + "\(question.asOf)"
            case "since": result = result + "\(question.since ?? Day(number: 0))"
            case "end": result = result + "\(Moment.end(of: question.asOf))"
            default: result = result + "\(question.county)"
            }
            rest = rest[rest.index(after: close)...]
        }
        return result + SQL(raw: String(rest))
    }
}
