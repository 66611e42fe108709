import Domain
import Foundation
import Planning
import Storage

/// Weights of the risk score that a county has set: dated rows with their source. What is not set
/// has the weight to begin with.
enum RiskWeights {
    /// The score from which a unit is proposed as a key one is set like a weight.
    private static let keyFrom = "keyFrom"

    static let book = Logbook(
        "riskWeights", Phrase("风险权重", "Risk weights"), Phrase("设定风险权重", "Set a risk weight"),
        .before, under: .county, seenAs: .pool,
        columns: ["criterion", "weight", "since", "source"],
        [
            .choice(
                "criterion", "指标", "criterion",
                RiskPolicy.usual.criteria.map { Choice($0.code, $0.label) }
                    + [Choice.of(keyFrom, "重点村起点分（不是权重）", "score of a key unit, no weight")]),
            .count("weight", 0...100, "权重或分数", "weight or score"),
            .day("since", .either, "起用日期", "in force from"),
            .line("source", "依据", "source", max: 200),
        ])

    /// What is in force in a county on a day.
    static func policy(of county: UUID, on day: Day, _ reading: Reading) throws -> RiskPolicy {
        var policy = RiskPolicy.usual
        try reading.forEach(
            """
            SELECT criterion, weight FROM risk_weights
            WHERE county_id = \(county) AND struck_at IS NULL AND since <= \(day)
            ORDER BY since, seq
            """
        ) { row in
            let (code, weight): (String, Int) = (try row(0), try row(1))
            if code == keyFrom { policy.keyFrom = weight }
            for index in policy.criteria.indices where policy.criteria[index].code == code {
                policy.criteria[index].weight = weight
            }
        }
        return policy
    }
}

extension RiskPolicy {
    /// The same with other weights: what if.
    func trying(_ weights: [String: Int], keyFrom: Int?) throws(Refusal) -> RiskPolicy {
        var policy = self
        for index in policy.criteria.indices {
            if let weight = weights[policy.criteria[index].code] {
                policy.criteria[index].weight = weight
            }
        }
        if let keyFrom { policy.keyFrom = keyFrom }
        guard policy.criteria.contains(where: { $0.weight > 0 }) else {
            throw Refusal(
                .invalid, "risk.no-weight",
                Phrase("各项权重不能都是0。", "The weights cannot all be 0."),
                remedy: Phrase("请至少给一项权重。", "Give one of them some weight."))
        }
        return policy
    }
}
