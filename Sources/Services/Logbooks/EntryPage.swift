package import Domain
import Foundation
import Storage

/// The page of an entry of a logbook.
enum EntryPage {
    static func load(
        _ book: Logbook, _ id: UUID, _ actor: Actor, _ today: Day, _ reading: Reading
    ) throws -> RecordView {
        let entry = try EntryHead.load(book, id, reading)
        guard try book.shows(id, to: actor, reading) else { throw Refusal.notFound }
        let content = try Content.load(book, id, reading)
        var facts = [RecordView.Fact]()
        facts.append(
            .init(
                Phrase("所属", "under"),
                content.placeName ?? book.parent.label[actor.language],
                link: content.parentLink(book)))
        for (field, value) in zip(book.stored.filter { $0.key != "group" }, content.values) {
            facts.append(
                .init(field.label, try text(value, of: field, actor.language, reading)))
        }
        for (share, text) in zip(book.shares, content.shares) {
            facts.append(.init(share.label, text))
        }
        // Villages and townships read along: names of inspectors stay inside.
        let handlers = Handlers.ofFieldwork(actor, at: entry.place, reading)
        if handlers.inside {
            facts.append(
                .init(Phrase("登记人", "recorded by"), "\(content.by) \(content.at.day)"))
        }
        if let reason = content.struckReason {
            facts.append(.init(Phrase("作废理由", "struck out because"), reason))
        }
        var view = RecordView(
            kind: book.title, id: id, list: "/\(book.name)",
            title: facts.dropFirst().first?.text ?? book.title[actor.language],
            number: content.number,
            state: content.struckReason == nil ? nil : Phrase("已作废", "struck out"),
            tone: content.struckReason == nil ? .calm : .off,
            sections: [RecordView.Section(book.title, facts)],
            attachments: try Attachments.of(book, id, reading, for: handlers))
        try addLife(&view, book, id, actor, entry, reading)
        view.related += try BookPages.related(book, id, actor, reading)
        if book.kind == .commonProblem {
            view.offers += PageParts.offer(
                ["commonProblems.tagCampaign"], actor, at: entry.place,
                values: ["record": id.uuidString.lowercased()])
        }
        if book.name == "projectChecks" {
            view.offers += ProjectCheck.offers(content.named(book), content.parent, actor, entry)
        }
        return view
    }

    /// Moves and history where entries have a life cycle; otherwise the way to strike one out.
    private static func addLife(
        _ view: inout RecordView, _ book: Logbook, _ id: UUID, _ actor: Actor, _ entry: EntryHead,
        _ reading: Reading
    ) throws {
        guard let kind = book.kind else {
            if view.state == nil,
                try EntryRules.mayStrike(book, id, at: entry.place, actor, reading)
            {
                view.offers = PageParts.offer(
                    [book.strike], actor, at: entry.place, values: ["record": id.uuidString])
            }
            return
        }
        guard let head = try RecordHead.load(kind, id, reading) else { throw Refusal.notFound }
        let moves = try MoveRow.history(kind, id, reading)
        view = RecordView(
            kind: view.kind, id: id, list: view.list, title: view.title, number: view.number,
            state: kind.lifecycle.label(ofState: head.state),
            tone: PageParts.tone(kind, head.state), version: head.version,
            sections: view.sections,
            offers: try PageParts.offers(head, actor, PageParts.done(actor, moves)).filter {
                try PartyRules.isOwn($0.action.name, head, actor, reading)
            },
            history: try PageParts.history(
                kind, moves, for: actor, .ofFieldwork(actor, at: entry.place, reading)),
            attachments: view.attachments)
    }

    private static func text(
        _ value: Value, of field: Field, _ language: Language, _ reading: Reading
    ) throws -> String {
        switch (field.kind, value) {
        case (_, .null): return ""
        case (.choice(let choices), .text(let code)):
            return choices.first { $0.value == code }?.label[language] ?? code
        case (.flag, .integer(let flag)):
            return (flag == 1 ? Phrase("是", "yes") : Phrase("否", "no"))[language]
        case (.yuan, .integer(let fen)): return Yuan(fen: fen).description
        case (.lookup(let lookup), .bytes(let bytes)):
            guard let id = UUID(stored: .bytes(bytes)) else { return "" }
            return try lookup.name(of: id, reading)
        case (_, .integer(let number)): return String(number)
        case (_, .text(let text)): return text
        default: return ""
        }
    }

    private struct Content {
        let parent: UUID
        let values: [Value]
        let shares: [String]
        let number: String?
        let by: String
        let at: Moment
        let struckReason: String?
        let placeName: String?

        /// The values by field key.
        func named(_ book: Logbook) -> [String: Value] {
            let fields = book.stored.filter { $0.key != "group" }
            return Dictionary(uniqueKeysWithValues: zip(fields.map(\.key), values))
        }

        func parentLink(_ book: Logbook) -> String? {
            book.parent == .county
                ? nil : "/\(book.parent.list)/\(parent.uuidString.lowercased())"
        }

        static func load(_ book: Logbook, _ id: UUID, _ reading: Reading) throws -> Content {
            let stored = book.stored.filter { $0.key != "group" }
            let columns = (stored.map { "x.\(Logbook.snake($0.key))" } + book.shares.map(\.sql))
                .joined(separator: ", ")
            let found = try reading.first(
                """
                SELECT x.parent_id, \(raw: book.series == nil ? "NULL" : "x.number"), p.name,
                    x.recorded_at, \(raw: book.kind == nil ? "x.struck_reason" : "NULL"),
                    t.name || ' ' || u.short_name, \(raw: columns)
                FROM \(raw: book.table) x JOIN people p ON p.id = x.recorded_by
                LEFT JOIN village_units u ON u.id = x.unit_id
                LEFT JOIN townships t ON t.id = x.township_id WHERE x.id = \(id)
                """
            ) { row in
                Content(
                    parent: try row(0), values: stored.indices.map { row.stored($0 + 6) },
                    shares: try book.shares.indices.map {
                        try row.optional($0 + 6 + stored.count) ?? ""
                    },
                    number: try row.optional(1), by: try row(2), at: try row(3),
                    struckReason: try row.optional(4), placeName: try row.optional(5))
            }
            guard let found else { throw Refusal.notFound }
            return found
        }
    }
}

extension Logbook.Parent: Labelled {
    package var label: Phrase {
        switch self {
        case .county: Phrase("本县（市、区）", "the county")
        case .term: Phrase("届次", "term")
        case .round: Phrase("轮次", "round")
        case .inspection: Phrase("村级巡察", "inspection")
        case .finding: Phrase("问题", "finding")
        case .rectification: Phrase("整改事项", "rectification item")
        case .person: Phrase("人员", "person")
        case .unit: Phrase("村居", "village unit")
        }
    }
}
