import Domain
import Foundation
import Storage

/// What a run found in each village, so that everybody reads the numbers of the villages that they
/// may see, and nobody those of others by subtraction.
enum RunVillages {
    struct Key: Hashable {
        let model: String
        let code: String

        init(_ lead: ScreeningResult.OfLead) {
            model = lead.model
            code = lead.village
        }
    }

    struct Numbers {
        var leads = 0
        var kept = 0
        var raised = 0

        static func += (left: inout Numbers, right: Numbers) {
            left.leads += right.leads
            left.kept += right.kept
            left.raised += right.raised
        }
    }

    static func keep(_ result: ScreeningResult, _ raised: [Key: Int], _ desk: Desk) throws {
        var numbers: [Key: Numbers] = [:]
        for lead in result.leads {
            numbers[Key(lead), default: Numbers()] += Numbers(leads: 1, kept: 1)
        }
        for lead in result.further ?? [] { numbers[Key(lead), default: Numbers()].leads += 1 }
        for (key, found) in numbers {
            try desk.writing.execute(
                """
                INSERT INTO run_villages(run_id, model, code, leads, kept, raised)
                VALUES (\(desk.id), \(key.model), \(key.code), \(found.leads), \(found.kept),
                    \(raised[key] ?? 0))
                """)
        }
    }

    /// More leads of a run are listed. A run of before these numbers were kept goes on without.
    static func list(
        _ leads: some Sequence<ScreeningResult.OfLead>, of run: UUID, _ raised: [Key: Int],
        _ desk: Desk
    ) throws {
        for (key, leads) in Dictionary(grouping: leads, by: Key.init) {
            try desk.writing.execute(
                """
                UPDATE run_villages SET kept = kept + \(leads.count),
                    raised = raised + \(raised[key] ?? 0)
                WHERE run_id = \(run) AND model = \(key.model) AND code = \(key.code)
                """)
        }
    }

    /// The numbers of a run by model, in the villages that somebody sees.
    static func numbers(_ run: UUID, _ actor: Actor, _ reading: Reading) throws
        -> [String: Numbers]
    {
        guard let scope = villageScope(actor) else { return [:] }
        let rows = try reading.rows(
            """
            SELECT n.model, sum(n.leads), sum(n.kept), sum(n.raised) FROM run_villages n
            JOIN screening_runs r ON r.id = n.run_id
            JOIN dataset_villages v ON v.dataset_id = r.dataset_id AND v.code = n.code
            WHERE n.run_id = \(run) AND \(scope) GROUP BY n.model
            """
        ) { row in
            (
                try row(0) as String,
                Numbers(leads: try row(1), kept: try row(2), raised: try row(3))
            )
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// A number of the run `x` in the villages that somebody sees, as a column. NULL where nothing
    /// is told.
    static func column(_ name: String, _ actor: Actor) -> SQL {
        guard let scope = villageScope(actor) else { return "NULL" }
        return """
            (SELECT sum(n.\(raw: name)) FROM run_villages n
                JOIN dataset_villages v ON v.dataset_id = x.dataset_id AND v.code = n.code
                WHERE n.run_id = x.id AND \(scope))
            """
    }

    /// A number of the dataset `x` in the villages that somebody sees, as a column.
    static func column(ofDataset value: String, _ actor: Actor) -> SQL {
        guard let scope = villageScope(actor) else { return "NULL" }
        return """
            (SELECT \(raw: value) FROM dataset_villages v WHERE v.dataset_id = x.id AND \(scope))
            """
    }

    /// Whether somebody sees every village of every dataset that they see at all: through rights to
    /// whole counties only, and recused from nothing.
    static func seesWhole(_ actor: Actor) -> Bool {
        actor.recusedFrom.isEmpty
            && Visibility.grants(of: actor, for: .dataset).allSatisfy { $0.role.reach == .county }
    }

    /// The villages of datasets that somebody sees, as `v`.
    static func villageScope(_ actor: Actor) -> SQL? {
        Scoping.predicate(
            actor, .dataset,
            Scoping.Columns(
                county: "v.county_id", township: "v.township_id", unit: "v.unit_id",
                group: "v.group_id"))
    }
}
