import Domain
import Foundation
import Storage
import Testing

@testable import Services

/// The inspected side reads which office or group did something, never who of its people.
struct HandlerTests {
    private static let office = "县委巡察办"

    /// A round with a fed back item that was handed in, passed, verified and closed.
    private func closed() async throws -> (round: ClearwaterRound, item: UUID) {
        let round = try await ClearwaterRound.onSite()
        let finding = try await round.reported()
        _ = try await round.feedBack()
        let item = try await round.item(of: finding)
        try await round.submitted(item)
        try await round.move("rectification.check", item, round.township, ["opinion": "同意"])
        try await round.move(
            "rectification.verify", item, round.supervision, ["method": "site", "opinion": "属实"])
        try await round.move("rectification.close", item, round.director, ["opinion": "同意"])
        return (round, item)
    }

    private func people(_ list: String, _ id: UUID, _ actor: Actor, _ round: ClearwaterRound)
        async throws -> [String]
    {
        try await round.place.office.record(list, id, for: actor, today: Clearwater.day)
            .history.reversed().map(\.person)
    }

    @Test func `an item names the office and the supervision group to village and township`()
        async throws
    {
        let (round, item) = try await closed()
        // assign, accept, submitPlan, checkPlan, acceptPlan, act, submit, check, verify, close
        let names = [
            "zhang", "wang", "wang", "sun", "li", "wang", "wang", "sun", "qian", "zhang",
        ]
        let shown = [
            Self.office, "wang", "wang", "sun", Self.office, "wang", "wang", "sun", "督导组",
            Self.office,
        ]
        for actor in [round.director, round.supervision, round.leader] {
            #expect(try await people("rectification", item, actor, round) == names)
        }
        for actor in [round.village, round.township] {
            #expect(try await people("rectification", item, actor, round) == shown)
        }
    }

    @Test func `a revisit and its files name nobody of the office`() async throws {
        let (round, _) = try await closed()
        try await round.place.office.forceForTest("inspections", round.inspections[0], "rectified")
        let revisit = try await round.place.send(
            "revisits.plan",
            [
                "record": .text(round.inspections[0].uuidString),
                "day": .text("\(Clearwater.day)"),
                "visitor": .text(round.staff.person?.description ?? ""),
            ], as: round.staff
        ).record
        let file = try await round.place.upload("回访照片说明", as: round.supervision)
        try await round.place.send(
            "revisit.attach",
            ["record": .text(revisit.uuidString), "title": .text("照片"), "file": .text(file)],
            as: round.supervision)
        for (actor, visitor, by) in [
            (round.director, "li", "qian"), (round.village, Self.office, "督导组"),
            (round.township, Self.office, "督导组"),
        ] {
            let page = try await round.place.office.record(
                "revisits", revisit, for: actor, today: Clearwater.day)
            let fact = page.sections.flatMap(\.facts).first { $0.label.zh == "回访人" }
            #expect(fact?.text == visitor, "\(actor.name)")
            #expect(page.attachments.map(\.by) == [by])
            #expect(page.history.map(\.person) == [actor.name == "zhang" ? "li" : Self.office])
        }
    }

    @Test func `a notice and an inspection name the group, and the addressee by name`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let finding = try await round.paper()
        try await round.move("finding.review", finding, round.deputy, ["opinion": "同意"])
        try await round.move("finding.sign", finding, round.leader, ["minutes": "第1次"])
        let notice = try await round.place.send(
            "immediateNotices.record",
            [
                "record": .text(finding.uuidString), "addressee": .text("village"),
                "requirement": .text("三日内补缴"), "replyDueOn": .text("\(Clearwater.day + 3)"),
            ], as: round.leader
        ).record
        try await round.move("immediateNotice.receive", notice, round.village, ["receipt": "收"])
        #expect(
            try await people("immediateNotices", notice, round.village, round) == [
                "巡察第1组", "wang",
            ])
        #expect(
            try await people("immediateNotices", notice, round.leader, round) == [
                "leader", "wang",
            ])
        let handled = try await people("inspections", round.inspections[0], round.village, round)
        #expect(Set(handled).isSubset(of: [Self.office, "巡察第1组"]) && handled.count > 1)
    }
}
