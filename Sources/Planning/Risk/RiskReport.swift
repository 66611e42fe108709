package import Domain

/// Scores, proposed classes, how firm they are, and how well earlier ones did.
package struct RiskReport: Codable, Sendable {
    package struct Part: Codable, Sendable {
        package let code: String
        package let label: Phrase
        /// What was measured; nil when nobody knows.
        package let measure: Double?
        /// Of the 100 points, to one decimal.
        package let points: Double
    }

    package struct Unit: Codable, Sendable {
        package let id: String
        package let name: String
        /// 0...100: the sum of the parts, rounded to a whole number.
        package let score: Int
        package let parts: [Part]
        /// Criteria without a measure, which count as nothing.
        package let unknown: [String]
        package let proposed: UnitClass
    }

    /// How many units change class when one weight moves by a tenth and all else stays.
    package struct Sensitivity: Codable, Sendable {
        package let code: String
        package let label: Phrase
        package let changedUp: Int
        package let changedDown: Int
    }

    package struct BackTest: Codable, Sendable {
        /// Units with later findings known.
        package let units: Int
        /// Spearman's, −1...1, ties by their mean rank; 0 when either side is all alike.
        package let rankCorrelation: Double
        /// Mean findings in the fifth with the highest scores ÷ mean of all; 0 without findings.
        package let lift: Double
    }

    package let asOf: Day
    package let policySince: Day
    /// In the order of the request.
    package let units: [Unit]
    package let sensitivity: [Sensitivity]
    package let backTest: BackTest?

    /// - Throws: A `Refusal` naming the file and the key.
    package init(_ request: RiskRequest, file: String) throws(Refusal) {
        let policy = try Self.policy(of: request, file)
        for (index, unit) in request.units.enumerated() {
            let key = "units[\(index)].facts"
            for (code, measure) in unit.facts.sorted(by: { $0.key < $1.key }) {
                guard policy.criteria.contains(where: { $0.code == code }) else {
                    throw RequestReader.wrong(
                        file, key: "\(key).\(code)", "评分标准中没有这一项",
                        "the policy has no such criterion")
                }
                guard measure >= 0, measure.isFinite else {
                    throw RequestReader.wrong(
                        file, key: "\(key).\(code)", "不能为负", "it is negative")
                }
            }
        }
        asOf = request.asOf
        policySince = policy.since
        units = request.units.map { policy.judge($0) }
        sensitivity = policy.criteria.indices.map { index in
            func changed(_ factor: Double) -> Int {
                request.units.filter { unit in
                    policy.isKey(policy.exactScore(unit, scaling: index, by: factor))
                        != policy.isKey(policy.exactScore(unit))
                }.count
            }
            let criterion = policy.criteria[index]
            return Sensitivity(
                code: criterion.code, label: criterion.label, changedUp: changed(1.1),
                changedDown: changed(0.9))
        }
        let known = request.units.filter { $0.laterFindings != nil }
        backTest =
            known.count < 2
            ? nil
            : BackTest(
                scores: known.map { policy.exactScore($0) },
                findings: known.map { Double($0.laterFindings ?? 0) })
    }

    private static func policy(
        of request: RiskRequest, _ file: String
    ) throws(Refusal) -> RiskPolicy {
        let policies = (request.policies ?? [.usual]).filter { $0.since <= request.asOf }
        guard let policy = policies.max(by: { $0.since < $1.since }) else {
            throw RequestReader.wrong(
                file, key: "policies", "没有在 \(request.asOf) 有效的评分标准",
                "no policy holds on \(request.asOf)")
        }
        guard policy.criteria.contains(where: { $0.weight > 0 }),
            policy.criteria.allSatisfy({ (0...1000).contains($0.weight) && $0.fullAt > 0 })
        else {
            throw RequestReader.wrong(
                file, key: "policies.criteria", "权重应为 0 至 1000 且不全为 0，fullAt 应大于 0",
                "weights are 0 to 1000 and not all 0, fullAt is above 0")
        }
        return policy
    }
}

extension RiskPolicy {
    /// The points of one unit by criterion; they add up to 0...100.
    /// The weight of the criterion `changed` is multiplied first.
    func points(
        _ unit: RiskRequest.Unit, scaling changed: Int? = nil, by factor: Double = 1
    ) -> [Double] {
        let weights = criteria.enumerated().map { index, criterion in
            Double(criterion.weight) * (index == changed ? factor : 1)
        }
        let all = weights.reduce(0, +)
        return zip(criteria, weights).map { criterion, weight in
            let measure = unit.facts[criterion.code] ?? 0
            return 100 * weight / all * min(1, measure / criterion.fullAt)
        }
    }

    func exactScore(
        _ unit: RiskRequest.Unit, scaling changed: Int? = nil, by factor: Double = 1
    ) -> Double {
        points(unit, scaling: changed, by: factor).reduce(0, +)
    }

    func isKey(_ score: Double) -> Bool { score + 1e-9 >= Double(keyFrom) }

    func judge(_ unit: RiskRequest.Unit) -> RiskReport.Unit {
        let points = points(unit)
        let score = points.reduce(0, +)
        return RiskReport.Unit(
            id: unit.id, name: unit.name, score: Int(score.rounded()),
            parts: zip(criteria, points).map { criterion, points in
                RiskReport.Part(
                    code: criterion.code, label: criterion.label,
                    measure: unit.facts[criterion.code], points: (points * 10).rounded() / 10)
            },
            unknown: criteria.map(\.code).filter { unit.facts[$0] == nil },
            proposed: isKey(score) ? .key : .general)
    }
}

extension RiskReport.BackTest {
    /// - Parameters:
    ///   - scores: One for each unit, at least two.
    ///   - findings: As many.
    package init(scores: [Double], findings: [Double]) {
        units = scores.count
        let correlation = pearson(ranks(scores), ranks(findings))
        rankCorrelation = (correlation * 1000).rounded() / 1000
        let top = scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
            .prefix(max(1, scores.count / 5))
        let mean = findings.reduce(0, +) / Double(findings.count)
        let topMean = top.reduce(0) { $0 + findings[$1] } / Double(top.count)
        lift = mean > 0 ? (topMean / mean * 100).rounded() / 100 : 0
    }
}

/// Ranks from 1; equal values share the mean of theirs.
private func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var result = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
        var end = start
        while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
        for place in start..<end { result[order[place]] = Double(start + 1 + end) / 2 }
        start = end
    }
    return result
}

private func pearson(_ x: [Double], _ y: [Double]) -> Double {
    let meanX = x.reduce(0, +) / Double(x.count)
    let meanY = y.reduce(0, +) / Double(y.count)
    var (xy, xx, yy) = (0.0, 0.0, 0.0)
    for (x, y) in zip(x, y) {
        xy += (x - meanX) * (y - meanY)
        xx += (x - meanX) * (x - meanX)
        yy += (y - meanY) * (y - meanY)
    }
    return xx > 0 && yy > 0 ? xy / (xx * yy).squareRoot() : 0
}
