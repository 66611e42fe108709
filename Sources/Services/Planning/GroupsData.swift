import Domain
import Foundation
import Planning
import Storage

/// What the records say about a round that is to be planned, as a request of the planner.
struct GroupsData {
    let round: UUID
    let options: PlanOptions
    let reading: Reading

    private struct Round {
        let name: String
        let number: Int
        let term: UUID
        let county: UUID
        let from: Day
        let to: Day
    }

    private struct Unit {
        let id: UUID
        let name: String
        let township: UUID
        let townshipName: String
    }

    /// Throws a `Refusal` when there is nothing to plan, or nobody to plan with.
    func request() throws -> GroupsRequest {
        let round = try loaded()
        let units = try units(round)
        guard !units.isEmpty else {
            throw Refusal(
                .conflict, "plans.no-units",
                Phrase("没有可分派的村居。", "There is no unit to assign."),
                remedy: Phrase("请先采用全覆盖计划，或核对本轮已分派的村居。", "Adopt a coverage plan first."))
        }
        let places = Set(units.map(\.id)).union(units.map(\.township))
        let people = try people(round, places)
        let first = try firstNumber()
        let specialities = wanted(people)
        let classes = try UnitClasses.latest(of: round.county, reading)
        let most = (units.count + options.parts - 1) / options.parts + 2
        let longest = max(options.keyDays, options.generalDays)
        let groups = (0..<options.parts).map { index -> [String: Any] in
            [
                "id": "\(first + index)", "name": "第\(first + index)组", "leaders": 1,
                "deputies": 1, "members": options.size, "specialities": specialities,
                "maxUnits": most, "maxDays": most * longest,
            ]
        }
        var townships: [UUID: String] = [:]
        for unit in units { townships[unit.township] = unit.townshipName }
        return try Self.decoded(
            GroupsRequest.self,
            [
                "round": [
                    "name": round.name, "starts": round.from.description,
                    "ends": round.to.description,
                ],
                "groups": groups, "people": people,
                "townships": townships.sorted { $0.key.uuidString < $1.key.uuidString }.map {
                    ["id": $0.key.uuidString, "name": $0.value]
                },
                "units": units.map { unit -> [String: Any] in
                    [
                        "id": unit.id.uuidString, "name": unit.name,
                        "township": unit.township.uuidString,
                        "days": classes[unit.id] == .key
                            ? options.keyDays : options.generalDays,
                    ]
                }, "pins": wishes(true, units), "forbids": wishes(false, units),
            ])
    }

    /// JSON is what the planner reads, on pages as on the command line.
    static func decoded<T: Codable>(_ type: T.Type, _ value: [String: Any]) throws -> T {
        let data = try JSONSerialization.data(withJSONObject: value, options: [.sortedKeys])
        return try RequestReader.read(type, from: data, file: "request")
    }

    private func wishes(_ isPin: Bool, _ units: [Unit]) -> [[String: Any]] {
        options.wishes.filter { $0.isPin == isPin }.map { wish in
            let isUnit = units.contains { $0.id == wish.subject }
            return [
                isUnit ? "unit" : "person": wish.subject.uuidString, "group": "\(wish.group)",
            ]
        }
    }

    private func loaded() throws -> Round {
        let found = try reading.first(
            """
            SELECT name, number, term_id, county_id, starts_on, ends_on, state FROM rounds
            WHERE id = \(round)
            """
        ) { row in
            (
                Round(
                    name: try row(0), number: try row(1), term: try row(2), county: try row(3),
                    from: try row(4), to: try row(5)), state: try row(6) as String
            )
        }
        guard let found else { throw Refusal.notFound }
        guard ["draft", "proposed", "approved"].contains(found.state) else {
            throw Refusal(
                .conflict, "plans.round-begun",
                Phrase("本轮已经启动，不能再编排。", "The round has begun."),
                remedy: Phrase("请在下一轮使用。", "Plan the next one."))
        }
        return found.0
    }

    /// The units that the coverage plan gives to this round, or else whole townships that nobody
    /// has inspected in this term, up to the number that was asked for.
    private func units(_ round: Round) throws -> [Unit] {
        let planned: SQL = """
            EXISTS (SELECT 1 FROM planned_units p WHERE p.unit_id = u.id
                AND p.term_id = \(round.term) AND p.round = \(round.number))
            """
        let hasPlan = try reading.exists(
            """
            SELECT 1 FROM planned_units WHERE term_id = \(round.term) AND round = \(round.number)
            """)
        let open: SQL = """
            NOT EXISTS (SELECT 1 FROM inspections i JOIN rounds r ON r.id = i.round_id
                WHERE i.unit_id = u.id AND r.term_id = \(round.term)
                AND i.state NOT IN ('merged', 'withdrawn'))
            """
        return try reading.rows(
            """
            SELECT u.id, u.short_name, u.township_id, t.name FROM village_units u
            JOIN townships t ON t.id = u.township_id
            WHERE u.county_id = \(round.county) AND u.until IS NULL AND \(open)
              AND \(hasPlan ? planned : "1 = 1")
            ORDER BY t.name, u.seq LIMIT \(hasPlan ? 2000 : options.villages)
            """
        ) { row in
            Unit(
                id: try row(0), name: try row(1), township: try row(2), townshipName: try row(3))
        }
    }

