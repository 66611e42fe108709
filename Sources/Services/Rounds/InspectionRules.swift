import Domain
import Foundation
import Storage

/// Guards of the inspection of one village (domain.md §5.2).
enum InspectionRules {
    static let rules: [String: MoveRules.Rule] = [
        "inspection.acceptDossier": inRound([.prepared, .fieldwork]),
        "inspection.mobilise": mobilise, "inspection.arrive": arrive, "inspection.leave": leave,
        "inspection.signReport": everyMatterDecided, "inspection.acceptPlan": everyPlanAccepted,
        "inspection.conclude": nothingOpen,
    ]

    private static func round(_ move: MoveContext) throws -> UUID {
        guard
            let round = try move.reading.value(
                "SELECT round_id FROM inspections WHERE id = \(move.id)", as: UUID.self)
        else { throw Refusal.notFound }
        return round
    }

    private static func inRound(_ states: [Round.State]) -> MoveRules.Rule {
        { move in
            try RoundRules.judgeOpen(try round(move), states, move.reading)
            return .stay
        }
    }

    /// A village is told of its inspection some weeks ahead of the round, and no earlier.
    private static let daysAhead = 60

    private static func mobilise(_ move: MoveContext) throws -> MoveRules.Step {
        let begins = try move.reading.value(
            "SELECT starts_on FROM rounds WHERE id = \(try round(move))", as: Day.self)
        try move.judgeDay(
            notBefore: begins.map { $0 + -daysAhead }, "before-round",
            Phrase("本轮开始前\(daysAhead)日，即", "\(daysAhead) days ahead of the round"))
        return .stay
    }

    private static func arrive(_ move: MoveContext) throws -> MoveRules.Step {
        try RoundRules.judgeOpen(try round(move), [.fieldwork], move.reading)
        let mobilised = try MoveRow.history(.inspection, move.id, move.reading).last {
            $0.move == Inspection.Move.mobilise.rawValue
        }
        try move.judgeDay(
            notBefore: mobilised?.details["day"].flatMap(Day.init), "before-mobilisation",
            Phrase("动员日期", "the mobilisation"))
        let day = try move.day("day")
        try move.desk.writing.execute(
            "UPDATE inspections SET arrived_on = \(day) WHERE id = \(move.id)")
        return .stay
    }

    private static func leave(_ move: MoveContext) throws -> MoveRules.Step {
        let day = try move.day("day")
        let arrived = try move.reading.value(
            "SELECT arrived_on FROM inspections WHERE id = \(move.id)", as: Day.self)
        try move.judgeDay(
            notBefore: arrived, "before-arrival", Phrase("进驻日期", "the arrival of the group"))
        if move.detail(Need.waiver.rawValue).isEmpty,
            let gap = try MustVisit.all(move.id, move.reading).first(where: { $0.missing > 0 })
        {
            throw Refusal.field(
                Need.waiver.rawValue, "must-visit",
                Phrase(
                    "\(gap.category.label.zh)登记\(gap.registered)户，还有\(gap.missing)户未走访。",
                    "\(gap.missing) of \(gap.registered) are not visited: \(gap.category.label.en)."
                ),
                Phrase("请补充走访，或写明未全部走访的理由。", "Visit them, or write why not."))
        }
        try move.desk.writing.execute(
            "UPDATE inspections SET left_on = \(day) WHERE id = \(move.id)")
        return .stay
    }

    /// Every matter is in the report, dismissed or removed; nothing is left lying.
    private static func everyMatterDecided(_ move: MoveContext) throws -> MoveRules.Step {
        let open = try move.reading.rows(
            """
            SELECT paper_number FROM findings
            WHERE inspection_id = \(move.id)
              AND state NOT IN ('reported', 'removed', 'dismissed')
            ORDER BY seq LIMIT 5
            """
        ) { try $0(0) as String }
        if !open.isEmpty {
            throw Refusal(
                .conflict, "inspections.papers-open",
                Phrase(
                    "底稿尚未办结：\(open.joined(separator: "、"))。",
                    "Working papers are not decided: \(open.joined(separator: ", "))."),
                remedy: Phrase("请先签批、确认并写入报告，或予以排除。", "Sign, confirm and report them first."))
        }
        return .stay
    }

    private static func everyPlanAccepted(_ move: MoveContext) throws -> MoveRules.Step {
        let receipts: Int =
            try move.reading.value(
                """
                SELECT count(*) FROM feedback_receipts r JOIN feedbacks f ON f.id = r.feedback_id
                WHERE f.inspection_id = \(move.id) AND r.signed_at IS NULL
                """) ?? 0
        let plans = try count(
            move, "state IN ('assigned', 'accepted', 'planSubmitted', 'planChecked')")
        if receipts + plans > 0 {
            throw Refusal(
                .conflict, "inspections.plans-open",
                Phrase(
                    "还有\(receipts)份签收、\(plans)项整改方案未完成。",
                    "\(receipts) receipts and \(plans) plans are missing."),
                remedy: Phrase("请督促签收并审定方案。", "See to the receipts and accept the plans."))
        }
        if try count(move, RectificationRules.openStates) == 0 { return .goOn("allRectified") }
        return .stay
    }

    private static func nothingOpen(_ move: MoveContext) throws -> MoveRules.Step {
        let open = try count(move, RectificationRules.openStates)
        if open > 0 {
            throw Refusal(
                .conflict, "inspections.items-open",
                Phrase("还有\(open)项整改未销号。", "\(open) rectification items are open."),
                remedy: Phrase("请先销号或转长期坚持。", "Close them first, or set them long-term."))
        }
        return .stay
    }

    static func count(_ move: MoveContext, _ condition: SQL) throws -> Int {
        try move.reading.value(
            """
            SELECT count(*) FROM rectification_items
            WHERE inspection_id = \(move.id) AND \(condition)
            """) ?? 0
    }
}
