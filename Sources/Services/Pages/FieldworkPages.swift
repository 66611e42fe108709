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
