import Domain
import Foundation
import Planning
import Storage
import Testing

@testable import Services

/// From the records to a proposal, and from an adopted proposal to ordinary records.
struct PlanningServiceTests {
    private static let groups = PlanOptions(
        parts: 1, size: 1, keyDays: 3, generalDays: 2, villages: 70, seconds: 60, seed: 1)
    static let rounds = PlanOptions(
        parts: 3, size: 12, keyDays: 5, generalDays: 3, villages: 70, seconds: 60, seed: 1)

    /// The first round is at work; a second one is drafted, and five people are in the pool.
    struct Second {
        let first: ClearwaterRound
        let round: UUID
        let pool: [UUID]
        var office: Office { first.place.office }
    }

    func second(pool size: Int = 5) async throws -> Second {
        let first = try await ClearwaterRound.onSite()
        let day = Clearwater.day
        let round = try await first.place.send(
            "rounds.open",
            [
                "term": .text(first.term.uuidString), "number": .text("2"),
                "mode": .text("direct"), "framework": .text("sevenHeadings"),
                "startsOn": .text("\(day + 60)"), "endsOn": .text("\(day + 90)"),
            ], as: first.staff
        ).record
        var pool: [UUID] = []
        for index in 0..<size {
            let person = try await first.place.person("pool\(index)", [])
            let id = try #require(person.person).uuid
            try await first.place.send(
                "poolMembers.record",
                [
                    "record": .text(first.place.county.uuidString),
                    "person": .text(id.uuidString),
                    "subpool": .text(index <= size / 2 ? "leaders" : "members"),
                    "speciality": .text(index == 0 ? "discipline" : "finance"),
                ], as: first.staff)
            pool.append(id)
        }
        return Second(first: first, round: round, pool: pool)
    }

