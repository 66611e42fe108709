import Domain
import Foundation
import Storage
import Testing

@testable import Services

/// Logbooks: the shape, who may write, striking out, and what pages make of them.
struct LogbookTests {
    @Test func `every logbook has the table that its declaration describes`() async throws {
        let place = try await Clearwater.open()
        let schema = try place.office.engine.schemaText()
        for book in Logbooks.all {
            for statement in book.script.components(separatedBy: ";\n") where !statement.isEmpty {
                // Columns that came later stand behind the declared ones.
                let columns = statement.components(separatedBy: "\n)")[0]
                    .components(separatedBy: ",\n    UNIQUE")[0]
                #expect(schema.contains(columns), "\(book.name): declaration and table differ")
            }
            #expect(book.columns.allSatisfy { key in book.fields.contains { $0.key == key } })
        }
    }

    @Test func `every state in which a logbook is used is one of its parent`() {
        for book in Logbooks.all {
            let kind = RecordKind(rawValue: book.parent.rawValue)
            let known = Set(kind?.lifecycle.states.map(\.name) ?? [])
            #expect(book.states.isSubset(of: known), "\(book.name)")
        }
    }

    private func posting(
        _ round: ClearwaterRound, _ sheets: String = "10", _ day: String = "2026-01-05"
    )
        -> [String: InputValue]
    {
        [
            "record": .text(round.inspections[0].uuidString), "place": .text("三组宣传栏"),
            "sheets": .number(Int64(sheets) ?? 0), "postedOn": .text(day),
        ]
    }

    @Test func `an entry stands in its list and counts until it is struck out`() async throws {
        let round = try await ClearwaterRound.onSite()
        let answer = try await round.place.send(
            "postings.record", posting(round), as: round.inspector)
        #expect(try await notices(round) == 10)
        let strike: [String: InputValue] = [
            "record": .text(answer.record.uuidString), "reason": .text("重复登记"),
        ]
        try await round.place.send("postings.strike", strike, as: round.inspector)
        #expect(try await notices(round) == 0)
        let again = await round.place.code {
            try await round.place.send("postings.strike", strike, as: round.inspector)
        }
        #expect(again == "logbooks.struck")
        let page = try await round.place.office.record(
            "postings", answer.record, for: round.inspector, today: Clearwater.day)
        #expect(page.state?.zh == "已作废" && page.offers.isEmpty)
    }

    private func notices(_ round: ClearwaterRound) async throws -> Int {
        try #require(
            try await round.place.office.scoreboards(today: Clearwater.day).first
        ).scoreboard.notices
    }

    @Test func `a day in the future and a closed inspection are refused`() async throws {
        let round = try await ClearwaterRound.onSite()
        let future = await round.place.code {
            try await round.place.send(
                "postings.record", posting(round, "1", "2199-01-01"), as: round.inspector)
        }
        #expect(future == "field.in-the-future")
        _ = try await round.reported()
        _ = try await round.feedBack()
        let closed = await round.place.code {
            try await round.place.send("postings.record", posting(round), as: round.inspector)
        }
        #expect(closed == "logbooks.wrong-state")
    }

    @Test func `a small project with a no offers a working paper for that point (FX-02)`() throws {
        let values: [String: Value] = [
            "procurement": .text("yes"), "acceptance": .text("yes"), "existence": .text("yes"),
            "maintenance": .text("no"),
        ]
        #expect(ProjectCheck.points.count == 4)
        #expect(ProjectCheck.failed(values).map(\.zh) == ["后续维护"])
    }

    @Test func `the pool, the meetings and the plan have the shapes of the seeds`() throws {
        let plan = try #require(Logbooks.named("workPlans"))
        #expect(plan.fields.count == 5)
        #expect(
            PreparationBooks.meetingKinds.prefix(4).map(\.label.zh)
                == ["动员会", "巡前促进会", "巡中调度会", "巡后协商会"])
        #expect(FocusFramework.sevenHeadings.headings.count == 7)
        #expect(Inspection.Mode.allCases.count == 4 && Visit.Kind.allCases.count == 4)
    }
}

