import Domain
import Foundation
import Planning
import Storage
import Testing

@testable import Services

/// Risk scores of a term from the records, and the weights that a county sets.
struct RiskServiceTests {
    @Test func `risk follows the weights that are tried, and changes nothing`() async throws {
        let round = try await ClearwaterRound.onSite()
        for (unit, amount) in [(0, "90"), (1, "3")] {
            try await round.place.send(
                "places.recordFigure",
                [
                    "record": .text(round.place.units[unit].uuidString),
                    "figure": .text("projects"), "amount": .text(amount),
                    "asOf": .text("\(Clearwater.day + -310)"), "source": .text("乡镇"),
                ], as: round.staff)
        }
        let usual = try await round.place.office.risk(
            of: round.term, weights: [:], keyFrom: nil, today: Clearwater.day, for: round.staff)
        #expect(usual.units.count == 4)
        #expect(usual.units.map(\.score) == usual.units.map(\.score).sorted(by: >))
        let onlyOld = try await round.place.office.risk(
            of: round.term,
            weights: Dictionary(
                uniqueKeysWithValues: usual.criteria.map {
                    ($0.code, $0.code == "yearsSinceInspection" ? 100 : 0)
                }), keyFrom: nil, today: Clearwater.day, for: round.staff)
        #expect(onlyOld.units.allSatisfy { $0.points.compactMap(\.self).reduce(0, +) == 0 })
        let none = await round.place.code {
            _ = try await round.place.office.risk(
                of: round.term,
                weights: Dictionary(
                    uniqueKeysWithValues: usual.criteria.map { ($0.code, 0) }), keyFrom: nil,
                today: Clearwater.day,
                for: round.staff)
        }
        #expect(none == "risk.no-weight")
        let strange = await round.place.code {
            _ = try await round.place.office.risk(
                of: round.term, weights: [:], keyFrom: nil, today: Clearwater.day,
                for: round.village)
        }
        #expect(strange != "allowed")
    }

    @Test func `what the books raised counts by points of independent families, not by number`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let dataset = try await round.dataset(
            [MadeBooks.split(), MadeBooks.split("990201101202")], for: round.round,
            as: round.staff)
        try await round.screen(dataset, ["E05"], as: round.staff)
        func raise(_ unit: Int, _ family: String, _ score: Int, _ id: UUID = UUID()) async throws {
            try await round.place.office.engine.write { writing in
                try writing.execute(
                    """
                    INSERT INTO suspicions(id, number, run_id, last_run_id, county_id, unit_id,
                        owner_id, signature, model, family, severity, village, subject, amount,
                        score, confidence, message, message_en, evidence, row_count, folded, state,
                        version)
                    SELECT \(id), \(id.uuidString), run_id, last_run_id, county_id,
                        \(round.place.units[unit]), owner_id, \(id.uuidString), model, \(family),
                        severity, village, subject, amount, \(score), confidence, message,
                        message_en, evidence, row_count, folded, 'raised', 1
                    FROM suspicions WHERE model = 'E05' LIMIT 1
                    """)
            }
        }
        try await round.place.office.engine.write { writing in
            try writing.execute("UPDATE screening_runs SET as_of = '2020-01-01'")
            try writing.execute("UPDATE suspicions SET state = 'explained'")
        }
        for _ in 1...4 { try await raise(0, "E", 1000) }
        for family in ["E", "P", "L"] { try await raise(1, family, 1000) }
        let view = try await round.place.office.risk(
            of: round.term,
            weights: Dictionary(
                uniqueKeysWithValues: RiskPolicy.usual.criteria.map {
                    ($0.code, $0.code == "screeningLeads" ? 100 : 0)
                }), keyFrom: nil, today: Clearwater.day, for: round.staff)
        let score = { (unit: Int) in
            view.units.first { $0.id == round.place.units[unit] }?.score
        }
        // 10 + 5 + 2.5 + 1.25 of 100 points, and 10 + 10 + 10.
        #expect(score(0) == 19 && score(1) == 30)
    }

    @Test func `weights are dated: what is set later counts from its day`() async throws {
        let round = try await ClearwaterRound.onSite()
        for (weight, since) in [("80", -10), ("0", 30)] {
            try await round.place.send(
                "riskWeights.record",
                [
                    "record": .text(round.place.county.uuidString),
                    "criterion": .text("petitions"), "weight": .text(weight),
                    "since": .text("\(Clearwater.day + since)"), "source": .text("领导小组"),
                ], as: round.staff)
        }
        func weight(_ days: Int) async throws -> Int? {
            try await round.place.office.risk(
                of: round.term, weights: [:], keyFrom: nil, today: Clearwater.day + days,
                for: round.staff
            ).criteria.first { $0.code == "petitions" }?.weight
        }
        #expect(try await weight(-20) == RiskPolicy.usual.criteria[2].weight)
        #expect(try await weight(0) == 80)
        #expect(try await weight(40) == 0)
    }
}
