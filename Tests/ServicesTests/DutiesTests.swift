import Domain
import Foundation
import Storage
import Testing

@testable import Services

/// Separation of duties (SoD-1 … SoD-8) as people meet it.
struct DutiesTests {
    @Test func `SoD-1: whoever handled a working paper may neither review nor sign it`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let mine = try await round.paper(as: round.deputy, with: round.second)
        let asWriter = await round.place.code {
            try await round.move("finding.review", mine, round.deputy, ["opinion": "同意"])
        }
        #expect(asWriter == "lifecycle.second-person" || asWriter == "findings.own-paper")
        let shared = try await round.paper(as: round.inspector, with: round.deputy)
        let asSecond = await round.place.code {
            try await round.move("finding.review", shared, round.deputy, ["opinion": "同意"])
        }
        #expect(asSecond == "findings.own-paper")
        let leaders = try await round.paper(as: round.inspector, with: round.leader)
        try await round.move("finding.review", leaders, round.deputy, ["opinion": "同意"])
        let asSigner = await round.place.code {
            try await round.move("finding.sign", leaders, round.leader, ["minutes": "1"])
        }
        #expect(asSigner == "findings.own-paper")
    }

    @Test func `SoD-1: a working paper needs two different people of the group`() async throws {
        let round = try await ClearwaterRound.onSite()
        let alone = await round.place.code {
            _ = try await round.paper(as: round.inspector, with: round.inspector)
        }
        #expect(alone == "field.not-offered")
        let stranger = await round.place.code {
            _ = try await round.paper(as: round.inspector, with: round.staff)
        }
        #expect(stranger == "field.not-offered")
    }

    @Test func `SoD-2: the way to closing leads through village, township, checker and director`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let finding = try await round.reported()
        _ = try await round.feedBack()
        let item = try await round.item(of: finding)
        try await round.submitted(item)
        let place = round.place
        // The township has not looked yet.
        #expect(
            await place.code {
                try await round.move(
                    "rectification.verify", item, round.supervision,
                    ["method": "site", "opinion": "属实"])
            } == "lifecycle.not-allowed")
        // The village itself cannot pass its own result.
        #expect(
            await place.code {
                try await round.move("rectification.check", item, round.village, ["opinion": "好"])
            } == "permission.denied")
        try await round.move("rectification.check", item, round.township, ["opinion": "属实"])
        try await round.move(
            "rectification.verify", item, round.director, ["method": "site", "opinion": "属实"])
        // Who verified may not close.
        #expect(
            await place.code {
                try await round.move("rectification.close", item, round.director, ["opinion": "同意"])
            } == "lifecycle.second-person")
        let other = try await place.person("liu", [(.officeDirector, place.county)])
        try await round.move("rectification.close", item, other, ["opinion": "同意"])
        #expect(try await round.state(.rectification, item) == "closed")
        #expect(try await round.state(.finding, finding) == "closed")
    }

    @Test func `SoD-2: the township is the gate of a village item and must not do its part`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let finding = try await round.reported()
        _ = try await round.feedBack()
        let item = try await round.item(of: finding)
        let code = await round.place.code {
            try await round.move("rectification.accept", item, round.township, ["receipt": "孙"])
        }
        #expect(code == "rectification.other-party")
    }

    @Test func `SoD-4: who closed an item does not go on the revisit`() async throws {
        let round = try await ClearwaterRound.onSite()
        let finding = try await round.reported()
        _ = try await round.feedBack()
        let item = try await round.item(of: finding)
        try await round.submitted(item)
        try await round.move("inspection.acceptPlan", round.inspections[0], round.staff)
        try await round.move("rectification.check", item, round.township, ["opinion": "属实"])
        try await round.move(
            "rectification.verify", item, round.supervision, ["method": "site", "opinion": "属实"])
        try await round.move("rectification.close", item, round.director, ["opinion": "同意"])
        #expect(try await round.state(.inspection, round.inspections[0]) == "rectified")
        func plan(_ visitor: Actor) async -> String {
            await round.place.code {
                try await round.place.send(
                    "revisits.plan",
                    [
                        "record": .text(round.inspections[0].uuidString),
                        "day": .text("\(Clearwater.day)"),
                        "visitor": .text(visitor.person?.description ?? ""),
                    ], as: round.staff)
            }
        }
        #expect(await plan(round.director) == "revisits.second-person")
        #expect(await plan(round.village) == "revisits.second-person")
        #expect(await plan(round.supervision) == "allowed")
    }

    @Test func `SoD-5: a role takes two people and nobody confirms their own`() async throws {
        let place = try await Clearwater.open()
        let director = try await place.person("zhang", [(.officeDirector, place.county)])
        let other = try await place.person("liu", [(.officeDirector, place.county)])
        let newcomer = try await place.person("he", [])
        let grant = UUID()
        try await place.perform(
            ProposeGrant(
                record: try #require(newcomer.person), role: .officeStaff,
                scope: Identifier(place.county)), as: director, id: grant)
        #expect(try await place.actor(try #require(newcomer.person).uuid).grants.isEmpty)
        let own = await place.code {
            try await place.perform(
                SettleGrant(grant: grant, verb: .confirmGrant), as: director)
        }
        #expect(own == "people.second-person")
        try await place.perform(SettleGrant(grant: grant, verb: .confirmGrant), as: other)
        #expect(
            try await place.actor(try #require(newcomer.person).uuid).roles == [.officeStaff])
    }

    @Test func `SoD-5: the administrator of the machine sees no content`() async throws {
        let place = try await Clearwater.open()
        let admin = try await place.person("admin", [(.sysAdmin, nil)])
        let names = Lists.visible(to: admin).map(\.name)
        #expect(Set(names) == ["units", "people"])
    }

    @Test func `SoD-6: a village sees its own findings after feedback and no others`() async throws
    {
        let round = try await ClearwaterRound.onSite()
        let finding = try await round.reported()
        func sees(_ actor: Actor) async throws -> Int {
            try await round.place.office.list(
                Lists.findings, ListQuery(), for: actor, today: Clearwater.day
            ).total
        }
        #expect(try await sees(round.village) == 0)
        _ = try await round.feedBack()
        #expect(try await sees(round.village) == 1)
        #expect(try await sees(round.otherVillage) == 0)
        let code = await round.place.code {
            _ = try await round.place.office.record(
                "findings", finding, for: round.otherVillage, today: Clearwater.day)
        }
        #expect(code == "record.not-found")
    }

    @Test func `SoD-7: a number is never used twice, and nothing is deleted`() async throws {
        let round = try await ClearwaterRound.onSite()
        var numbers: Set<String> = []
        for _ in 0..<5 {
            let finding = try await round.paper()
            let number = try await round.place.office.read { reading in
                try reading.value(
                    "SELECT paper_number FROM findings WHERE id = \(finding)", as: String.self)
            }
            #expect(numbers.insert(try #require(number)).inserted)
        }
        #expect(!ActionCatalogue.all.contains { $0.name.lowercased().contains("delete") })
    }

    @Test func `a recusal blocks an assignment, hides the place, and wins over every grant`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        _ = try await round.reported()
        let me = try #require(round.inspector.person)
        try await round.place.send(
            "people.declareRecusal",
            [
                "record": .text(me.description), "place": .text(round.place.units[0].uuidString),
                "relation": .text("堂兄任该村会计"),
            ], as: round.staff)
        let now = try await round.place.actor(me.uuid)
        let page = try await round.place.office.list(
            Lists.findings, ListQuery(), for: now, today: Clearwater.day)
        #expect(page.total == 0)
        let code = await round.place.code { _ = try await round.paper(as: now) }
        #expect(code == "record.not-found")
    }

    @Test func `whoever formed a group may not authorise it`() async throws {
        let place = try await Clearwater.open()
        let director = try await place.person("zhang", [(.officeDirector, place.county)])
        let leading = try await place.person("chen", [(.leadingGroup, place.county)])
        var members: [UUID] = []
        for login in ["aa", "bb", "cc"] {
            members.append(try #require(try await place.person(login, []).person).uuid)
        }
        let term = try await place.perform(
            OpenTerm(
                county: Identifier(place.county), number: 1, startsOn: Clearwater.day + -9,
                endsOn: Clearwater.day + 900), as: director
        ).record
        let round = try await place.perform(
            OpenRound(
                term: Identifier(term), number: 1, mode: .direct, framework: "sevenHeadings",
                startsOn: Clearwater.day, endsOn: Clearwater.day + 9), as: director
        ).record
        let group = try await place.perform(
            FormGroup(
                record: Identifier(round), number: 1, leader: Identifier(members[0]),
                deputy: Identifier(members[1]), members: [Identifier(members[2])], liaison: nil),
            as: director
        ).record
        try await place.perform(
            AssignUnits(
                record: Identifier(round), group: Identifier(group),
                units: [Identifier(place.units[0])], depth: .key, reason: "测试"), as: director)
        for (move, actor, details) in [
            ("propose", director, [:]), ("approve", leading, ["decision": "1号"]),
        ] {
            try await place.perform(
                MoveAction(.round, move, record: round, details: details), as: actor)
        }
        let code = await place.code {
            try await place.perform(MoveAction(.round, "prepare", record: round), as: director)
        }
        #expect(code == "rounds.second-person")
    }
}
