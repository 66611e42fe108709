import Domain
import Foundation
import Storage

/// Guards of a round (domain.md §5.1).
enum RoundRules {
    static let rules: [String: MoveRules.Rule] = [
        "round.propose": hasObjects, "round.prepare": authorise,
        "round.endFieldwork": everyVillageLeft, "round.hear": everyReportSigned,
        "round.collectReceipts": everyReceiptIn, "round.archive": endAuthority,
    ]

    static func judgeOpen(_ round: UUID, _ states: [Round.State], _ reading: Reading) throws {
        guard let head = try RecordHead.load(.round, round, reading) else { throw Refusal.notFound }
        guard states.contains(where: { $0.rawValue == head.state }) else {
            let state = RecordKind.round.lifecycle.label(ofState: head.state)
            throw Refusal(
                .conflict, "rounds.wrong-state",
                Phrase("轮次“\(state.zh)”，不能办理此事。", "The round is in state “\(state.en)”."),
                remedy: Phrase(
                    "此事须在“\(states.map(\.label.zh).joined(separator: "、"))”时办理。",
                    "This is done in: \(states.map(\.label.en).joined(separator: ", "))."))
        }
    }

    private static func hasObjects(_ move: MoveContext) throws -> MoveRules.Step {
        guard
            try move.reading.exists("SELECT 1 FROM inspections WHERE round_id = \(move.id)")
        else {
            throw Refusal(
                .conflict, "rounds.no-objects",
                Phrase("本轮尚未分派村居。", "No village unit stands in this round."),
                remedy: Phrase("请先编组并分派村居。", "Form a group and assign units first."))
        }
        return .stay
    }

    /// The authority of the groups begins, for this round only (一次一授权).
    private static func authorise(_ move: MoveContext) throws -> MoveRules.Step {
        let director = try move.desk.person()
        let formedBySame = try move.reading.exists(
            """
            SELECT 1 FROM grants WHERE round_id = \(move.id) AND proposed_by = \(director)
              AND role IN \(list: Role.groupRoles)
            """)
        if formedBySame {
            throw Refusal(
                .forbidden, "rounds.second-person",
                Phrase("编组人不能同时授权该组。", "Whoever formed the group may not authorise it."),
                remedy: Phrase("请由另一名主任确认。", "Another director has to."))
        }
        let hasPlan = try move.reading.exists(
            "SELECT 1 FROM work_plans WHERE parent_id = \(move.id) AND struck_at IS NULL")
        guard hasPlan else {
            throw Refusal(
                .conflict, "rounds.no-work-plan",
                Phrase("本轮还没有工作方案。", "The round has no work plan yet."),
                remedy: Phrase(
                    "请先登记工作方案（方式、时间、内容、途径、重点）。",
                    "Write the plan with its five headings first."))
        }
        for unit in try move.reading.rows(
            "SELECT unit_id, group_id, id FROM inspections WHERE round_id = \(move.id)",
            {
                (
                    try $0(0) as Identifier<VillageUnit>, try $0(1) as Identifier<InspectionGroup>,
                    try $0(2) as UUID
                )
            })
        {
            guard let row = try UnitRow.load(unit.0, move.reading) else { continue }
            try Recusals.judgeAgain(unit.2, unit.1, row, move.desk)
        }
        try move.desk.writing.execute(
            """
            UPDATE grants SET state = 'active', confirmed_by = \(director)
            WHERE round_id = \(move.id) AND state = 'proposed' AND role IN \(list: Role.groupRoles)
            """)
        return .stay
    }

    private static func everyVillageLeft(_ move: MoveContext) throws -> MoveRules.Step {
        try refuseWhile(
            move, states: [.planned, .profiled, .mobilised, .onSite], "rounds.still-on-site",
            Phrase("个村居尚未结束驻村", "units are still in fieldwork"))
    }

    private static func everyReportSigned(_ move: MoveContext) throws -> MoveRules.Step {
        try refuseWhile(
            move, states: [.planned, .profiled, .mobilised, .onSite, .fieldworkClosed],
            "rounds.reports-missing", Phrase("个村居的报告尚未签署", "reports are not signed yet"))
    }

    private static func everyReceiptIn(_ move: MoveContext) throws -> MoveRules.Step {
        let missing: Int =
            try move.reading.value(
                """
                SELECT (SELECT count(*) FROM feedback_receipts r
                        JOIN feedbacks f ON f.id = r.feedback_id
                        JOIN inspections i ON i.id = f.inspection_id
                        WHERE i.round_id = \(move.id) AND r.signed_at IS NULL)
                     + (SELECT count(*) FROM inspections
                        WHERE round_id = \(move.id) AND state = 'reportReady')
                """) ?? 0
        if missing > 0 {
            throw waiting(
                "rounds.receipts-missing", missing, Phrase("份反馈或签收未到", "receipts are missing"))
        }
        return .stay
    }

    private static func endAuthority(_ move: MoveContext) throws -> MoveRules.Step {
        try move.desk.writing.execute(
            "UPDATE grants SET state = 'ended' WHERE round_id = \(move.id)")
        return .stay
    }

    private static func refuseWhile(
        _ move: MoveContext, states: [Inspection.State], _ code: String, _ what: Phrase
    ) throws -> MoveRules.Step {
        let open: Int =
            try move.reading.value(
                """
                SELECT count(*) FROM inspections
                WHERE round_id = \(move.id) AND state IN \(list: states)
                """) ?? 0
        if open > 0 { throw waiting(code, open, what) }
        return .stay
    }

    private static func waiting(_ code: String, _ n: Int, _ what: Phrase) -> Refusal {
        Refusal(
            .conflict, code, Phrase("还有\(n)\(what.zh)。", "\(n) \(what.en)."),
            remedy: Phrase("请先办结这些事项。", "Finish those first."))
    }
}
