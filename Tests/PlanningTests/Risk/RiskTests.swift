import Domain
import Testing

@testable import Planning

struct RiskTests {
    private let policy = RiskPolicy(
        since: Day(number: 100),
        criteria: [
            .init(code: "petitions", label: Phrase("信访", "reports"), weight: 30, fullAt: 10),
            .init(code: "dualPost", label: Phrase("一肩挑", "dual post"), weight: 10, fullAt: 1),
        ], keyFrom: 50)

    private func report(_ facts: [[String: Double]], later: [Int?]? = nil) throws -> RiskReport {
        let units = facts.enumerated().map { index, facts in
            RiskRequest.Unit(
                id: "u\(index)", name: "u\(index)", facts: facts, laterFindings: later?[index])
        }
        return try RiskReport(
            RiskRequest(asOf: Day(number: 200), units: units, policies: [policy]), file: "k.json")
    }

    @Test func `a score is the sum of its parts, and the parts can be read`() throws {
        let unit = try report([["petitions": 5, "dualPost": 1]]).units[0]
        #expect(unit.parts.map(\.points) == [37.5, 25])
        #expect(unit.score == 63)
        #expect(unit.proposed == .key)
        #expect(unit.unknown == [])
    }

    @Test func `what nobody knows counts nothing and is listed`() throws {
        let unit = try report([["petitions": 4]]).units[0]
        #expect(unit.score == 30)
        #expect(unit.unknown == ["dualPost"])
        #expect(unit.proposed == .general)
    }

    @Test func `more than full counts as full`() throws {
        #expect(try report([["petitions": 99, "dualPost": 1]]).units[0].score == 100)
    }

    @Test func `a unit just below the line changes class when the weight moves`() throws {
        // 75 × 0.33 + 25 = 49.75; with 33 : 10 it is 25.3 + 23.3, with 27 : 10 it is 24.1 + 27.
        let sensitivity = try report([["petitions": 3.3, "dualPost": 1]]).sensitivity
        #expect(sensitivity.map(\.changedUp) == [0, 1])
        #expect(sensitivity.map(\.changedDown) == [1, 0])
    }

    @Test func `earlier scores in the order of later findings correlate fully`() throws {
        let facts = (0..<10).map { ["petitions": Double($0), "dualPost": 0] }
        let test = try #require(try report(facts, later: (0..<10).map { $0 * $0 }).backTest)
        #expect(test.rankCorrelation == 1)
        // The two highest have 64 and 81 of 285 findings: 72.5 against 28.5.
        #expect(test.lift == 2.54)
        let against = try report(facts, later: (0..<10).map { 9 - $0 }).backTest
        #expect(against?.rankCorrelation == -1)
        #expect(try report(facts).backTest == nil)
    }

    @Test func `ties share their mean rank`() {
        let test = RiskReport.BackTest(scores: [1, 1, 2, 3], findings: [1, 2, 3, 4])
        // Ranks 1.5 1.5 3 4 against 1 2 3 4: 4.5 ÷ √(4.5 × 5).
        #expect(test.rankCorrelation == 0.949)
    }

    @Test func `the policy of the day is used, and none is refused`() throws {
        var later = policy
        later.since = Day(number: 150)
        later.keyFrom = 10
        let units = [RiskRequest.Unit(id: "u", name: "u", facts: ["dualPost": 1])]
        func proposal(_ day: Int32) throws -> UnitClass {
            try RiskReport(
                RiskRequest(asOf: Day(number: day), units: units, policies: [policy, later]),
                file: ""
            ).units[0].proposed
        }
        #expect(try proposal(149) == .general)
        #expect(try proposal(150) == .key)
        #expect(throws: Refusal.self) { try proposal(99) }
    }

    @Test(arguments: [["petition": 1.0], ["petitions": -1]])
    func `a fact that no criterion knows, or below nothing, is refused`(facts: [String: Double]) {
        #expect(throws: Refusal.self) { try report([facts]) }
    }
}
