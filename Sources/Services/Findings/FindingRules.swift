import Domain
import Foundation
import Storage

/// Guards and effects of a matter on its way to a finding (domain.md §5.3, SoD-1).
enum FindingRules {
    static let rules: [String: MoveRules.Rule] = [
        "finding.review": byThirdPerson, "finding.sign": sign, "finding.rewrite": rewrite,
        "finding.confirmFacts": confirmFacts, "finding.orderImmediate": orderImmediate,
        "finding.dismiss": dismiss,
    ]

    /// Author, reviewer and approver are different people; both handlers are authors.
    private static func byThirdPerson(_ move: MoveContext) throws -> MoveRules.Step {
        let me = try move.desk.person()
        let isHandler = try move.reading.exists(
            """
            SELECT 1 FROM findings
            WHERE id = \(move.id) AND (writer_id = \(me) OR second_id = \(me))
            """)
        if isHandler {
            throw Refusal(
                .forbidden, "findings.own-paper",
                Phrase("您是该底稿的承办人，不能复核或签批。", "You handled this working paper."),
                remedy: Phrase("请由未承办该底稿的副组长或组长办理。", "A leader who did not handle it has to."))
        }
        return .stay
    }

    /// The signed paper becomes a finding and is given its number.
    private static func sign(_ move: MoveContext) throws -> MoveRules.Step {
        _ = try byThirdPerson(move)
        let found = try move.reading.first(
            """
            SELECT r.number, f.county_id, r.id FROM findings f JOIN rounds r ON r.id = f.round_id
            WHERE f.id = \(move.id) AND f.number IS NULL
            """
        ) { row in
            (try row(0) as Int, try row(1) as Identifier<County>, try row(2) as Identifier<Round>)
        }
        guard let (round, _, id) = found else { return .stay }
        let number = DocumentNumber.finding(
            year: move.desk.today.civil.year, round: round,
            try move.desk.nextNumber(in: "finding/\(id)"))
        try move.desk.writing.execute(
            "UPDATE findings SET number = \(number) WHERE id = \(move.id)")
        try move.desk.index(move.id, in: Lists.findings)
        return .stay
    }

    /// A paper is dropped by the meeting of the group, which its minutes name. What it was numbered
    /// stays used. A notice that went out about it is taken back first.
    private static func dismiss(_ move: MoveContext) throws -> MoveRules.Step {
        let notice = try move.reading.value(
            """
            SELECT number FROM immediate_notices
            WHERE parent_id = \(move.id) AND state <> 'withdrawn' ORDER BY seq LIMIT 1
            """, as: String.self)
        if let notice {
            throw Refusal(
                .conflict, "findings.notice-out",
                Phrase("已就该底稿发出\(notice)。", "The notice \(notice) is out about this paper."),
                remedy: Phrase("请先撤回该通知书。", "Withdraw the notice first."))
        }
        try move.desk.writing.execute(
            "UPDATE findings SET common_id = NULL WHERE id = \(move.id)")
        return .stay
    }

    private static func rewrite(_ move: MoveContext) throws -> MoveRules.Step {
        try move.desk.writing.execute(
            """
            UPDATE findings SET facts = \(move.detail("facts")), basis = \(move.detail("basis"))
            WHERE id = \(move.id)
            """)
        try move.desk.index(move.id, in: Lists.findings)
        return .stay
    }

    /// The order goes out as a numbered notice, which the village or the township signs for.
    private static func orderImmediate(_ move: MoveContext) throws -> MoveRules.Step {
        guard let book = Logbooks.named("immediateNotices") else { throw Refusal.notFound }
        _ = try RecordEntry(
            book, record: move.id, move.details.mapValues { InputValue.text($0) }
        ).add(as: move.desk.id, move.desk)
        return .stay
    }

    /// A disagreement is recorded with its reason; the finding goes on (the right to explain).
    private static func confirmFacts(_ move: MoveContext) throws -> MoveRules.Step {
        if move.detail("opinion") != Finding.Confirmation.agree.rawValue,
            move.detail("explanation").isEmpty
        {
            throw Refusal.field(
                "explanation", "missing",
                Phrase("对事实有异议时须记录其说明。", "An objection needs the unit's explanation."),
                Phrase("请填写被巡察单位的说明。", "Write down what the unit says."))
        }
        return .stay
    }
}
