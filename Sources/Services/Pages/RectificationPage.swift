import Domain
import Foundation
import Storage

/// The page of a rectification item.
enum RectificationPage {
    private struct Item {
        let number: String
        let title: String
        let finding: UUID
        let inspection: UUID
        let party: Party
        let department: String?
        let facts: String
        let basis: String
        let goal: String
        let measures: String
        let leader: String
        let due: Day
        let responsible: String
    }

    static func load(_ id: UUID, _ actor: Actor, _ today: Day, _ reading: Reading) throws
        -> RecordView
    {
        let head = try PageParts.head(.rectification, id, actor, reading)
        guard let item = try item(id, reading) else { throw Refusal.notFound }
        let names = try PageParts.names(ofInspection: item.inspection, reading)
        let moves = try MoveRow.history(.rectification, id, reading)
        let settled = ["closed", "transferredParty"].contains(head.state)
        let handlers = Handlers.afterFeedback(actor, at: head.place, reading)
        let returned = moves.filter { $0.move == "sendBack" }.count
        let values = ["goal": item.goal, "measures": item.measures, "leader": item.leader]
        // The village's moves are offered to the village, the township's to the township.
        let mine = !actor.roles(at: head.place).isDisjoint(with: item.party.roles)
        let itsOwn = ["accept", "submitPlan", "act", "submit"]
        let offers = PageParts.offers(head, actor, PageParts.done(actor, moves), values: values)
            .filter { offer in
                let move = offer.action.name.split(separator: ".").last.map(String.init) ?? ""
                return mine || !itsOwn.contains(move)
            }
        return RecordView(
            kind: RecordKind.rectification.label, id: id, list: "/rectification",
            title: item.title, number: item.number,
            state: head.kind.lifecycle.label(ofState: head.state),
            tone: !settled && head.state != "longTerm" && item.due < today
                ? .late : PageParts.tone(.rectification, head.state),
            due: PageParts.due(item.due, today, settled: settled), version: head.version,
            sections: sections(item, names, head, returned: returned, actor),
            offers: offers
                + PageParts.offer(
                    settled || !mine ? [] : ["rectification.attach"], actor, at: head.place,
                    values: ["record": text(id)]),
            history: try PageParts.history(.rectification, moves, for: actor, handlers),
            attachments: try Attachments.of(.rectification, id, reading, for: handlers),
            steps: PageParts.steps(
                [
                    "assigned", "accepted", "planSubmitted", "planChecked", "planned", "inProgress",
                    "submitted", "townshipChecked", "verified", "closed",
                ].filter { item.party == .village || !gate.contains($0) }, current: head.state,
                .rectification, passed: moves))
    }

    /// Where an item of the village waits for its township.
    private static let gate = ["planSubmitted", "submitted"]

    private static func item(_ id: UUID, _ reading: Reading) throws -> Item? {
        try reading.first(
            """
            SELECT r.number, f.title, f.id, r.inspection_id, r.party, r.goal, r.measures,
                r.leader, r.due_on, f.responsible, d.title, f.facts, f.basis
            FROM rectification_items r JOIN findings f ON f.id = r.finding_id
            LEFT JOIN departments d ON d.id = r.department_id WHERE r.id = \(id)
            """
        ) { row in
            Item(
                number: try row(0), title: try row(1), finding: try row(2),
                inspection: try row(3), party: Party(rawValue: try row(4)) ?? .village,
                department: try row.optional(10), facts: try row(11), basis: try row(12),
                goal: try row(5), measures: try row(6), leader: try row(7), due: try row(8),
                responsible: try row(9))
        }
    }

    private static func sections(
        _ item: Item, _ names: PageParts.Names, _ head: RecordHead, returned: Int, _ actor: Actor
    ) -> [RecordView.Section] {
        let language = actor.language
        // A department reads what it has to put right, not the finding with all that belongs to it.
        let reads = Visibility.sees(actor, .findingAfterFeedback, at: head.place)
        let matter = RecordView.Section(
            Phrase("事实与依据", "Facts and criterion"),
            [
                .init(Phrase("具体事实", "facts"), item.facts),
                .init(Phrase("定性依据", "criterion"), item.basis),
            ])
        return [
            RecordView.Section(
                Phrase("基本情况", "Overview"),
                [
                    .init(
                        Phrase("村居", "unit"), "\(names.township) \(names.unit)",
                        link: reads ? "/inspections/\(text(item.inspection))" : nil),
                    .init(
                        Phrase("问题", "finding"), item.title,
                        link: reads ? "/findings/\(text(item.finding))" : nil),
                    .init(
                        Phrase("责任主体", "party"),
                        "\(item.party.label[language]) · \(item.department ?? item.responsible)"),
                    .init(Phrase("责任领导", "leader"), item.leader),
                    .init(Phrase("期限", "due"), item.due.description),
                    .init(Phrase("退回次数", "returned"), String(returned)),
                ])
        ] + (reads ? [] : [matter]) + [
            RecordView.Section(
                Phrase("整改方案", "Plan"),
                [
                    .init(Phrase("整改目标", "goal"), item.goal),
                    .init(Phrase("整改措施", "measures"), item.measures),
                ])
        ]
    }
}
