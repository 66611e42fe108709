import Domain
import Testing

@testable import Planning

struct RoundsTests {
    private func plan(_ request: RoundsRequest) throws -> RoundsPlan {
        let plan = try RoundsCase(request, file: "r.json")
        let made = try #require(plan.plan(by: try solver()).plan)
        #expect(plan.breaches(of: made.placement) == [])
        #expect(made.cost.total == made.proof.objective)
        #expect(made.proof.isOptimal)
        return made
    }

    @Test func `the riskier villages go first when there is room for two`() throws {
        let made = try plan(
            .small(
                units: [
                    .village("a", risk: 10), .village("b", risk: 90), .village("c", risk: 50),
                    .village("d", risk: 20),
                ], groupDays: 6))
        #expect(made.placement == [1, 0, 0, 1])
        // 10 + 20 wait one round; one township is split once.
        #expect(made.cost.map(\.points) == [30, 10, 0, 0])
    }

    @Test func `a township as a whole stays together, whatever it costs`() throws {
        var request = RoundsRequest.small(
            units: [
                .village("a", risk: 90), .village("b", risk: 1), .village("c", "pear", risk: 50),
                .village("d", "pear", risk: 50),
            ], groupDays: 6)
        request.townships[0].isWhole = true
        #expect(try plan(request).placement == [1, 1, 0, 0])
    }

    @Test func `promises, pilots and latest rounds are kept`() throws {
        var units: [RoundsRequest.Unit] = ["a", "b", "c", "d", "e", "f"].map { .village($0) }
        units[0].promised = "r3"
        units[1].isPilot = true
        units[2].latest = "r2"
        units[2].class = .key
        let made = try plan(.small(units: units, rounds: 3, groupDays: 9))
        #expect(made.placement[0] == 2)
        #expect(made.placement[1] == 0)
        #expect(made.placement[2] <= 1)
        #expect(made.rounds.map(\.groupDays).allSatisfy { $0 <= 9 })
    }

    @Test func `units at high risk are done by the round that was set`() throws {
        var request = RoundsRequest.small(
            units: [.village("a", risk: 95), .village("b", risk: 94)], rounds: 3,
            weights: .init(waiting: 0, split: 0, unevenness: 0, change: 0))
        request.units[0].promised = "r2"
        request.highRisk = .init(from: 95, by: "r2")
        #expect(try plan(request).placement[0] == 1)
        request.units[0].promised = "r3"
        let conflict = try #require(
            try RoundsCase(request, file: "r.json").plan(by: try solver()).conflict)
        #expect(
            conflict.together.map(\.zh) == [
                "a村已承诺安排在第3轮", "a村（风险较高）不迟于第2轮",
            ])
        #expect(conflict.toGiveUp.count == 1)
    }

    @Test func `after a lost round only the units of that round move`() throws {
        var units: [RoundsRequest.Unit] = ["a", "b", "c", "d"].map { .village($0, risk: 30) }
        for (index, round) in ["r1", "r2", "r2", "r3"].enumerated() {
            units[index].previous = round
        }
        units[0].isDone = true
        var request = RoundsRequest.small(
            units: units, rounds: 3, groupDays: 9,
            weights: .init(waiting: 1, split: 10, unevenness: 1, change: 500))
        request.rounds[1].isLost = true
        let made = try plan(request)
        #expect(made.placement.count == 3)
        #expect(made.placement[2] == 2)
        #expect(!made.placement.contains(1))
        #expect(made.cost.first { $0.code == "change" }?.points == 1000)
    }

    @Test func `too little room is explained by the rounds and the townships`() throws {
        let request = RoundsRequest.small(
            units: [.village("a"), .village("b"), .village("c", "pear")], rounds: 2, groupDays: 3)
        let conflict = try #require(
            try RoundsCase(request, file: "r.json").plan(by: try solver()).conflict)
        #expect(conflict.together.map(\.en).contains("第1轮 has 3 group-days"))
        #expect(conflict.together.map(\.en).contains("第2轮 has 3 group-days"))
        #expect(conflict.toGiveUp.count == 1)
    }

    @Test func `a round after the term is not used`() throws {
        var request = RoundsRequest.small(
            units: [.village("a"), .village("b")], rounds: 2, groupDays: 6)
        request.termEnds = Day(number: 21_000)
        request.rounds[1].ends = Day(number: 21_001)
        #expect(try plan(request).placement == [0, 0])
    }

    @Test func `reasons say why here and why not there`() throws {
        var units: [RoundsRequest.Unit] = [.village("a", risk: 40), .village("b")]
        units[1].promised = "r2"
        let made = try plan(.small(units: units))
        let reasons = made.reasons
        #expect(reasons[1].here.zh == "已承诺安排在本轮")
        #expect(reasons[1].elsewhere.map(\.isForbidden) == [true])
        #expect(reasons[1].elsewhere[0].why.zh == "b村已承诺安排在第2轮")
        #expect(reasons[0].elsewhere[0].why.en.contains("points more (risk that waits +40"))
    }

    @Test func `an earlier plan is a place to begin from, also when units are new`() throws {
        var units: [RoundsRequest.Unit] = ["a", "b", "c"].map { .village($0, risk: 30) }
        let first = try plan(.small(units: units))
        units[0].promised = "r2"
        units.append(.village("d", "pear", risk: 70))
        let changed = try RoundsCase(.small(units: units), file: "r.json")
        let cold = try #require(changed.plan(by: try solver()).plan)
        let warm = try #require(changed.plan(by: try solver(), from: first.rounds).plan)
        #expect(changed.breaches(of: warm.placement) == [])
        #expect(warm.proof.objective == cold.proof.objective)
    }

    @Test func `the same request and seed give the same plan`() throws {
        var county = SampleCounty()
        (county.townships, county.units, county.rounds) = (6, 60, 3)
        let plan = try RoundsCase(county.roundsRequest(), file: "r.json")
        let first = try #require(plan.plan(by: try solver(), explaining: []).plan)
        let second = try #require(plan.plan(by: try solver(), explaining: []).plan)
        #expect(first.placement == second.placement)
        #expect(plan.breaches(of: first.placement) == [])
    }
}
