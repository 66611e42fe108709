import Domain
import Foundation
import Storage
import Testing

@testable import Services

/// The published numbers of five places, as what our arithmetic and our words have to give. Those
/// that need a whole year of records are checked on the demo year (`Tests/EndToEnd/year.py`).
struct AcceptanceTests {
    @Test func `shares and ratios read as published`() {
        #expect(Percent.text(213, of: 349) == "61%" && 349 - 213 == 136)  // FX-03
        #expect(Percent.text(213, of: 349, decimals: 2) == "61.03%")
        #expect(Percent.ratio(2351, 213, decimals: 2) == "11.04")  // FX-04
        #expect(Percent.text(217, of: 2351, decimals: 2) == "9.23%")  // FX-05
        #expect(Percent.ratio(2130, 213, decimals: 1) == "10.0")  // FX-13
        #expect(Percent.text(62, of: 2351, decimals: 2) == "2.64%")  // FX-14
        #expect(Percent.text(27, of: 213, decimals: 2) == "12.68%")  // FX-16
        #expect(Percent.text(75, of: 128, decimals: 2) == "58.59%")  // FX-22
        #expect(Percent.ratio(732, 75, decimals: 2) == "9.76")
        #expect(Percent.text(13, of: 732, decimals: 2) == "1.78%")
        #expect(Percent.text(26, of: 65, decimals: 1) == "40.0%")  // FX-36
        #expect(Percent.ratio(4141, 190, decimals: 2) == "21.79")  // Guangnan
        #expect(Percent.text(98, of: 106, decimals: 1) == "92.5%")  // Xuzhuang
        #expect(Percent.text(393, of: 408, decimals: 1) == "96.3%")  // Zhen'an
        #expect(Percent.text(167, of: 220, decimals: 1) == "75.9%")
    }

    @Test func `amounts that are lower bounds print 余 (FX-23)`() {
        #expect(FigureText.tenThousands(2_899_000_000, atLeast: true) == "2899余")
        #expect(FigureText.tenThousands(2_899_000_000, atLeast: false) == "2899.00")
    }

    @Test func `words of the trade are the closed lists they are`() {
        #expect(
            DocumentNumber.groupName(committee: "市委", term: 9, round: 6, group: 2)
                == "九届市委第六轮巡察第二巡察组")  // FX-01
        #expect(
            PreparationBooks.meetingKinds.prefix(4).map(\.label.zh) == [
                "动员会", "巡前促进会", "巡中调度会", "巡后协商会",
            ])  // FX-09
        #expect(
            Set(Inspection.Mode.allCases.map(\.rawValue)) == [
                "direct", "townshipWithVillages", "special", "escalated",
            ])  // FX-19
        #expect(
            Visit.Kind.allCases.map(\.label.zh) == ["登门访", "电话访", "反复访", "跟踪访"])  // FX-25
        #expect(ListPreset.named("oneReportFourLists")?.lists.count == 4)  // FX-28
        #expect(FeedbackLevel.allCases.count == 4 && Party.allCases.count == 4)  // FX-29
    }

    @Test func `a work plan has five headings (FX-12)`() throws {
        let book = try #require(Logbooks.named("workPlans"))
        #expect(
            book.fields.filter(\.required).map(\.key).sorted()
                == ["channel", "content", "focus", "method", "time"])
    }

    @Test func `suggestions are typed immediate or continuous (FX-20)`() async throws {
        let round = try await ClearwaterRound.onSite()
        for n in 0..<17 {
            try await round.place.send(
                "suggestions.record",
                [
                    "record": .text(round.inspections[0].uuidString),
                    "content": .text("建议\(n)"), "subject": .text("industry"),
                    "kind": .text(n < 9 ? "immediate" : "continuous"), "addressee": .text("村委会"),
                ], as: round.inspector)
        }
        let values = try await round.figures()
        #expect(values["suggestions"] == 17 && values["suggestionsImmediate"] == 9)
    }

    @Test func `types and items of common and prominent problems are counted apart (FX-30, FX-31)`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        for (title, type, rank) in [
            ("租金入账不及时", "租金", "common"), ("租金未公开", "租金", "common"),
            ("工程未验收", "工程", "prominent"),
        ] {
            let problem = try await round.place.send(
                "commonProblems.record",
                [
                    "record": .text(round.round.uuidString), "title": .text(title),
                    "type": .text(type), "rank": .text(rank), "recipient": .text("township"),
                    "body": .text("农业农村局"),
                ], as: round.staff
            ).record
            let finding = try await round.reported()
            try await round.place.send(
                "findings.gather",
                ["record": .text(finding.uuidString), "problem": .text(problem.uuidString)],
                as: round.staff)
        }
        let values = try await round.figures()
        #expect(values["commonTypes"] == 1 && values["commonItems"] == 2)
        #expect(values["prominentTypes"] == 1 && values["prominentItems"] == 1)
    }

    @Test func `advice of guidance groups is counted by unit and piece (FX-26, FX-27)`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        for pieces in ["2", "3"] {
            try await round.place.send(
                "guidanceNotes.record",
                [
                    "record": .text(round.inspections[0].uuidString), "advisor": .text("第一指导组"),
                    "kind": .text("guidance"), "givenOn": .text("\(Clearwater.day)"),
                    "pieces": .text(pieces), "advice": .text("完善台账。"),
                ], as: round.staff)
        }
        let values = try await round.figures()
        #expect(values["guidedUnits"] == 1 && values["guidancePieces"] == 5)
    }

    @Test func `whether pilot rounds count is a setting, and a period can be chosen (FX-06)`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        _ = try await round.reported()
        #expect(try await round.figures()["findings"] == 1)
        #expect(try await round.figures(pilots: false)["findings"] == 1)
        #expect(try await round.figures(since: Clearwater.day + 1)["findings"] == 0)
        #expect(try await round.figures(since: Clearwater.day + 1)["units"] == 4)
        try await round.place.office.damageForTest("UPDATE rounds SET pilot = 1")
        #expect(try await round.figures(pilots: false)["findings"] == 0)
        #expect(try await round.figures()["findings"] == 1)
    }
}

extension ClearwaterRound {
    /// The figures of the whole county today.
    func figures(since: Day? = nil, pilots: Bool = true) async throws -> [String: Int64] {
        let question = StatTable.Question(
            county: place.county, since: since, asOf: Clearwater.day, today: Clearwater.day,
            pilots: pilots)
        return try await place.office.read { try Tally.values(Metrics.all, question, $0) }
    }
}
