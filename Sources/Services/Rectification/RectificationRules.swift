import Domain
import Foundation
import Storage

/// Guards and effects of rectification (domain.md §5.5, SoD-2).
enum RectificationRules {
    static let rules: [String: MoveRules.Rule] = [
        "rectification.accept": byItsParty, "rectification.submitPlan": submitPlan,
        "rectification.act": act, "rectification.submit": submit,
        "rectification.extend": extend, "rectification.setLongTerm": nextCheck,
        "rectification.transfer": transfer, "rectification.resume": newDue,
        "rectification.reopen": newDue,
    ]

    static let aftermaths: [String: MoveRules.Aftermath] = [
        "rectification.close": settle, "rectification.setLongTerm": settle,
        "rectification.transfer": settle, "rectification.reopen": reopen,
        "rectification.resume": reopen,
    ]

    /// Items that still ask for work.
    static let openStates: SQL = "state NOT IN ('closed', 'longTerm', 'transferredParty')"
    /// More extensions than this need a transfer or a long-term measure instead.
    static let extensionsAllowed = 2

    private struct Item {
        let addressee: Addressee
        let finding: UUID
        let inspection: UUID
        let dueOn: Day
    }

    private static func item(_ move: MoveContext) throws -> Item {
        let found = try move.reading.first(
            """
            SELECT party, coalesce(department_id, CASE party WHEN 'village' THEN unit_id
                ELSE township_id END), finding_id, inspection_id, due_on
            FROM rectification_items WHERE id = \(move.id)
            """
        ) { row in
            Item(
                addressee: Addressee(
                    party: Party(rawValue: try row(0)) ?? .village, id: try row(1)),
                finding: try row(2), inspection: try row(3), dueOn: try row(4))
        }
        guard let found else { throw Refusal.notFound }
        return found
    }

    private static func byItsParty(_ move: MoveContext) throws -> MoveRules.Step {
        try PartyRules.judge(item: move.id, at: move.head.place, move.desk.actor, move.reading)
        return .stay
    }

    /// What puts right what the inspection found was done after the group arrived.
    private static func act(_ move: MoveContext) throws -> MoveRules.Step {
        let arrived = try move.reading.value(
            """
            SELECT i.arrived_on FROM rectification_items r
            JOIN inspections i ON i.id = r.inspection_id WHERE r.id = \(move.id)
            """, as: Day.self)
        try move.judgeDay(
            notBefore: arrived, "before-arrival", Phrase("进驻日期", "the arrival of the group"))
        return try byItsParty(move)
    }

    private static func submitPlan(_ move: MoveContext) throws -> MoveRules.Step {
        _ = try byItsParty(move)
        try move.desk.writing.execute(
            """
            UPDATE rectification_items SET goal = \(move.detail("goal")),
                measures = \(move.detail("measures")), leader = \(move.detail("leader"))
            WHERE id = \(move.id)
            """)
        return try pastTheGate(move)
    }

    private static func submit(_ move: MoveContext) throws -> MoveRules.Step {
        _ = try byItsParty(move)
        return try pastTheGate(move)
    }

    private static func pastTheGate(_ move: MoveContext) throws -> MoveRules.Step {
        try item(move).addressee.party == .village ? .stay : .goOn("passGate")
    }

    private static func extend(_ move: MoveContext) throws -> MoveRules.Step {
        let day = try move.day("day")
        let item = try item(move)
        guard day > item.dueOn else {
            throw Refusal.field(
                "day", "not-later",
                Phrase("新期限须晚于原期限\(item.dueOn)。", "The new date must be after \(item.dueOn)."),
                Phrase("请核对日期。", "Check the date."))
        }
        let before: Int =
            try move.reading.value(
                """
                SELECT count(*) FROM moves
                WHERE record_kind = 'rectification' AND record_id = \(move.id)
                  AND move = 'extend'
                """) ?? 0
        guard before < extensionsAllowed else {
            throw Refusal(
                .conflict, "rectification.extensions-used",
                Phrase("该事项已延期\(before)次，不能再延。", "It has been extended \(before) times."),
                remedy: Phrase("请督促办结，或转长期坚持。", "Press for completion, or set it long-term."))
        }
        try setDue(day, move)
        return .stay
    }

    /// What is taken up again is due on a new day.
    private static func newDue(_ move: MoveContext) throws -> MoveRules.Step {
        try setDue(try move.day("day"), move)
        return .stay
    }

    private static func nextCheck(_ move: MoveContext) throws -> MoveRules.Step {
        let day = try move.day("day")
        guard day > move.desk.today else {
            throw Refusal.field(
                "day", "in-the-past",
                Phrase("下次检查日期须晚于今天。", "The next check must lie in the future."),
                Phrase("请核对日期。", "Check the date."))
        }
        try setDue(day, move)
        return .stay
    }

