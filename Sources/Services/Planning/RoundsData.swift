import Domain
import Foundation
import Planning
import Storage

/// What the records say about a term whose coverage is to be planned, as a request of the planner.
struct RoundsData {
    let term: UUID
    let options: PlanOptions
    let today: Day
    let reading: Reading

    /// Throws a `Refusal` when there is no such term, or nothing left to plan.
    func request() throws -> RoundsRequest {
        let found = try reading.first(
            "SELECT county_id, ends_on FROM terms WHERE id = \(term)"
        ) { (county: try $0(0) as UUID, ends: try $0(1) as Day) }
        guard let found else { throw Refusal.notFound }
        let begun = try begun()
        let classes = try UnitClasses.latest(of: found.county, reading)
        let risks = try RiskData.scores(
            of: found.county, term: term, today: today, reading)
        let units = try units(found.county, classes, risks)
        guard units.contains(where: { $0["isDone"] as? Bool != true }) else {
            throw Refusal(
                .conflict, "plans.all-done",
                Phrase("本届村居都已巡察。", "Every unit of this term is done."),
                remedy: Phrase("无需再排。", "There is nothing left to plan."))
        }
        let rounds = (1...options.parts).map { number -> [String: Any] in
            [
                "id": "\(number)", "name": "第\(DocumentNumber.chinese(number))轮",
                "groupDays": options.size, "isLost": begun.contains(number),
            ]
        }
        var townships: [String: String] = [:]
        for unit in units {
            if let id = unit["township"] as? String {
                townships[id] = unit["townshipName"] as? String
            }
        }
        return try GroupsData.decoded(
            RoundsRequest.self,
            [
                "termEnds": found.ends.description,
                "days": ["key": options.keyDays, "general": options.generalDays],
                "rounds": rounds,
                "townships": townships.sorted { $0.key < $1.key }.map {
                    ["id": $0.key, "name": $0.value]
                },
                "units": units.map { unit in unit.filter { $0.key != "townshipName" } },
            ])
    }

    /// Numbers of rounds that take no more units.
    private func begun() throws -> Set<Int> {
        Set(
            try reading.rows(
                """
                SELECT number FROM rounds
                WHERE term_id = \(term) AND state NOT IN ('draft', 'proposed', 'approved')
                """
            ) { try $0(0) as Int })
    }

    private func units(
        _ county: UUID, _ classes: [UUID: Inspection.Depth], _ risks: [UUID: Int]
    ) throws -> [[String: Any]] {
        try reading.rows(
            """
            SELECT u.id, u.short_name, u.township_id, t.name,
                -- a unit that came from others keeps the earliest round that they were planned for
                coalesce(p.round, (SELECT min(q.round) FROM successions c
                    JOIN planned_units q ON q.unit_id = c.predecessor_id AND q.term_id = \(term)
                    WHERE c.successor_id = u.id)),
                EXISTS (SELECT 1 FROM inspections i JOIN rounds r ON r.id = i.round_id
                    WHERE i.unit_id = u.id AND r.term_id = \(term)
                    AND i.state NOT IN ('merged', 'withdrawn'))
            FROM village_units u JOIN townships t ON t.id = u.township_id
            LEFT JOIN planned_units p ON p.unit_id = u.id AND p.term_id = \(term)
            WHERE u.county_id = \(county) AND u.until IS NULL ORDER BY u.seq
            """
        ) { row in
            let id: UUID = try row(0)
            var unit: [String: Any] = [
                "id": id.uuidString, "name": try row(1) as String,
                "township": (try row(2) as UUID).uuidString, "townshipName": try row(3) as String,
                "class": (classes[id] ?? .general).rawValue, "risk": risks[id] ?? 0,
                "isDone": try row(5) as Bool,
            ]
            if let round = try row.optional(4, as: Int.self), round <= options.parts {
                unit["previous"] = "\(round)"
            }
            return unit
        }
    }
}
