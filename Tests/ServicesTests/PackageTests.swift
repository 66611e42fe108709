import Domain
import Foundation
import Storage
import Testing

@testable import Services

/// What leaves the office: the lists of a preset, and what they must add up to.
struct PackageTests {
    @Test func `individual and common list share no finding and hold all together (FX-21)`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let first = try await round.reported()
        _ = try await round.reported()
        let problem = try await round.place.send(
            "commonProblems.record",
            [
                "record": .text(round.round.uuidString), "title": .text("租金入账不及时"),
                "type": .text("租金"), "rank": .text("common"), "recipient": .text("township"),
                "body": .text("农业农村局"),
            ], as: round.staff
        ).record
        try await round.place.send(
            "findings.gather",
            ["record": .text(first.uuidString), "problem": .text(problem.uuidString)],
            as: round.staff)
        let package = try await round.place.office.package(
            round.inspections[0], ListPreset.all[0], for: round.staff, today: Clearwater.day)
        let numbers = package.sheets.map { sheet in
            Set(sheet.rows.map { $0[sheet.list == .common ? 1 : 0] })
        }
        #expect(package.sheets.count == 4 && ListPreset.all[0].lists.count == 4)
        #expect(numbers[0].count == 1 && numbers[1].count == 1)
        #expect(numbers[0].isDisjoint(with: numbers[1]))
        for preset in ListPreset.all {
            _ = try await round.place.office.package(
                round.inspections[0], preset, for: round.director, today: Clearwater.day)
        }
        let code = await round.place.code {
            _ = try await round.place.office.package(
                round.inspections[0], ListPreset.all[0], for: round.village, today: Clearwater.day)
        }
        #expect(code == "record.not-found")
    }

    @Test func `a village reads how many have the same problem, never which (SoD-6)`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let finding = try await round.reported()
        let problem = try await round.place.send(
            "commonProblems.record",
            [
                "record": .text(round.round.uuidString), "title": .text("租金入账不及时"),
                "type": .text("租金"), "rank": .text("common"), "recipient": .text("township"),
                "body": .text("农业农村局"),
            ], as: round.staff
        ).record
        try await round.place.send(
            "findings.gather",
            ["record": .text(finding.uuidString), "problem": .text(problem.uuidString)],
            as: round.staff)
        _ = try await round.feedBack()
        let page = try await round.place.office.record(
            "findings", finding, for: round.village, today: Clearwater.day)
        let shared = try #require(page.sections.first { $0.title.en == "Common problem" })
        #expect(shared.facts.map(\.text) == ["1个村"])
        let hidden = await round.place.code {
            _ = try await round.place.office.record(
                "commonProblems", problem, for: round.village, today: Clearwater.day)
        }
        #expect(hidden == "record.not-found")
    }

    @Test func `four levels and four parties (FX-29)`() {
        #expect(FeedbackLevel.allCases.count == 4 && Party.allCases.count == 4)
    }

    @Test func `households of the dossier have to be visited before the group leaves`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        try await round.place.send(
            "places.recordFigure",
            [
                "record": .text(round.place.units[0].uuidString),
                "figure": .text("fiveGuarantee"), "amount": .text("2"),
                "asOf": .text("\(Clearwater.day)"), "source": .text("民政办"),
            ], as: round.staff)
        let leave = ["day": "\(Clearwater.day)"]
        let code = await round.place.code {
            try await round.move(
                "inspection.leave", round.inspections[0], round.leader, leave)
        }
        #expect(code == "field.must-visit")
        try await round.move(
            "inspection.leave", round.inspections[0], round.leader,
            leave.merging(["waiver": "一户外出务工，已电话访问"]) { first, _ in first })
    }
}

/// Forecast and lower bounds.
struct ForecastTests {
    @Test func `the finishing day follows from the pace so far`() {
        let day = Clearwater.day
        let finish = Forecast.finish(inspected: 213, of: 349, since: day + -330, on: day)
        // 136 units at 213 in 330 days: 210.7 days, rounded up.
        #expect(finish == day + 211)
        #expect(Forecast.finish(inspected: 0, of: 349, since: day + -3, on: day) == nil)
        #expect(Forecast.finish(inspected: 5, of: 5, since: day + -3, on: day) == day)
    }

    @Test func `a lower bound prints as such (FX-23)`() {
        #expect(FigureText.tenThousands(2_899_123_456, atLeast: true) == "2899余")
        #expect(FigureText.tenThousands(6_912_345, atLeast: false) == "6.91")
    }

    @Test func `every rate has a definition, and says nothing where there is nothing`() throws {
        #expect(Rate.all.allSatisfy { !$0.definition.zh.isEmpty })
        let closed = try #require(Rate.all.first { $0.key == "closedOfDue" })
        let values: [String: Int64] = [
            "rectificationClosed": 98, "rectificationItems": 106, "rectificationLongTerm": 8,
        ]
        #expect(closed.text(values) == "100.0%" && closed.text([:]) == nil)
    }
}