    private func firstNumber() throws -> Int {
        1
            + (try reading.value(
                "SELECT max(number) FROM inspection_groups WHERE round_id = \(round)", as: Int.self)
                ?? 0)
    }

    // MARK: People

    /// Everybody in the pool who is not in a group of this round yet, with what ties them to the
    /// places of the round.
    private func people(_ round: Round, _ places: Set<UUID>) throws -> [[String: Any]] {
        var people: [UUID: [String: Any]] = [:]
        try reading.forEach(
            """
            SELECT m.person, p.name, m.subpool, m.speciality, m.second, m.available_from,
                m.available_until,
                (SELECT count(*) FROM group_members g WHERE g.person_id = m.person)
            FROM pool_members m JOIN people p ON p.id = m.person
            WHERE m.county_id = \(round.county) AND m.struck_at IS NULL AND p.active = 1
              AND NOT EXISTS (SELECT 1 FROM group_members g JOIN inspection_groups i
                  ON i.id = g.group_id WHERE i.round_id = \(self.round) AND g.person_id = m.person)
            ORDER BY m.seq
            """
        ) { row in
            let id: UUID = try row(0)
            let known = [try row(3) as String, try row.optional(4, as: String.self) ?? ""]
            people[id] = [
                "id": id.uuidString, "name": try row(1) as String,
                "pool": try row(2) as String == "leaders" ? "leader" : "member",
                "specialities": Array(Set(known.compactMap(Self.speciality))).sorted(),
                "calls": try row(7) as Int,
                "absences": Self.absences(
                    try row.optional(5, as: Day.self), try row.optional(6, as: Day.self), round),
                "relations": [[String: Any]](),
            ]
        }
        for (person, relation) in try relations(round) {
            guard let place = relation["place"] as? String, let id = UUID(uuidString: place),
                places.contains(id), var known = people[person],
                let relations = known["relations"] as? [[String: Any]]
            else { continue }
            known["relations"] = relations + [relation]
            people[person] = known
        }
        return people.sorted { $0.key.uuidString < $1.key.uuidString }.map(\.value)
    }

    /// The planner's five kinds; audit counts as finance.
    private static func speciality(_ code: String) -> String? {
        switch code {
        case "discipline", "organisation", "agriculture", "township", "finance": code
        case "audit": "finance"
        default: nil
        }
    }

    private static func absences(_ from: Day?, _ until: Day?, _ round: Round) -> [[String: Any]] {
        var absences: [[String: Any]] = []
        if let from, from > round.from {
            absences.append(["from": round.from.description, "until": (from + -1).description])
        }
        if let until, until < round.to {
            absences.append(["from": (until + 1).description, "until": round.to.description])
        }
        return absences
    }

    private func relations(_ round: Round) throws -> [(UUID, [String: Any])] {
        var relations: [(UUID, [String: Any])] = []
        func add(_ person: UUID, _ place: UUID, _ kind: String, until: Day? = nil) {
            var relation: [String: Any] = ["place": place.uuidString, "kind": kind]
            if let until { relation["until"] = until.description }
            relations.append((person, relation))
        }
        try reading.forEach("SELECT person_id, place_id FROM recusals ORDER BY 1, 2") {
            add(try $0(0), try $0(1), "declared")
        }
        try reading.forEach(
            """
            SELECT parent_id, place, ended_on FROM work_history
            WHERE struck_at IS NULL ORDER BY seq
            """
        ) { row in
            let ended = try row.optional(2, as: Day.self)
            let isOver = ended.map { $0 < round.from } ?? false
            add(try row(0), try row(1), isOver ? "worked" : "works", until: isOver ? ended : nil)
        }
        try reading.forEach(
            """
            SELECT parent_id, place, relation FROM relations
            WHERE struck_at IS NULL ORDER BY seq
            """
        ) { row in
            let kind =
                switch try row(2) as String {
                case "native": "native"
                case "other": "declared"
                default: "relative"
                }
            add(try row(0), try row(1), kind)
        }
        // Nobody goes to the same township twice running.
        try reading.forEach(
            """
            SELECT DISTINCT m.person_id, i.township_id FROM group_members m
            JOIN inspections i ON i.group_id = m.group_id
            JOIN rounds r ON r.id = i.round_id
            WHERE r.id = (SELECT id FROM rounds WHERE county_id = \(round.county)
                AND starts_on < \(round.from) ORDER BY starts_on DESC, number DESC LIMIT 1)
            ORDER BY 1, 2
            """
        ) { add(try $0(0), try $0(1), "inspected") }
        return relations
    }

    /// What every group should know: no more than it has members, and as far as the pool has a
    /// member for each group.
    private func wanted(_ people: [[String: Any]]) -> [String] {
        let members = people.filter { $0["pool"] as? String == "member" }
        let enough = ["discipline", "finance", "organisation", "agriculture", "township"].filter {
            code in
            members.count { ($0["specialities"] as? [String])?.contains(code) == true }
                >= options.parts
        }
        return Array(enough.prefix(options.size))
    }
}