    private static func setDue(_ day: Day, _ move: MoveContext) throws {
        try setDue(day, item: move.id, finding: try item(move).finding, move.desk)
    }

    /// A finding is due when the first of its items is that still asks for work.
    static func setDue(_ day: Day, item: UUID, finding: UUID, _ desk: Desk) throws {
        try desk.writing.execute(
            "UPDATE rectification_items SET due_on = \(day) WHERE id = \(item)")
        try ItemStandings.keep(item, from: desk.today, desk.writing)
        try setDue(ofFinding: finding, day, desk)
    }

    /// `day` where none of its items asks for work any more.
    private static func setDue(ofFinding finding: UUID, _ day: Day, _ desk: Desk) throws {
        let first = try desk.reading.value(
            """
            SELECT min(due_on) FROM rectification_items
            WHERE finding_id = \(finding) AND \(openStates)
            """, as: Day.self)
        try desk.writing.execute(
            "UPDATE findings SET due_on = \(first ?? day) WHERE id = \(finding)")
    }

    /// Another party takes over with an item of its own; the number of this one stays used.
    /// Unless one is named, it goes from the village to the township, and from others to the
    /// village.
    private static func transfer(_ move: MoveContext) throws -> MoveRules.Step {
        let item = try item(move)
        guard let row = try RectificationItemRow.load(move.id, item.addressee, move.reading) else {
            throw Refusal.notFound
        }
        let place = move.head.place
        let addressee =
            try UUID(uuidString: move.detail("to")).map {
                try Addressees.named($0, at: place, move.reading, field: "to")
            }
            ?? Addressees.inspected(
                item.addressee.party == .village ? .township : .village, at: place)
        let holds = try move.reading.exists(
            """
            SELECT 1 FROM rectification_items
            WHERE finding_id = \(item.finding) AND party = \(addressee.party.rawValue)
              AND state <> 'transferredParty'
              AND (department_id = \(addressee.department) OR department_id IS NULL)
            """)
        if holds {
            throw Refusal.field(
                "to", "holds-one",
                Phrase("该单位已承担本问题的整改事项。", "It has an item of this finding already."),
                Phrase("请选择其他责任主体。", "Choose another party."))
        }
        let setting = try Setting.load(row.inspection, move.reading)
        try row.moved(to: addressee, id: move.desk.identifier(.item, formerly: 1)).insert(
            setting, move.desk)
        return .stay
    }

    /// When the last item of a finding is closed, the finding is; when the last one of a village
    /// is, the village is.
    private static func settle(_ move: MoveContext) throws {
        let item = try item(move)
        try setDue(ofFinding: item.finding, item.dueOn, move.desk)
        let unclosed = try move.reading.exists(
            """
            SELECT 1 FROM rectification_items WHERE finding_id = \(item.finding)
              AND state NOT IN ('closed', 'transferredParty')
            """)
        let finding = try RecordHead.load(.finding, item.finding, move.reading)
        if !unclosed, finding?.state == Finding.State.inRectification.rawValue {
            try Moves.follow(.finding, item.finding, "close", move.desk)
        }
        let open = try move.reading.exists(
            """
            SELECT 1 FROM rectification_items
            WHERE inspection_id = \(item.inspection) AND \(openStates)
            """)
        let inspection = try RecordHead.load(.inspection, item.inspection, move.reading)
        if !open, inspection?.state == Inspection.State.rectifying.rawValue {
            try Moves.follow(.inspection, item.inspection, "allRectified", move.desk)
        }
    }

    /// The new date counts once the item asks for work again.
    private static func reopen(_ move: MoveContext) throws {
        let item = try item(move)
        try setDue(ofFinding: item.finding, item.dueOn, move.desk)
        try reopenFinding(item.finding, item.inspection, move.desk)
    }

    /// An item that opens again opens its finding and its village again.
    static func reopenFinding(_ finding: UUID, _ inspection: UUID, _ desk: Desk) throws {
        let head = try RecordHead.load(.finding, finding, desk.reading)
        if head?.state == Finding.State.closed.rawValue {
            try Moves.follow(.finding, finding, "reopen", desk)
            try Moves.follow(.finding, finding, "rectify", desk)
        }
        let village = try RecordHead.load(.inspection, inspection, desk.reading)
        let settled: [Inspection.State] = [.rectified, .revisited, .completed]
        if let village, settled.map(\.rawValue).contains(village.state) {
            try Moves.follow(.inspection, inspection, "rebound", desk)
        }
    }
}
