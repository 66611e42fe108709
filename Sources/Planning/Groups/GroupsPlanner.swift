import Domain

extension GroupsCase {
    /// Plans the groups, and tells the reasons for some people and units, by their codes; nil is
    /// all of them. The sheets of an earlier plan are a place to begin from: quick, after a pin.
    package func plan(
        by search: Search, from earlier: [GroupsPlan.Sheet]? = nil,
        explaining explained: Set<String>? = nil, watch: Watch = Watch()
    ) -> Answer<GroupsPlan> {
        let made = GroupsProgram(self)
        let start = earlier.map { made.values(for: EarlierArrangement($0, in: request)) }
        switch search.run(made.program, start: start, watch: watch) {
        case .impossible: return .impossible(search.conflict(in: made.program, watch: watch))
        case .none: return .none
        case .found(let values, let proof):
            let arrangement = made.arrangement(from: values)
            let reasons = GroupsReasons(plan: self, arrangement: arrangement)
            return .plan(
                GroupsPlan(
                    arrangement: arrangement, proof: proof, cost: cost(of: arrangement),
                    groups: sheets(of: arrangement),
                    unitReasons: request.units.indices
                        .filter { explained?.contains(request.units[$0].id) ?? true }
                        .map(reasons.reason(forUnit:)),
                    personReasons: arrangement.seats
                        .filter { explained?.contains(request.people[$0.person].id) ?? true }
                        .map(reasons.reason(for:))))
        }
    }

    /// The groups of a sound arrangement as people read them.
    package func sheets(of arrangement: Arrangement) -> [GroupsPlan.Sheet] {
        request.groups.indices.map { sheet($0, arrangement) }
    }

    private func sheet(_ group: Int, _ arrangement: Arrangement) -> GroupsPlan.Sheet {
        let units = request.units.indices.filter { arrangement.groupOfUnit[$0] == group }
        let people = arrangement.seats.filter { $0.group == group }
        let inOrder = Post.allCases.flatMap { post in people.filter { $0.post == post } }
        return GroupsPlan.Sheet(
            id: request.groups[group].id, name: request.groups[group].name,
            days: units.reduce(0) { $0 + request.units[$1].days },
            townships: Set(units.map { townshipOfUnit[$0] }).sorted()
                .map { request.townships[$0].name },
            units: units.map { request.units[$0].id },
            people: inOrder.map { seat in
                let person = request.people[seat.person]
                return GroupsPlan.Sheet.Person(
                    id: person.id, name: person.name, post: seat.post,
                    specialities: person.specialities ?? [])
            })
    }
}

/// Why each person and unit is where it is, found by trying the other places one by one.
struct GroupsReasons {
    let plan: GroupsCase
    let arrangement: Arrangement
    private let now: [CostPart]

    init(plan: GroupsCase, arrangement: Arrangement) {
        self.plan = plan
        self.arrangement = arrangement
        now = plan.cost(of: arrangement)
    }

    private var groups: [GroupsRequest.Group] { plan.request.groups }

    func reason(forUnit unit: Int) -> Reason {
        let group = arrangement.groupOfUnit[unit]
        let township = plan.townshipOfUnit[unit]
        let record = plan.request.units[unit]
        let isPinned = plan.pins.contains { $0.subject == .unit(unit) && $0.group == group }
        let together = plan.townshipOfUnit.indices.filter {
            plan.townshipOfUnit[$0] == township && arrangement.groupOfUnit[$0] == group
        }
        var facts: [Phrase] = isPinned ? [Phrase("已指定", "pinned")] : []
        if together.count > 1 {
            let name = plan.request.townships[township].name
            facts.append(
                Phrase(
                    "与\(name)另外\(together.count - 1)个村居同组",
                    "with \(together.count - 1) more of \(name)"))
        }
        if plan.distance[group][township] > 0 {
            let km = plan.distance[group][township]
            facts.append(Phrase("距驻地\(km)公里", "\(km) km from the base"))
        }
        let elsewhere = groups.indices.filter { $0 != group }.map { other in
            var moved = arrangement
            let goesAlong = plan.request.townships[township].isTogether == true
            for index in goesAlong ? together : [unit] { moved.groupOfUnit[index] = other }
            return judged(moved, place: groups[other].name)
        }
        return Reason(
            id: record.id, name: record.name, place: groups[group].name, here: joined(facts),
            elsewhere: elsewhere)
    }

    func reason(for seat: GroupsPlan.Seat) -> Reason {
        let person = plan.request.people[seat.person]
        let isPinned = plan.pins.contains {
            $0.subject == .person(seat.person) && $0.group == seat.group
        }
        var facts: [Phrase] = isPinned ? [Phrase("已指定", "pinned")] : []
        for speciality in person.specialities ?? []
        where groups[seat.group].specialities?.contains(speciality) ?? false {
            let label = Speciality.label(speciality)
            facts.append(Phrase("组内需要\(label.zh)", "\(label.en) is needed here"))
        }
        facts.append(Phrase("此前抽调\(person.calls ?? 0)次", "called \(person.calls ?? 0) times"))
        let elsewhere = groups.indices.filter { $0 != seat.group }.map { exchange(seat, with: $0) }
        return Reason(
            id: person.id, name: person.name,
            place: "\(groups[seat.group].name)\(seat.post.label.zh)", here: joined(facts),
            elsewhere: elsewhere)
    }

    /// The best exchange with somebody of the same post in another group.
    private func exchange(_ seat: GroupsPlan.Seat, with group: Int) -> Reason.Elsewhere {
        var best: (total: Int, answer: Reason.Elsewhere)?
        var forbidden: Reason.Elsewhere?
        for (index, other) in arrangement.seats.enumerated()
        where other.group == group && other.post == seat.post {
            guard let own = arrangement.seats.firstIndex(of: seat) else { continue }
            var moved = arrangement
            moved.seats[own] = GroupsPlan.Seat(
                person: seat.person, group: group, post: seat.post)
            moved.seats[index] = GroupsPlan.Seat(
                person: other.person, group: seat.group, post: seat.post)
            let name = plan.request.people[other.person].name
            let answer = judged(
                moved, place: groups[group].name,
                others: Phrase("与\(name)对调", "in exchange with \(name)"))
            let total = answer.isForbidden ? Int.max : plan.cost(of: moved).total
            if answer.isForbidden { forbidden = forbidden ?? answer }
            if !answer.isForbidden, best.map({ total < $0.total }) ?? true {
                best = (total, answer)
            }
        }
        return best?.answer ?? forbidden
            ?? Reason.Elsewhere(
                place: groups[group].name, isForbidden: true,
                why: Phrase("该组没有这个岗位", "the group has no such post"))
    }

    private func judged(
        _ moved: Arrangement, place: String,
        others: Phrase = Phrase("其他安排不动", "the rest standing still")
    ) -> Reason.Elsewhere {
        if let breach = plan.breaches(of: moved).first {
            return Reason.Elsewhere(place: place, isForbidden: true, why: breach)
        }
        return Reason.Elsewhere(
            place: place, isForbidden: false,
            why: comparison(now, plan.cost(of: moved), others: others))
    }

    private func joined(_ facts: [Phrase]) -> Phrase {
        facts.isEmpty
            ? Phrase("总分最低的安排", "part of the plan with the fewest points")
            : Phrase(
                facts.map(\.zh).joined(separator: "；"), facts.map(\.en).joined(separator: "; "))
    }
}
