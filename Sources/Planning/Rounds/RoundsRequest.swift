package import Domain

/// Which village units are to be inspected, in which rounds of the term: what people ask for.
package struct RoundsRequest: Codable, Sendable {
    package struct Round: Codable, Sendable {
        package var id: String
        package var name: String
        /// What all groups of the round can work together, in group-days.
        package var groupDays: Int
        package var ends: Day?
        /// The round cannot be held; its units go elsewhere.
        package var isLost: Bool?
    }

    package struct Township: Codable, Sendable {
        package var id: String
        package var name: String
        /// All its units in one round.
        package var isWhole: Bool?
    }

    package struct Unit: Codable, Sendable {
        package var id: String
        package var name: String
        package var township: String
        package var `class`: UnitClass?
        /// Risk, 0...100; see `RiskPolicy`.
        package var risk: Int?
        /// Group-days, where they differ from those of the class.
        package var days: Int?
        package var mode: InspectionMode?
        /// In the first round that is held.
        package var isPilot: Bool?
        /// The round that was promised.
        package var promised: String?
        /// The last round it may be in.
        package var latest: String?
        /// The round of the plan that this one replaces.
        package var previous: String?
        /// Inspected in this term already.
        package var isDone: Bool?
    }

    /// Group-days of a unit by its class.
    package struct Days: Codable, Sendable {
        package var key: Int
        package var general: Int
    }

    /// Units from some risk on are inspected by some round.
    package struct HighRisk: Codable, Sendable {
        package var from: Int
        package var by: String
    }

    /// Points of what is not wanted; the plan with the fewest is the best.
    package struct Weights: Codable, Sendable {
        /// For each point of risk and round of waiting.
        package var waiting: Int
        /// For each further round in which a township is visited.
        package var split: Int
        /// For each group-day between the fullest and the emptiest round, measured from what
        /// their capacities would share out.
        package var unevenness: Int
        /// For each unit that leaves its round of the plan before.
        package var change: Int

        package static let usual = Weights(waiting: 1, split: 40, unevenness: 20, change: 200)
    }

    package var termEnds: Day?
    package var days: Days
    package var rounds: [Round]
    package var townships: [Township]
    package var units: [Unit]
    package var highRisk: HighRisk?
    package var weights: Weights?
}

/// How deep an inspection goes (重点村, 一般村).
package enum UnitClass: String, Codable, Sendable, CaseIterable, Labelled {
    case key, general

    package var label: Phrase {
        switch self {
        case .key: Phrase("重点村", "key village")
        case .general: Phrase("一般村", "general village")
        }
    }
}

/// How a unit is inspected.
package enum InspectionMode: String, Codable, Sendable, CaseIterable, Labelled {
    case direct, withTownship, special, escalated

    package var label: Phrase {
        switch self {
        case .direct: Phrase("直接巡村", "direct inspection")
        case .withTownship: Phrase("巡乡带村", "township-with-villages inspection")
        case .special: Phrase("专项巡村", "special inspection")
        case .escalated: Phrase("提级巡察", "escalated inspection")
        }
    }
}
