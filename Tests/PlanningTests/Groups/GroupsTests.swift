import Domain
import Testing

@testable import Planning

struct GroupsTests {
    private func unit(_ id: String, _ township: String, days: Int = 4) -> GroupsRequest.Unit {
        GroupsRequest.Unit(id: id, name: id, township: township, days: days)
    }

    private func plan(_ request: GroupsRequest) throws -> GroupsPlan {
        let plan = try GroupsCase(request, file: "g.json")
        let made = try #require(plan.plan(by: try solver()).plan)
        #expect(plan.breaches(of: made.arrangement) == [])
        #expect(made.cost.total == made.proof.objective)
        #expect(made.proof.isOptimal)
        return made
    }

    private func conflict(_ request: GroupsRequest) throws -> Conflict {
        try #require(try GroupsCase(request, file: "g.json").plan(by: try solver()).conflict)
    }

    /// Two villages in each township, a leader and a member for each group, and one of each over.
    private func usual() -> GroupsRequest {
        .small(
            units: [
                unit("u1", "plum"), unit("u2", "plum"), unit("u3", "pear"), unit("u4", "pear"),
            ],
            people: [
                GroupsRequest.person("l1", .leader), GroupsRequest.person("l2", .leader),
                GroupsRequest.person("l3", .leader, calls: 9), GroupsRequest.person("m1"),
                GroupsRequest.person("m2"), GroupsRequest.person("m3", calls: 9),
            ])
    }

    private func group(of person: String, in made: GroupsPlan) -> GroupsPlan.Sheet? {
        made.groups.first { $0.people.contains { $0.id == person } }
    }

    @Test func `townships stay together, days are even, and the often called stay at home`() throws
    {
        let made = try plan(usual())
        #expect(Set(made.groups.map { $0.units.sorted() }) == [["u1", "u2"], ["u3", "u4"]])
        #expect(made.groups.map(\.days) == [8, 8])
        #expect(made.proof.objective == 0)
        #expect(made.groups.allSatisfy { $0.people.map(\.post) == [.leader, .member] })
    }

    @Test(arguments: [RelationKind.works, .worked, .relative, .inspected])
    func `whoever is tied to a township goes to the other`(kind: RelationKind) throws {
        var request = usual()
        request.people[0].relations = [.init(place: "plum", kind: kind)]
        #expect(try group(of: "l1", in: plan(request))?.townships != ["梅镇"])
    }

    @Test func `work that ended long ago blocks nobody, and earlier than that does`() throws {
        var request = usual()
        let start = request.round.starts
        request.people[0].relations = [.init(place: "plum", kind: .worked, until: start + -1200)]
        #expect(try GroupsCase(request, file: "").recusals.isEmpty)
        request.people[0].relations = [.init(place: "plum", kind: .worked, until: start + -900)]
        #expect(try GroupsCase(request, file: "").recusals.map(\.level) == [.blocked])
    }

    @Test func `the home village is closed and its township is to be reviewed`() throws {
        var request = usual()
        request.people[0].relations = [.init(place: "u1", kind: .native)]
        let recusals = try GroupsCase(request, file: "").recusals
        #expect(recusals.map(\.level) == [.review, .blocked])
        #expect(try plan(request).proof.objective == 0)
    }

    @Test func `a review that cannot be avoided costs points and is allowed`() throws {
        var request = usual()
        request.people = request.people.filter { $0.id != "l3" }
        request.people[0].relations = [.init(place: "plum", kind: .declared)]
        request.people[1].relations = [.init(place: "plum", kind: .declared)]
        let made = try plan(request)
        #expect(made.cost.first { $0.code == "review" }?.points == 7)
    }

    @Test func `pins and forbids are kept, and the reason says so`() throws {
        var request = usual()
        request.pins = [.init(person: "m3", group: "b"), .init(unit: "u1", group: "a")]
        request.forbids = [.init(person: "l1", group: "a")]
        let made = try plan(request)
        #expect(group(of: "m3", in: made)?.id == "b")
        #expect(group(of: "l1", in: made)?.id != "a")
        #expect(made.groups[0].units.contains("u1"))
        #expect(made.personReasons.first { $0.id == "m3" }?.here.zh.hasPrefix("已指定") == true)
        let there = made.unitReasons.first { $0.id == "u1" }?.elsewhere[0]
        #expect(there?.why.zh == "指定u1在a组")
    }

    @Test func `a speciality that nobody present has is named`() throws {
        var request = usual()
        request.groups[0].specialities = ["finance"]
        request.people[4].specialities = ["finance"]
        #expect(try group(of: "m2", in: plan(request))?.id == "a")
        request.people[4].absences = [
            .init(from: request.round.ends, until: request.round.ends + 9)
        ]
        let conflict = try conflict(request)
        #expect(conflict.together.map(\.zh) == ["m2本轮期间缺席", "a组有人懂“财务审计”"])
        #expect(conflict.toGiveUp.count == 1)
    }

    @Test func `in cross inspection no group stays in its own county`() throws {
        var request = usual()
        request.isCross = true
        (request.groups[0].county, request.groups[1].county) = ("east", "west")
        (request.townships[0].county, request.townships[1].county) = ("east", "west")
        #expect(try plan(request).groups.map(\.townships) == [["梨镇"], ["梅镇"]])
    }

    @Test func `groups go where the way is short`() throws {
        var request = usual()
        request.groups[0].base = .init(latitude: 34, longitude: 115)
        request.groups[1].base = .init(latitude: 34, longitude: 116)
        request.townships[0].at = .init(latitude: 34, longitude: 116)
        request.townships[1].at = .init(latitude: 34, longitude: 115)
        #expect(try plan(request).groups.map(\.townships) == [["梨镇"], ["梅镇"]])
    }

    @Test func `a degree of latitude is 111 kilometres`() {
        #expect(
            kilometres(.init(latitude: 30, longitude: 115), .init(latitude: 31, longitude: 115))
                == 111)
        #expect(kilometres(nil, .init(latitude: 31, longitude: 115)) == 0)
    }

    @Test func `a township together goes to one group, and the days of that group must do`() throws
    {
        var request = usual()
        request.townships[0].isTogether = true
        request.units.append(unit("u5", "plum"))
        #expect(try plan(request).groups.contains { $0.units == ["u1", "u2", "u5"] })
        request.groups[0].maxDays = 11
        request.groups[1].maxDays = 10
        #expect(try conflict(request).together.map(\.zh).contains("梅镇由一个组承担"))
    }

    @Test func `an earlier plan is taken up again, and repaired after a pin`() throws {
        let first = try plan(usual())
        var request = usual()
        let unit = first.groups[0].units[0]
        let person = try #require(first.groups[0].people.first)
        request.pins = [.init(unit: unit, group: "b"), .init(person: person.id, group: "b")]
        let plan = try GroupsCase(request, file: "g.json")
        let cold = try #require(plan.plan(by: try solver()).plan)
        var search = try solver()
        search.columnsInOne = 0
        let warm = try #require(plan.plan(by: search, from: first.groups).plan)
        #expect(plan.breaches(of: warm.arrangement) == [])
        #expect(warm.proof.objective == cold.proof.objective)
        #expect(warm.groups[1].units.contains(unit))
    }

    @Test func `experts and further leaders are seated from their own pools`() throws {
        var request = usual()
        request.groups[0].experts = 1
        request.groups[1].deputies = 1
        request.people.append(GroupsRequest.person("e1", .expert))
        let made = try plan(request)
        #expect(group(of: "e1", in: made)?.id == "a")
        #expect(made.groups[1].people.map(\.post) == [.leader, .deputy, .member])
    }
}
