/// The kinds of record that have a life of their own, with history and attachments.
package enum RecordKind: String, Codable, Sendable, CaseIterable, Labelled {
    case round, inspection, finding, rectification, revisit
    case informationRequest, publicReport, appeal, immediateNotice, clue, supervisionLetter
    case commonProblem, suspicion, proposal

    package var label: Phrase {
        switch self {
        case .round: Phrase("轮次", "round")
        case .inspection: Phrase("村级巡察", "village inspection")
        case .finding: Phrase("问题", "finding")
        case .rectification: Phrase("整改事项", "rectification item")
        case .revisit: Phrase("回访", "revisit")
        case .informationRequest: Phrase("情况征集", "information request")
        case .publicReport: Phrase("群众来信来访", "public report")
        case .appeal: Phrase("群众诉求", "appeal")
        case .immediateNotice: Phrase("立行立改通知书", "immediate-rectification notice")
        case .clue: Phrase("线索", "clue")
        case .supervisionLetter: Phrase("督办函", "supervision letter")
        case .commonProblem: Phrase("共性问题", "common problem")
        case .proposal: Phrase("方案", "proposal")
        case .suspicion: Phrase("疑似问题", "suspicion")
        }
    }
}
