import Domain
import Foundation
import Storage
import Testing

@testable import Services

/// Figures are those of the day that is asked for, whatever has happened since.
struct FigureDayTests {
    /// A village item that was closed ten days after its feedback and opened again after twenty.
    private func reopened() async throws -> (round: ClearwaterRound, item: UUID) {
        let round = try await ClearwaterRound.onSite()
        let finding = try await round.reported()
        _ = try await round.feedBack()
        let item = try await round.item(of: finding)
        try await round.submitted(item)
        try await round.move("rectification.check", item, round.township, ["opinion": "属实"])
        try await round.move(
            "rectification.verify", item, round.supervision, ["method": "site", "opinion": "属实"])
        try await round.later(10, .rectification, "close", item, round.director, ["opinion": "同意"])
        try await round.later(
            20, .rectification, "reopen", item, round.director,
            ["reason": "反弹", "day": "\(Clearwater.day + 90)"])
        return (round, item)
    }

    @Test func `an item that opens again was still closed on the days between`() async throws {
        let (round, _) = try await reopened()
        for (offset, closed) in [(0, 0), (9, 0), (10, 1), (19, 1), (20, 0), (40, 0)] {
            let values = try await round.figures(on: Clearwater.day + offset)
            #expect(values["rectificationClosed"] == Int64(closed), "after \(offset) days")
            #expect(values["rectificationItems"] == 1)
        }
        #expect(try await round.figures(on: Clearwater.day + -1)["rectificationItems"] == 0)
    }

    @Test func `ageing and funnel are those of the day as well`() async throws {
        let (round, _) = try await reopened()
        for (offset, closed, open) in [(0, 0, 1), (10, 1, 0), (25, 0, 1)] {
            let day = Clearwater.day + offset
            let views = try await round.place.office.scoreboards(today: day)
            let view = try #require(views.first)
            #expect(view.pictures.funnel.last?.value == Int64(closed), "after \(offset) days")
            #expect(view.pictures.ageing.reduce(0) { $0 + $1.value } == Int64(open))
        }
    }

    @Test func `lateness is told by the due date that stood on the day`() async throws {
        let round = try await ClearwaterRound.onSite()
        let finding = try await round.reported()
        _ = try await round.feedBack()
        let item = try await round.item(of: finding)
        try await round.submitted(item)
        try await round.later(
            62, .rectification, "sendBack", item, round.staff, ["reason": "佐证不足"])
        try await round.later(
            65, .rectification, "extend", item, round.director,
            ["reason": "汛期", "day": "\(Clearwater.day + 100)"])
        for (offset, late) in [(60, 0), (61, 1), (64, 1), (65, 0), (100, 0), (101, 1)] {
            let values = try await round.figures(on: Clearwater.day + offset)
            #expect(values["rectificationLate"] == Int64(late), "after \(offset) days")
        }
    }

