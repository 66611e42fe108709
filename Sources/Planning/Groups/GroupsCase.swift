package import Domain
import Foundation

/// A request for groups, checked, with indices in place of codes.
package struct GroupsCase: Sendable {
    /// A person or unit, and a group.
    package struct Wish: Sendable, Hashable {
        package enum Subject: Sendable, Hashable { case person(Int), unit(Int) }
        package let subject: Subject
        package let group: Int
    }

    package let request: GroupsRequest
    package let weights: GroupsRequest.Weights
    /// The township of each unit.
    package let townshipOfUnit: [Int]
    package let recusals: [Recusal]
    package let pins: [Wish]
    package let forbids: [Wish]
    /// Whether a person is there on every day of the round.
    package let isPresent: [Bool]
    /// Kilometres between a group's base and a township: `[group][township]`; 0 when unknown.
    package let distance: [[Int]]

    /// - Throws: A `Refusal` naming the file and the key.
    package init(_ request: GroupsRequest, file: String) throws(Refusal) {
        self.request = request
        weights = request.weights ?? .usual
        try Self.checkNumbers(request, file)
        let groups = try place(request.groups.map(\.id), file, "groups")
        let people = try place(request.people.map(\.id), file, "people")
        let townships = try place(request.townships.map(\.id), file, "townships")
        let units = try place(request.units.map(\.id), file, "units")
        func find(_ id: String, in places: [String: Int], _ key: String) throws(Refusal) -> Int {
            if let index = places[id] { return index }
            throw RequestReader.wrong(file, key: key, "没有编号“\(id)”", "there is no id “\(id)”")
        }
        var townshipOfUnit: [Int] = []
        for (index, unit) in request.units.enumerated() {
            townshipOfUnit.append(
                try find(unit.township, in: townships, "units[\(index)].township"))
        }
        self.townshipOfUnit = townshipOfUnit
        var recusals: [Recusal] = []
        for (index, person) in request.people.enumerated() {
            let known = (person.relations ?? []).compactMap { relation in
                if let unit = units[relation.place] {
                    return (Recusal.Place.unit(unit), Int?(townshipOfUnit[unit]), relation)
                }
                // A place that is not in this round matters to nobody in it.
                return townships[relation.place].map { (.township($0), nil, relation) }
            }
            recusals += Recusal.from(
                index, known, starts: request.round.starts, years: request.recusalYears ?? 3)
        }
        self.recusals = recusals
        func wishes(_ list: [GroupsRequest.Wish]?, _ key: String) throws(Refusal) -> [Wish] {
            var result: [Wish] = []
            for (index, wish) in (list ?? []).enumerated() {
                let key = "\(key)[\(index)]"
                let group = try find(wish.group, in: groups, key + ".group")
                switch (wish.person, wish.unit) {
                case (let person?, nil):
                    let person = try find(person, in: people, key + ".person")
                    result.append(Wish(subject: .person(person), group: group))
                case (nil, let unit?):
                    let unit = try find(unit, in: units, key + ".unit")
                    result.append(Wish(subject: .unit(unit), group: group))
                default:
                    throw RequestReader.wrong(
                        file, key: key, "应写 person 或 unit 其中一个", "it names a person or a unit")
                }
            }
            return result
        }
        pins = try wishes(request.pins, "pins")
        forbids = try wishes(request.forbids, "forbids")
        let round = request.round
        isPresent = request.people.map { person in
            !(person.absences ?? []).contains { $0.from <= round.ends && $0.until >= round.starts }
        }
        distance = request.groups.map { group in
            request.townships.map { kilometres(group.base, $0.at) }
        }
    }

    private static func checkNumbers(_ request: GroupsRequest, _ file: String) throws(Refusal) {
        for (name, isEmpty) in [
            ("groups", request.groups.isEmpty), ("people", request.people.isEmpty),
            ("townships", request.townships.isEmpty), ("units", request.units.isEmpty),
        ] where isEmpty {
            throw RequestReader.wrong(file, key: name, "不能为空", "it must not be empty")
        }
        for (index, group) in request.groups.enumerated() {
            let numbers = Post.allCases.map(group.seats) + [group.minUnits ?? 0, group.maxUnits]
            guard numbers.allSatisfy((0...1000).contains), (0...100_000).contains(group.maxDays)
            else {
                throw RequestReader.wrong(
                    file, key: "groups[\(index)]", "人数和村数应为 0 至 1000，天数不超过 100000",
                    "people and units are 0 to 1000, days at most 100000")
            }
        }
        for (index, unit) in request.units.enumerated() where !(1...1000).contains(unit.days) {
            throw RequestReader.wrong(
                file, key: "units[\(index)].days", "应为 1 至 1000", "it is 1 to 1000")
        }
        for (index, person) in request.people.enumerated()
        where !(0...1000).contains(person.calls ?? 0) {
            throw RequestReader.wrong(
                file, key: "people[\(index)].calls", "应为 0 至 1000", "it is 0 to 1000")
        }
        let weights = request.weights ?? .usual
        let list = [
            weights.split, weights.travel, weights.unevenness, weights.call, weights.review,
        ]
        guard list.allSatisfy((0...100_000).contains) else {
            throw RequestReader.wrong(
                file, key: "weights", "权重应为 0 至 100000", "weights are 0 to 100000")
        }
    }

    package func isOwnCounty(_ group: Int, _ township: Int) -> Bool {
        guard request.isCross == true, let county = request.groups[group].county else {
            return false
        }
        return county == request.townships[township].county
    }
}

/// Whole kilometres on the sphere (haversine, radius 6371 km); 0 when a point is missing.
func kilometres(_ from: GroupsRequest.Point?, _ to: GroupsRequest.Point?) -> Int {
    guard let from, let to else { return 0 }
    let radians = Double.pi / 180
    let halfLatitude = sin((to.latitude - from.latitude) * radians / 2)
    let halfLongitude = sin((to.longitude - from.longitude) * radians / 2)
    let root =
        halfLatitude * halfLatitude
        + cos(from.latitude * radians) * cos(to.latitude * radians) * halfLongitude * halfLongitude
    return Int((2 * 6371 * asin(min(1, root.squareRoot()))).rounded())
}
