/// Something a village has to make public by a certain day (公开事项).
package enum DisclosureDuty {
    package enum State: String, Codable, Sendable, CaseIterable, Labelled {
        case due, published, disputed, answered

        package var label: Phrase {
            switch self {
            case .due: Phrase("待公开", "due")
            case .published: Phrase("已公开", "published")
            case .disputed: Phrase("群众有异议", "disputed")
            case .answered: Phrase("异议已答复", "objection answered")
            }
        }
    }

    package enum Move: String, Codable, Sendable, CaseIterable, Labelled {
        case publish, dispute, answer

        package var label: Phrase {
            switch self {
            case .publish: Phrase("登记公开", "record the publication")
            case .dispute: Phrase("登记群众异议", "record an objection")
            case .answer: Phrase("答复异议", "answer the objection")
            }
        }
    }

    /// Being late is no state: it follows from the day it was due and the day it was published.
    package static let lifecycle = Lifecycle<State, Move>(
        start: .due,
        [
            .init(
                .publish, from: [.due], to: .published, by: Role.village,
                needs: [.day, .evidence]),
            .init(
                .dispute, from: [.published, .answered], to: .disputed,
                by: [.villageSupervisor, .villageContact, .townshipDiscipline],
                needs: [.statement]),
            .init(
                .answer, from: [.disputed], to: .answered,
                by: Role.village + [.townshipCommittee], needs: [.statement],
                notAlso: [.dispute]),
        ])
}
