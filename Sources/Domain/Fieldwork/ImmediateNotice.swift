/// The written order to put a matter right during the inspection (立行立改通知书). It does not
/// replace the rectification that follows the feedback.
package enum ImmediateNotice {
    package enum State: String, Codable, Sendable, CaseIterable, Labelled {
        case issued, received, replied, checked, withdrawn

        package var label: Phrase {
            switch self {
            case .issued: Phrase("已发出，待签收", "issued")
            case .received: Phrase("已签收，整改中", "received")
            case .replied: Phrase("已回复，待核验", "replied")
            case .checked: Phrase("已核验", "checked")
            case .withdrawn: Phrase("已撤销", "withdrawn")
            }
        }
    }

    package enum Move: String, Codable, Sendable, CaseIterable, Labelled {
        case receive, reply, check, sendBack, withdraw

        package var label: Phrase {
            switch self {
            case .receive: Phrase("签收", "sign for")
            case .reply: Phrase("回复整改情况", "reply")
            case .check: Phrase("核验通过", "check")
            case .sendBack: Phrase("退回重改", "send back")
            case .withdraw: Phrase("撤销通知", "withdraw")
            }
        }
    }

    /// Whom a notice orders to act.
    package enum Addressee: String, Codable, Sendable, CaseIterable, Labelled {
        case village, township, both

        package var label: Phrase {
            switch self {
            case .village: Phrase("村（社区）", "village")
            case .township: Phrase("乡镇", "township")
            case .both: Phrase("村（社区）和乡镇", "village and township")
            }
        }

        /// Who may sign for it and reply.
        package var parties: [Party] {
            switch self {
            case .village: [.village]
            case .township: [.township]
            case .both: Party.inspected
            }
        }
    }

    private static let addressed =
        Role.village + [.townshipCommittee, .townshipLiaison]

    package static let lifecycle = Lifecycle<State, Move>(
        start: .issued,
        [
            .init(.receive, from: [.issued], to: .received, by: addressed, needs: [.receipt]),
            .init(.reply, from: [.received], to: .replied, by: addressed, needs: [.statement]),
            .init(
                .check, from: [.replied], to: .checked, by: Role.group, needs: [.method, .result],
                notAlso: [.reply]),
            .init(
                .sendBack, from: [.replied], to: .received, by: Role.group, needs: [.reason],
                notAlso: [.reply]),
            .init(
                .withdraw, from: [.issued, .received], to: .withdrawn, by: [.groupLeader],
                needs: [.reason]),
        ])
}
