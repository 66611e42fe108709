import Domain
import Foundation
import Planning
import Storage

/// The villages of a plan. Who is recused from one of them neither plans it nor adopts it: a plan
/// is made and adopted whole. They read the plan without those villages.
enum PlannedVillages {
    /// Judges an action at every village of a plan, by the identifiers of the planner.
    static func judge(
        _ action: String, by actor: Actor, _ units: [String], _ reading: Reading
    ) throws {
        let ids = units.compactMap { UUID(uuidString: $0) }
        let places = try reading.rows(
            """
            SELECT county_id, township_id, id FROM village_units
            WHERE id IN \(list: ids)
            """
        ) { Place(county: try $0(0), township: try $0(1), unit: try $0(2)) }
        try Permissions.judge(action, by: actor, atEach: places, reading)
    }

    /// Identifiers of the villages that somebody is recused from, as the planner writes them.
    static func hidden(from actor: Actor, _ reading: Reading) throws -> Set<String> {
        if actor.recusedFrom.isEmpty { return [] }
        let places = actor.recusedFrom.sorted { $0.description < $1.description }
        return Set(
            try reading.rows(
                """
                SELECT id FROM village_units
                WHERE id IN \(list: places) OR township_id IN \(list: places)
                """
            ) { (try $0(0) as UUID).uuidString })
    }
}
