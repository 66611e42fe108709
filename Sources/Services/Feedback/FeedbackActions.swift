package import Domain
import Foundation
package import Storage

/// The feedback opinion goes to the village and its township at the same time, under one number,
/// with two receipts (同步双向反馈). Its findings become items to put right.
package struct IssueFeedback: Action, Decodable {
    let record: Identifier<Inspection>
    let opinion: String
    let planDue: Day
    let rectifyBy: Day

    package static let kindOfAction = ActionKind(
        "feedback.issue", Phrase("反馈", "Issue the feedback"),
        path: "/inspections/{record}/feedback",
        fields: [
            Field("record", Phrase("村级巡察", "inspection"), .hidden(.identifier)),
            Field("opinion", Phrase("总体评价和整改要求", "overall judgement"), .paragraph(max: 8000)),
            Field("planDue", Phrase("整改方案报送期限", "plans due"), .day(.future)),
            Field("rectifyBy", Phrase("整改期限", "rectification due"), .day(.future)),
        ], as: Self.self)

    package var name: String { "feedback.issue" }
    package func place(_ reading: Reading) throws -> Place { try .inspection(record, reading) }

    package func object(_ reading: Reading) throws -> VisibleObject? { .roundPlan }
    package func touches(_ reading: Reading) throws -> [Place] { [] }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        let setting = try Setting.load(record, desk.reading)
        try RoundRules.judgeOpen(setting.roundID.uuid, [.feedback], desk.reading)
        guard rectifyBy >= planDue else {
            throw Refusal.field(
                "rectifyBy", "wrong-order",
                Phrase("整改期限早于整改方案报送期限。", "It is due before the plans are."),
                Phrase("请核对两个期限。", "Check both dates."))
        }
        guard let head = try RecordHead.load(.inspection, record.uuid, desk.reading),
            head.state == Inspection.State.reportReady.rawValue
        else {
            throw Refusal(
                .conflict, "feedback.not-ready",
                Phrase("该村报告尚未签署或已经反馈。", "The report is not signed, or feedback is out."),
                remedy: Phrase("请刷新页面核对状态。", "Reload the page."))
        }
        let year = desk.today.civil.year
        let number = DocumentNumber.feedback(
            year: year, try desk.nextNumber(in: "feedback/\(setting.county)/\(year)"))
        try desk.writing.execute(
            """
            INSERT INTO feedbacks(id, number, inspection_id, issued_on, plan_due_on, opinion)
            VALUES (\(desk.id), \(number), \(record), \(desk.today), \(planDue), \(opinion))
            """)
        for party in Party.inspected {
            try desk.writing.execute(
                """
                INSERT INTO feedback_receipts(feedback_id, party)
                VALUES (\(desk.id), \(party.rawValue))
                """)
        }
        try Moves.follow(.inspection, record.uuid, "feedBack", details: ["number": number], desk)
        try desk.writing.execute(
            "UPDATE inspections SET fed_back_on = \(desk.today) WHERE id = \(record)")
        let items = try makeItems(setting, desk, number)
        return ActionAnswer(
            desk.id, page: "/feedbacks/\(Identifier<Feedback>(desk.id))", number: number,
            note: Phrase(
                "\(number)已反馈，生成整改事项\(items)项", "\(number) issued with \(items) items"))
    }

    /// One item for each addressee of each finding in the report.
    private func makeItems(_ setting: Setting, _ desk: Desk, _ feedback: String) throws -> Int {
        let findings = try desk.reading.rows(
            """
            SELECT id, township_id, unit_id, party, recommendation FROM findings
            WHERE inspection_id = \(record) AND state = 'reported' ORDER BY seq
            """
        ) { row in
            (
                id: try row(0) as UUID, township: try row(1) as Identifier<Township>,
                unit: try row(2) as Identifier<VillageUnit>, party: try row(3) as String,
                goal: try row(4) as String
            )
        }
        let place = try place(desk.reading)
        var made = 0
        for finding in findings {
            try desk.writing.execute(
                """
                UPDATE findings SET fed_back_on = \(desk.today), due_on = \(rectifyBy)
                WHERE id = \(finding.id)
                """)
            try Moves.follow(.finding, finding.id, "feedBack", details: ["number": feedback], desk)
            let main = try Addressees.inspected(
                Party(rawValue: finding.party) ?? .village, at: place)
            for addressee in [main] + (try Addressees.besides(finding.id, desk.reading)) {
                made += 1
                try RectificationItemRow(
                    id: desk.identifier(.item, made, formerly: made), finding: finding.id,
                    inspection: record,
                    group: setting.groupID, county: setting.county, township: finding.township,
                    unit: finding.unit, addressee: addressee, goal: finding.goal,
                    dueOn: rectifyBy
                ).insert(setting, desk)
            }
            try Moves.follow(.finding, finding.id, "rectify", desk)
        }
        return made
    }
}

/// A feedback opinion (反馈意见).
package enum Feedback {}

/// A village or a township signs for the feedback.
package struct AcknowledgeFeedback: Action, Decodable {
    let record: Identifier<Feedback>
    let party: Party
    let signedBy: String

    package static let kindOfAction = ActionKind(
        "feedback.acknowledge", Phrase("签收反馈", "Sign for the feedback"),
        path: "/feedbacks/{record}/receipts",
        fields: [
            Field("record", Phrase("反馈意见", "feedback"), .hidden(.identifier)),
            Field(
                "party", Phrase("签收方", "party"),
                .choice(Party.inspected.map { Choice($0.rawValue, $0.label) })),
            Field("signedBy", Phrase("签收人", "signed for by"), .text(max: 40)),
        ], as: Self.self)

    package var name: String { "feedback.acknowledge" }

    package func place(_ reading: Reading) throws -> Place {
        guard
            let inspection = try reading.value(
                "SELECT inspection_id FROM feedbacks WHERE id = \(record)",
                as: Identifier<Inspection>.self)
        else { throw Refusal.notFound }
        return try .inspection(inspection, reading)
    }

    package func object(_ reading: Reading) throws -> VisibleObject? { .feedback }
    package func touches(_ reading: Reading) throws -> [Place] { [] }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        guard !desk.actor.roles(at: try place(desk.reading)).isDisjoint(with: party.roles) else {
            throw Refusal(
                .forbidden, "feedback.other-party",
                Phrase("您不能代\(party.label.zh)签收。", "You may not sign for the \(party.label.en)."),
                remedy: Phrase("请由该单位人员签收。", "Somebody of that party has to."))
        }
        let changed = try desk.writing.execute(
            """
            UPDATE feedback_receipts
            SET signed_by = \(signedBy), person_id = \(try desk.person()), signed_at = \(desk.at)
            WHERE feedback_id = \(record) AND party = \(party.rawValue) AND signed_at IS NULL
            """)
        guard changed == 1 else {
            throw Refusal(
                .conflict, "feedback.signed",
                Phrase("\(party.label.zh)已经签收。", "The \(party.label.en) has signed already."),
                remedy: Phrase("无需重复签收。", "Nothing more is needed."))
        }
        return ActionAnswer(
            record.uuid, page: "/feedbacks/\(record)", note: Phrase("已签收", "Signed for"))
    }
}
