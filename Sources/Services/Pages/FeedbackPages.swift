import Domain
import Foundation
import Storage

/// The page of a feedback opinion with its two receipts.
enum FeedbackPage {
    static func load(_ id: UUID, _ actor: Actor, _ today: Day, _ reading: Reading) throws
        -> RecordView
    {
        let found = try reading.first(
            """
            SELECT inspection_id, number, issued_on, plan_due_on, opinion FROM feedbacks
            WHERE id = \(id)
            """
        ) { row in
            (
                inspection: try row(0) as UUID, number: try row(1) as String,
                issued: try row(2) as Day, due: try row(3) as Day, opinion: try row(4) as String
            )
        }
        guard let feedback = found,
            let head = try RecordHead.load(.inspection, feedback.inspection, reading),
            Visibility.sees(actor, .feedback, at: head.place)
        else { throw Refusal.notFound }
        let names = try PageParts.names(ofInspection: feedback.inspection, reading)
        let receipts = try receipts(id, reading)
        let mine = receipts.filter { receipt in
            receipt.at == nil
                && !actor.roles(at: head.place).isDisjoint(with: receipt.party.roles)
        }
        return RecordView(
            kind: Phrase("反馈意见", "Feedback"), id: id, list: "/inspections",
            title: "\(names.township) \(names.unit)", number: feedback.number,
            sections: [
                RecordView.Section(
                    Phrase("反馈", "Feedback"),
                    [
                        .init(
                            Phrase("村居", "unit"), names.unit,
                            link: "/inspections/\(text(feedback.inspection))"),
                        .init(Phrase("印发日期", "issued"), feedback.issued.description),
                        .init(Phrase("整改方案报送期限", "plans due"), feedback.due.description),
                        .init(Phrase("总体评价和整改要求", "overall judgement"), feedback.opinion),
                    ])
            ],
            related: [
                RecordView.Related(
                    Phrase("签收", "Receipts"),
                    columns: [
                        Phrase("签收方", "party"), Phrase("签收人", "signed by"), Phrase("时间", "at"),
                    ],
                    rows: receipts.map { receipt in
                        (
                            cells: [
                                receipt.party.label[actor.language], receipt.by ?? "",
                                receipt.at?.minuteText ?? "",
                            ], link: nil
                        )
                    }, empty: Phrase("", ""))
            ],
            offers: mine.flatMap { receipt in
                PageParts.offer(
                    ["feedback.acknowledge"], actor, at: head.place,
                    values: ["record": text(id), "party": receipt.party.rawValue])
            })
    }

    private struct Receipt {
        let party: Party
        let by: String?
        let at: Moment?
    }

    private static func receipts(_ id: UUID, _ reading: Reading) throws -> [Receipt] {
        try reading.rows(
            """
            SELECT party, signed_by, signed_at FROM feedback_receipts
            WHERE feedback_id = \(id) ORDER BY party
            """
        ) { row in
            Receipt(
                party: Party(rawValue: try row(0)) ?? .village, by: try row.optional(1),
                at: try row.optional(2))
        }
    }
}

/// The page of a revisit.
enum RevisitPage {
    static func load(_ id: UUID, _ actor: Actor, _ today: Day, _ reading: Reading) throws
        -> RecordView
    {
        let head = try PageParts.head(.revisit, id, actor, reading)
        let found = try reading.first(
            """
            SELECT r.number, r.inspection_id, r.planned_on, r.done_on, r.asked, r.satisfied,
                r.account, r.result, p.name, r.visitor_id
            FROM revisits r JOIN people p ON p.id = r.visitor_id WHERE r.id = \(id)
            """
        ) { row in
            (
                number: try row(0) as String, inspection: try row(1) as UUID,
                planned: try row(2) as Day, done: try row.optional(3, as: Day.self),
                asked: try row.optional(4, as: Int.self),
                satisfied: try row.optional(5, as: Int.self), account: try row(6) as String,
                result: try row.optional(7, as: Revisit.Result.self), visitor: try row(8) as String,
                visitorID: try row(9) as Identifier<Person>
            )
        }
        guard let revisit = found else { throw Refusal.notFound }
        let names = try PageParts.names(ofInspection: revisit.inspection, reading)
        let moves = try MoveRow.history(.revisit, id, reading)
        let handlers = Handlers.afterFeedback(actor, at: head.place, reading)
        let visitor = try handlers.text(
            revisit.visitorID, revisit.visitor, doing: Role.office + [.supervisionGroup])
        let share = revisit.asked.flatMap { asked in
            revisit.satisfied.map { "\($0)/\(asked)(\(Percent.text($0, of: asked)))" }
        }
        return RecordView(
            kind: RecordKind.revisit.label, id: id, list: "/revisits",
            title: "\(names.township) \(names.unit)", number: revisit.number,
            state: head.kind.lifecycle.label(ofState: head.state),
            tone: PageParts.tone(.revisit, head.state), version: head.version,
            sections: [
                RecordView.Section(
                    Phrase("回访情况", "Revisit"),
                    [
                        .init(
                            Phrase("村居", "unit"), names.unit,
                            link: "/inspections/\(text(revisit.inspection))"),
                        .init(Phrase("计划日期", "planned"), revisit.planned.description),
                        .init(Phrase("回访日期", "done"), revisit.done?.description ?? ""),
                        .init(Phrase("回访人", "visitor"), visitor),
                        .init(Phrase("群众满意", "satisfied"), share ?? ""),
                        .init(Phrase("情况", "account"), revisit.account),
                        .init(
                            Phrase("研判结果", "result"),
                            revisit.result?.label[actor.language] ?? ""),
                    ])
            ],
            offers: PageParts.offers(head, actor, PageParts.done(actor, moves))
                + PageParts.offer(
                    ["revisit.attach"], actor, at: head.place, values: ["record": text(id)]),
            history: try PageParts.history(.revisit, moves, for: actor, handlers),
            attachments: try Attachments.of(.revisit, id, reading, for: handlers),
            steps: PageParts.steps(
                ["planned", "done", "concluded"], current: head.state, .revisit, passed: moves))
    }
}
