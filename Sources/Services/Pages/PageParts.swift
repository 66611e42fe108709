package import Domain
import Foundation
import Storage

/// What the pages of all records share.
enum PageParts {
    /// The moves that the life cycle allows this person now, with the values their forms start
    /// with. The first one that is no way back is the primary one.
    static func offers(
        _ head: RecordHead, _ actor: Actor, _ done: Set<String>, values: [String: String] = [:]
    ) -> [RecordView.Offer] {
        let roles = actor.actingRoles(at: head.place)
        var offers: [RecordView.Offer] = []
        for row in head.kind.lifecycle.rows {
            guard row.from.contains(head.state), !roles.isDisjoint(with: row.by),
                done.isDisjoint(with: row.notAlso),
                let kind = ActionCatalogue.kind("\(head.kind.rawValue).\(row.move)")
            else { continue }
            let wayBack = row.needs.contains(.reason)
            let hasPrimary = offers.contains { $0.primary }
            offers.append(
                RecordView.Offer(
                    kind, values: start(head, values), primary: !wayBack && !hasPrimary))
        }
        return offers
    }

    private static func start(_ head: RecordHead, _ values: [String: String]) -> [String: String] {
        var all = values
        all["record"] = Identifier<RecordKind>(head.id).description
        all["version"] = String(head.version)
        return all
    }

    /// Actions that are no moves, where the table of permissions allows them.
    static func offer(
        _ names: [String], _ actor: Actor, at place: Place, values: [String: String]
    ) -> [RecordView.Offer] {
        names.compactMap { name in
            guard let kind = ActionCatalogue.kind(name), mayDo(name, actor, at: place) else {
                return nil
            }
            return RecordView.Offer(kind, values: values)
        }
    }

    static func mayDo(_ action: String, _ actor: Actor, at place: Place) -> Bool {
        Permissions.row(action).map { !actor.actingRoles(at: place).isDisjoint(with: $0.by) }
            ?? false
    }

    /// What was done, newest first. Without `handlers` the reader knows everybody by name.
    static func history(
        _ kind: RecordKind, _ moves: [MoveRow], for actor: Actor, _ handlers: Handlers? = nil
    ) throws -> [RecordView.HistoryLine] {
        try moves.reversed().map { move in
            let doing = kind.lifecycle.rows.filter { $0.move == move.move }.flatMap(\.by)
            return RecordView.HistoryLine(
                at: move.at,
                person: try handlers?.text(move.person, move.personName, doing: doing)
                    ?? move.personName ?? "—",
                move: firstMoves[move.move] ?? kind.lifecycle.label(ofMove: move.move),
                state: kind.lifecycle.label(ofState: move.to),
                details: details(kind, move, actor.language))
        }
    }

    /// How records begin: no move of their life cycle.
    private static let firstMoves = [
        "open": Phrase("建立", "opened"), "assign": Phrase("分派", "assigned"),
        "plan": Phrase("安排", "planned"), "record": Phrase("登记", "recorded"),
        "takeOver": Phrase("由原台账接转", "taken over from a ledger"),
        "raise": Phrase("筛查提示", "raised by screening"),
    ]

    private static func details(_ kind: RecordKind, _ move: MoveRow, _ language: Language)
        -> [RecordView.Fact]
    {
        let fields = ActionCatalogue.kind("\(kind.rawValue).\(move.move)")?.fields ?? []
        return move.details.sorted { $0.key < $1.key }.compactMap { key, value in
            if key == Need.evidence.rawValue { return nil }
            let field = fields.first { $0.key == key }
            let label = field?.label ?? Need(rawValue: key)?.label ?? Phrase(key, key)
            var text = value
            if case .choice(let choices)? = field?.kind,
                let choice = choices.first(where: { $0.value == value })
            {
                text = choice.label[language]
            }
            return RecordView.Fact(label, text)
        }
    }

    /// The states along the main road, for a progress line.
    static func steps(_ states: [String], current: String, _ kind: RecordKind, passed: [MoveRow])
        -> [(label: Phrase, done: Bool, current: Bool)]
    {
        let reached = Set(passed.map(\.to))
        let index = states.firstIndex(of: current)
        return states.enumerated().map { offset, state in
            (
                kind.lifecycle.label(ofState: state),
                index.map { offset < $0 } ?? reached.contains(state), state == current
            )
        }
    }

    static func tone(_ kind: RecordKind, _ state: String) -> RecordView.Tone {
        PageTone.tone(kind, state)
    }

    /// “还剩12天” or “已逾期3天”.
    static func due(_ day: Day, _ today: Day, settled: Bool) -> Phrase? {
        if settled || day == .never { return nil }
        let days = day - today
        if days < 0 { return Phrase("已逾期\(-days)天", "\(-days) days late") }
        return days == 0
            ? Phrase("今天到期", "due today") : Phrase("还剩\(days)天", "\(days) days left")
    }

    /// A record that this person may see.
    static func head(_ kind: RecordKind, _ id: UUID, _ actor: Actor, _ reading: Reading) throws
        -> RecordHead
    {
        guard let head = try RecordHead.load(kind, id, reading),
            Visibility.sees(actor, head.object, at: head.place)
        else { throw Refusal.notFound }
        return head
    }

    static func done(_ actor: Actor, _ moves: [MoveRow]) -> Set<String> {
        Set(moves.filter { $0.person == actor.person }.map(\.move))
    }

    static func group(_ number: Int) -> Phrase { Phrase("第\(number)组", "group \(number)") }

    /// The names of the place of a record.
    struct Names {
        let unit: String
        let township: String
        let round: String
        let group: Int
    }

    static func names(ofInspection id: UUID, _ reading: Reading) throws -> Names {
        let names = try reading.first(
            """
            SELECT u.short_name, t.name, r.name, g.number FROM inspections i
            JOIN village_units u ON u.id = i.unit_id JOIN townships t ON t.id = i.township_id
            JOIN rounds r ON r.id = i.round_id JOIN inspection_groups g ON g.id = i.group_id
            WHERE i.id = \(id)
            """
        ) { row in
            Names(unit: try row(0), township: try row(1), round: try row(2), group: try row(3))
        }
        guard let names else { throw Refusal.notFound }
        return names
    }
}

/// Text of an identifier for an address.
func text(_ id: UUID) -> String { id.uuidString.lowercased() }

/// How a state is coloured. The colour never says anything that the text does not.
package enum PageTone {
    package static func tone(_ kind: RecordKind, _ state: String) -> RecordView.Tone {
        switch state {
        case "closed", "completed", "concluded", "archived", "rectified", "revisited", "checked",
            "solved", "explained", "answered", "replied", "adopted":
            .good
        case "dismissed", "removed", "cancelled", "merged", "withdrawn", "transferredParty",
            "discarded", "falseAlarm":
            .off
        case "returned", "reopened", "immediate": .waiting
        default: kind.lifecycle.start == state ? .calm : .waiting
        }
    }
}
