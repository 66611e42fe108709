import Domain

/// What people bring with them: specialities, recusals, wishes.
extension GroupsProgram {
    mutating func addSpecialities() {
        for (index, group) in plan.request.groups.enumerated() {
            for speciality in group.specialities ?? [] {
                let able = plan.request.people.indices.filter { person in
                    plan.request.people[person].specialities?.contains(speciality) ?? false
                }
                let label = Speciality.label(speciality)
                let demand = program.demand(
                    Phrase(
                        "\(group.name)有人懂“\(label.zh)”",
                        "somebody in \(group.name) knows “\(label.en)”"))
                program.row(able.flatMap { terms(of: $0, in: index) }, from: 1, demand: demand)
            }
        }
    }

    mutating func addRecusals() {
        for recusal in plan.recusals {
            switch recusal.level {
            case .blocked: addBlock(recusal)
            case .review: addReview(recusal)
            }
        }
    }

    /// 1 when a group goes to a place: one column, for a unit and for a township.
    private func goes(_ group: Int, to place: Recusal.Place) -> Program.Term {
        switch place {
        case .township(let township):
            Program.Term(column: visits[township][group], factor: 1)
        case .unit(let unit):
            Program.Term(column: counts[cellOfUnit[unit]][group], factor: 1)
        }
    }

    private mutating func addBlock(_ recusal: Recusal) {
        guard isVisited(recusal.place) else { return }
        let demand = program.demand(plan.words(for: recusal))
        for group in groups {
            let mine = terms(of: recusal.person, in: group)
            if mine.isEmpty { continue }
            program.row(mine + [goes(group, to: recusal.place)], to: 1, demand: demand)
        }
    }

    private mutating func addReview(_ recusal: Recusal) {
        guard isVisited(recusal.place), plan.weights.review > 0 else { return }
        let column = program.column(
            0...1, cost: plan.weights.review, isContinuous: true, part: 1, labels: [-1, -1, -1])
        for group in groups {
            let mine = terms(of: recusal.person, in: group)
            if mine.isEmpty { continue }
            let meeting = mine + [goes(group, to: recusal.place)]
            program.row(meeting + [Program.Term(column: column, factor: -1)], to: 1)
        }
    }

    private func isVisited(_ place: Recusal.Place) -> Bool {
        switch place {
        case .township(let township): plan.townshipOfUnit.contains(township)
        case .unit: true
        }
    }

    mutating func addWishes() {
        for (wishes, isPin) in [(plan.pins, true), (plan.forbids, false)] {
            for wish in wishes {
                let demand = program.demand(plan.words(for: wish, isPin: isPin))
                let terms: [Program.Term]
                switch wish.subject {
                case .person(let person): terms = self.terms(of: person, in: wish.group)
                case .unit(let unit): terms = [goes(wish.group, to: .unit(unit))]
                }
                program.row(
                    terms, from: isPin ? 1 : nil, to: isPin ? nil : 0, demand: demand)
            }
        }
    }
}
