import Domain
import Foundation
import Storage
import Testing

@testable import Services

/// What is dropped, and what is taken up again.
struct SecondThoughtsTests {
    @Test(arguments: ["drafted", "returned", "deputyReviewed", "approved", "factConfirmed"])
    func `the group leader drops a paper by the minutes of its meeting`(state: String) async throws
    {
        let round = try await ClearwaterRound.onSite()
        let finding = try await round.paper()
        try await round.place.office.forceForTest("findings", finding, state)
        func dismiss(_ actor: Actor, _ details: [String: String]) async -> String {
            await round.place.code {
                try await round.move("finding.dismiss", finding, actor, details)
            }
        }
        let whole = ["reason": "经核实不构成问题", "minutes": "第2次组务会"]
        #expect(await dismiss(round.inspector, whole) == "permission.denied")
        #expect(await dismiss(round.leader, ["reason": "不构成问题"]) == "field.missing")
        #expect(await dismiss(round.leader, whole) == "allowed")
        let day = ["day": "\(Clearwater.day)"]
        try await round.move("inspection.leave", round.inspections[0], round.leader, day)
        try await round.move(
            "inspection.signReport", round.inspections[0], round.leader, ["statement": "报告"])
    }

    @Test func `a dropped finding counts nowhere and its number is never used again`() async throws
    {
        let round = try await ClearwaterRound.onSite()
        func signed() async throws -> (id: UUID, number: String) {
            let finding = try await round.paper()
            try await round.move("finding.review", finding, round.deputy, ["opinion": "同意"])
            try await round.move("finding.sign", finding, round.leader, ["minutes": "第1次组务会"])
            let number = try await round.place.office.read {
                try $0.value("SELECT number FROM findings WHERE id = \(finding)", as: String.self)
            }
            return (finding, try #require(number))
        }
        let dropped = try await signed()
        try await round.move(
            "finding.dismiss", dropped.id, round.leader,
            ["reason": "重复", "minutes": "第2次组务会"])
        #expect(try await signed().number != dropped.number)
        let counted = try await round.place.office.statistics(
            StatTable.Question(
                county: round.place.county, asOf: Clearwater.day + 1, today: Clearwater.day + 1),
            by: .round, for: round.director
        ).total.values
        #expect(counted["findings"] == 1)
    }

    @Test func `a paper with a notice out is not dropped before the notice is withdrawn`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let finding = try await round.paper()
        try await round.move("finding.review", finding, round.deputy, ["opinion": "同意"])
        try await round.move("finding.sign", finding, round.leader, ["minutes": "第1次组务会"])
        try await round.move(
            "finding.orderImmediate", finding, round.leader,
            [
                "requirement": "立即清运", "addressee": "village",
                "replyDueOn": "\(Clearwater.day + 5)",
            ])
        try await round.move(
            "finding.confirmFacts", finding, round.inspector, ["opinion": "agree", "signer": "王"])
        let code = await round.place.code {
            try await round.move(
                "finding.dismiss", finding, round.leader,
                ["reason": "重复", "minutes": "第2次组务会"])
        }
        #expect(code == "findings.notice-out")
    }

    @Test(arguments: [("closed", "reopen"), ("longTerm", "resume"), ("longTerm", "reopen")])
    func `what is taken up again is due on a new day`(state: String, move: String) async throws {
        let round = try await ClearwaterRound.onSite()
        let finding = try await round.reported()
        _ = try await round.feedBack()
        let item = try await round.item(of: finding)
        try await round.place.office.forceForTest("rectification_items", item, state)
        func again(_ day: Day?) async -> String {
            await round.place.code {
                try await round.move(
                    "rectification.\(move)", item, round.staff,
                    ["reason": "反弹"].merging(day.map { ["day": "\($0)"] } ?? [:]) { $1 })
            }
        }
        #expect(await again(nil) == "field.missing")
        #expect(await again(Clearwater.day + -1) == "field.in-the-past")
        #expect(await again(Clearwater.day + 20) == "allowed")
        let due = try await round.place.office.read { reading in
            [
                try reading.value(
                    "SELECT due_on FROM rectification_items WHERE id = \(item)", as: Day.self),
                try reading.value(
                    "SELECT due_on FROM findings WHERE id = \(finding)", as: Day.self),
            ]
        }
        #expect(due == [Clearwater.day + 20, Clearwater.day + 20])
    }
}
