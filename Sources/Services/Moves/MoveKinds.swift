import Domain
import Foundation

/// The moves of all life cycles as actions: their fields are what the tables ask for, and what
/// some moves ask for besides.
enum MoveKinds {
    static let all: [ActionKind] = RecordKind.allCases.flatMap { kind in
        kind.lifecycle.moves.compactMap { move in
            let rows = kind.lifecycle.rows.filter { $0.move == move.name && !$0.by.isEmpty }
            if rows.isEmpty { return nil }
            let needs = Need.allCases.filter { need in rows.contains { $0.needs.contains(need) } }
            return ActionKind(
                "\(kind.rawValue).\(move.name)", move.label,
                path: "\(kind.list)/{record}/\(move.name)",
                fields: head + fields(kind, move.name, needs)
            ) { try MoveAction(kind, move.name, from: $0) }
        }
    }

    private static let head = [
        Field("record", Phrase("记录", "record"), .hidden(.identifier)),
        Field("version", Phrase("版本", "version"), .hidden(.version), required: false),
    ]

    private static func fields(_ kind: RecordKind, _ move: String, _ needs: [Need]) -> [Field] {
        let special = extra["\(kind.rawValue).\(move)"] ?? []
        let keys = Set(special.map(\.key))
        return needs.filter { !keys.contains($0.rawValue) }.map(field) + special
    }

    private static func field(_ need: Need) -> Field {
        let kind: Field.Kind =
            switch need {
            case .reason, .opinion, .result, .waiver: .paragraph(max: 2000)
            case .statement: .paragraph(max: 8000)
            case .plan: .paragraph(max: 4000)
            // What a move writes down was done; deadlines are fields of their own below.
            case .day: .day(.past)
            case .evidence: .file
            case .successor: .lookup(.units)
            case .method: .choice(methods)
            case .decision, .minutes: .text(max: 100)
            case .receipt, .number, .signer, .person, .grade, .procurement, .disposal:
                .text(max: 60)
            case .quantity: .integer(1...100_000)
            case .budget: .yuan
            }
        return Field(need.rawValue, need.label, kind)
    }

    private static let methods = [
        Choice("papers", Phrase("查阅资料", "papers")),
        Choice("site", Phrase("实地核查", "on site")),
        Choice("villagers", Phrase("走访群众", "asking villagers")),
    ]

    private static let verifier = Field(
        "person", Phrase("核实人", "who looks into it"), .lookup(.groupMembers))

    private static let newDue = Field("day", Phrase("新期限", "new date"), .day(.future))

    /// Fields of single moves, and fields that are not the usual shape of their need.
    private static let extra: [String: [Field]] = [
        "finding.rewrite": [
            Field("facts", Phrase("具体事实", "facts"), .paragraph(max: 8000)),
            Field("basis", Phrase("定性依据", "criterion"), .paragraph(max: 2000)),
        ],
        "inspection.leave": [
            Field("day", Phrase("撤离日期", "left on"), .day(.past)),
            Field(
                "waiver", Phrase("未全部走访的理由", "why not all were visited"),
                .paragraph(max: 500), required: false,
                hint: Phrase("五保户、低保户、危房改造户应全部走访", "Households that have to be visited")),
        ],
        "finding.orderImmediate": Logbooks.named("immediateNotices")?.fields ?? [],
        "finding.confirmFacts": [
            Field(
                "opinion", Phrase("被巡察单位意见", "the unit's opinion"),
                .choice(Choice.all(of: Finding.Confirmation.self))),
            Field("signer", Phrase("确认签字人", "signed by"), .text(max: 60)),
            Field(
                "explanation", Phrase("单位说明", "the unit's explanation"), .paragraph(max: 2000),
                required: false, hint: Phrase("有异议时必填", "Needed for an objection")),
        ],
        "suspicion.assign": [verifier], "suspicion.reopen": [verifier],
        "rectification.submitPlan": [
            Field("goal", Phrase("整改目标", "goal"), .paragraph(max: 1000)),
            Field("measures", Phrase("整改措施", "measures"), .paragraph(max: 4000)),
            Field("leader", Phrase("责任领导", "responsible leader"), .text(max: 40)),
        ],
        "rectification.extend": [
            Field("day", Phrase("新期限", "new date"), .day(.future))
        ],
        "rectification.reopen": [newDue], "rectification.resume": [newDue],
        "rectification.transfer": [
            Field(
                "to", Phrase("转由何单位整改", "whom to"), .lookup(.addressees), required: false,
                hint: Phrase("留空：由村居转乡镇，其他转村居", "Empty: from the village to its township"))
        ],
        "rectification.setLongTerm": [
            Field("day", Phrase("下次检查日期", "next check"), .day(.future))
        ],
        "revisit.record": [
            Field("asked", Phrase("询问群众（人）", "villagers asked"), .integer(0...10_000)),
            Field("satisfied", Phrase("其中满意（人）", "of them satisfied"), .integer(0...10_000)),
            Field("statement", Phrase("回访情况", "account"), .paragraph(max: 8000)),
        ],
        "revisit.conclude": [
            Field(
                "outcome", Phrase("研判结果", "result"), .choice(Choice.all(of: Revisit.Result.self))),
            Field(
                "day", Phrase("重新整改期限", "due again"), .day(.future), required: false,
                hint: Phrase("不到位或反弹时必填", "Needed when items are opened again")),
        ],
    ]

    /// Moves with fields of their own, for the test that each is a move of a life cycle.
    static var extraNames: [String] { Array(extra.keys) }
}
