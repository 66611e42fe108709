import Domain
import Foundation
import Storage

/// Coverage of a term over time, beside what the yearly targets ask for.
package struct Coverage: Sendable {
    package struct Month: Sendable {
        /// `2026-03`
        package let name: String
        /// Units that had been inspected by its end.
        package let inspected: Int
        /// Units that should have been: the target of a year in twelve equal parts; nil without
        /// targets.
        package let planned: Int?
    }

    /// What a year was to bring and what it brought.
    package struct Year: Sendable {
        package let year: Int
        package let target: Int?
        package let inspected: Int
    }

    package let units: Int
    package let months: [Month]
    package let years: [Year]

    /// Of the county and the term of a question, by its day.
    static func load(_ question: StatTable.Question, _ reading: Reading) throws -> Coverage {
        let (county, term, asOf) = (question.county, question.term, question.asOf)
        let done = try reading.rows(
            """
            SELECT substr(first, 1, 7), count(*) FROM (
                SELECT min(i.fed_back_on) AS first FROM inspections i
                JOIN rounds r ON r.id = i.round_id
                WHERE i.county_id = \(county) AND r.term_id = \(term)
                  AND i.fed_back_on <= \(asOf) AND \(question.counts(township: "i.township_id"))
                  AND \(question.counts(unit: "i.unit_id")) GROUP BY i.unit_id) GROUP BY 1
            """
        ) { (try $0(0) as String, try $0(1) as Int) }
        // Where an older version kept two targets of one year, the newer one is meant.
        let targets = try reading.rows(
            """
            SELECT year, target FROM year_targets WHERE parent_id = \(term)
              AND recorded_at < \(Moment.end(of: asOf))
              AND (struck_at IS NULL OR struck_at >= \(Moment.end(of: asOf))) ORDER BY seq
            """
        ) { (try $0(0) as Int, try $0(1) as Int) }
        let units = try reading.value(
            """
            SELECT count(*) FROM village_units
            WHERE county_id = \(county) AND since <= \(asOf)
              AND (until IS NULL OR until > \(asOf))
              AND \(question.counts(township: "township_id")) AND \(question.counts(unit: "id"))
            """, as: Int.self)
        return Coverage(
            units: units ?? 0, done: Dictionary(uniqueKeysWithValues: done),
            targets: Dictionary(targets) { _, newer in newer }, asOf: asOf)
    }

    init(units: Int, done: [String: Int], targets: [Int: Int], asOf: Day) {
        self.units = units
        let last = (year: asOf.civil.year, month: asOf.civil.month)
        let begun = done.keys.min()
        let firsts = [targets.keys.min().map { "\($0)-01" }, begun].compactMap(\.self)
        var months: [Month] = []
        var inspected = 0
        if let first = firsts.min(), let year = Int(first.prefix(4)),
            let begin = Int(first.suffix(2))
        {
            for index in stride(
                from: year * 12 + begin - 1, through: last.year * 12 + last.month - 1, by: 1)
            {
                let (year, month) = (index / 12, index % 12 + 1)
                let name = "\(year)-\(month < 10 ? "0" : "")\(month)"
                inspected += done[name] ?? 0
                months.append(
                    Month(
                        name: name, inspected: inspected,
                        planned: Self.planned(targets, year, month)))
            }
        }
        self.months = months
        let years = Set(targets.keys).union(done.keys.compactMap { Int($0.prefix(4)) })
        self.years = years.sorted().map { year in
            Year(
                year: year, target: targets[year],
                inspected: done.reduce(0) { $0 + ($1.key.hasPrefix("\(year)-") ? $1.value : 0) })
        }
    }

    /// The targets of earlier years and this year's part, half up.
    private static func planned(_ targets: [Int: Int], _ year: Int, _ month: Int) -> Int? {
        if targets.isEmpty { return nil }
        let before = targets.reduce(0) { $0 + ($1.key < year ? $1.value : 0) }
        return before + (2 * (targets[year] ?? 0) * month + 12) / 24
    }

    /// Plan and done by year, for the page of a term.
    static func related(_ question: StatTable.Question, _ reading: Reading) throws
        -> RecordView.Related
    {
        let coverage = try load(question, reading)
        var (plan, done) = (0, 0)
        let rows = coverage.years.map { year in
            plan += year.target ?? 0
            done += year.inspected
            return (
                cells: [
                    "\(year.year)", year.target.map(String.init) ?? "—", "\(year.inspected)",
                    year.target.map { Percent.text(year.inspected, of: $0, decimals: 1) } ?? "—",
                    "\(plan)", "\(done)", Percent.text(done, of: coverage.units, decimals: 2),
                ], link: String?.none
            )
        }
        return RecordView.Related(
            Phrase("年度计划与完成情况", "Plan and done by year"),
            columns: [
                Phrase("年度", "year"), Phrase("计划（个）", "plan"), Phrase("完成（个）", "done"),
                Phrase("年度完成率", "done of plan"), Phrase("累计计划", "plan so far"),
                Phrase("累计完成", "done so far"), Phrase("累计覆盖率", "coverage so far"),
            ], rows: rows, empty: Phrase("尚未设定年度目标。", "No yearly target yet."))
    }
}
