import Domain
import Foundation
import Storage
import Testing

@testable import Services

/// One finding, several who have to put it right: village, township, departments (D16, D17, D24,
/// J13, L05, FX-29).
struct AddresseeTests {
    /// A round with a department of the county and one of the city, and somebody who acts for each.
    private struct Shared {
        let round: ClearwaterRound
        let bureau: UUID
        let cityBureau: UUID
        let bureauPerson: Actor
        let cityPerson: Actor
        let finding: UUID

        static func make() async throws -> Shared {
            let round = try await ClearwaterRound.onSite()
            var bodies: [UUID] = []
            for (title, level) in [("县民政局", "county"), ("市水务局", "city")] {
                bodies.append(
                    try await round.place.send(
                        "departments.record",
                        [
                            "record": .text(round.place.county.uuidString),
                            "title": .text(title), "level": .text(level),
                        ], as: round.staff
                    ).record)
            }
            let finding = try await round.reported()
            return Shared(
                round: round, bureau: bodies[0], cityBureau: bodies[1],
                bureauPerson: try await round.place.person("mz", [(.department, bodies[0])]),
                cityPerson: try await round.place.person("sw", [(.department, bodies[1])]),
                finding: finding)
        }

        func address(_ ids: [UUID], as actor: Actor? = nil) async throws {
            try await round.place.send(
                "findings.address",
                [
                    "record": .text(finding.uuidString), "also": .list(ids.map(\.uuidString)),
                ], as: actor ?? round.staff)
        }

        /// The item of each party.
        func items() async throws -> [String: UUID] {
            let rows = try await round.place.office.read { [finding] reading in
                try reading.rows(
                    """
                    SELECT party, id FROM rectification_items
                    WHERE finding_id = \(finding) AND state <> 'transferredParty'
                    """
                ) { (try $0(0) as String, try $0(1) as UUID) }
            }
            return Dictionary(uniqueKeysWithValues: rows)
        }

        func submitted(_ item: UUID, by actor: Actor) async throws {
            try await round.move("rectification.accept", item, actor, ["receipt": "收"])
            try await round.move(
                "rectification.submitPlan", item, actor,
                ["goal": "到位", "measures": "核对", "leader": "李"])
            try await round.move("rectification.acceptPlan", item, round.staff, ["opinion": "同意"])
            try await round.move(
                "rectification.act", item, actor,
                ["day": "\(Clearwater.day)", "statement": "核对"])
            let file = try await round.place.upload("说明", as: actor)
            try await round.move(
                "rectification.submit", item, actor, ["statement": "完成", "evidence": file])
        }

        func closed(_ item: UUID) async throws {
            try await round.move(
                "rectification.verify", item, round.supervision,
                ["method": "site", "opinion": "属实"])
            try await round.move("rectification.close", item, round.director, ["opinion": "同意"])
        }
    }

    @Test func `each addressee gets an item, and the finding closes with the last of them`()
        async throws
    {
        let shared = try await Shared.make()
        let round = shared.round
        try await shared.address([round.place.townships[0], shared.bureau, shared.cityBureau])
        _ = try await round.feedBack()
        let items = try await shared.items()
        #expect(Set(items.keys) == ["village", "township", "county", "city"])
        let village = try #require(items["village"])
        try await round.submitted(village)
        try await round.move("rectification.check", village, round.township, ["opinion": "属实"])
        try await shared.closed(village)
        let others = [
            ("township", round.township), ("county", shared.bureauPerson),
            ("city", shared.cityPerson),
        ]
        for (party, actor) in others {
            #expect(try await round.state(.finding, shared.finding) == "inRectification")
            let item = try #require(items[party])
            try await shared.submitted(item, by: actor)
            // No township gate: it waits for the office at once.
            #expect(try await round.state(.rectification, item) == "townshipChecked")
            try await shared.closed(item)
        }
        #expect(try await round.state(.finding, shared.finding) == "closed")
        let counted = try await round.place.office.statistics(
            StatTable.Question(
                county: round.place.county, asOf: Clearwater.day + 1, today: Clearwater.day + 1),
            by: .round, for: round.director
        ).total.values
        #expect(counted["findings"] == 1)
        #expect(counted["rectificationItems"] == 4 && counted["rectificationClosed"] == 4)
    }

