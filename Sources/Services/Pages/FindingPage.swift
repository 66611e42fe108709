import Domain
import Foundation
import Storage

/// The page of a matter: lead, working paper, finding.
enum FindingPage {
    private struct Facts {
        let paper: String
        let number: String?
        let inspection: UUID
        let unit: UUID
        let title: String
        let heading: String
        let subject: Finding.Subject?
        let severity: Finding.Severity?
        let facts: String
        let basis: String
        let party: Party?
        let responsible: String
        let recommendation: String
        let amount: Yuan
        let writer: String
        let second: String
        let writtenOn: Day
        let dueOn: Day
    }

    static func load(_ id: UUID, _ actor: Actor, _ today: Day, _ reading: Reading) throws
        -> RecordView
    {
        let head = try PageParts.head(.finding, id, actor, reading)
        guard let facts = try facts(id, reading) else { throw Refusal.notFound }
        let names = try PageParts.names(ofInspection: facts.inspection, reading)
        let moves = try MoveRow.history(.finding, id, reading)
        let settled = head.state != Finding.State.inRectification.rawValue
        // After feedback the unit and its township read along: names of handlers stay inside.
        let inside = Visibility.sees(actor, .workingPaper, at: head.place)
        let besides = try Addressees.besides(id, reading)
        let values = ["facts": facts.facts, "basis": facts.basis]
        var view = RecordView(
            kind: Finding.paperStates.map(\.rawValue).contains(head.state)
                ? Phrase("问题底稿", "Working paper") : RecordKind.finding.label,
            id: id, list: "/findings", title: facts.title, number: facts.number ?? facts.paper,
            state: head.kind.lifecycle.label(ofState: head.state),
            tone: PageParts.tone(.finding, head.state),
            due: PageParts.due(facts.dueOn, today, settled: settled), version: head.version,
            sections: sections(
                facts, names, actor, inside: inside,
                also: try Addressees.text(besides, actor.language, reading)),
            offers: PageParts.offers(head, actor, PageParts.done(actor, moves), values: values)
                + PageParts.offer(
                    [
                        "finding.attach", "findings.gather", "findings.tagCampaign",
                        "findings.citeCase",
                    ]
                        + addressing(head), actor,
                    at: head.place,
                    values: [
                        "record": text(id),
                        "also": besides.map { text($0.id) }.joined(separator: ","),
                    ]),
            history: inside ? try PageParts.history(.finding, moves, for: actor) : [],
            attachments: inside ? try Attachments.of(.finding, id, reading) : [],
            steps: PageParts.steps(
                [
                    "drafted", "deputyReviewed", "approved", "factConfirmed", "reported", "fedBack",
                    "inRectification", "closed",
                ], current: head.state, .finding, passed: moves))
        view.related = try items(id, actor, head, reading)
        if let shared = try shared(id, actor, head, reading) { view.sections.append(shared) }
        let links = try LinkedEntries.facts(of: id, actor, reading)
        if !links.isEmpty {
            view.sections.append(RecordView.Section(Phrase("关联", "Linked"), links))
        }
        return view
    }

    private static func addressing(_ head: RecordHead) -> [String] {
        AddressFinding.states.map(\.rawValue).contains(head.state) ? ["findings.address"] : []
    }

    /// The common problem that it was gathered into. Who sees only their own village reads how many
    /// villages have the same problem, never which (SoD-6).
    private static func shared(
        _ id: UUID, _ actor: Actor, _ head: RecordHead, _ reading: Reading
    ) throws -> RecordView.Section? {
        let found = try reading.first(
            """
            SELECT c.id, c.number || ' ' || c.title,
                (SELECT count(DISTINCT unit_id) FROM findings WHERE common_id = c.id)
            FROM findings f JOIN common_problems c ON c.id = f.common_id WHERE f.id = \(id)
            """
        ) { (id: try $0(0) as UUID, title: try $0(1) as String, villages: try $0(2) as Int) }
        guard let found else { return nil }
        let sees = Visibility.sees(actor, .commonProblem, at: head.place)
        let count = Phrase("\(found.villages)个村", "\(found.villages) villages")[actor.language]
        return RecordView.Section(
            Phrase("共性问题", "Common problem"),
            (sees
                ? [
                    RecordView.Fact(
                        Phrase("归入", "gathered into"), found.title,
                        link: "/commonProblems/\(text(found.id))")
                ] : []) + [.init(Phrase("同类问题", "same problem in"), count)])
    }

