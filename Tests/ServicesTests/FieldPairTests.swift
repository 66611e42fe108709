import Domain
import Foundation
import Storage
import Testing

@testable import Services

/// Fields of an entry that contradict each other.
struct FieldPairTests {
    /// An entry with a first field that is wrong beside the second, and one that is right.
    private static let pairs:
        [(book: String, parent: String, wrong: String, fields: [String: String])] =
            [
                ("phases", "term", "endsOn", ["startsOn": "2026-12-10", "endsOn": "2026-11-01"]),
                (
                    "campaigns", "county", "endsOn",
                    ["startsOn": "2026-11-10", "endsOn": "2026-11-01"]
                ),
                (
                    "followUps", "inspection", "endsOn",
                    ["startsOn": "2026-12-10", "endsOn": "2026-11-01"]
                ),
                (
                    "poolMembers", "county", "availableUntil",
                    ["availableFrom": "2026-12-10", "availableUntil": "2026-11-01"]
                ),
                ("poolMembers", "county", "second", ["speciality": "audit", "second": "audit"]),
                (
                    "documentAccess", "inspection", "returnedOn",
                    ["lentOn": "2026-11-10", "returnedOn": "2026-11-01"]
                ),
                (
                    "deliveries", "inspection", "receivedOn",
                    ["sentOn": "2026-11-10", "receivedOn": "2026-11-01", "receivedBy": "王"]
                ),
                (
                    "deliveries", "inspection", "receivedBy",
                    ["receivedOn": "2026-11-21", "receivedBy": ""]
                ),
                (
                    "copies", "round", "replyDueOn",
                    ["issuedOn": "2026-11-10", "replyDueOn": "2026-11-01"]
                ),
                ("surveys", "inspection", "positive", ["asked": "1", "positive": "100000"]),
                (
                    "evaluations", "inspection", "excellent",
                    ["excellent": "0", "good": "0", "fair": "0", "poor": "0"]
                ),
                ("guidanceNotes", "inspection", "adopted", ["pieces": "0", "adopted": "on"]),
                ("meetings", "round", "group", ["organiser": "group", "group": ""]),
                ("withholdings", "inspection", "consent", ["consent": ""]),
                ("informationRequests", "round", "replyDueOn", ["replyDueOn": "2026-11-01"]),
                ("deadlineRules", "county", "amount", ["rule": "notification", "amount": "10"]),
                ("deadlineRules", "county", "amount", ["rule": "plan", "amount": "-10"]),
            ]

    @Test(arguments: pairs.indices)
    func `a pair that contradicts itself is refused at the field to look at`(index: Int)
        async throws
    {
        let pair = Self.pairs[index]
        let round = try await ClearwaterRound.onSite()
        let book = try #require(Logbooks.named(pair.book))
        let parents = [
            "term": round.term, "county": round.place.county, "round": round.round,
            "inspection": round.inspections[0],
        ]
        if pair.book == "deliveries" {
            try await round.place.office.forceForTest(
                "inspections", round.inspections[0], "fedBack")
        }
        var input: [String: InputValue] = [:]
        for field in book.fields where field.required {
            input[field.key] = .text(Self.sample(field, round))
        }
        for (key, value) in pair.fields {
            input[key] = value.isEmpty ? InputValue.none : .text(value)
        }
        input["record"] = .text(try #require(parents[pair.parent]).uuidString)
        let by = try #require(Permissions.row(book.action)).by
        let actor = by.contains(.officeDirector) ? round.director : round.inspector
        var field: String?
        do {
            try await round.place.send(book.action, input, as: actor)
        } catch let refusal as Refusal {
            field = refusal.field
            #expect(!refusal.remedy.zh.isEmpty)
        }
        #expect(field == pair.wrong, "\(pair.book)")
    }

    private static func sample(_ field: Field, _ round: ClearwaterRound) -> String {
        switch field.kind {
        case .day: "2026-11-20"
        case .integer(let range): String(max(range.lowerBound, min(2026, range.upperBound)))
        case .choice(let choices): choices[0].value
        case .lookup: round.inspector.person?.description ?? ""
        default: "文字"
        }
    }

    @Test func `a year has one target until it is struck out`() async throws {
        let round = try await ClearwaterRound.onSite()
        let target: [String: InputValue] = [
            "record": .text(round.term.uuidString), "year": .text("2026"), "target": .text("120"),
        ]
        let first = try await round.place.send("yearTargets.record", target, as: round.staff).record
        func again() async -> String {
            await round.place.code {
                try await round.place.send("yearTargets.record", target, as: round.staff)
            }
        }
        #expect(await again() == "field.there-already")
        try await round.place.send(
            "yearTargets.strike", ["record": .text(first.uuidString), "reason": .text("调整")],
            as: round.staff)
        #expect(await again() == "allowed")
    }

    @Test func `the share of a survey stands on its page, in its list and in the figures`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let book = try #require(Logbooks.named("surveys"))
        var last = UUID()
        for (asked, positive) in [("40", "25"), ("3", "2")] {
            last = try await round.place.send(
                "surveys.record",
                [
                    "record": .text(round.inspections[0].uuidString), "question": .text("知道公开栏吗"),
                    "kind": .text("awareness"), "asked": .text(asked),
                    "positive": .text(positive), "heldOn": .text("\(Clearwater.day)"),
                ], as: round.inspector
            ).record
        }
        let view = try await round.place.office.record(
            "surveys", last, for: round.inspector, today: Clearwater.day)
        #expect(view.sections[0].facts.contains { $0.text == Percent.text(2, of: 3, decimals: 1) })
        let page = try await round.place.office.list(
            book.list, ListQuery(order: "oldest"), for: round.inspector, today: Clearwater.day)
        let column = try #require(book.list.columns.firstIndex { $0.key == "share" })
        #expect(page.rows.map { $0.cells[column] } == [.text("62.5%"), .text("66.7%")])
        let rate = try #require(Rate.all.first { $0.key == "awareness" })
        #expect(rate.text(try await round.figures()) == Percent.text(27, of: 43, decimals: 1))
        let inspection = try await round.place.office.record(
            "inspections", round.inspections[0], for: round.inspector, today: Clearwater.day)
        let facts = inspection.sections.flatMap(\.facts)
        #expect(facts.contains { $0.text == "62.8%（27/43）" })
    }
}
