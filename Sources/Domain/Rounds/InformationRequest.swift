/// What the office asks of a department before a round (情况征集, 函询), and its reply.
package enum InformationRequest {
    package enum State: String, Codable, Sendable, CaseIterable, Labelled {
        case sent, replied, withdrawn

        package var label: Phrase {
            switch self {
            case .sent: Phrase("待回复", "waiting for a reply")
            case .replied: Phrase("已回复", "replied")
            case .withdrawn: Phrase("已撤回", "withdrawn")
            }
        }
    }

    package enum Move: String, Codable, Sendable, CaseIterable, Labelled {
        case remind, reply, withdraw

        package var label: Phrase {
            switch self {
            case .remind: Phrase("催办", "remind")
            case .reply: Phrase("登记回复", "record the reply")
            case .withdraw: Phrase("撤回", "withdraw")
            }
        }
    }

    package static let lifecycle = Lifecycle<State, Move>(
        start: .sent,
        [
            .init(.remind, from: [.sent], to: .sent, by: Role.office, needs: [.number]),
            .init(
                .reply, from: [.sent], to: .replied, by: Role.office, needs: [.day, .statement]),
            .init(.withdraw, from: [.sent], to: .withdrawn, by: Role.office, needs: [.reason]),
        ])
}
