import Domain
import Foundation
import Storage
import Testing

@testable import Services

/// Tables of figures: who sees what of them, sums, lower bounds, plan and links.
struct FigureTests {
    private func table(
        _ round: ClearwaterRound, by grouping: StatTable.Grouping, township: UUID? = nil,
        term: UUID? = nil
    ) async throws -> StatTable {
        try await round.place.office.statistics(
            .init(
                county: round.place.county, term: term, township: township, asOf: Clearwater.day,
                today: Clearwater.day),
            by: grouping, for: round.director)
    }

    @Test func `clues are counted for a county and its rounds, never for a township`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        for grouping in StatTable.Grouping.allCases {
            let inCounty = try await table(round, by: grouping)
            #expect(
                inCounty.metrics.contains { $0.key == "cluesTransferred" }
                    == [.term, .round, .year].contains(grouping))
            let inTownship = try await table(
                round, by: grouping, township: round.place.townships[0])
            #expect(!inTownship.metrics.contains { $0.key == "cluesTransferred" })
            #expect(inTownship.total.values["cluesTransferred"] == nil)
        }
    }

    @Test func `clues are counted as of today and of ends of months, not of days between`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let office = round.place.office
        // 2026-11-23, a Monday; the 30th ends the month.
        let today = Clearwater.day
        for (asOf, told) in [(today, true), (today + -1, false), (today + -23, true)] {
            let board = try #require(
                try await office.scoreboards(
                    for: round.director, today: today, asOf: asOf
                ).first)
            #expect(board.figures.contains { $0.key == "cluesTransferred" } == told, "\(asOf)")
            #expect(board.figures.contains { $0.key.hasPrefix("accountability") } == told)
            #expect(told || !board.figures.contains { $0.key == "clueRatio" })
            #expect(board.caption.lines.contains { $0.label.zh == "线索和问责" } != told)
            let json = String(decoding: try JSONEncoder().encode(board.scoreboard), as: UTF8.self)
            #expect(json.contains("\"cluesTransferred\":\(told ? "0" : "null")"))
            let table = try await office.statistics(
                .init(county: round.place.county, asOf: asOf, today: today), by: .round,
                for: round.director)
            #expect(table.metrics.contains { $0.key == "cluesTransferred" } == told)
        }
    }

    @Test func `the progress of a round counts working papers for their readers only`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let guidance = try await round.place.person(
            "zhidao", [(.guidanceGroup, round.place.county)])
        _ = try await round.paper()
        for (actor, papers, findings) in [
            (round.director, true, true), (round.leading, true, true),
            (round.supervision, false, true), (guidance, false, false),
        ] {
            let view = try await round.place.office.record(
                "rounds", round.round, for: actor, today: Clearwater.day)
            let table = try #require(view.related.first { $0.export != nil })
            let columns = table.columns.map(\.zh)
            #expect(columns.contains("底稿") == papers, "\(actor.name)")
            #expect(columns.contains("问题") == findings, "\(actor.name)")
            #expect(table.rows.allSatisfy { $0.cells.count == columns.count })
            #expect((table.all == nil) == !findings, "figures are another page")
        }
    }

    @Test func `rows add up to the figures of the whole, and a unit counts once`() async throws {
        let round = try await ClearwaterRound.onSite()
        for household in ["1组-001", "2组-007"] {
            try await round.place.send(
                "fieldwork.recordVisit",
                [
                    "record": .text(round.inspections[0].uuidString), "kind": .text("door"),
                    "household": .text(household), "category": .text("ordinary"),
                    "day": .text("\(Clearwater.day)"), "opinions": .text("无"),
                    "companion": .text(round.second.person?.description ?? ""),
                ], as: round.inspector)
        }
        _ = try await round.reported()
        _ = try await round.feedBack()
        let whole = try await round.figures()
        #expect(whole["householdVisits"] == 2)
        for grouping in StatTable.Grouping.allCases {
            let table = try await table(round, by: grouping)
            for metric in table.metrics {
                #expect(
                    table.total.values[metric.key] ?? 0 == whole[metric.key] ?? 0,
                    "\(metric.key) by \(grouping.rawValue)")
            }
        }
        let townships = try await table(round, by: .township)
        #expect(townships.rows.count == 2)
        #expect(townships.rows.reduce(0) { $0 + ($1.values["inspected"] ?? 0) } == 1)
    }

    @Test func `a lower bound marks the township that has it, and never nothing`() async throws {
        let round = try await ClearwaterRound.onSite()
        let finding = try await round.reported()
        _ = try await round.feedBack()
        try await round.place.send(
            "amountRecords.record",
            [
                "record": .text(finding.uuidString), "voucher": .text("回单"),
                "kind": .text("verified"), "amount": .text("3500.50"), "atLeast": .flag(true),
                "recordedOn": .text("\(Clearwater.day)"),
            ], as: round.staff)
        let table = try await table(round, by: .township)
        let marked = table.rows.filter { $0.atLeast.contains("verified") }
        #expect(marked.count == 1 && table.total.atLeast == ["verified"])
        let metric = try #require(table.metrics.first { $0.key == "verified" })
        let texts = table.rows.map {
            FigureText.text(
                $0.values["verified"] ?? 0, metric, atLeast: $0.atLeast.contains("verified"))
        }
        #expect(Set(texts) == ["0.35余", "0.00"])
        let view = try #require(
            try await round.place.office.scoreboards(today: Clearwater.day).first)
        #expect(view.pictures.money.map(\.money) == ["4.68", "0.35余", "0.00", "0.00"])
        let before = try await round.place.office.read { reading in
            try Tally.atLeast(
                .init(
                    county: round.place.county, asOf: Clearwater.day + -1,
                    today: Clearwater.day + -1), by: nil, reading)
        }
        #expect(before.isEmpty)
    }

    @Test func `lower bounds are rounded down and are never 0余`() {
        #expect(FigureText.tenThousands(0, atLeast: true) == "0.00")
        #expect(FigureText.tenThousands(1_999_999, atLeast: true) == "1余")
        #expect(FigureText.tenThousands(999_999, atLeast: true) == "0.99余")
        #expect(FigureText.tenThousands(9_999, atLeast: true) == "0.009999余")
    }

    @Test func `no more is recovered than there was to recover`() async throws {
        let round = try await ClearwaterRound.onSite()
        let finding = try await round.reported()
        _ = try await round.feedBack()
        func record(_ kind: String, _ amount: String, atLeast: Bool = false) async -> String {
            await round.place.code {
                try await round.place.send(
                    "amountRecords.record",
                    [
                        "record": .text(finding.uuidString), "voucher": .text("回单"),
                        "kind": .text(kind), "amount": .text(amount),
                        "atLeast": .flag(atLeast), "recordedOn": .text("\(Clearwater.day)"),
                    ], as: round.staff)
            }
        }
        #expect(await record("recovered", "1.00") == "field.more-than-recoverable")
        #expect(await record("recoverable", "100.00") == "allowed")
        #expect(await record("recovered", "60.00") == "allowed")
        #expect(await record("recovered", "40.01") == "field.more-than-recoverable")
        #expect(await record("recovered", "40.00") == "allowed")
        #expect(await record("recoverable", "1.00", atLeast: true) == "allowed")
        #expect(await record("recovered", "500.00") == "allowed")
    }

    @Test func `a year has one target, and another one after the first was struck out`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let target: [String: InputValue] = [
            "record": .text(round.term.uuidString), "year": .text("2026"), "target": .text("3"),
        ]
        let first = try await round.place.send("yearTargets.record", target, as: round.staff)
        let second = await round.place.code {
            try await round.place.send("yearTargets.record", target, as: round.staff)
        }
        #expect(second == "field.there-already")
        try await round.place.send(
            "yearTargets.strike",
            ["record": .text(first.record.uuidString), "reason": .text("调整")], as: round.staff)
        try await round.place.send("yearTargets.record", target, as: round.staff)
    }

    @Test func `coverage stands beside the target of each year in twelfths`() throws {
        let asOf = try #require(Day("2027-02-10"))
        let coverage = Coverage(
            units: 349, done: ["2026-03": 100, "2026-12": 113, "2027-01": 20],
            targets: [2026: 213, 2027: 136], asOf: asOf)
        #expect(coverage.months.first?.name == "2026-01")
        #expect(coverage.months.last?.name == "2027-02")
        #expect(coverage.months.map(\.inspected).suffix(3) == [213, 233, 233])
        #expect(coverage.months.map(\.planned).prefix(2) == [18, 36])
        #expect(coverage.months.map(\.planned).suffix(3) == [213, 224, 236])
        #expect(coverage.years.map(\.inspected) == [213, 20])
        let without = Coverage(units: 5, done: ["2026-03": 1], targets: [:], asOf: asOf)
        #expect(without.months.count == 12 && without.months.allSatisfy { $0.planned == nil })
    }

    @Test func `a figure leads to the list of its rows, and nowhere from a day in the past`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        _ = try await round.reported()
        _ = try await round.feedBack()
        let table = try await table(round, by: .township)
        func address(_ key: String, today: Day) -> String? {
            guard let metric = table.metrics.first(where: { $0.key == key }),
                let row = table.rows.first(where: { $0.values["inspected"] == 1 })
            else { return nil }
            return FigureLinks(
                table: table,
                question: .init(
                    county: round.place.county, asOf: Clearwater.day, today: Clearwater.day),
                actor: round.director, today: today
            ).address(metric, row)
        }
        let township = round.place.townships[0].uuidString.lowercased()
        #expect(
            address("rectificationClosed", today: Clearwater.day)
                == "/rectification?state=closed&township=\(township)")
        #expect(address("rectificationClosed", today: Clearwater.day + 1) == nil)
        #expect(address("satisfied", today: Clearwater.day) == nil)
    }

    @Test func `what a question names has to be of its county`() async throws {
        let round = try await ClearwaterRound.onSite()
        let code = await round.place.code {
            _ = try await table(round, by: .round, term: UUID())
        }
        #expect(code == "statistics.term")
    }
}
