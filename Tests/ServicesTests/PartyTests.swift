import Domain
import Foundation
import Storage
import Testing

@testable import Services

/// Village, township and departments each do their own part, and nobody another's (domain.md §5.5).
struct PartyTests {
    private static let reason = InputValue.text("登记有误")

    /// Findings of the village and of the township, fed back: an item of each.
    private func items(_ round: ClearwaterRound) async throws -> (village: UUID, township: UUID) {
        let findings = [
            try await round.reported(), try await round.reported(party: "township"),
        ]
        _ = try await round.feedBack()
        return (
            village: try await round.item(of: findings[0]),
            township: try await round.item(of: findings[1])
        )
    }

    private func step(_ item: UUID, _ actor: Actor, _ round: ClearwaterRound) async throws -> UUID {
        try await round.place.send(
            "rectificationSteps.record",
            [
                "record": .text(item.uuidString), "what": .text("修订制度"), "kind": .text("rule"),
                "doneOn": .text("\(Clearwater.day)"), "by": .text("书记"),
            ], as: actor
        ).record
    }

    private func letter(_ item: UUID, _ round: ClearwaterRound) async throws -> UUID {
        try await round.place.send(
            "supervisionLetters.record",
            [
                "record": .text(item.uuidString), "demand": .text("请加快"),
                "replyDueOn": .text("\(Clearwater.day + 5)"),
            ], as: round.staff
        ).record
    }

