package import Domain

/// What came of a request: a plan with its proof, or why there is none.
package enum Answer<Plan: Sendable & Codable>: Sendable {
    case plan(Plan)
    case impossible(Conflict)
    /// Ended before any plan was found.
    case none
}

/// A coverage plan.
package struct RoundsPlan: Sendable, Codable {
    package struct Round: Sendable, Hashable, Codable {
        package let id: String
        package let name: String
        package let groupDays: Int
        package let capacity: Int
        package let townships: [String]
        package let units: [String]
    }

    /// The round of each unit to be inspected, as an index, in the order of `RoundsCase.units`.
    package let placement: [Int]
    package let proof: Proof
    package let cost: [CostPart]
    package let rounds: [Round]
    package let reasons: [Reason]
}

/// Why something is where it is, and why not elsewhere.
package struct Reason: Sendable, Hashable, Codable {
    package struct Elsewhere: Sendable, Hashable, Codable {
        package let place: String
        /// A rule forbids it.
        package let isForbidden: Bool
        package let why: Phrase
    }

    package let id: String
    package let name: String
    package let place: String
    package let here: Phrase
    package let elsewhere: [Elsewhere]
}

extension RoundsCase {
    /// Plans the rounds, and tells the reasons for some units, by their codes; nil is all of them.
    /// The rounds of an earlier plan are a place to begin from.
    package func plan(
        by search: Search, from earlier: [RoundsPlan.Round]? = nil,
        explaining explained: Set<String>? = nil, watch: Watch = Watch()
    ) -> Answer<RoundsPlan> {
        let made = RoundsProgram(self)
        let start = earlier.map { made.values(for: placement(of: $0)) }
        switch search.run(made.program, start: start, watch: watch) {
        case .impossible: return .impossible(search.conflict(in: made.program, watch: watch))
        case .none: return .none
        case .found(let values, let proof):
            let placement = made.rounds(from: values)
            return .plan(
                RoundsPlan(
                    placement: placement, proof: proof, cost: cost(of: placement),
                    rounds: sheets(of: placement),
                    reasons: units.indices.filter { index in
                        explained?.contains(request.units[units[index].index].id) ?? true
                    }.map { reason(for: $0, in: placement) }))
        }
    }

    /// The round of each unit in an earlier plan, as far as its codes are still known.
    private func placement(of earlier: [RoundsPlan.Round]) -> [Int?] {
        var rounds: [String: Int] = [:]
        for round in earlier {
            let index = request.rounds.firstIndex { $0.id == round.id }
            for unit in round.units { rounds[unit] = index }
        }
        return units.map { rounds[request.units[$0.index].id] }
    }

    /// The rounds of a sound placement as people read them.
    package func sheets(of placement: [Int]) -> [RoundsPlan.Round] {
        capacity.indices.map { round($0, in: placement) }
    }

    private func round(_ round: Int, in placement: [Int]) -> RoundsPlan.Round {
        let here = units.indices.filter { placement[$0] == round }
        let townships = Set(here.map { units[$0].township }).sorted()
        return RoundsPlan.Round(
            id: request.rounds[round].id, name: name(ofRound: round),
            groupDays: here.reduce(0) { $0 + units[$1].days }, capacity: capacity[round],
            townships: townships.map(name(ofTownship:)),
            units: here.map { request.units[units[$0].index].id })
    }

    private func reason(for unit: Int, in placement: [Int]) -> Reason {
        let now = cost(of: placement)
        let elsewhere = capacity.indices.filter { $0 != placement[unit] }.map { round in
            let moved = moving(unit, to: round, in: placement)
            if let breach = breaches(of: moved).first {
                return Reason.Elsewhere(place: name(ofRound: round), isForbidden: true, why: breach)
            }
            let there = cost(of: moved)
            return Reason.Elsewhere(
                place: name(ofRound: round), isForbidden: false,
                why: comparison(now, there, others: Phrase("其他安排不动", "the rest standing still")))
        }
        return Reason(
            id: request.units[units[unit].index].id, name: name(ofUnit: unit),
            place: name(ofRound: placement[unit]), here: whyHere(unit, placement[unit]),
            elsewhere: elsewhere)
    }

    /// A unit of a whole township takes its township with it.
    private func moving(_ unit: Int, to round: Int, in placement: [Int]) -> [Int] {
        let township = units[unit].township
        return placement.indices.map { index in
            let goes = index == unit || (isWhole(township) && units[index].township == township)
            return goes ? round : placement[index]
        }
    }

    private func whyHere(_ index: Int, _ round: Int) -> Phrase {
        let unit = units[index]
        let township = name(ofTownship: unit.township)
        let facts: [(Bool, Phrase)] = [
            (unit.promised == round, Phrase("已承诺安排在本轮", "promised for this round")),
            (unit.isPilot, Phrase("试点", "a pilot")),
            (unit.isHighRisk, Phrase("风险\(unit.risk)分，须及早安排", "risk \(unit.risk), due early")),
            (isWhole(unit.township), Phrase("\(township)整体安排", "\(township) goes as a whole")),
            (unit.previous == round, Phrase("与原计划一致", "as in the plan before")),
        ]
        let holding = facts.filter(\.0).map(\.1)
        guard !holding.isEmpty else {
            return Phrase("总分最低的安排", "part of the plan with the fewest points")
        }
        return Phrase(
            holding.map(\.zh).joined(separator: "；"), holding.map(\.en).joined(separator: "; "))
    }
}

/// What a change by itself would cost, in words.
func comparison(_ now: [CostPart], _ there: [CostPart], others: Phrase) -> Phrase {
    let more = there.total - now.total
    let parts = now.difference(to: there)
    if more > 0 {
        return Phrase(
            "多\(more)分（\(parts.zh)），\(others.zh)", "\(more) points more (\(parts.en)), \(others.en)"
        )
    }
    if more == 0 { return Phrase("同样好", "just as good") }
    return Phrase(
        "少\(-more)分（\(parts.zh)），本方案尚未证明最优", "\(-more) points fewer (\(parts.en)), not yet proved")
}