/// The recusal rules (回避).
struct RecusalTests {
    @Test(arguments: [
        ("declared", RecusalRules.Outcome.blocked), ("sameUnit", .blocked),
        ("workedThere", .blocked), ("relative", .blocked), ("native", .blocked),
        ("interest", .review), ("inspectedLast", .review),
    ])
    func `each rule has its code and its outcome`(code: String, outcome: RecusalRules.Outcome) {
        var facts = RecusalRules.Facts()
        switch code {
        case "declared": facts.declared = true
        case "sameUnit": facts.posts = [(true, nil)]
        case "workedThere": facts.posts = [(true, Clearwater.day + -400)]
        case "relative": facts.relations = [(.inLaw, true)]
        case "native": facts.relations = [(.native, true)]
        case "interest": facts.relations = [(.other, true)]
        default: facts.inspectedLast = true
        }
        let reasons = RecusalRules.judge(facts, on: Clearwater.day)
        #expect(reasons.map(\.code) == [code] && reasons.first?.outcome == outcome)
    }

    @Test func `a township is weaker than the unit, and old posts are forgotten`() {
        var facts = RecusalRules.Facts()
        facts.posts = [(false, Clearwater.day + -400), (true, Clearwater.day + -2000)]
        facts.relations = [(.native, false)]
        let reasons = RecusalRules.judge(facts, on: Clearwater.day)
        #expect(reasons.allSatisfy { $0.outcome == .review } && reasons.count == 2)
    }

    /// A further round of the same people.
    private func second(_ round: ClearwaterRound) async throws -> (UUID, UUID) {
        let next = try await round.place.send(
            "rounds.open",
            [
                "term": .text(round.term.uuidString), "number": .text("2"),
                "mode": .text("direct"), "framework": .text("sevenHeadings"),
                "startsOn": .text("\(Clearwater.day)"), "endsOn": .text("\(Clearwater.day + 9)"),
            ], as: round.staff
        ).record
        let people = [round.leader, round.deputy, round.inspector, round.second].compactMap {
            $0.person?.description
        }
        let group = try await round.place.send(
            "rounds.formGroup",
            [
                "record": .text(next.uuidString), "number": .text("1"),
                "leader": .text(people[0]), "deputy": .text(people[1]),
                "members": .list([people[2], people[3]]),
            ], as: round.staff
        ).record
        return (next, group)
    }

    @Test func `a blocked assignment is set aside by the director only, with a reason`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let (next, group) = try await second(round)
        try await round.place.send(
            "workHistory.record",
            [
                "record": .text(try #require(round.leader.person).description),
                "post": .text("村文书"), "place": .text(round.place.units[0].uuidString),
                "startedOn": .text("2025-01-01"),
            ], as: round.staff)
        func assign(_ actor: Actor, _ reason: String?) async -> String {
            await round.place.code {
                try await round.place.send(
                    "rounds.assignUnit",
                    [
                        "record": .text(next.uuidString), "group": .text(group.uuidString),
                        "units": .list([round.place.units[0].uuidString]), "depth": .text("key"),
                        "reason": .text("测试"), "override": reason.map { .text($0) } ?? .none,
                    ], as: actor)
            }
        }
        #expect(await assign(round.staff, nil) == "rounds.recusal-blocked")
        #expect(await assign(round.staff, "确需选派") == "rounds.recusal-blocked")
        #expect(await assign(round.director, nil) == "rounds.recusal-blocked")
        #expect(await assign(round.director, "确需选派，不参与账目核查") == "allowed")
        let kept = try await round.place.office.read { reading in
            try reading.value("SELECT codes FROM recusal_overrides", as: String.self)
        }
        #expect(kept == "sameUnit")
    }
}
