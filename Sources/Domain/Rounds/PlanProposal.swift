/// A proposal of the planner (方案): a coverage plan of a term, or the groups of a round. People
/// decide: what is adopted becomes ordinary records, with all their rules.
package enum PlanProposal {
    package enum Kind: String, Codable, Sendable, CaseIterable, Labelled {
        case rounds, groups

        package var label: Phrase {
            switch self {
            case .rounds: Phrase("全覆盖计划", "coverage plan")
            case .groups: Phrase("编组分村", "groups and villages")
            }
        }
    }

    package enum State: String, Codable, Sendable, CaseIterable, Labelled {
        case kept, adopted, discarded

        package var label: Phrase {
            switch self {
            case .kept: Phrase("待定", "kept")
            case .adopted: Phrase("已采用", "adopted")
            case .discarded: Phrase("未采用", "discarded")
            }
        }
    }

    package enum Move: String, Codable, Sendable, CaseIterable, Labelled {
        case adopt, discard

        package var label: Phrase {
            switch self {
            case .adopt: Phrase("采用方案", "adopt")
            case .discard: Phrase("不采用", "discard")
            }
        }
    }

    package static let lifecycle = Lifecycle<State, Move>(
        start: .kept,
        [
            .init(.adopt, from: [.kept], to: .adopted, by: Role.office),
            .init(.discard, from: [.kept], to: .discarded, by: Role.office, needs: [.reason]),
        ])
}
