package import Domain

extension GroupsCase {
    /// The hard rules that an arrangement breaks, in words; none for one that may be used. It
    /// knows nothing of the program that made the arrangement.
    package func breaches(of arrangement: Arrangement) -> [Phrase] {
        guard arrangement.groupOfUnit.count == request.units.count,
            arrangement.groupOfUnit.allSatisfy(request.groups.indices.contains)
        else { return [Phrase("有村居没有安排巡察组", "a unit has no group")] }
        return seatBreaches(arrangement) + workBreaches(arrangement)
            + placeBreaches(arrangement) + wishBreaches(arrangement)
    }

    private func seatBreaches(_ arrangement: Arrangement) -> [Phrase] {
        var result: [Phrase] = []
        let seats = Dictionary(grouping: arrangement.seats, by: \.group)
        for (index, group) in request.groups.enumerated() {
            let here = seats[index] ?? []
            for post in Post.allCases {
                let count = here.filter { $0.post == post }.count
                if count != group.seats(post) {
                    result.append(
                        Phrase(
                            "\(group.name)应有\(post.label.zh)\(group.seats(post))人，安排了\(count)人",
                            "\(group.name) has \(count) \(post.label.en), not \(group.seats(post))")
                    )
                }
            }
            for speciality in group.specialities ?? [] {
                let isThere = here.contains { seat in
                    request.people[seat.person].specialities?.contains(speciality) ?? false
                }
                if !isThere {
                    result.append(
                        Phrase(
                            "\(group.name)缺少专长“\(Speciality.label(speciality).zh)”",
                            "\(group.name) lacks “\(Speciality.label(speciality).en)”"))
                }
            }
        }
        for (person, seats) in Dictionary(grouping: arrangement.seats, by: \.person)
            .sorted(by: { $0.key < $1.key })
        {
            let who = request.people[person]
            if seats.count > 1 {
                result.append(Phrase("\(who.name)有两个岗位", "\(who.name) has two posts"))
            }
            if !isPresent[person] {
                result.append(Phrase("\(who.name)本轮期间缺席", "\(who.name) is away"))
            }
            if !seats.allSatisfy({ who.pool.posts.contains($0.post) }) {
                result.append(
                    Phrase("\(who.name)不能担任该岗位", "\(who.name) may not hold the post"))
            }
        }
        return result
    }

    private func workBreaches(_ arrangement: Arrangement) -> [Phrase] {
        request.groups.enumerated().flatMap { index, group -> [Phrase] in
            let units = request.units.indices.filter { arrangement.groupOfUnit[$0] == index }
            let days = units.reduce(0) { $0 + request.units[$1].days }
            var result: [Phrase] = []
            if units.count > group.maxUnits || units.count < group.minUnits ?? 0 {
                let limits = "\(group.minUnits ?? 0)–\(group.maxUnits)"
                result.append(
                    Phrase(
                        "\(group.name)承担\(units.count)个村居，应为\(limits)个",
                        "\(group.name) takes \(units.count) units, not \(limits)"))
            }
            if days > group.maxDays {
                result.append(
                    Phrase(
                        "\(group.name)需要\(days)天，只有\(group.maxDays)天",
                        "\(group.name) needs \(days) of \(group.maxDays) days"))
            }
            return result
        }
    }

    private func placeBreaches(_ arrangement: Arrangement) -> [Phrase] {
        var result: [Phrase] = []
        let seatOf = Dictionary(grouping: arrangement.seats, by: \.person)
        for recusal in recusals where recusal.level == .blocked {
            let groups = visits(recusal.place, arrangement)
            if (seatOf[recusal.person] ?? []).contains(where: { groups.contains($0.group) }) {
                result.append(words(for: recusal))
            }
        }
        for (township, record) in request.townships.enumerated() {
            let groups = visits(.township(township), arrangement)
            if record.isTogether == true, groups.count > 1 {
                result.append(
                    Phrase("\(record.name)应由一个组承担", "\(record.name) goes to one group"))
            }
            for group in groups.sorted() where isOwnCounty(group, township) {
                let name = request.groups[group].name
                result.append(
                    Phrase(
                        "\(name)不能巡察本县的\(record.name)",
                        "\(name) may not inspect \(record.name) of its own county"))
            }
        }
        return result
    }

    private func wishBreaches(_ arrangement: Arrangement) -> [Phrase] {
        func holds(_ wish: Wish) -> Bool {
            switch wish.subject {
            case .unit(let unit): arrangement.groupOfUnit[unit] == wish.group
            case .person(let person):
                arrangement.seats.contains { $0.person == person && $0.group == wish.group }
            }
        }
        return pins.filter { !holds($0) }.map { words(for: $0, isPin: true) }
            + forbids.filter(holds).map { words(for: $0, isPin: false) }
    }

    func words(for recusal: Recusal) -> Phrase {
        let person = request.people[recusal.person].name
        let place: String
        switch recusal.place {
        case .township(let index): place = request.townships[index].name
        case .unit(let index): place = request.units[index].name
        }
        let kind = recusal.kind.label
        return Phrase(
            "\(person)应回避\(place)（\(kind.zh)）", "\(person) is recused from \(place) (\(kind.en))")
    }

    func words(for wish: Wish, isPin: Bool) -> Phrase {
        let name: String
        switch wish.subject {
        case .person(let index): name = request.people[index].name
        case .unit(let index): name = request.units[index].name
        }
        let group = request.groups[wish.group].name
        return isPin
            ? Phrase("指定\(name)在\(group)", "\(name) is pinned to \(group)")
            : Phrase("不许\(name)在\(group)", "\(name) is forbidden in \(group)")
    }
}

/// What a person knows that a group needs. An office may add codes of its own.
package enum Speciality {
    static let labels: [String: Phrase] = [
        "discipline": Phrase("纪检", "discipline"), "finance": Phrase("财务审计", "finance, audit"),
        "organisation": Phrase("组织", "organisation"), "agriculture": Phrase("农业农村", "agriculture"),
        "township": Phrase("老乡镇", "old township hand"),
    ]

    package static func label(_ code: String) -> Phrase { labels[code] ?? Phrase(code, code) }
}
