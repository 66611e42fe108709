package import Domain

/// Who forms the groups of a round, and which group takes which villages: what people ask for.
package struct GroupsRequest: Codable, Sendable {
    /// A place on the map, in degrees (WGS 84).
    package struct Point: Codable, Sendable {
        package var latitude: Double
        package var longitude: Double
    }

    package struct Round: Codable, Sendable {
        package var name: String
        package var starts: Day
        package var ends: Day
    }

    package struct Group: Codable, Sendable {
        package var id: String
        package var name: String
        /// Its own county, for cross inspection.
        package var county: String?
        /// Where it stays; without it nothing is counted for travel.
        package var base: Point?
        /// 1 when it is left out.
        package var leaders: Int?
        /// 0 when it is left out.
        package var deputies: Int?
        package var members: Int
        /// 0 when it is left out.
        package var experts: Int?
        /// Each must be had by somebody in the group: `discipline`, `finance`, `organisation`,
        /// `agriculture`, `township`, or an office's own.
        package var specialities: [String]?
        package var minUnits: Int?
        package var maxUnits: Int
        package var maxDays: Int
    }

    package struct Person: Codable, Sendable {
        package var id: String
        package var name: String
        package var pool: Pool
        package var specialities: [String]?
        /// How often called up before.
        package var calls: Int?
        package var absences: [Absence]?
        package var relations: [Relation]?
    }

    package struct Absence: Codable, Sendable {
        package var from: Day
        package var until: Day
    }

    /// What ties a person to a place.
    package struct Relation: Codable, Sendable {
        /// The id of a township or of a unit.
        package var place: String
        package var kind: RelationKind
        /// The last day of it, for `worked`.
        package var until: Day?
    }

    package struct Township: Codable, Sendable {
        package var id: String
        package var name: String
        package var county: String?
        package var at: Point?
        /// All its units of the round to one group.
        package var isTogether: Bool?
    }

    package struct Unit: Codable, Sendable {
        package var id: String
        package var name: String
        package var township: String
        package var days: Int
    }

    /// A person or a unit to be in a group (a pin), or not to be in it (a forbid).
    package struct Wish: Codable, Sendable {
        package var person: String?
        package var unit: String?
        package var group: String
    }

    /// Points of what is not wanted; the plan with the fewest is the best.
    package struct Weights: Codable, Sendable {
        /// For each further group that goes to a township.
        package var split: Int
        /// For each kilometre between a group's base and a township it goes to.
        package var travel: Int
        /// For each day between the group with the most and the one with the fewest.
        package var unevenness: Int
        /// For each earlier call-up of each person called.
        package var call: Int
        /// For each person whose relation to a place of their group has to be reviewed.
        package var review: Int

        package static let usual = Weights(
            split: 60, travel: 1, unevenness: 10, call: 5, review: 100)
    }

    package var round: Round
    package var groups: [Group]
    package var people: [Person]
    package var townships: [Township]
    package var units: [Unit]
    /// No group inspects its own county.
    package var isCross: Bool?
    /// Years for which having worked at a place blocks; 3 when it is left out.
    package var recusalYears: Int?
    package var pins: [Wish]?
    package var forbids: [Wish]?
    package var weights: Weights?
}

/// The part of the talent pool that somebody belongs to (人才库).
package enum Pool: String, Codable, Sendable, CaseIterable {
    case leader, member, expert

    /// The posts that its people may hold.
    package var posts: [Post] {
        switch self {
        case .leader: [.leader, .deputy]
        case .member: [.member]
        case .expert: [.expert]
        }
    }
}

/// A post in a group.
package enum Post: String, Codable, Sendable, CaseIterable, Labelled {
    case leader, deputy, member, expert

    package var label: Phrase {
        switch self {
        case .leader: Phrase("组长", "leader")
        case .deputy: Phrase("副组长", "deputy leader")
        case .member: Phrase("组员", "member")
        case .expert: Phrase("专家", "expert")
        }
    }
}

extension GroupsRequest.Group {
    /// How many people hold a post in it.
    package func seats(_ post: Post) -> Int {
        switch post {
        case .leader: leaders ?? 1
        case .deputy: deputies ?? 0
        case .member: members
        case .expert: experts ?? 0
        }
    }
}
