import Domain
import Foundation
import Storage

/// The page of a household visit.
enum VisitPage {
    static func load(_ id: UUID, _ actor: Actor, _ today: Day, _ reading: Reading) throws
        -> RecordView
    {
        let found = try reading.first(
            """
            SELECT v.inspection_id, v.household, v.kind, v.category, v.visited_on, a.name, b.name,
                v.opinions, v.satisfaction
            FROM visits v JOIN people a ON a.id = v.visitor_id
            JOIN people b ON b.id = v.companion_id WHERE v.id = \(id)
            """
        ) { row in
            (
                inspection: try row(0) as UUID, household: try row(1) as String,
                kind: Visit.Kind(rawValue: try row(2)),
                category: Visit.Category(rawValue: try row(3)), day: try row(4) as Day,
                visitors: "\(try row(5) as String)、\(try row(6) as String)",
                opinions: try row(7) as String,
                satisfaction: try row.optional(8, as: String.self).flatMap(Visit.Satisfaction.init)
            )
        }
        guard let visit = found,
            let head = try RecordHead.load(.inspection, visit.inspection, reading),
            Visibility.sees(actor, .interview, at: head.place)
        else { throw Refusal.notFound }
        let names = try PageParts.names(ofInspection: visit.inspection, reading)
        let language = actor.language
        return RecordView(
            kind: Phrase("入户走访", "Household visit"), id: id, list: "/inspections",
            title: visit.household,
            sections: [
                RecordView.Section(
                    Phrase("走访情况", "Visit"),
                    [
                        .init(
                            Phrase("村居", "unit"), names.unit,
                            link: "/inspections/\(text(visit.inspection))"),
                        .init(Phrase("日期", "date"), visit.day.description),
                        .init(Phrase("方式", "kind"), visit.kind?.label[language] ?? ""),
                        .init(Phrase("户类别", "category"), visit.category?.label[language] ?? ""),
                        .init(Phrase("走访人", "visitors"), visit.visitors),
                        .init(
                            Phrase("满意度", "satisfaction"),
                            visit.satisfaction?.label[language] ?? ""),
                        .init(Phrase("反映的情况和诉求", "what was raised"), visit.opinions),
                    ])
            ])
    }
}

/// The page of an interview. Outside the group its text is shown only after its reading has been
/// written down with a reason.
enum InterviewPage {
    /// A reading opens the text for a day.
    private static let openFor: Int64 = 86_400_000

    static func load(_ id: UUID, _ actor: Actor, _ today: Day, _ reading: Reading) throws
        -> RecordView
    {
        let found = try reading.first(
            """
            SELECT i.inspection_id, i.number, i.held_on, i.place, i.interviewee, a.name, b.name,
                i.purpose, i.record, i.confirmed
            FROM interviews i JOIN people a ON a.id = i.asker_id
            JOIN people b ON b.id = i.writer_id WHERE i.id = \(id)
            """
        ) { row in
            (
                inspection: try row(0) as UUID, number: try row(1) as String,
                day: try row(2) as Day, place: try row(3) as String,
                interviewee: try row(4) as String, asker: try row(5) as String,
                writer: try row(6) as String, purpose: try row(7) as String,
                record: try row(8) as String, confirmed: try row(9) as Bool
            )
        }
        guard let interview = found,
            let head = try RecordHead.load(.inspection, interview.inspection, reading),
            Visibility.sees(actor, .interview, at: head.place)
        else { throw Refusal.notFound }
        let names = try PageParts.names(ofInspection: interview.inspection, reading)
        let inGroup = !actor.roles(at: head.place).isDisjoint(with: Role.groupRoles)
        let open = try inGroup || isOpened(id, actor, reading)
        let closedText = Phrase(
            "查阅谈话内容须填写理由，并记入日志。", "Reading it takes a reason and is written down.")
        let yes = Phrase("是", "yes")
        let no = Phrase("否", "no")
        return RecordView(
            kind: Phrase("谈话记录", "Interview"), id: id, list: "/inspections",
            title: interview.purpose, number: interview.number,
            sections: [
                RecordView.Section(
                    Phrase("谈话情况", "Interview"),
                    [
                        .init(
                            Phrase("村居", "unit"), names.unit,
                            link: "/inspections/\(text(interview.inspection))"),
                        .init(
                            Phrase("日期和地点", "date and place"), "\(interview.day) \(interview.place)"
                        ),
                        .init(Phrase("谈话对象", "interviewee"), interview.interviewee),
                        .init(Phrase("谈话人", "who asks"), interview.asker),
                        .init(Phrase("记录人", "who writes"), interview.writer),
                        .init(
                            Phrase("已核对签字", "read and signed"),
                            (interview.confirmed ? yes : no)[actor.language]),
                        .init(
                            Phrase("谈话内容", "what was said"),
                            open ? interview.record : closedText[actor.language]),
                    ])
            ],
            offers: open
                ? []
                : PageParts.offer(
                    ["fieldwork.openInterview"], actor, at: head.place,
                    values: ["record": text(id)]))
    }

    private static func isOpened(_ id: UUID, _ actor: Actor, _ reading: Reading) throws -> Bool {
        guard let person = actor.person else { return false }
        let now = Moment(Date()).milliseconds
        return try reading.exists(
            """
            SELECT 1 FROM readings
            WHERE record_id = \(id) AND person_id = \(person) AND at > \(now - openFor)
            """)
    }
}

/// The page of a feedback opinion with its two receipts.
enum FeedbackPage {
    static func load(_ id: UUID, _ actor: Actor, _ today: Day, _ reading: Reading) throws
        -> RecordView
    {
        let found = try reading.first(
            "SELECT inspection_id, number, issued_on, plan_due_on, opinion FROM feedbacks WHERE id = \(id)"
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
        let receipts = try reading.rows(
            """
            SELECT party, signed_by, signed_at FROM feedback_receipts
            WHERE feedback_id = \(id) ORDER BY party
            """
        ) { row in
            (
                party: Party(rawValue: try row(0)) ?? .village,
                by: try row.optional(1, as: String.self),
                at: try row.optional(2, as: Moment.self)
            )
        }
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
                r.account, r.result, p.name
            FROM revisits r JOIN people p ON p.id = r.visitor_id WHERE r.id = \(id)
            """
        ) { row in
            (
                number: try row(0) as String, inspection: try row(1) as UUID,
                planned: try row(2) as Day, done: try row.optional(3, as: Day.self),
                asked: try row.optional(4, as: Int.self),
                satisfied: try row.optional(5, as: Int.self), account: try row(6) as String,
                result: try row.optional(7, as: Revisit.Result.self), visitor: try row(8) as String
            )
        }
        guard let revisit = found else { throw Refusal.notFound }
        let names = try PageParts.names(ofInspection: revisit.inspection, reading)
        let moves = try MoveRow.history(id, reading)
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
                        .init(Phrase("回访人", "visitor"), revisit.visitor),
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
            history: PageParts.history(.revisit, moves),
            attachments: try Attachments.of(id, reading),
            steps: PageParts.steps(
                ["planned", "done", "concluded"], current: head.state, .revisit, passed: moves))
    }
}
