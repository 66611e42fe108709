import Domain

extension SampleCounty {
    /// A round of the county: its units in neighbouring townships, a pool with four in nine for
    /// leading posts, relations of about every third person, and bases of the groups.
    package func groupsRequest() -> GroupsRequest {
        var random = SeededRandom(seed: UInt64(bitPattern: Int64(seed &+ 7)))
        let places = (0..<townships).map { _ in point(&random) }
        let chosen = Array(0..<unitsOfRound)
        let units = chosen.map { index in
            GroupsRequest.Unit(
                id: unitId(index), name: unitName(index), township: townshipId(township(of: index)),
                days: Int.random(in: 0..<4, using: &random) == 0 ? 8 : 4)
        }
        let work = units.reduce(0) { $0 + $1.days }
        let seatsEach = max(3, people * 4 / 9 / max(1, groups))
        let most = unitsOfRound / groups + 3
        return GroupsRequest(
            round: GroupsRequest.Round(
                name: "第1轮", starts: Day(number: 20_880), ends: Day(number: 20_930)),
            groups: (0..<groups).map { index in
                GroupsRequest.Group(
                    id: "g\(index + 1)", name: "第\(index + 1)组", base: point(&random), leaders: 1,
                    deputies: 1, members: seatsEach - 2,
                    specialities: ["discipline", "finance", "organisation"],
                    minUnits: max(0, unitsOfRound / groups - 3), maxUnits: most,
                    maxDays: work * 115 / 100 / groups + 8)
            },
            people: (0..<people).map { person($0, &random) },
            townships: (0..<townships).map { index in
                GroupsRequest.Township(
                    id: townshipId(index), name: townshipName(index), at: places[index])
            },
            units: units)
    }

    private func point(_ random: inout SeededRandom) -> GroupsRequest.Point {
        GroupsRequest.Point(
            latitude: Double(Int.random(in: 34_200...34_700, using: &random)) / 1000,
            longitude: Double(Int.random(in: 115_400...116_000, using: &random)) / 1000)
    }

    private func person(_ index: Int, _ random: inout SeededRandom) -> GroupsRequest.Person {
        let isLeader = index * 9 < people * 4
        let codes = ["discipline", "finance", "organisation", "agriculture", "township"]
        var specialities = [codes[index % codes.count]]
        if Int.random(in: 0..<4, using: &random) == 0 {
            let more = codes[Int.random(in: 0..<codes.count, using: &random)]
            if more != specialities[0] { specialities.append(more) }
        }
        var relations: [GroupsRequest.Relation] = []
        if Int.random(in: 0..<3, using: &random) == 0 {
            let kinds = RelationKind.allCases
            relations.append(
                GroupsRequest.Relation(
                    place: townshipId(Int.random(in: 0..<townships, using: &random)),
                    kind: kinds[Int.random(in: 0..<kinds.count, using: &random)]))
        }
        let surnames = [
            "赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "褚", "卫", "蒋", "沈", "韩", "杨",
        ]
        return GroupsRequest.Person(
            id: "p\(index + 1)", name: "\(surnames[index % surnames.count])某\(index + 1)",
            pool: isLeader ? .leader : .member, specialities: specialities,
            calls: Int.random(in: 0...4, using: &random),
            relations: relations.isEmpty ? nil : relations)
    }
}