    /// Plans and waits; answers what came of it.
    private func outcome(
        _ second: Second, _ kind: PlanProposal.Kind, _ options: PlanOptions,
        from earlier: UUID? = nil
    ) async throws -> PlanningJobs.Outcome {
        let county = try await second.office.beginPlan(
            kind, kind == .groups ? second.round : second.first.term, options, from: earlier,
            for: second.first.staff)
        while true {
            if let outcome = second.office.plans.report(county)?.outcome { return outcome }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    func proposal(
        _ second: Second, _ kind: PlanProposal.Kind, _ options: PlanOptions,
        from earlier: UUID? = nil
    ) async throws -> UUID {
        let outcome = try await outcome(second, kind, options, from: earlier)
        guard case .kept(let page) = outcome else {
            Issue.record("\(outcome)")
            throw Refusal.notFound
        }
        return try #require(UUID(uuidString: String(page.split(separator: "/")[1])))
    }

    @Test func `an adopted proposal becomes groups and villages of the round`() async throws {
        let second = try await second()
        // Whoever has a tie to a village does not go there, and is not in the only group.
        try await second.first.place.send(
            "people.declareRecusal",
            [
                "record": .text(second.pool[4].uuidString),
                "place": .text(second.first.place.units[2].uuidString), "relation": .text("亲属"),
            ], as: second.first.staff)
        let id = try await proposal(second, .groups, Self.groups)
        #expect(try await second.first.state(.proposal, id) == "kept")
        try await second.first.move("proposal.adopt", id, second.first.staff)
        let (members, units) = try await second.office.read { reading in
            (
                try reading.rows(
                    """
                    SELECT m.person_id FROM group_members m
                    JOIN inspection_groups g ON g.id = m.group_id
                    WHERE g.round_id = \(second.round)
                    """
                ) { try $0(0) as UUID },
                try reading.rows(
                    "SELECT unit_id FROM inspections WHERE round_id = \(second.round)"
                ) { try $0(0) as UUID }
            )
        }
        #expect(members.count == 3)
        #expect(Set(members).isSubset(of: Set(second.pool.prefix(4))))
        #expect(Set(units) == Set(second.first.place.units.suffix(2)))
        let again = await second.first.place.code {
            try await second.first.move("proposal.adopt", id, second.first.staff)
        }
        #expect(again != "allowed")
    }

    @Test func `several groups with several people and villages come about in one step`()
        async throws
    {
        let second = try await second(pool: 8)
        var options = Self.groups
        options.parts = 2
        let id = try await proposal(second, .groups, options)
        try await second.first.move("proposal.adopt", id, second.first.staff)
        let (groups, members, units) = try await second.office.read { reading in
            (
                try reading.value(
                    "SELECT count(*) FROM inspection_groups WHERE round_id = \(second.round)",
                    as: Int.self),
                try reading.value(
                    """
                    SELECT count(*) FROM group_members m JOIN inspection_groups g
                    ON g.id = m.group_id WHERE g.round_id = \(second.round)
                    """, as: Int.self),
                try reading.value(
                    "SELECT count(*) FROM inspections WHERE round_id = \(second.round)",
                    as: Int.self)
            )
        }
        #expect([groups, members, units] == [2, 6, 2])
    }

    @Test func `a plan that breaks a rule is not kept, whoever sends it`() async throws {
        let second = try await second()
        let id = try await proposal(second, .groups, Self.groups)
        let kept = try await second.office.read { try ProposalRow.load(id, $0) }
        let row = try #require(kept)
        func code(_ answer: String) async -> String {
            await second.first.place.code {
                try await second.first.place.perform(
                    KeepProposal(
                        record: second.round, kind: .groups, title: "x", request: row.request,
                        answer: answer), as: second.first.staff)
            }
        }
        #expect(await code(row.answer) == "allowed")
        let seats = try #require(
            row.answer.range(of: #""seats":[^\]]*\]"#, options: .regularExpression))
        #expect(
            await code(row.answer.replacingCharacters(in: seats, with: #""seats":[]"#))
                == "plans.unsound")
        let objective = try #require(
            row.answer.range(of: #""objective":\d+"#, options: .regularExpression))
        #expect(
            await code(row.answer.replacingCharacters(in: objective, with: #""objective":987654"#))
                == "plans.unsound")
        // What people read and adopt is what was judged.
        let plan = try KeepProposal.read(GroupsPlan.self, row.answer)
        let person = try #require(plan.groups.first?.people.first).id
        let other = second.first.leader.person?.description.uppercased() ?? ""
        #expect(row.answer.contains(person))
        #expect(
            await code(row.answer.replacingOccurrences(of: person, with: other)) == "plans.unsound")
        #expect(await code("{}") == "plans.unsound")
    }

    @Test func `an impossible request names what to give up, and keeps nothing`() async throws {
        let second = try await second()
        var options = Self.groups
        options.wishes = [
            .init(subject: second.pool[0], group: 1, isPin: true),
            .init(subject: second.pool[0], group: 1, isPin: false),
        ]
        guard
            case .impossible(let together, let toGiveUp) = try await outcome(
                second, .groups, options)
        else {
            Issue.record("it was not impossible")
            return
        }
        #expect(together.count >= 2 && !toGiveUp.isEmpty)
        #expect(try await second.office.read { try $0.exists("SELECT 1 FROM proposals") } == false)
    }

    @Test func `a coverage plan that was adopted says which units a round is to have`() async throws
    {
        let second = try await second()
        let id = try await proposal(second, .rounds, Self.rounds)
        try await second.first.move("proposal.adopt", id, second.first.staff)
        let planned = try await second.office.read { reading in
            try reading.rows(
                "SELECT unit_id, round FROM planned_units WHERE term_id = \(second.first.term)"
            ) { (try $0(0) as UUID, try $0(1) as Int) }
        }
        #expect(Set(planned.map(\.0)) == Set(second.first.place.units.suffix(2)), "two are done")
        #expect(planned.allSatisfy { [2, 3].contains($0.1) }, "the first round has begun")
        let request = try await second.office.read { reading in
            try GroupsData(round: second.round, options: Self.groups, reading: reading).request()
        }
        let inSecond = planned.filter { $0.1 == 2 }.map(\.0.uuidString)
        #expect(Set(request.units.map(\.id)) == Set(inSecond) || inSecond.isEmpty)
    }

    @Test func `a pin is kept when it is planned again from an earlier proposal`() async throws {
        let second = try await second()
        let id = try await proposal(second, .groups, Self.groups)
        let again = try await second.office.again(id, for: second.first.staff)
        #expect(again.subjects.count == 7 && again.groups.count == 1)
        let first = try #require(try await second.office.read { try ProposalRow.load(id, $0) })
        let plan = try KeepProposal.read(GroupsPlan.self, first.answer)
        let seated = Set(plan.groups.flatMap(\.people).map(\.id))
        let left = try #require(second.pool.last { !seated.contains($0.uuidString) })
        var options = again.options
        options.wishes = [.init(subject: left, group: 1, isPin: true)]
        options.seconds = 60
        let later = try await proposal(second, .groups, options, from: id)
        let row = try #require(try await second.office.read { try ProposalRow.load(later, $0) })
        #expect(row.answer.contains(left.uuidString))
        let comparison = try await second.office.compare(id, later, for: second.first.staff)
        #expect(comparison.moved.contains { $0.2.hasPrefix("第1组") })
    }

    @Test func `who may not keep a proposal may not plan, and one county plans once at a time`()
        async throws
    {
        let second = try await second()
        for actor in [second.first.village, second.first.township, second.first.leader] {
            let code = await second.first.place.code {
                _ = try await second.office.beginPlan(
                    .groups, second.round, Self.groups, from: nil, for: actor)
            }
            #expect(code == "permission.denied")
        }
        let county = second.first.place.county
        try second.office.plans.begin(county, "x")
        let busy = await second.first.place.code {
            _ = try await second.office.beginPlan(
                .groups, second.round, Self.groups, from: nil, for: second.first.staff)
        }
        #expect(busy == "plans.busy")
    }

    @Test func `a round that has begun, or has nobody to send, is not planned`() async throws {
        let second = try await second(pool: 0)
        let begun = await second.first.place.code {
            _ = try await second.office.beginPlan(
                .groups, second.first.round, Self.groups, from: nil, for: second.first.staff)
        }
        #expect(begun == "plans.round-begun")
        let outcome = try? await outcome(second, .groups, Self.groups)
        if case .kept = outcome { Issue.record("a group of nobody was kept") }
    }

    @Test func `a unit that came from others keeps the round that they were planned for`()
        async throws
    {
        let second = try await second()
        let id = try await proposal(second, .rounds, Self.rounds)
        try await second.first.move("proposal.adopt", id, second.first.staff)
        let old = second.first.place.units[3]
        let round: Int? = try await second.office.read { reading in
            try reading.value("SELECT round FROM planned_units WHERE unit_id = \(old)")
        }
        let merged = UUID()
        try await second.office.damageForTest(
            """
            INSERT INTO village_units(id, county_id, township_id, kind, name, short_name, folded,
                since)
            SELECT \(merged), county_id, township_id, kind, '新村', '新村', '新村', since
            FROM village_units WHERE id = \(old)
            """)
        try await second.office.damageForTest(
            "UPDATE village_units SET until = \(Clearwater.day) WHERE id = \(old)")
        try await second.office.damageForTest(
            """
            INSERT INTO successions(predecessor_id, successor_id, kind, on_day, reason)
            VALUES (\(old), \(merged), 'merge', \(Clearwater.day), '合并')
            """)
        let request = try await second.office.read { reading in
            try RoundsData(
                term: second.first.term, options: Self.rounds, today: Clearwater.day,
                reading: reading
            ).request()
        }
        let unit = try #require(request.units.first { $0.id == merged.uuidString })
        #expect(unit.previous == round.map { "\($0)" })
        #expect(!request.units.contains { $0.id == old.uuidString })
    }
}
