import Domain
import Foundation
import Storage

/// The page of the inspection of one village: everything about it in one place.
enum InspectionPage {
    static func load(_ id: UUID, _ actor: Actor, _ today: Day, _ reading: Reading) throws
        -> RecordView
    {
        let head = try PageParts.head(.inspection, id, actor, reading)
        let names = try PageParts.names(ofInspection: id, reading)
        let moves = try MoveRow.history(.inspection, id, reading)
        var values = ["record": text(id)]
        let profile = try Deadlines.profile(of: head.place.county?.uuid, reading)
        values["planDue"] = profile.due(.plan, from: today)?.description
        values["rectifyBy"] = profile.due(.rectification, from: today)?.description
        values.merge(try ComposeChecklist.suggestions(id, reading)) { old, _ in old }
        var view = RecordView(
            kind: RecordKind.inspection.label, id: id, list: "/inspections",
            title: "\(names.township) \(names.unit)", number: nil,
            state: head.kind.lifecycle.label(ofState: head.state),
            tone: PageParts.tone(.inspection, head.state), version: head.version,
            sections: [
                try overview(
                    id, names, actor,
                    inside: Visibility.sees(actor, .findingBeforeFeedback, at: head.place), reading)
            ],
            offers: PageParts.offers(head, actor, PageParts.done(actor, moves))
                + PageParts.offer(fitting(head.state), actor, at: head.place, values: values),
            history: try PageParts.history(
                .inspection, moves, for: actor, .ofFieldwork(actor, at: head.place, reading)),
            steps: PageParts.steps(
                [
                    "planned", "profiled", "mobilised", "onSite", "fieldworkClosed", "reportReady",
                    "fedBack", "rectifying", "rectified", "revisited", "completed",
                ], current: head.state, .inspection, passed: moves))
        if Visibility.sees(actor, .interview, at: head.place) {
            view.sections += try InspectionFacts.sections(id, actor.language, reading)
            view.related += [try visits(id, actor, reading), try interviews(id, reading)]
        }
        view.related += try findings(id, actor, reading)
        view.related += try later(id, actor, head, reading)
        return view
    }

    /// Actions that make sense in a state; who may do them, the table of permissions says.
    private static func fitting(_ state: String) -> [String] {
        switch Inspection.State(rawValue: state) {
        case .planned, .profiled, .mobilised: ["inspections.composeChecklist"]
        case .onSite, .fieldworkClosed:
            ["fieldwork.recordVisit", "fieldwork.recordInterview", "findings.write"]
                + ["inspections.composeChecklist"]
        case .reportReady: ["feedback.issue"]
        case .rectified, .revisited, .completed: ["revisits.plan"]
        default: []
        }
    }

    private static func overview(
        _ id: UUID, _ names: PageParts.Names, _ actor: Actor, inside: Bool, _ reading: Reading
    ) throws -> RecordView.Section {
        let facts = try reading.first(
            """
            SELECT unit_id, depth, depth_reason, arrived_on, left_on, fed_back_on, round_id
            FROM inspections WHERE id = \(id)
            """
        ) { row -> [RecordView.Fact] in
            let depth = Inspection.Depth(rawValue: try row(1))?.label[actor.language] ?? ""
            return [
                .init(Phrase("村居", "unit"), names.unit, link: "/units/\(text(try row(0)))"),
                .init(Phrase("轮次", "round"), names.round, link: "/rounds/\(text(try row(6)))"),
                .init(Phrase("巡察组", "group"), PageParts.group(names.group)[actor.language]),
                .init(Phrase("分类", "class"), "\(depth)(\(try row(2) as String))"),
                .init(
                    Phrase("进驻", "arrived"), try row.optional(3, as: Day.self)?.description ?? ""),
                .init(Phrase("撤离", "left"), try row.optional(4, as: Day.self)?.description ?? ""),
                .init(
                    Phrase("反馈", "fed back"), try row.optional(5, as: Day.self)?.description ?? ""),
            ]
                + (inside
                    ? [
                        .init(
                            Phrase("成果清单", "result lists"), "一报告四清单",
                            link: "/inspections/\(text(id))/package")
                    ] : [])
        }
        return RecordView.Section(Phrase("基本情况", "Overview"), facts ?? [])
    }

    private static func visits(_ id: UUID, _ actor: Actor, _ reading: Reading) throws
        -> RecordView.Related
    {
        let rows = try reading.rows(
            """
            SELECT id, visited_on, household, kind, category, satisfaction FROM visits
            WHERE inspection_id = \(id) ORDER BY visited_on DESC, id DESC LIMIT 8
            """
        ) { row in
            (
                cells: [
                    (try row(1) as Day).description, try row(2) as String,
                    Visit.Kind(rawValue: try row(3))?.label[actor.language] ?? "",
                    Visit.Category(rawValue: try row(4))?.label[actor.language] ?? "",
                    try row.optional(5, as: String.self).flatMap(Visit.Satisfaction.init)?.label[
                        actor.language]
                        ?? "",
                ], link: "/visits/\(text(try row(0)))" as String?
            )
        }
        return RecordView.Related(
            Phrase("入户走访", "Household visits"),
            columns: [
                Phrase("日期", "date"), Phrase("户", "household"), Phrase("方式", "kind"),
                Phrase("类别", "category"), Phrase("满意度", "satisfaction"),
            ], rows: rows, empty: Phrase("尚无走访记录。", "No visit yet."),
            all: "/visits?inspection=\(text(id))")
    }

