/// What a move asks for. Each is a field of the form that makes the move.
package enum Need: String, Codable, Sendable, CaseIterable, Labelled {
    case reason, opinion, evidence, statement, decision, minutes, method, result, day
    case successor, receipt, number, plan, waiver, signer
    case person, quantity, grade, budget, procurement, disposal

    package var label: Phrase {
        switch self {
        case .reason: Phrase("理由", "reason")
        case .opinion: Phrase("意见", "opinion")
        case .evidence: Phrase("佐证材料", "evidence")
        case .statement: Phrase("情况说明", "statement")
        case .decision: Phrase("批准文号或会议决定", "decision")
        case .minutes: Phrase("会议纪要", "minutes")
        case .method: Phrase("核查方式", "method of checking")
        case .result: Phrase("结果", "result")
        case .day: Phrase("日期", "date")
        case .successor: Phrase("并入单位", "successor unit")
        case .receipt: Phrase("签收人", "signed for by")
        case .number: Phrase("文号", "number")
        case .plan: Phrase("整改方案", "rectification plan")
        case .waiver: Phrase("情况或豁免理由", "record or reason for a waiver")
        case .signer: Phrase("签字人", "signer")
        case .person: Phrase("责任人", "person in charge")
        case .quantity: Phrase("数量", "quantity")
        case .grade: Phrase("评定等次", "grade")
        case .budget: Phrase("预算和资金来源", "budget and source of funds")
        case .procurement: Phrase("采购方式", "way of procurement")
        case .disposal: Phrase("处置方式", "way of disposal")
        }
    }
}