    @Test func `an entry that was struck out later counts on the days before`() async throws {
        let round = try await ClearwaterRound.onSite()
        let posting = try await round.place.send(
            "postings.record",
            [
                "record": .text(round.inspections[0].uuidString), "place": .text("宣传栏"),
                "sheets": .text("10"), "postedOn": .text("\(Clearwater.day)"),
            ], as: round.inspector
        ).record
        let strike = try #require(ActionCatalogue.kind("postings.strike")).action(
            from: ["record": .text(posting.uuidString), "reason": .text("重复登记")], fromForm: true)
        _ = try await round.place.office.perform(
            strike, by: round.inspector, at: ClearwaterRound.noon(after: 5), id: UUID())
        #expect(try await round.figures(on: Clearwater.day + 4)["notices"] == 10)
        #expect(try await round.figures(on: Clearwater.day + 5)["notices"] == 0)
    }

    @Test func `a finding counts from its signature until it is removed`() async throws {
        let round = try await ClearwaterRound.onSite()
        let finding = try await round.paper()
        try await round.later(1, .finding, "review", finding, round.deputy, ["opinion": "同意"])
        try await round.later(2, .finding, "sign", finding, round.leader, ["minutes": "第1次"])
        try await round.later(
            3, .finding, "confirmFacts", finding, round.inspector,
            ["opinion": "agree", "signer": "王"])
        try await round.later(4, .finding, "report", finding, round.leader, ["statement": "写入"])
        try await round.later(6, .finding, "remove", finding, round.leading, ["reason": "不实"])
        for (offset, count) in [(1, 0), (2, 1), (5, 1), (6, 0)] {
            let values = try await round.figures(on: Clearwater.day + offset)
            #expect(values["findings"] == Int64(count), "after \(offset) days")
        }
    }

    @Test func `a clue counts from the day of its transfer`() async throws {
        let round = try await ClearwaterRound.onSite()
        let keeper = try await round.place.person("keeper", [(.clueKeeper, round.place.county)])
        let clue = try await round.place.send(
            "clues.record",
            [
                "record": .text(round.inspections[0].uuidString), "authority": .text("county"),
                "registeredOn": .text("\(Clearwater.day)"), "envelope": .text("密封1号"),
            ], as: round.leader
        ).record
        for (move, actor, details) in [
            ("screen", round.leader, ["minutes": "第2次", "opinion": "移送"]),
            ("accept", keeper, ["signer": "周", "receipt": "收1"]),
            ("approveTransfer", round.director, ["opinion": "同意"]),
            ("transfer", keeper, ["number": "移1", "receipt": "收2"]),
        ] {
            try await round.later(7, .clue, move, clue, actor, details)
        }
        #expect(try await round.figures(on: Clearwater.day + 6)["cluesTransferred"] == 0)
        #expect(try await round.figures(on: Clearwater.day + 7)["cluesTransferred"] == 1)
    }

    @Test func `histories that are older than their days are brought along by the migration`()
        async throws
    {
        let (round, _) = try await reopened()
        let kept = try await round.place.office.standings()
        #expect(kept.count == 3)
        try await round.place.office.damageForTest("DROP TABLE item_standings")
        for column in ["signed_on", "dropped_on", "gathered_on"] {
            if column == "signed_on" {
                try await round.place.office.damageForTest("DROP INDEX findings_gathered")
                try await round.place.office.damageForTest("DROP INDEX findings_in_figures")
            }
            try await round.place.office.damageForTest(
                SQL(raw: "ALTER TABLE findings DROP COLUMN \(column)"))
        }
        try await round.place.office.damageForTest("ALTER TABLE clues DROP COLUMN transferred_on")
        let again = round.place.office
        try await again.stepForTest("days for figures")
        #expect(try await again.standings() == kept)
        let signed = try await again.read {
            try $0.value("SELECT signed_on FROM findings", as: Day.self)
        }
        #expect(signed == Clearwater.day)
    }
}

extension ClearwaterRound {
    static func noon(after days: Int) -> Moment {
        Moment(milliseconds: Clearwater.noon.milliseconds + Int64(days) * 86_400_000)
    }

    /// Makes a move some days after the others.
    func later(
        _ days: Int, _ kind: RecordKind, _ move: String, _ record: UUID, _ actor: Actor,
        _ details: [String: String]
    ) async throws {
        _ = try await place.office.perform(
            MoveAction(kind, move, record: record, details: details), by: actor,
            at: Self.noon(after: days), id: UUID())
    }

    /// The figures of the whole county as of a day.
    func figures(on day: Day) async throws -> [String: Int64] {
        let question = StatTable.Question(county: place.county, asOf: day, today: day)
        return try await place.office.read { try Tally.values(Metrics.all, question, $0) }
    }
}

extension Office {
    /// How items stood from which day to which.
    fileprivate func standings() async throws -> [[String]] {
        try await read { reading in
            try reading.rows(
                """
                SELECT hex(item_id), since, until, state, due_on, coalesce(fed_back_on, '')
                FROM item_standings ORDER BY item_id, since
                """
            ) { row in try (0..<6).map { try row($0) as String } }
        }
    }
}