    @Test func `steps, files and answers to letters come from the party of the item only`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let place = round.place
        let items = try await items(round)
        for (item, own, other) in [
            (items.village, round.village, round.township),
            (items.township, round.township, round.village),
        ] {
            try await place.office.forceForTest("rectification_items", item, "inProgress")
            let file = try await place.upload("整改说明", as: own)
            _ = try await place.upload("整改说明", as: other)
            let attachment: [String: InputValue] = [
                "record": .text(item.uuidString), "title": .text("说明"), "file": .text(file),
            ]
            let strike: [String: InputValue] = [
                "record": .text(try await step(item, own, round).uuidString),
                "reason": Self.reason,
            ]
            let letter = try await letter(item, round)
            let refused = [
                await place.code { _ = try await step(item, other, round) },
                await place.code {
                    try await place.send("rectificationSteps.strike", strike, as: other)
                },
                await place.code {
                    try await place.send("rectification.attach", attachment, as: other)
                },
                await place.code {
                    try await round.move(
                        "supervisionLetter.answer", letter, other, ["statement": "正在办理"])
                },
            ]
            #expect(refused == Array(repeating: "rectification.other-party", count: 4))
            for (actor, offered) in [(own, true), (other, false)] {
                let page = try await place.office.record(
                    "supervisionLetters", letter, for: actor, today: Clearwater.day)
                #expect(page.offers.isEmpty != offered)
            }
            try await place.send("rectification.attach", attachment, as: own)
            try await round.move(
                "supervisionLetter.answer", letter, own, ["statement": "正在办理"])
            try await place.send("rectificationSteps.strike", strike, as: own)
        }
    }

    @Test func `a page offers a step, and to strike it out, to the party of the item only`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let items = try await items(round)
        func books(_ item: UUID, _ actor: Actor) async throws -> Set<String> {
            let page = try await round.place.office.record(
                "rectification", item, for: actor, today: Clearwater.day)
            return Set(page.books.filter { $0.new != nil }.map { String($0.list.prefix(19)) })
        }
        for (item, own, other) in [
            (items.village, round.village, round.township),
            (items.township, round.township, round.village),
        ] {
            try await round.place.office.forceForTest("rectification_items", item, "inProgress")
            let step = try await step(item, own, round)
            #expect(try await books(item, own).contains("/rectificationSteps"))
            #expect(try await !books(item, other).contains("/rectificationSteps"))
            for (state, actor, offered) in [
                ("inProgress", own, true), ("inProgress", other, false), ("closed", own, false),
            ] {
                try await round.place.office.forceForTest("rectification_items", item, state)
                let page = try await round.place.office.record(
                    "rectificationSteps", step, for: actor, today: Clearwater.day)
                #expect(page.offers.isEmpty != offered, "\(state) \(actor.name)")
            }
        }
    }

    @Test func `an opinion of one party of a review is offered to its own people to strike out`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let item = try await items(round).village
        let organ = try await round.place.person(
            "jiwei", [(.disciplineOrgan, round.place.county)])
        let review = try await round.place.send(
            "partyReviews.record",
            [
                "record": .text(item.uuidString), "party": .text("discipline"),
                "opinion": .text("同意"), "agrees": .text("yes"),
                "reviewedOn": .text("\(Clearwater.day)"),
            ], as: organ
        ).record
        for (actor, offered) in [(organ, true), (round.staff, false), (round.leader, false)] {
            let page = try await round.place.office.record(
                "partyReviews", review, for: actor, today: Clearwater.day)
            #expect(page.offers.isEmpty != offered, "\(actor.name)")
        }
    }

    @Test func `a group is offered the registers of a round in which an entry names its group`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let page = try await round.place.office.record(
            "rounds", round.round, for: round.leader, today: Clearwater.day)
        let offered = Set(
            page.books.filter { $0.new != nil }.compactMap {
                $0.list.split(separator: "?").first.map(String.init)
            })
        #expect(offered.contains("/meetings"))
        for book in Logbooks.of(.round) where !book.fields.contains(where: { $0.key == "group" }) {
            #expect(!offered.contains("/\(book.name)"), "\(book.name)")
        }
    }

    @Test(arguments: ["closed", "longTerm", "transferredParty"])
    func `a step of a settled item stands`(state: String) async throws {
        let round = try await ClearwaterRound.onSite()
        let item = try await items(round).village
        try await round.place.office.forceForTest("rectification_items", item, "inProgress")
        let strike: [String: InputValue] = [
            "record": .text(try await step(item, round.village, round).uuidString),
            "reason": Self.reason,
        ]
        func code() async -> String {
            await round.place.code {
                try await round.place.send("rectificationSteps.strike", strike, as: round.village)
            }
        }
        try await round.place.office.forceForTest("rectification_items", item, state)
        #expect(await code() == "rectification.settled")
        try await round.place.office.forceForTest("rectification_items", item, "inProgress")
        #expect(await code() == "allowed")
    }

    @Test func `a notice is signed for and answered by its addressee`() async throws {
        let round = try await ClearwaterRound.onSite()
        for (addressee, allowed) in [
            ("village", ["wang"]), ("township", ["sun"]), ("both", ["wang", "sun"]),
        ] {
            for actor in [round.village, round.township] {
                let notice = try await notice(to: addressee, round)
                let mine = allowed.contains(actor.name)
                let receipt = await round.place.code {
                    try await round.move(
                        "immediateNotice.receive", notice, actor, ["receipt": "收"])
                }
                #expect((receipt == "allowed") == mine, "\(addressee) \(receipt)")
                try await round.place.office.forceForTest("immediate_notices", notice, "received")
                let reply = await round.place.code {
                    try await round.move(
                        "immediateNotice.reply", notice, actor, ["statement": "已整改"])
                }
                // A notice to the township alone is out of the village's sight.
                let isHidden = addressee == "township" && actor.name == "wang"
                let refusal =
                    isHidden ? "record.not-found" : "immediateNotices.other-addressee"
                #expect(reply == (mine ? "allowed" : refusal), "\(addressee)")
            }
        }
    }

    private func notice(to addressee: String, _ round: ClearwaterRound) async throws -> UUID {
        let finding = try await round.paper()
        try await round.move("finding.review", finding, round.deputy, ["opinion": "同意"])
        try await round.move("finding.sign", finding, round.leader, ["minutes": "第1次"])
        try await round.move(
            "finding.orderImmediate", finding, round.leader,
            [
                "requirement": "核减工程款", "addressee": addressee,
                "replyDueOn": "\(Clearwater.day + 5)",
            ])
        let id = try await round.place.office.read { reading in
            try reading.value(
                "SELECT id FROM immediate_notices WHERE parent_id = \(finding)", as: UUID.self)
        }
        return try #require(id)
    }

    @Test func `each party of the review speaks for itself`() async throws {
        let round = try await ClearwaterRound.onSite()
        let place = round.place
        let organ = try await place.person("ji", [(.disciplineOrgan, place.county)])
        let cadres = try await place.person("zu", [(.organisationDept, place.county)])
        let item = try await items(round).village
        func review(_ party: String, _ actor: Actor) async throws -> UUID {
            try await place.send(
                "partyReviews.record",
                [
                    "record": .text(item.uuidString), "opinion": .text("措施具体"),
                    "party": .text(party), "agrees": .text("yes"),
                    "reviewedOn": .text("\(Clearwater.day)"),
                ], as: actor
            ).record
        }
        let speakers = [
            ("discipline", organ), ("organisation", cadres), ("office", round.staff),
            ("group", round.leader),
        ]
        for (party, speaker) in speakers {
            let strike: [String: InputValue] = [
                "record": .text(try await review(party, speaker).uuidString),
                "reason": Self.reason,
            ]
            for (other, actor) in speakers where other != party {
                let codes = [
                    await place.code { _ = try await review(party, actor) },
                    await place.code {
                        try await place.send("partyReviews.strike", strike, as: actor)
                    },
                ]
                #expect(
                    codes == Array(repeating: "partyReviews.other-party", count: 2),
                    "\(other) for \(party)")
            }
            try await place.send("partyReviews.strike", strike, as: speaker)
        }
        // It has no accounts of its own.
        _ = try await review("publicity", round.staff)
        let code = await place.code { _ = try await review("publicity", organ) }
        #expect(code == "partyReviews.other-party")
    }

    @Test func `the home page counts what waits for one's own party, as its lists do`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let office = round.place.office
        let items = try await items(round)
        _ = try await letter(items.township, round)
        for (actor, party, letters) in [
            (round.village, "village", 0), (round.township, "township", 1),
        ] {
            let home = try await office.home(for: actor, today: Clearwater.day)
            let piles = home.piles.filter { $0.link.hasPrefix("/rectification") }
            #expect(piles.map(\.link) == ["/rectification?state=assigned&party=\(party)"])
            let listed = try await office.count(
                Lists.rectification, ListQuery(filters: ["state": "assigned", "party": party]),
                for: actor, today: Clearwater.day)
            #expect(piles.map(\.count) == [1] && listed == 1)
            #expect(home.lines.count == 1)
            #expect(
                home.piles.filter {
                    $0.link == "/supervisionLetters?state=issued&party=\(party)" && $0.count == 1
                }.count == letters)
        }
    }
}
