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
