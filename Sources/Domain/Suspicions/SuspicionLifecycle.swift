/// A warning raised by data (疑似问题): nobody's fault until somebody has looked.
package enum Suspicion {
    package enum State: String, Codable, Sendable, CaseIterable, Labelled {
        case raised, assigned, confirmed, explained, falseAlarm

        package var label: Phrase {
            switch self {
            case .raised: Phrase("待分派", "raised")
            case .assigned: Phrase("核实中", "assigned")
            case .confirmed: Phrase("属实，已转疑点", "confirmed")
            case .explained: Phrase("有合理解释", "explained")
            case .falseAlarm: Phrase("误报", "false alarm")
            }
        }
    }

    package enum Move: String, Codable, Sendable, CaseIterable, Labelled {
        case assign, confirm, explain, dismiss, reopen

        package var label: Phrase {
            switch self {
            case .assign: Phrase("分派核实", "assign")
            case .confirm: Phrase("认定属实", "confirm")
            case .explain: Phrase("采信说明", "accept an explanation")
            case .dismiss: Phrase("认定误报", "count as a false alarm")
            case .reopen: Phrase("重新核实", "look again")
            }
        }
    }

    /// Whoever ended it may not be the one who decides to look again.
    package static let lifecycle = Lifecycle<State, Move>(
        start: .raised,
        [
            .init(
                .assign, from: [.raised, .assigned], to: .assigned,
                by: [.groupLeader, .groupDeputy], needs: [.person]),
            .init(
                .confirm, from: [.assigned], to: .confirmed, by: Role.group,
                needs: [.opinion, .evidence]),
            .init(
                .explain, from: [.assigned], to: .explained, by: Role.group,
                needs: [.statement, .evidence]),
            .init(
                .dismiss, from: [.assigned], to: .falseAlarm, by: Role.group,
                needs: [.reason]),
            .init(
                .reopen, from: [.explained, .falseAlarm], to: .assigned,
                by: [.groupLeader, .officeDirector], needs: [.reason, .person],
                notAlso: [.explain, .dismiss]),
        ])
}
