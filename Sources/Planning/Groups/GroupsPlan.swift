import Domain

/// Groups with their people and their villages.
package struct GroupsPlan: Sendable, Codable {
    /// Somebody's post in a group.
    package struct Seat: Sendable, Hashable, Codable {
        /// Index into the request's people.
        package let person: Int
        package let group: Int
        package let post: Post

        package init(person: Int, group: Int, post: Post) {
            self.person = person
            self.group = group
            self.post = post
        }
    }

    /// One group as people read it.
    package struct Sheet: Sendable, Hashable, Codable {
        package struct Person: Sendable, Hashable, Codable {
            package let id: String
            package let name: String
            package let post: Post
            package let specialities: [String]
        }

        package let id: String
        package let name: String
        package let days: Int
        package let townships: [String]
        package let units: [String]
        package let people: [Person]
    }

    package let arrangement: Arrangement
    package let proof: Proof
    package let cost: [CostPart]
    package let groups: [Sheet]
    package let unitReasons: [Reason]
    package let personReasons: [Reason]
}

/// Who and what is in which group, as indices.
package struct Arrangement: Sendable, Hashable, Codable {
    /// The group of each unit.
    package var groupOfUnit: [Int]
    package var seats: [GroupsPlan.Seat]

    package init(groupOfUnit: [Int], seats: [GroupsPlan.Seat]) {
        self.groupOfUnit = groupOfUnit
        self.seats = seats
    }
}

extension GroupsCase {
    /// Whether a place is visited by a group.
    func visits(_ place: Recusal.Place, _ arrangement: Arrangement) -> Set<Int> {
        switch place {
        case .unit(let unit): [arrangement.groupOfUnit[unit]]
        case .township(let township):
            Set(
                townshipOfUnit.indices.filter { townshipOfUnit[$0] == township }
                    .map { arrangement.groupOfUnit[$0] })
        }
    }

    /// What an arrangement costs, part by part. Computed from it and the request alone.
    package func cost(of arrangement: Arrangement) -> [CostPart] {
        var visited: Set<[Int]> = []
        var days = [Int](repeating: 0, count: request.groups.count)
        for (unit, group) in arrangement.groupOfUnit.enumerated() {
            visited.insert([group, townshipOfUnit[unit]])
            days[group] += request.units[unit].days
        }
        let travel = visited.reduce(0) { $0 + distance[$1[0]][$1[1]] }
        let calls = arrangement.seats.reduce(0) { $0 + (request.people[$1.person].calls ?? 0) }
        let groupOfPerson = Dictionary(
            arrangement.seats.map { ($0.person, $0.group) }, uniquingKeysWith: { first, _ in first }
        )
        let reviews = recusals.filter { recusal in
            guard recusal.level == .review, let group = groupOfPerson[recusal.person] else {
                return false
            }
            return visits(recusal.place, arrangement).contains(group)
        }
        let parts: [(String, Phrase, Int)] = [
            (
                "split", Phrase("乡镇分组", "townships split"),
                (visited.count - Set(townshipOfUnit).count) * weights.split
            ),
            ("travel", Phrase("路程", "travel"), travel * weights.travel),
            (
                "unevenness", Phrase("天数不均", "uneven days"),
                ((days.max() ?? 0) - (days.min() ?? 0)) * weights.unevenness
            ),
            ("call", Phrase("抽调次数", "call-ups"), calls * weights.call),
            ("review", Phrase("回避待审", "recusals to review"), reviews.count * weights.review),
        ]
        return parts.map { CostPart(code: $0.0, label: $0.1, points: $0.2) }
    }
}
