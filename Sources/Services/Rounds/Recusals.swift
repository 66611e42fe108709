import Domain
import Foundation
import Storage

/// The recusal rules applied to the people of a group and a unit (回避审查).
enum Recusals {
    /// Somebody of the group about whom a rule has something to say.
    struct Concern {
        let person: Identifier<Person>
        let name: String
        let reasons: [RecusalRules.Reason]

        var outcome: RecusalRules.Outcome { reasons.map(\.outcome).max() ?? .allowed }
    }

    /// Judges a group for a unit. What needs review may be set aside with a reason; what is
    /// blocked, only by the director.
    /// - Returns: What was set aside.
    static func judge(
        _ group: Identifier<InspectionGroup>, _ unit: UnitRow, setAside: String?, _ desk: Desk
    ) throws -> [Concern] {
        let concerns = try concerns(group, unit, on: desk.today, desk.reading)
        guard let worst = concerns.max(by: { $0.outcome < $1.outcome }) else { return [] }
        let hasReason = !(setAside ?? "").isEmpty
        let isDirector = desk.actor.roles(at: Place(county: unit.county)).contains(.officeDirector)
        if hasReason, worst.outcome == .review || isDirector { return concerns }
        throw refusal(worst, unit)
    }

    /// Before the groups are authorised, every assignment is judged once more: somebody may have
    /// declared a relation since. What was set aside then stays so.
    static func judgeAgain(
        _ inspection: UUID, _ group: Identifier<InspectionGroup>, _ unit: UnitRow, _ desk: Desk
    ) throws {
        let settled = Set(
            try desk.reading.rows(
                "SELECT person_id FROM recusal_overrides WHERE inspection_id = \(inspection)"
            ) { try $0(0) as Identifier<Person> })
        let open = try concerns(group, unit, on: desk.today, desk.reading).filter {
            !settled.contains($0.person)
        }
        if let worst = open.max(by: { $0.outcome < $1.outcome }) { throw refusal(worst, unit) }
    }

    static func keep(
        _ concerns: [Concern], of inspection: UUID, because reason: String, _ desk: Desk
    )
        throws
    {
        for concern in concerns {
            let codes = concern.reasons.map(\.code).joined(separator: ",")
            try desk.writing.execute(
                """
                INSERT INTO recusal_overrides(inspection_id, person_id, codes, reason, by_id, at)
                VALUES (\(inspection), \(concern.person), \(codes), \(reason),
                    \(try desk.person()), \(desk.at))
                """)
        }
    }

    /// Everybody of the group about whom a rule has something to say: four questions for the whole
    /// group, however large it is.
    static func concerns(
        _ group: Identifier<InspectionGroup>, _ unit: UnitRow, on day: Day, _ reading: Reading
    ) throws -> [Concern] {
        var facts: [Identifier<Person>: RecusalRules.Facts] = [:]
        let members: SQL = "SELECT person_id FROM group_members WHERE group_id = \(group)"
        let places: SQL = "(\(unit.id), \(unit.township))"
        try reading.forEach(
            """
            SELECT person_id FROM recusals
            WHERE person_id IN (\(members)) AND place_id IN \(places)
            """
        ) { facts[try $0(0), default: .init()].declared = true }
        try reading.forEach(
            """
            SELECT parent_id, place, ended_on FROM work_history
            WHERE parent_id IN (\(members)) AND place IN \(places) AND struck_at IS NULL
            """
        ) { row in
            let inUnit = try row(1) as UUID == unit.id.uuid
            facts[try row(0), default: .init()].posts.append((inUnit, try row.optional(2)))
        }
        try reading.forEach(
            """
            SELECT parent_id, place, relation FROM relations
            WHERE parent_id IN (\(members)) AND place IN \(places) AND struck_at IS NULL
            """
        ) { row in
            guard let relation = RecusalRules.Relation(rawValue: try row(2)) else { return }
            let inUnit = try row(1) as UUID == unit.id.uuid
            facts[try row(0), default: .init()].relations.append((relation, inUnit))
        }
        try reading.forEach(
            """
            SELECT m.person_id FROM group_members m
            WHERE m.person_id IN (\(members)) AND m.group_id = (
                SELECT i.group_id FROM inspections i
                WHERE i.unit_id = \(unit.id) AND i.fed_back_on IS NOT NULL
                ORDER BY i.fed_back_on DESC LIMIT 1)
            """
        ) { facts[try $0(0), default: .init()].inspectedLast = true }
        return try facts.compactMap { person, facts in
            let reasons = RecusalRules.judge(facts, on: day)
            if reasons.isEmpty { return nil }
            let name = try reading.value("SELECT name FROM people WHERE id = \(person)") ?? ""
            return Concern(person: person, name: name, reasons: reasons)
        }.sorted { $0.name < $1.name }
    }

    private static func refusal(_ concern: Concern, _ unit: UnitRow) -> Refusal {
        let why = concern.reasons
        let blocked = concern.outcome == .blocked
        return Refusal(
            .conflict, "rounds.recusal-\(concern.outcome.rawValue)",
            Phrase(
                "\(concern.name)与\(unit.name)：\(why.map(\.text.zh).joined(separator: "；"))"
                    + "（\(concern.outcome.label.zh)）。",
                "\(concern.name) and \(unit.name): \(why.map(\.text.en).joined(separator: "; ")) "
                    + "(\(concern.outcome.label.en))."),
            remedy: blocked
                ? Phrase(
                    "请改派其他组或调整组员；确需选派的，由巡察办主任填写回避审核意见。",
                    "Give it to another group; the director may set it aside with a reason.")
                : Phrase(
                    "请填写回避审核意见，或改派其他组。", "Write why it may be set aside, or choose another group."),
            field: "override")
    }
}
