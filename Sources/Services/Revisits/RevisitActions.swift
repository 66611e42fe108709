package import Domain
import Foundation
package import Storage

/// A revisit is planned for a village whose items are settled.
package struct PlanRevisit: Action, Decodable {
    let record: Identifier<Inspection>
    let day: Day
    let visitor: Identifier<Person>

    package static let kindOfAction = ActionKind(
        "revisits.plan", Phrase("安排回访", "Plan a revisit"),
        path: "/inspections/{record}/revisits",
        fields: [
            Field("record", Phrase("村级巡察", "inspection"), .hidden(.identifier)),
            Field("day", Phrase("计划日期", "planned for"), .day(.future)),
            Field("visitor", Phrase("回访人", "visitor"), .lookup(.people)),
        ], as: Self.self)

    package var name: String { "revisits.plan" }
    package func place(_ reading: Reading) throws -> Place { try .inspection(record, reading) }

    package func object(_ reading: Reading) throws -> VisibleObject? { .roundPlan }
    package func touches(_ reading: Reading) throws -> [Place] { [] }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        guard let head = try RecordHead.load(.inspection, record.uuid, desk.reading),
            [Inspection.State.rectified, .revisited, .completed].map(\.rawValue)
                .contains(head.state)
        else {
            throw Refusal(
                .conflict, "revisits.not-rectified",
                Phrase("该村整改尚未完毕，不能安排回访。", "The village has items to put right."),
                remedy: Phrase("请待整改事项全部销号或转长期坚持后安排。", "Plan it when all are settled."))
        }
        try RevisitRules.judgeVisitor(visitor, record.uuid, desk.reading)
        let year = desk.today.civil.year
        guard let county = head.place.county else { throw Refusal.notFound }
        let number = DocumentNumber.revisit(
            year: year, try desk.nextNumber(in: "revisit/\(county)/\(year)"))
        try desk.writing.execute(
            """
            INSERT INTO revisits(id, number, inspection_id, county_id, township_id, unit_id,
                group_id, visitor_id, planned_on, account, state, version)
            VALUES (\(desk.id), \(number), \(record), \(head.place.county),
                \(head.place.township), \(head.place.unit), \(head.place.group), \(visitor),
                \(day), '', \(Revisit.lifecycle.start), 1)
            """)
        try desk.index(desk.id, in: Lists.revisits)
        try Moves.began(.revisit, desk.id, "plan", in: Revisit.lifecycle.start.rawValue, desk)
        return ActionAnswer(
            desk.id, page: "/revisits/\(Identifier<Revisit>(desk.id))", number: number,
            version: 1, note: Phrase("已安排回访\(number)", "Revisit \(number) planned"))
    }
}

/// Guards and effects of a revisit (domain.md §5.6, SoD-4).
enum RevisitRules {
    static let rules: [String: MoveRules.Rule] = [
        "revisit.record": record, "revisit.conclude": conclude,
    ]

    static let aftermaths: [String: MoveRules.Aftermath] = [
        "revisit.record": { move in
            let inspection = try inspection(move)
            let head = try RecordHead.load(.inspection, inspection, move.reading)
            if head?.state == Inspection.State.rectified.rawValue {
                try Moves.follow(.inspection, inspection, "revisit", move.desk)
            }
        },
        "revisit.conclude": { move in
            if Revisit.Result(rawValue: move.detail("outcome"))?.reopens == true {
                try reopenItems(move)
            }
        },
    ]

    private static func inspection(_ move: MoveContext) throws -> UUID {
        guard
            let id = try move.reading.value(
                "SELECT inspection_id FROM revisits WHERE id = \(move.id)", as: UUID.self)
        else { throw Refusal.notFound }
        return id
    }

    /// Neither the unit visited nor whoever closed one of its items goes on the revisit.
    static func judgeVisitor(
        _ visitor: Identifier<Person>, _ inspection: UUID, _ reading: Reading
    ) throws {
        let closed = try reading.exists(
            """
            SELECT 1 FROM rectification_items r JOIN moves m ON m.record_id = r.id
            WHERE r.inspection_id = \(inspection) AND m.record_kind = 'rectification'
                AND m.move = 'close'
              AND m.person_id = \(visitor)
            """)
        let ofTheUnit = try reading.exists(
            """
            SELECT 1 FROM inspections i JOIN grants g ON g.scope_id = i.unit_id
            WHERE i.id = \(inspection) AND g.person_id = \(visitor) AND g.state = 'active'
            """)
        if closed || ofTheUnit {
            throw Refusal(
                .forbidden, "revisits.second-person",
                Phrase(
                    "回访人不能是销号人或该村人员。",
                    "The visitor must neither belong to the village nor have closed its items."),
                remedy: Phrase("请改派其他人员。", "Send somebody else."), field: "visitor")
        }
    }

    private static func record(_ move: MoveContext) throws -> MoveRules.Step {
        try judgeVisitor(try move.desk.person(), try inspection(move), move.reading)
        let asked = Int(move.detail("asked")) ?? 0
        let satisfied = Int(move.detail("satisfied")) ?? 0
        guard satisfied <= asked else {
            throw Refusal.field(
                "satisfied", "more-than-asked",
                Phrase("满意人数多于询问人数。", "More are satisfied than were asked."),
                Phrase("请核对人数。", "Check the numbers."))
        }
        let day = try move.day("day")
        try move.desk.writing.execute(
            """
            UPDATE revisits SET done_on = \(day), asked = \(asked), satisfied = \(satisfied),
                account = \(move.detail("statement"))
            WHERE id = \(move.id)
            """)
        try move.desk.index(move.id, in: Lists.revisits)
        return .stay
    }

    private static func conclude(_ move: MoveContext) throws -> MoveRules.Step {
        if Revisit.Result(rawValue: move.detail("outcome"))?.reopens == true {
            guard !move.detail("day").isEmpty else {
                throw Refusal.field(
                    "day", "missing",
                    Phrase("须确定重新整改的期限。", "Items that open again need a new date."),
                    Phrase("请填写重新整改期限。", "Fill it in."))
            }
        }
        try move.desk.writing.execute(
            "UPDATE revisits SET result = \(move.detail("outcome")) WHERE id = \(move.id)")
        return .stay
    }

    /// What is not in place is opened again.
    private static func reopenItems(_ move: MoveContext) throws {
        let inspection = try inspection(move)
        let items = try move.reading.rows(
            """
            SELECT id, finding_id FROM rectification_items
            WHERE inspection_id = \(inspection) AND state = 'closed'
            """
        ) { (try $0(0) as UUID, try $0(1) as UUID) }
        let day = try move.day("day")
        for (item, finding) in items {
            try Moves.follow(
                .rectification, item, "reopen",
                details: ["reason": move.detail("opinion"), "day": day.description], move.desk)
            try RectificationRules.setDue(day, item: item, finding: finding, move.desk)
            try RectificationRules.reopenFinding(finding, inspection, move.desk)
        }
    }
}
