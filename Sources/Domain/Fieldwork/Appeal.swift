/// What villagers urgently want solved (急难愁盼). Every appeal ends with an outcome.
package enum Appeal {
    package enum State: String, Codable, Sendable, CaseIterable, Labelled {
        case open, passedOn, solved, explained

        package var label: Phrase {
            switch self {
            case .open: Phrase("办理中", "open")
            case .passedOn: Phrase("已转办，待结果", "passed on")
            case .solved: Phrase("已解决", "solved")
            case .explained: Phrase("已解释答复", "explained")
            }
        }
    }

    package enum Move: String, Codable, Sendable, CaseIterable, Labelled {
        case passOn, solve, explain

        package var label: Phrase {
            switch self {
            case .passOn: Phrase("转有关单位办理", "pass on")
            case .solve: Phrase("登记解决结果", "record the solution")
            case .explain: Phrase("解释答复", "explain")
            }
        }
    }

    private static let handlers = Role.group + [.groupLiaison] + Role.office

    package static let lifecycle = Lifecycle<State, Move>(
        start: .open,
        [
            .init(.passOn, from: [.open], to: .passedOn, by: handlers, needs: [.receipt]),
            .init(
                .solve, from: [.open, .passedOn], to: .solved, by: handlers,
                needs: [.day, .statement]),
            .init(
                .explain, from: [.open, .passedOn], to: .explained, by: handlers,
                needs: [.day, .statement]),
        ])
}
