import Domain
import Foundation
import Storage

/// A dataset as its actions and pages need it.
struct DatasetHead {
    let id: UUID
    let place: Place
    let parent: UUID
    let round: UUID?
    let seq: Int64

    static func load(_ id: UUID, _ reading: Reading) throws -> DatasetHead {
        let head = try reading.first(
            """
            SELECT county_id, township_id, unit_id, group_id, parent_id, round_id, seq
            FROM datasets WHERE id = \(id)
            """
        ) { row in
            DatasetHead(
                id: id,
                place: Place(
                    county: try row.optional(0), township: try row.optional(1),
                    unit: try row.optional(2), group: try row.optional(3)),
                parent: try row(4), round: try row.optional(5), seq: try row(6))
        }
        guard let head else { throw Refusal.notFound }
        return head
    }

    /// By the list's own predicate, so that recusals count here as they do there.
    func isSeen(by actor: Actor, _ reading: Reading) throws -> Bool {
        guard let scope = Lists.datasets.scope(actor) else { return false }
        return try reading.exists("SELECT 1 FROM datasets x WHERE x.id = \(id) AND \(scope)")
    }
}

extension DatasetHead {
    /// Whether somebody may see the rows of all its villages, and those of none.
    func isWhole(for actor: Actor, _ reading: Reading) throws -> Bool {
        let all = try reading.value(
            "SELECT count(DISTINCT code) FROM dataset_villages WHERE dataset_id = \(id)",
            as: Int.self)
        return try Visibility.sees(actor, .dataset, at: place)
            && villages(seenBy: actor, reading).count == (all ?? 0)
    }

    /// Codes of the villages whose rows somebody may see: each is judged at its own place, whoever
    /// handed the data in.
    func villages(seenBy actor: Actor, _ reading: Reading) throws -> Set<String> {
        let seen = try places(reading).filter { Visibility.sees(actor, .dataset, at: $0.place) }
        return Set(seen.map(\.code))
    }

    /// Judges an action over all of its villages at each of them.
    func judge(_ action: String, by actor: Actor, _ reading: Reading) throws {
        try Permissions.judge(
            action, by: actor, atEach: try places(reading).map(\.place), reading)
    }

    func places(_ reading: Reading) throws -> [(code: String, place: Place)] {
        try reading.rows(
            """
            SELECT code, county_id, township_id, unit_id, group_id FROM dataset_villages
            WHERE dataset_id = \(id)
            """
        ) { row in
            (
                code: try row(0),
                place: Place(
                    county: try row.optional(1), township: try row.optional(2),
                    unit: try row.optional(3), group: try row.optional(4))
            )
        }
    }
}
