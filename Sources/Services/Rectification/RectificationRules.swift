import Domain
import Foundation
import Storage

/// Guards and effects of rectification (domain.md §5.5, SoD-2).
enum RectificationRules {
    static let rules: [String: MoveRules.Rule] = [
        "rectification.accept": byItsParty, "rectification.submitPlan": submitPlan,
        "rectification.act": byItsParty, "rectification.submit": submit,
        "rectification.extend": extend, "rectification.setLongTerm": nextCheck,
        "rectification.transfer": transfer,
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
        let party: Party
        let finding: UUID
        let inspection: UUID
        let dueOn: Day
    }

    private static func item(_ move: MoveContext) throws -> Item {
        let found = try move.reading.first(
            """
            SELECT party, finding_id, inspection_id, due_on FROM rectification_items
            WHERE id = \(move.id)
            """
        ) { row in
            Item(
                party: Party(rawValue: try row(0)) ?? .village, finding: try row(1),
                inspection: try row(2), dueOn: try row(3))
        }
        guard let found else { throw Refusal.notFound }
        return found
    }

    /// A village item is carried out by the village, a township item by the township: the
    /// township is the gate of the first and must not do the village's part.
    private static func byItsParty(_ move: MoveContext) throws -> MoveRules.Step {
        let party = try item(move).party
        guard !move.desk.actor.roles(at: move.head.place).isDisjoint(with: party.roles) else {
            throw Refusal(
                .forbidden, "rectification.other-party",
                Phrase("该事项的责任主体是\(party.label.zh)。", "The item belongs to the \(party.label.en)."),
                remedy: Phrase("请由责任主体办理。", "Its own people have to do this."))
        }
        return .stay
    }

    private static func submitPlan(_ move: MoveContext) throws -> MoveRules.Step {
        _ = try byItsParty(move)
        try move.desk.writing.execute(
            """
            UPDATE rectification_items SET goal = \(move.detail("goal")),
                measures = \(move.detail("measures")), leader = \(move.detail("leader"))
            WHERE id = \(move.id)
            """)
        return try item(move).party == .township ? .goOn("checkPlan") : .stay
    }

    private static func submit(_ move: MoveContext) throws -> MoveRules.Step {
        _ = try byItsParty(move)
        return try item(move).party == .township ? .goOn("check") : .stay
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
                "SELECT count(*) FROM moves WHERE record_id = \(move.id) AND move = 'extend'") ?? 0
        guard before < extensionsAllowed else {
            throw Refusal(
                .conflict, "rectification.extensions-used",
                Phrase("该事项已延期\(before)次，不能再延。", "It has been extended \(before) times."),
                remedy: Phrase("请督促办结，或转长期坚持。", "Press for completion, or set it long-term."))
        }
        try setDue(day, move)
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
        try move.desk.writing.execute(
            "UPDATE rectification_items SET due_on = \(day) WHERE id = \(move.id)")
        try move.desk.writing.execute(
            "UPDATE findings SET due_on = \(day) WHERE id = \(try item(move).finding)")
        try ItemStandings.keep(move.id, from: move.desk.today, move.desk.writing)
    }

    /// The other party takes over with an item of its own; the number of this one stays used.
    private static func transfer(_ move: MoveContext) throws -> MoveRules.Step {
        let item = try item(move)
        let row = try RectificationItemRow.load(move.id, move.reading)
        guard let row else { throw Refusal.notFound }
        let setting = try Setting.load(row.inspection, move.reading)
        try row.moved(
            to: item.party == .village ? .township : .village, id: move.desk.id.derived(1)
        ).insert(setting, move.desk)
        return .stay
    }

    /// When the last item of a finding is closed, the finding is; when the last one of a village
    /// is, the village is.
    private static func settle(_ move: MoveContext) throws {
        let item = try item(move)
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

    private static func reopen(_ move: MoveContext) throws {
        let item = try item(move)
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

/// A rectification item as it begins.
struct RectificationItemRow {
    let id: UUID
    let finding: UUID
    let inspection: Identifier<Inspection>
    let group: Identifier<InspectionGroup>
    let county: Identifier<County>
    let township: Identifier<Township>
    let unit: Identifier<VillageUnit>
    let party: String
    let goal: String
    let dueOn: Day
    var measures = ""
    var leader = ""
    var state = RectificationItem.lifecycle.start
    /// How its history begins.
    var began = "assign"

    static func load(_ id: UUID, _ reading: Reading) throws -> RectificationItemRow? {
        try reading.first(
            """
            SELECT finding_id, inspection_id, group_id, county_id, township_id, unit_id, party,
                goal, due_on
            FROM rectification_items WHERE id = \(id)
            """
        ) { row in
            RectificationItemRow(
                id: id, finding: try row(0), inspection: try row(1), group: try row(2),
                county: try row(3), township: try row(4), unit: try row(5), party: try row(6),
                goal: try row(7), dueOn: try row(8))
        }
    }

    func moved(to party: Party, id: UUID) -> RectificationItemRow {
        RectificationItemRow(
            id: id, finding: finding, inspection: inspection, group: group, county: county,
            township: township, unit: unit, party: party.rawValue, goal: goal, dueOn: dueOn)
    }

    func insert(_ setting: Setting, _ desk: Desk) throws {
        let number = DocumentNumber.rectification(
            year: desk.today.civil.year, round: setting.round,
            try desk.nextNumber(in: "rectification/\(setting.roundID)"))
        try desk.writing.execute(
            """
            INSERT INTO rectification_items(id, number, finding_id, inspection_id, group_id,
                county_id, township_id, unit_id, party, goal, measures, leader, due_on, state,
                version, round_id, heading, fed_back_on)
            SELECT \(id), \(number), f.id, \(inspection), \(group), \(county),
                \(township), \(unit), \(party), \(goal), \(measures), \(leader), \(dueOn),
                \(state), 1, f.round_id, f.heading, f.fed_back_on
            FROM findings f WHERE f.id = \(finding)
            """)
        try desk.index(id, in: Lists.rectification)
        try Moves.began(.rectification, id, began, in: state.rawValue, desk)
    }
}