    private static func sections(
        _ facts: Facts, _ names: PageParts.Names, _ actor: Actor, inside: Bool, also: String
    ) -> [RecordView.Section] {
        let headings = FocusFramework.all.flatMap { framework in
            framework.headings.map { ("\(framework.code).\($0.code)", $0.label) }
        }
        let heading = headings.first { $0.0 == facts.heading }?.1
        var place: [RecordView.Fact] = [
            .init(
                Phrase("村居", "unit"), "\(names.township) \(names.unit)",
                link: "/units/\(text(facts.unit))"),
            .init(
                Phrase("轮次", "round"),
                "\(names.round) \(PageParts.group(names.group)[actor.language])",
                link: "/inspections/\(text(facts.inspection))"),
            .init(Phrase("监督重点", "heading"), heading?[actor.language] ?? facts.heading),
            .init(Phrase("类别", "subject"), facts.subject?.label[actor.language] ?? ""),
            .init(Phrase("严重程度", "severity"), facts.severity?.label[actor.language] ?? ""),
            .init(
                Phrase("责任主体", "party"),
                "\(facts.party?.label[actor.language] ?? "") · \(facts.responsible)"),
        ]
        if !also.isEmpty { place.append(.init(Phrase("协同整改单位", "also responsible"), also)) }
        if facts.amount.fen > 0 {
            place.append(.init(Phrase("涉及金额（元）", "amount (yuan)"), facts.amount.description))
        }
        if facts.dueOn != .never {
            place.append(.init(Phrase("整改期限", "due"), facts.dueOn.description))
        }
        if inside {
            place.append(.init(Phrase("底稿编号", "working paper"), facts.paper))
            place.append(
                .init(
                    Phrase("承办人", "handlers"), "\(facts.writer)、\(facts.second)(\(facts.writtenOn))"
                ))
        }
        return [
            RecordView.Section(Phrase("基本情况", "Overview"), place),
            RecordView.Section(
                Phrase("事实与依据", "Facts and criterion"),
                [
                    .init(Phrase("具体事实", "facts"), facts.facts),
                    .init(Phrase("定性依据", "criterion"), facts.basis),
                    .init(Phrase("整改建议", "recommendation"), facts.recommendation),
                ]),
        ]
    }

    private static func items(_ id: UUID, _ actor: Actor, _ head: RecordHead, _ reading: Reading)
        throws -> [RecordView.Related]
    {
        guard head.fedBack, Visibility.sees(actor, .rectification, at: head.place) else {
            return []
        }
        let rows = try reading.rows(
            """
            SELECT r.id, r.number, r.party, r.state, r.due_on, d.title
            FROM rectification_items r LEFT JOIN departments d ON d.id = r.department_id
            WHERE r.finding_id = \(id) ORDER BY r.seq
            """
        ) { row in
            (
                cells: [
                    try row(1) as String,
                    try row.optional(5) ?? Party(rawValue: try row(2))?.label[actor.language] ?? "",
                    RecordKind.rectification.lifecycle.label(ofState: try row(3))[actor.language],
                    (try row(4) as Day).description,
                ], link: "/rectification/\(text(try row(0)))" as String?
            )
        }
        return [
            RecordView.Related(
                Phrase("整改事项", "Rectification items"),
                columns: [
                    Phrase("编号", "number"), Phrase("责任主体", "party"), Phrase("状态", "state"),
                    Phrase("期限", "due"),
                ], rows: rows, empty: Phrase("反馈后生成。", "They come with the feedback."))
        ]
    }

    private static func facts(_ id: UUID, _ reading: Reading) throws -> Facts? {
        try reading.first(
            """
            SELECT f.paper_number, f.number, f.inspection_id, f.unit_id, f.title, f.heading,
                f.subject, f.severity, f.facts, f.basis, f.party, f.responsible,
                f.recommendation, f.amount, w.name, s.name, f.written_on, f.due_on
            FROM findings f JOIN people w ON w.id = f.writer_id
            JOIN people s ON s.id = f.second_id WHERE f.id = \(id)
            """
        ) { row in
            Facts(
                paper: try row(0), number: try row.optional(1), inspection: try row(2),
                unit: try row(3), title: try row(4), heading: try row(5),
                subject: .init(rawValue: try row(6)), severity: .init(rawValue: try row(7)),
                facts: try row(8), basis: try row(9), party: .init(rawValue: try row(10)),
                responsible: try row(11), recommendation: try row(12), amount: try row(13),
                writer: try row(14), second: try row(15), writtenOn: try row(16),
                dueOn: try row(17))
        }
    }
}
