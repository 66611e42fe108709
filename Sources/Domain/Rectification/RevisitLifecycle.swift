/// A visit after rectification, to see whether it is real (回访). Life cycle: domain.md §5.6.
package enum Revisit {
    package enum State: String, Codable, Sendable, CaseIterable, Labelled {
        case planned, done, concluded, cancelled

        package var label: Phrase {
            switch self {
            case .planned: Phrase("待回访", "planned")
            case .done: Phrase("待研判", "done")
            case .concluded: Phrase("已研判", "concluded")
            case .cancelled: Phrase("已取消", "cancelled")
            }
        }
    }

    package enum Move: String, Codable, Sendable, CaseIterable, Labelled {
        case record, conclude, cancel

        package var label: Phrase {
            switch self {
            case .record: Phrase("登记回访情况", "record the revisit")
            case .conclude: Phrase("作出研判", "conclude")
            case .cancel: Phrase("取消回访", "cancel")
            }
        }
    }

    package static let lifecycle = Lifecycle<State, Move>(
        start: .planned,
        [
            .init(
                .record, from: [.planned], to: .done,
                by: Role.office + [.supervisionGroup], needs: [.day, .statement]),
            .init(.conclude, from: [.done], to: .concluded, by: Role.office, needs: [.opinion]),
            .init(.cancel, from: [.planned], to: .cancelled, by: Role.office, needs: [.reason]),
        ])

    /// What a revisit found.
    package enum Result: String, Codable, Sendable, CaseIterable, Labelled {
        case inPlace, mostlyInPlace, notInPlace, relapsed

        package var label: Phrase {
            switch self {
            case .inPlace: Phrase("到位", "in place")
            case .mostlyInPlace: Phrase("基本到位", "mostly in place")
            case .notInPlace: Phrase("不到位", "not in place")
            case .relapsed: Phrase("反弹", "relapsed")
            }
        }

        /// Whether the items have to be opened again.
        package var reopens: Bool { self == .notInPlace || self == .relapsed }
    }
}
