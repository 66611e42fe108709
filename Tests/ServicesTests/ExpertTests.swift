import Domain
import Foundation
import Storage
import Testing

@testable import Services

/// An expert is asked by one group of one round: reads its papers and suspicions, and writes an
/// opinion (J06).
struct ExpertTests {
    private static let today = Clearwater.day

    /// Proposed by the director, confirmed by the administrator.
    private func expert(_ round: ClearwaterRound, in scope: UUID) async throws -> Actor {
        let place = round.place
        let admin = try await place.person("admin", [(.sysAdmin, nil)])
        let newcomer = try #require(try await place.person("zhuanjia", []).person)
        let grant = UUID()
        try await place.perform(
            ProposeGrant(record: newcomer, role: .expert, scope: Identifier(scope)),
            as: round.director, id: grant)
        try await place.perform(SettleGrant(grant: grant, verb: .confirmGrant), as: admin)
        return try await place.actor(newcomer.uuid)
    }

    /// A group of the next round.
    private func otherGroup(_ round: ClearwaterRound) async throws -> UUID {
        var people: [InputValue] = []
        for login in ["a1", "a2", "a3"] {
            let person = try await round.place.person(login, []).person
            people.append(.text(person?.description ?? ""))
        }
        let next = try await round.place.send(
            "rounds.open",
            [
                "term": .text(round.term.uuidString), "number": .text("2"),
                "mode": .text("direct"), "framework": .text("sevenHeadings"),
                "startsOn": .text("\(Self.today + 60)"), "endsOn": .text("\(Self.today + 90)"),
            ], as: round.staff
        ).record
        guard case .text(let member) = people[2] else { throw Refusal.notFound }
        return try await round.place.send(
            "rounds.formGroup",
            [
                "record": .text(next.uuidString), "number": .text("1"), "leader": people[0],
                "deputy": people[1], "members": .list([member]),
            ], as: round.staff
        ).record
    }

    private func count(_ list: ListDefinition, _ actor: Actor, _ round: ClearwaterRound)
        async throws -> Int
    {
        try await round.place.office.count(list, ListQuery(), for: actor, today: Self.today)
    }

    @Test func `an expert reads papers and suspicions of the group, no books and no findings`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let office = round.place.office
        let suspicion = try await round.suspicion()
        let paper = try await round.paper()
        _ = try await round.reported()
        let expert = try await expert(round, in: round.group)
        #expect(expert.grants == [Grant(.expert, in: Identifier(round.group))])
        for (list, seen) in [
            (Lists.findings, 1), (Lists.inspections, 2), (Lists.rounds, 1), (Lists.datasets, 0),
            (Lists.runs, 0), (Lists.interviews, 0), (Lists.people, 0),
        ] {
            #expect(try await count(list, expert, round) == seen, "\(list.name)")
        }
        #expect(try await count(Lists.suspicions, expert, round) > 0)
        let page = try await office.record("findings", paper, for: expert, today: Self.today)
        #expect(page.offers.isEmpty)
        let lead = try await office.record("suspicions", suspicion, for: expert, today: Self.today)
        #expect(lead.offers.isEmpty)
        let links = lead.sections.flatMap(\.facts).compactMap(\.link)
        #expect(!links.contains { $0.hasPrefix("/datasets") || $0.hasPrefix("/runs") })
        #expect(lead.related.flatMap(\.rows).allSatisfy { $0.link?.hasPrefix("/datasets") != true })
        let overview = try await office.screeningOverview(for: expert, today: Self.today)
        #expect(overview.datasets == nil && overview.runs == nil)
        // Signed, it is no paper of the group any more.
        try await office.forceForTest("findings", paper, "approved")
        let code = await round.place.code {
            _ = try await office.record("findings", paper, for: expert, today: Self.today)
        }
        #expect(code == "record.not-found")
    }

    @Test func `an expert of another group reads nothing here, and one of a county is none`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        _ = try await round.suspicion()
        _ = try await round.paper()
        let expert = try await expert(round, in: try await otherGroup(round))
        for list in [Lists.findings, Lists.suspicions, Lists.inspections] {
            #expect(try await count(list, expert, round) == 0, "\(list.name)")
        }
        let code = await round.place.code {
            try await round.place.perform(
                ProposeGrant(
                    record: try #require(expert.person), role: .expert,
                    scope: Identifier(round.place.county)), as: round.director)
        }
        #expect(code == "field.wrong-scope")
    }

    @Test func `an opinion is written for the group, and the role ends with the round`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let office = round.place.office
        let expert = try await expert(round, in: round.group)
        var opinion: [String: InputValue] = [
            "record": .text(round.round.uuidString), "topic": .text("单价是否合理"),
            "field": .text("planning"), "givenOn": .text("\(Self.today)"),
            "opinion": .text("偏高约一成"),
        ]
        let page = try await office.record("rounds", round.round, for: expert, today: Self.today)
        #expect(page.books.contains { $0.list.hasPrefix("/expertOpinions") && $0.new != nil })
        let groups = try await office.options(.groups, search: "", about: round.round, for: expert)
        #expect(groups.map(\.id) == [round.group])
        let without = await round.place.code {
            try await round.place.send("expertOpinions.record", opinion, as: expert)
        }
        #expect(without == "permission.denied")
        opinion["group"] = .text(round.group.uuidString)
        let entry = try await round.place.send("expertOpinions.record", opinion, as: expert).record
        for actor in [expert, round.leader, round.director] {
            let view = try await office.record(
                "expertOpinions", entry, for: actor, today: Self.today)
            #expect(view.offers.isEmpty == (actor.name == round.leader.name), "\(actor.name)")
        }
        try await office.forceForTest("rounds", round.round, "assessing")
        try await round.move("round.archive", round.round, round.director)
        #expect(try await round.place.actor(try #require(expert.person).uuid).grants.isEmpty)
        let late = await round.place.code {
            try await round.place.perform(
                ProposeGrant(
                    record: try #require(expert.person), role: .expert,
                    scope: Identifier(round.group)), as: round.director)
        }
        #expect(late == "field.not-offered")
    }

    @Test func `an expert of a whole county, from an older version, is one no more`() async throws {
        let round = try await ClearwaterRound.onSite()
        let old = try await round.place.person("laozhuanjia", [(.expert, round.place.county)])
        #expect(old.roles == [.expert])
        let again = round.place.office
        try await again.stepForTest("experts of a group")
        let actor = try await again.read { reading in
            try Actors.load(try #require(old.person), reading)
        }
        #expect(actor?.grants.isEmpty == true)
    }

    @Test func `the authorisation of the groups confirms no expert`() async throws {
        let round = try await ClearwaterRound.onSite()
        let newcomer = try #require(try await round.place.person("zhuanjia", []).person)
        try await round.place.perform(
            ProposeGrant(record: newcomer, role: .expert, scope: Identifier(round.group)),
            as: round.director)
        try await round.place.office.forceForTest("rounds", round.round, "approved")
        try await round.move("round.prepare", round.round, round.director)
        #expect(try await round.place.actor(newcomer.uuid).grants.isEmpty)
    }
}
