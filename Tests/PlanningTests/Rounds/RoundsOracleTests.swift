import Testing

@testable import Planning

/// Every plan of a tiny county is tried, and the solver's has to be as good as the best.
struct RoundsOracleTests {
    private func tiny(_ seed: Int) -> RoundsRequest {
        var random = SeededRandom(seed: UInt64(seed))
        func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
        let rounds = Int.random(in: 2...3, using: &random)
        func round() -> String { "r\(Int.random(in: 1...rounds, using: &random))" }
        let units = (0..<Int.random(in: 3...6, using: &random)).map { index in
            RoundsRequest.Unit(
                id: "u\(index)", name: "u\(index)", township: chance(50) ? "plum" : "pear",
                class: chance(30) ? .key : .general,
                risk: Int.random(in: 0...4, using: &random) * 25, isPilot: chance(10),
                promised: chance(15) ? round() : nil, latest: chance(15) ? round() : nil,
                previous: chance(30) ? round() : nil, isDone: chance(5))
        }
        var request = RoundsRequest.small(
            units: units, rounds: rounds, groupDays: Int.random(in: 6...15, using: &random),
            weights: RoundsRequest.Weights(
                waiting: Int.random(in: 0...2, using: &random),
                split: Int.random(in: 0...60, using: &random),
                unevenness: Int.random(in: 0...9, using: &random),
                change: Int.random(in: 0...80, using: &random)))
        request.rounds[rounds - 1].groupDays += Int.random(in: 0...6, using: &random)
        if chance(15) { request.rounds[Int.random(in: 0..<rounds, using: &random)].isLost = true }
        if chance(30) { request.townships[0].isWhole = true }
        if chance(20) { request.highRisk = RoundsRequest.HighRisk(from: 75, by: round()) }
        return request
    }

    /// The least cost of all plans that break no rule; nil when each breaks one.
    private func best(_ plan: RoundsCase) -> Int? {
        let count = plan.units.count
        let rounds = plan.capacity.count
        let all = (0..<count).reduce(1) { product, _ in product * rounds }
        return (0..<all).compactMap { number -> Int? in
            var rest = number
            let placement = (0..<count).map { _ in
                defer { rest /= rounds }
                return rest % rounds
            }
            return plan.breaches(of: placement).isEmpty ? plan.cost(of: placement).total : nil
        }.min()
    }

    @Test func `the plan of 300 tiny counties is the best of all there are`() throws {
        let search = try solver()
        var impossible = 0
        for seed in 0..<300 {
            let plan = try RoundsCase(tiny(seed), file: "r.json")
            let made = plan.plan(by: search, explaining: []).plan
            #expect(made?.proof.objective == best(plan), "seed \(seed)")
            if let made {
                #expect(plan.breaches(of: made.placement) == [], "seed \(seed)")
                #expect(made.proof.isOptimal, "seed \(seed)")
            } else {
                impossible += 1
            }
        }
        // Both kinds are there in numbers, or the test would say little.
        #expect((30...200).contains(impossible))
    }

    @Test func `a conflict is impossible, and possible without any one of its demands`() throws {
        let search = try solver()
        for seed in 0..<120 {
            let plan = try RoundsCase(tiny(seed), file: "r.json")
            guard let conflict = plan.plan(by: search).conflict else { continue }
            let program = RoundsProgram(plan).program
            let set = program.demands.indices.filter {
                conflict.together.contains(program.demands[$0])
            }
            func isPossible(_ kept: [Int]) -> Bool {
                if case .found = search.run(program.keeping(Set(kept))) { true } else { false }
            }
            #expect(!isPossible(set), "seed \(seed)")
            for demand in set { #expect(isPossible(set.filter { $0 != demand }), "seed \(seed)") }
            let given = conflict.toGiveUp
            #expect(
                isPossible(program.demands.indices.filter { !given.contains(program.demands[$0]) }))
        }
    }

    @Test func `a rule that is relaxed never makes the best plan worse`() throws {
        let search = try solver()
        for seed in 300..<400 {
            var request = tiny(seed)
            request.weights?.unevenness = 0
            let strict = try RoundsCase(request, file: "r.json").plan(by: search, explaining: [])
            guard let cost = strict.plan?.proof.objective else { continue }
            for relaxed in relaxations(of: request) {
                let plan = try RoundsCase(relaxed, file: "r.json")
                let now = plan.plan(by: search, explaining: []).plan?.proof.objective
                #expect(now.map { $0 <= cost } ?? false, "seed \(seed)")
            }
        }
    }

    private func relaxations(of request: RoundsRequest) -> [RoundsRequest] {
        var roomy = request
        for index in roomy.rounds.indices { roomy.rounds[index].groupDays += 4 }
        var free = request
        for index in free.units.indices {
            (free.units[index].promised, free.units[index].latest) = (nil, nil)
        }
        var split = request
        split.townships[0].isWhole = nil
        return [roomy, free, split]
    }
}
