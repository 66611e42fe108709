package import Domain

/// Facts about village units and what they weigh, for a score that can be read part by part.
package struct RiskRequest: Codable, Sendable {
    package struct Unit: Codable, Sendable {
        package var id: String
        package var name: String
        /// Measures by criterion. One that is missing counts as nothing, and is listed.
        package var facts: [String: Double]
        /// Findings that an inspection made after these facts were collected, for the back-test.
        package var laterFindings: Int?
    }

    package var asOf: Day
    package var units: [Unit]
    /// Policies by date; the last one that holds on `asOf` is used. Without any: `usual`.
    package var policies: [RiskPolicy]?
}

/// What the criteria weigh from some day on.
package struct RiskPolicy: Codable, Sendable {
    package struct Criterion: Codable, Sendable {
        package var code: String
        package var label: Phrase
        /// Share of the score, as a whole number; only its size beside the others matters.
        package var weight: Int
        /// The measure from which the whole weight counts; below it, in proportion.
        package var fullAt: Double
    }

    package var since: Day
    package var criteria: [Criterion]
    /// Units with this score or more are proposed as key villages, 0...100.
    package var keyFrom: Int

    /// Weights to begin with. Every office sets its own; these rest on no norm.
    package static let usual = RiskPolicy(
        since: Day(number: 0),
        criteria: [
            ("weakOrganisation", "党组织软弱涣散（0–1）", "weak organisation (0–1)", 20, 1),
            ("economySize", "集体经济年收入（万元）", "collective income, 10,000 yuan a year", 15, 200),
            ("petitions", "近两年信访（件）", "reports from the public in two years", 15, 10),
            ("laggingWork", "重点工作滞后（项）", "key work lagging", 10, 5),
            ("newSecretary", "新任书记（0–1）", "new secretary (0–1)", 5, 1),
            ("dualPost", "一肩挑（0–1）", "dual-post secretary (0–1)", 5, 1),
            ("yearsSinceInspection", "距上次巡察（年）", "years since the last inspection", 10, 5),
            ("earlierFindings", "以往发现问题（个）", "earlier findings", 10, 20),
            ("screeningLeads", "账目疑点（分）", "points from screening the books", 10, 100),
        ].map { code, zh, en, weight, full in
            Criterion(code: code, label: Phrase(zh, en), weight: weight, fullAt: full)
        }, keyFrom: 45)
}
