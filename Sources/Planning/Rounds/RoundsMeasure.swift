package import Domain

/// One part of what a plan costs.
package struct CostPart: Sendable, Hashable, Codable {
    package let code: String
    package let label: Phrase
    package let points: Int
}

extension RoundsCase {
    /// What a plan costs, part by part: `rounds` is the round of each unit to be inspected.
    /// Computed from the plan and the request alone.
    package func cost(of rounds: [Int]) -> [CostPart] {
        var visits: Set<[Int]> = []
        var loads = [Int](repeating: 0, count: capacity.count)
        var waiting = 0
        var changes = 0
        for (unit, round) in zip(units, rounds) {
            visits.insert([unit.township, round])
            loads[round] += unit.days
            waiting += unit.risk * round
            if let previous = unit.previous, previous != round { changes += 1 }
        }
        let held = capacity.indices.filter { capacity[$0] > 0 }
        let above = held.map { loads[$0] - fairShare[$0] }.max() ?? 0
        let below = held.map { fairShare[$0] - loads[$0] }.max() ?? 0
        let splits = visits.count - Set(units.map(\.township)).count
        return [
            CostPart(
                code: "waiting", label: Phrase("风险等待", "risk that waits"),
                points: waiting * weights.waiting),
            CostPart(
                code: "split", label: Phrase("乡镇分轮", "townships split"),
                points: splits * weights.split),
            CostPart(
                code: "unevenness", label: Phrase("轮次不均", "uneven rounds"),
                points: (max(0, above) + max(0, below)) * weights.unevenness),
            CostPart(
                code: "change", label: Phrase("调整原计划", "changes to the plan before"),
                points: changes * weights.change),
        ]
    }

    /// The hard rules that a plan breaks, in words; none for a plan that may be used. It knows
    /// nothing of the program that made the plan.
    package func breaches(of rounds: [Int]) -> [Phrase] {
        guard rounds.count == units.count, rounds.allSatisfy(capacity.indices.contains) else {
            return [Phrase("有村居没有安排轮次", "a unit has no round")]
        }
        var result: [Phrase] = []
        var loads = [Int](repeating: 0, count: capacity.count)
        var visited = [Set<Int>](repeating: [], count: request.townships.count)
        for (index, round) in rounds.enumerated() {
            let unit = units[index]
            loads[round] += unit.days
            visited[unit.township].insert(round)
            if let promised = unit.promised, promised != round {
                result.append(
                    Phrase(
                        "\(name(ofUnit: index))已承诺安排在\(name(ofRound: promised))",
                        "\(name(ofUnit: index)) was promised for \(name(ofRound: promised))"))
            }
            if let latest = unit.latest, round > latest {
                result.append(
                    Phrase(
                        "\(name(ofUnit: index))应不迟于\(name(ofRound: latest))",
                        "\(name(ofUnit: index)) is due by \(name(ofRound: latest))"))
            }
        }
        for (round, load) in loads.enumerated() where load > capacity[round] {
            result.append(
                Phrase(
                    "\(name(ofRound: round))需要\(load)组日，只有\(capacity[round])组日",
                    "\(name(ofRound: round)) needs \(load) of \(capacity[round]) group-days"))
        }
        for (township, rounds) in visited.enumerated() where isWhole(township) && rounds.count > 1 {
            result.append(
                Phrase(
                    "\(name(ofTownship: township))应整体安排在同一轮",
                    "\(name(ofTownship: township)) goes as a whole"))
        }
        return result
    }
}

extension [CostPart] {
    package var total: Int { reduce(0) { $0 + $1.points } }

    /// The parts that another plan has more or less of, in words: `乡镇分轮 +40`.
    func difference(to other: [CostPart]) -> Phrase {
        let changes = zip(self, other).filter { $0.points != $1.points }
        func text(_ language: Language) -> String {
            changes.map { here, there in
                let points = there.points - here.points
                return "\(here.label[language]) \(points > 0 ? "+" : "")\(points)"
            }.joined(separator: language == .chinese ? "，" : ", ")
        }
        return Phrase(text(.chinese), text(.english))
    }
}
