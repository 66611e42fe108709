/// A reminder or a letter that presses for an item that is about to be, or is, late
/// (提醒函, 督办函).
package enum SupervisionLetter {
    package enum State: String, Codable, Sendable, CaseIterable, Labelled {
        case issued, answered, withdrawn

        package var label: Phrase {
            switch self {
            case .issued: Phrase("已发出，待答复", "issued")
            case .answered: Phrase("已答复", "answered")
            case .withdrawn: Phrase("已撤回", "withdrawn")
            }
        }
    }

    package enum Move: String, Codable, Sendable, CaseIterable, Labelled {
        case answer, withdraw

        package var label: Phrase {
            switch self {
            case .answer: Phrase("答复", "answer")
            case .withdraw: Phrase("撤回", "withdraw")
            }
        }
    }

    /// How far away the due date of the item is when the letter goes out (一单、两书、三色).
    package enum Colour: String, Codable, Sendable, CaseIterable, Labelled {
        case green, yellow, red

        package var label: Phrase {
            switch self {
            case .green: Phrase("绿色提醒", "green: a reminder")
            case .yellow: Phrase("黄色预警", "yellow: due soon")
            case .red: Phrase("红色督办", "red: late")
            }
        }

        /// The colour of an item that is due in so many days; `near` is where yellow begins.
        package static func of(daysLeft: Int, near: Int) -> Colour {
            daysLeft < 0 ? .red : daysLeft <= near ? .yellow : .green
        }
    }

    package static let lifecycle = Lifecycle<State, Move>(
        start: .issued,
        [
            .init(
                .answer, from: [.issued], to: .answered, by: RectificationItem.responsible,
                needs: [.statement]),
            .init(
                .withdraw, from: [.issued], to: .withdrawn, by: Role.office, needs: [.reason]),
        ])
}