    private static func interviews(_ id: UUID, _ reading: Reading) throws -> RecordView.Related {
        let rows = try reading.rows(
            """
            SELECT id, number, held_on, interviewee, purpose FROM interviews
            WHERE inspection_id = \(id) ORDER BY held_on DESC, id DESC LIMIT 8
            """
        ) { row in
            (
                cells: [
                    try row(1) as String, (try row(2) as Day).description, try row(3) as String,
                    try row(4) as String,
                ], link: "/interviews/\(text(try row(0)))" as String?
            )
        }
        return RecordView.Related(
            Phrase("谈话", "Interviews"),
            columns: [
                Phrase("编号", "number"), Phrase("日期", "date"), Phrase("对象", "interviewee"),
                Phrase("目的", "purpose"),
            ], rows: rows, empty: Phrase("尚无谈话记录。", "No interview yet."),
            all: "/interviews?inspection=\(text(id))")
    }

    private static func findings(_ id: UUID, _ actor: Actor, _ reading: Reading) throws
        -> [RecordView.Related]
    {
        guard let scope = Lists.findings.scope(actor) else { return [] }
        let rows = try reading.rows(
            """
            SELECT x.id, coalesce(x.number, x.paper_number), x.title, x.state FROM findings x
            WHERE x.inspection_id = \(id) AND \(scope) ORDER BY x.seq LIMIT 200
            """
        ) { row in
            (
                cells: [
                    try row(1) as String, try row(2) as String,
                    RecordKind.finding.lifecycle.label(ofState: try row(3))[actor.language],
                ], link: "/findings/\(text(try row(0)))" as String?
            )
        }
        return [
            RecordView.Related(
                Phrase("底稿和问题", "Working papers and findings"),
                columns: [Phrase("编号", "number"), Phrase("标题", "title"), Phrase("状态", "state")],
                rows: rows, empty: Phrase("尚无问题。", "None yet."))
        ]
    }

    /// Feedback, rectification and revisits, as far as this person sees them.
    private static func later(_ id: UUID, _ actor: Actor, _ head: RecordHead, _ reading: Reading)
        throws -> [RecordView.Related]
    {
        let parts: [(VisibleObject, (UUID, Actor, Reading) throws -> RecordView.Related)] = [
            (.feedback, feedbacks), (.rectification, items), (.revisit, revisits),
        ]
        return try parts.filter { Visibility.sees(actor, $0.0, at: head.place) }.map {
            try $0.1(id, actor, reading)
        }
    }

    private static func feedbacks(_ id: UUID, _ actor: Actor, _ reading: Reading) throws
        -> RecordView.Related
    {
        let rows = try reading.rows(
            "SELECT id, number, issued_on FROM feedbacks WHERE inspection_id = \(id)"
        ) { row in
            (
                cells: [try row(1) as String, (try row(2) as Day).description],
                link: "/feedbacks/\(text(try row(0)))" as String?
            )
        }
        return RecordView.Related(
            Phrase("反馈意见", "Feedback"),
            columns: [Phrase("文号", "number"), Phrase("日期", "issued")], rows: rows,
            empty: Phrase("尚未反馈。", "Not issued yet."))
    }

    private static func items(_ id: UUID, _ actor: Actor, _ reading: Reading) throws
        -> RecordView.Related
    {
        let rows = try reading.rows(
            """
            SELECT r.id, r.number, f.title, r.state, r.due_on, r.party, d.title
            FROM rectification_items r JOIN findings f ON f.id = r.finding_id
            LEFT JOIN departments d ON d.id = r.department_id
            WHERE r.inspection_id = \(id) ORDER BY r.seq LIMIT 200
            """
        ) { row in
            (
                cells: [
                    try row(1) as String, try row(2) as String,
                    try row.optional(6) ?? Party(rawValue: try row(5))?.label[actor.language] ?? "",
                    RecordKind.rectification.lifecycle.label(ofState: try row(3))[actor.language],
                    (try row(4) as Day).description,
                ], link: "/rectification/\(text(try row(0)))" as String?
            )
        }
        return RecordView.Related(
            Phrase("整改事项", "Rectification items"),
            columns: [
                Phrase("编号", "number"), Phrase("问题", "finding"), Phrase("责任主体", "party"),
                Phrase("状态", "state"), Phrase("期限", "due"),
            ], rows: rows, empty: Phrase("反馈后生成。", "They come with the feedback."))
    }

    private static func revisits(_ id: UUID, _ actor: Actor, _ reading: Reading) throws
        -> RecordView.Related
    {
        let rows = try reading.rows(
            "SELECT id, number, planned_on, state FROM revisits WHERE inspection_id = \(id)"
        ) { row in
            (
                cells: [
                    try row(1) as String, (try row(2) as Day).description,
                    RecordKind.revisit.lifecycle.label(ofState: try row(3))[actor.language],
                ], link: "/revisits/\(text(try row(0)))" as String?
            )
        }
        return RecordView.Related(
            Phrase("回访", "Revisits"),
            columns: [Phrase("编号", "number"), Phrase("计划", "planned"), Phrase("状态", "state")],
            rows: rows, empty: Phrase("尚未安排。", "None planned."))
    }
}
