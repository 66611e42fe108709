/// The kinds of record that have a life of their own, with history and attachments.
package enum RecordKind: String, Codable, Sendable, CaseIterable, Labelled {
    case round, inspection, finding, rectification, revisit

    package var label: Phrase {
        switch self {
        case .round: Phrase("轮次", "round")
        case .inspection: Phrase("村级巡察", "village inspection")
        case .finding: Phrase("问题", "finding")
        case .rectification: Phrase("整改事项", "rectification item")
        case .revisit: Phrase("回访", "revisit")
        }
    }
}
