import Domain
import Testing

@testable import Planning

/// Every arrangement of a tiny round is tried, and the solver's has to be as good as the best.
struct GroupsOracleTests {
    private func tiny(_ seed: Int) -> GroupsRequest {
        var random = SeededRandom(seed: UInt64(seed))
        func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
        let units = (0..<Int.random(in: 2...4, using: &random)).map { index in
            GroupsRequest.Unit(
                id: "u\(index)", name: "u\(index)", township: chance(50) ? "plum" : "pear",
                days: Int.random(in: 1...3, using: &random) * 2)
        }
        let people = ["l1", "l2", "m1", "m2", "m3"].map { id in
            var person = GroupsRequest.person(
                id, id.hasPrefix("l") ? .leader : .member,
                calls: Int.random(in: 0...3, using: &random))
            if chance(40) { person.specialities = ["finance"] }
            if chance(35) {
                let kind = RelationKind.allCases.randomElement(using: &random) ?? .native
                let place = ["plum", "pear", "u0", "u1"].randomElement(using: &random) ?? "u0"
                person.relations = [.init(place: place, kind: kind)]
            }
            let far = GroupsRequest.march.ends + 1
            if chance(4) { person.absences = [.init(from: GroupsRequest.march.starts, until: far)] }
            return person
        }
        var request = GroupsRequest.small(units: units, people: people)
        request.groups[0].maxUnits = Int.random(in: 1...3, using: &random)
        request.groups[1].maxDays = Int.random(in: 4...16, using: &random)
        request.groups[1].minUnits = chance(50) ? 1 : nil
        request.groups[0].base = .init(latitude: 34, longitude: 115)
        request.townships[0].at = .init(latitude: 34, longitude: chance(50) ? 115.1 : 115.3)
        if chance(40) { request.groups[1].specialities = ["finance"] }
        if chance(20) { request.townships[0].isTogether = true }
        if chance(20) { request.pins = [.init(person: chance(50) ? "m1" : "l1", group: "a")] }
        if chance(20) { request.forbids = [.init(unit: "u1", group: chance(50) ? "a" : "b")] }
        if chance(15) {
            (request.isCross, request.groups[0].county) = (true, "east")
            request.townships[1].county = chance(50) ? "east" : "west"
        }
        return request
    }

    private func best(_ plan: GroupsCase) -> Int? {
        let request = plan.request
        // A person stays at home, or goes to one of the two groups in the only fitting post.
        let crews = words(of: request.people.count, letters: 3).map { word in
            word.enumerated().filter { $0.element < 2 }.map { person, group in
                GroupsPlan.Seat(
                    person: person, group: group,
                    post: request.people[person].pool == .leader ? .leader : .member)
            }
        }.filter { seats in
            (0..<2).allSatisfy { group in
                let here = seats.filter { $0.group == group }
                return here.count == 2 && Set(here.map(\.post)).count == 2
            }
        }
        return words(of: request.units.count, letters: 2).flatMap { word in
            crews.compactMap { seats -> Int? in
                let arrangement = Arrangement(groupOfUnit: word, seats: seats)
                let holds = plan.breaches(of: arrangement).isEmpty
                return holds ? plan.cost(of: arrangement).total : nil
            }
        }.min()
    }

    private func words(of length: Int, letters: Int) -> [[Int]] {
        (0..<length).reduce([[]]) { words, _ in
            words.flatMap { word in (0..<letters).map { word + [$0] } }
        }
    }

    @Test func `the plan of 200 tiny rounds is the best of all there are`() throws {
        let search = try solver()
        var impossible = 0
        for seed in 0..<200 {
            let plan = try GroupsCase(tiny(seed), file: "g.json")
            let made = plan.plan(by: search, explaining: []).plan
            #expect(made?.proof.objective == best(plan), "seed \(seed)")
            if let made {
                #expect(plan.breaches(of: made.arrangement) == [], "seed \(seed)")
                #expect(made.cost.total == made.proof.objective, "seed \(seed)")
            } else {
                impossible += 1
            }
        }
        #expect((20...150).contains(impossible))
    }

    @Test func `parts solved one after the other reach the bound or admit the gap`() throws {
        var search = try solver()
        search.columnsInOne = 0
        for seed in 0..<60 {
            let plan = try GroupsCase(tiny(seed), file: "g.json")
            let best = best(plan)
            guard let made = plan.plan(by: search, explaining: []).plan else {
                #expect(best == nil, "seed \(seed)")
                continue
            }
            #expect(plan.breaches(of: made.arrangement) == [], "seed \(seed)")
            #expect(made.proof.objective >= best ?? 0 && made.proof.bound <= best ?? 0)
        }
    }

    @Test func `a rule that is relaxed never makes the best plan worse`() throws {
        let search = try solver()
        for seed in 500..<580 {
            let request = tiny(seed)
            let strict = try GroupsCase(request, file: "g.json").plan(by: search, explaining: [])
            guard let cost = strict.plan?.proof.objective else { continue }
            var relaxed = Array(repeating: request, count: 4)
            for index in request.people.indices { relaxed[0].people[index].relations = nil }
            (relaxed[1].pins, relaxed[1].forbids) = (nil, nil)
            for index in request.groups.indices { relaxed[2].groups[index].specialities = nil }
            for index in request.groups.indices { relaxed[3].groups[index].maxDays += 5 }
            for request in relaxed {
                let plan = try GroupsCase(request, file: "g.json")
                let now = plan.plan(by: search, explaining: []).plan?.proof.objective
                #expect(now.map { $0 <= cost } ?? false, "seed \(seed)")
            }
        }
    }
}