    @Test func `a department reads and does its own items and nothing else`() async throws {
        let shared = try await Shared.make()
        let round = shared.round
        try await shared.address([shared.bureau, shared.cityBureau])
        _ = try await round.feedBack()
        let items = try await shared.items()
        let (own, other) = (try #require(items["county"]), try #require(items["city"]))
        let office = round.place.office
        let list = try await office.list(
            Lists.rectification, ListQuery(), for: shared.bureauPerson, today: Clearwater.day)
        #expect(list.total == 1)
        let page = try await office.record(
            "rectification", own, for: shared.bureauPerson, today: Clearwater.day)
        #expect(page.sections.flatMap(\.facts).contains { $0.text == "收取鱼塘租金未缴入集体账户。" })
        #expect(page.sections.flatMap(\.facts).allSatisfy { $0.link == nil })
        for (name, id) in [
            ("rectification", other), ("findings", shared.finding),
            ("inspections", round.inspections[0]),
        ] {
            let code = await round.place.code {
                _ = try await office.record(
                    name, id, for: shared.bureauPerson, today: Clearwater.day)
            }
            #expect(code == "record.not-found", "\(name)")
        }
        let foreign = await round.place.code {
            try await round.move(
                "rectification.accept", other, shared.bureauPerson, ["receipt": "收"])
        }
        #expect(foreign == "record.not-found")
        // What is recorded under an item follows it.
        try await round.move("rectification.accept", own, shared.bureauPerson, ["receipt": "收"])
        let letter = try await round.place.send(
            "supervisionLetters.record",
            [
                "record": .text(own.uuidString), "demand": .text("请加快"),
                "replyDueOn": .text("\(Clearwater.day + 5)"),
            ], as: round.staff
        ).record
        try await round.move(
            "supervisionLetter.answer", letter, shared.bureauPerson, ["statement": "正在核对"])
        let book = try #require(Logbooks.named("supervisionLetters")).list
        for (actor, seen) in [(shared.bureauPerson, 1), (shared.cityPerson, 0)] {
            let list = try await office.list(
                book, ListQuery(), for: actor, today: Clearwater.day)
            #expect(list.total == seen)
        }
    }

    @Test func `the township is no gate of a department, and may not send back its work`()
        async throws
    {
        let shared = try await Shared.make()
        let round = shared.round
        try await shared.address([shared.bureau])
        _ = try await round.feedBack()
        let item = try #require(try await shared.items()["county"])
        for (move, details) in [
            ("accept", ["receipt": "收"]),
            ("submitPlan", ["goal": "到位", "measures": "核对", "leader": "李"]),
        ] {
            let code = await round.place.code {
                try await round.move("rectification.\(move)", item, round.township, details)
            }
            #expect(code == "permission.denied")
        }
        try await shared.submitted(item, by: shared.bureauPerson)
        let code = await round.place.code {
            try await round.move(
                "rectification.sendBack", item, round.township, ["reason": "不满意"])
        }
        #expect(code == "permission.denied")
        let page = try await round.place.office.record(
            "rectification", item, for: round.township, today: Clearwater.day)
        #expect(page.offers.isEmpty && !page.sections.isEmpty)
        try await round.move("rectification.sendBack", item, round.staff, ["reason": "佐证不足"])
    }

    @Test func `who is responsible is chosen on the paper or before the feedback, from the list`()
        async throws
    {
        let shared = try await Shared.make()
        let round = shared.round
        func besides() async throws -> [Party] {
            try await round.place.office.read {
                try Addressees.besides(shared.finding, $0).map(\.party)
            }
        }
        try await shared.address([shared.bureau, round.place.townships[0]], as: round.inspector)
        #expect(try await besides() == [.township, .county])
        // Choosing again replaces; the party of the paper is never doubled.
        try await shared.address([round.place.units[0], shared.cityBureau])
        #expect(try await besides() == [.city])
        for stranger in [round.place.townships[1], round.place.units[1], UUID()] {
            let code = await round.place.code { try await shared.address([stranger]) }
            #expect(code == "field.not-offered")
        }
        let offered = try await round.place.office.options(
            .addressees, search: "", about: shared.finding, for: round.staff)
        #expect(
            offered.map(\.id)
                == [
                    round.place.units[0], round.place.townships[0], shared.bureau,
                    shared.cityBureau,
                ])
        _ = try await round.feedBack()
        let late = await round.place.code { try await shared.address([shared.bureau]) }
        #expect(late == "findings.addressed")
    }

    @Test func `an item goes over to whoever is named, once for each`() async throws {
        let shared = try await Shared.make()
        let round = shared.round
        try await shared.address([shared.bureau])
        _ = try await round.feedBack()
        let village = try #require(try await shared.items()["village"])
        func transfer(to id: UUID) async -> String {
            await round.place.code {
                try await round.move(
                    "rectification.transfer", village, round.director,
                    ["reason": "职责所在", "receipt": "收", "to": id.uuidString])
            }
        }
        #expect(await transfer(to: shared.bureau) == "field.holds-one")
        #expect(await transfer(to: shared.cityBureau) == "allowed")
        #expect(Set(try await shared.items().keys) == ["county", "city"])
    }

    @Test func `a list goes to the level of a department that is responsible`() async throws {
        let shared = try await Shared.make()
        let round = shared.round
        func levels() async throws -> [FeedbackLevel] {
            let package = try await round.place.office.package(
                round.inspections[0], try #require(ListPreset.named("fourCopies")),
                for: round.staff, today: Clearwater.day)
            return try #require(package.sheets.first { $0.list == .responsibility })
                .deliveries.map(\.level)
        }
        #expect(try await levels() == [.village, .township])
        try await shared.address([shared.cityBureau])
        #expect(try await levels() == [.village, .township, .city])
        // A rule of the county acts from its day on.
        func rule(since day: Day) async throws {
            try await round.place.send(
                "routingRules.record",
                [
                    "record": .text(round.place.county.uuidString), "source": .text("办法"),
                    "list": .text("responsibility"), "level": .text("city"),
                    "goes": .text("no"), "since": .text("\(day)"),
                ], as: round.staff)
        }
        try await rule(since: Clearwater.day + 30)
        #expect(try await levels() == [.village, .township, .city])
        try await rule(since: Clearwater.day)
        #expect(try await levels() == [.village, .township])
    }

    @Test func `a finding is due with the first of its items that asks for work`() async throws {
        let shared = try await Shared.make()
        let round = shared.round
        try await shared.address([shared.bureau])
        _ = try await round.feedBack()
        let item = try #require(try await shared.items()["county"])
        func due() async throws -> Day? {
            try await round.place.office.read {
                try $0.value("SELECT due_on FROM findings WHERE id = \(shared.finding)")
            }
        }
        try await round.place.office.forceForTest("rectification_items", item, "inProgress")
        try await round.move(
            "rectification.extend", item, round.director,
            ["reason": "汛期", "day": "\(Clearwater.day + 90)"])
        #expect(try await due() == Clearwater.day + 60)
    }
}
