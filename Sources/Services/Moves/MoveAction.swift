package import Domain
package import Foundation
package import Storage

/// A move of a life cycle: `finding.sign`, `rectification.close` … All moves are this one action;
/// the tables of the life cycles say which there are, and `MoveRules` what else they do.
package struct MoveAction: Action {
    let kind: RecordKind
    let move: String
    let record: UUID
    /// The version that the person has seen; nil where the sender takes whatever it is.
    let version: Int?
    /// What was brought along, by field key.
    let details: [String: String]

    package init(
        _ kind: RecordKind, _ move: String, record: UUID, version: Int? = nil,
        details: [String: String] = [:]
    ) {
        self.kind = kind
        self.move = move
        self.record = record
        self.version = version
        self.details = details
    }

    /// Makes the move from the fields that came in, or from the journal.
    init(_ kind: RecordKind, _ move: String, from json: Data) throws {
        var fields = try JSONDecoder().decode([String: InputValue].self, from: json)
        guard case .text(let text) = fields.removeValue(forKey: "record"),
            let record = UUID(uuidString: text)
        else { throw Refusal.notFound }
        var version: Int?
        if case .number(let number) = fields.removeValue(forKey: "version") {
            version = Int(number)
        }
        let details = fields.compactMapValues { value -> String? in
            switch value {
            case .text(let text): text
            case .number(let number): String(number)
            case .flag(let flag): String(flag)
            case .list(let list): list.joined(separator: ",")
            case .none, .other: nil
            }
        }
        self.init(kind, move, record: record, version: version, details: details)
    }

    /// The fields as they came in: the kind and the move stand in the action's name.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: FieldKey.self)
        try container.encode(record, forKey: FieldKey("record"))
        try container.encodeIfPresent(version, forKey: FieldKey("version"))
        for (key, value) in details { try container.encode(value, forKey: FieldKey(key)) }
    }

    private struct FieldKey: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(_ key: String) { stringValue = key }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    package var name: String { "\(kind.rawValue).\(move)" }

    package func place(_ reading: Reading) throws -> Place {
        try head(reading).place
    }

    package func object(_ reading: Reading) throws -> VisibleObject? {
        try RecordHead.object(kind, record, reading)
    }
    package func touches(_ reading: Reading) throws -> [Place] { [] }
    package var sightings: [Sighting] { kind == .round ? [Sighting(Lists.rounds, record)] : [] }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        let head = try head(desk.reading)
        if let version, version != head.version { throw Refusal.changedMeanwhile }
        let done = try MoveRow.done(by: try desk.person(), on: kind, record, desk.reading)
        let (from, to) = try kind.judge(
            move, from: head.state, roles: desk.actor.actingRoles(at: head.place), done: done,
            brought: details)
        let context = MoveContext(desk: desk, head: head, details: details)
        if let file = details[Need.evidence.rawValue] {
            try Attachments.add(
                file, to: kind, record, id: desk.identifier(.attachment, formerly: 0),
                purpose: Need.evidence.label.zh, desk)
        }
        let step = try MoveRules.rule(name)?(context) ?? .stay
        try Moves.record(head, move, from: from, to: to, details: details, desk)
        if case .goOn(let next) = step { try Moves.follow(kind, record, next, desk) }
        try MoveRules.afterwards(name)?(context)
        let after = try self.head(desk.reading)
        return ActionAnswer(
            record, page: "\(kind.list)/\(Identifier<RecordKind>(record))", number: nil,
            version: after.version,
            note: Phrase(
                "已办理：\(kind.lifecycle.label(ofMove: move).zh)",
                "Done: \(kind.lifecycle.label(ofMove: move).en)"))
    }

    private func head(_ reading: Reading) throws -> RecordHead {
        guard let head = try RecordHead.load(kind, record, reading) else { throw Refusal.notFound }
        return head
    }
}

/// What a rule of a move has at hand.
struct MoveContext {
    let desk: Desk
    let head: RecordHead
    let details: [String: String]

    var id: UUID { head.id }
    var reading: Reading { desk.reading }

    /// A detail that the life cycle has asked for.
    func detail(_ key: String) -> String { details[key] ?? "" }

    func day(_ key: String) throws(Refusal) -> Day {
        guard let day = Day(detail(key)) else {
            throw Refusal.field(
                key, "not-a-date", Phrase("日期无效。", "That is not a date."),
                Phrase("请按 2026-11-23 的格式填写。", "Write it like 2026-11-23."))
        }
        return day
    }
}

extension MoveContext {
    /// Throws a `Refusal` when the day of the move lies before another one, which it follows.
    func judgeDay(notBefore first: Day?, _ code: String, _ what: Phrase) throws(Refusal) {
        if desk.isReplayed { return }
        let day = try day("day")
        guard let first, day < first else { return }
        throw .field(
            "day", code,
            Phrase("\(day)早于\(what.zh)\(first)。", "\(day) is before \(what.en) (\(first))."),
            Phrase("请核对日期。", "Check the date."))
    }
}

/// Moves that follow from other moves, and the writing down of all of them.
enum Moves {
    /// Writes a move into the history of a record and gives it its next state.
    static func record(
        _ head: RecordHead, _ move: String, from: String, to: String, details: [String: String],
        _ desk: Desk
    ) throws {
        try head.advance(to: to, desk.writing)
        try MoveRow.insert(
            head.kind, head.id, move: move, from: from, to: to, person: desk.actor.person,
            at: desk.at, details: details, desk.writing)
        try CountingDays.keep(head.kind, head.id, move, to: to, desk)
    }

    /// Makes a move that nobody does by hand: it follows from what was just done.
    static func follow(
        _ kind: RecordKind, _ id: UUID, _ move: String, details: [String: String] = [:],
        _ desk: Desk
    ) throws {
        guard let head = try RecordHead.load(kind, id, desk.reading),
            let row = kind.lifecycle.rows.first(where: {
                $0.move == move && $0.from.contains(head.state)
            })
        else {
            throw StorageDefect("\(kind.rawValue).\(move) cannot follow for \(id)")
        }
        try record(head, move, from: head.state, to: row.to, details: details, desk)
    }

    /// The first line of a record's history.
    static func began(
        _ kind: RecordKind, _ id: UUID, _ move: String, in state: String,
        details: [String: String] = [:], _ desk: Desk
    ) throws {
        try MoveRow.insert(
            kind, id, move: move, from: nil, to: state, person: desk.actor.person, at: desk.at,
            details: details, desk.writing)
        try CountingDays.keep(kind, id, move, to: state, desk)
    }
}

extension RecordKind {
    /// The list that records of this kind stand in.
    package var list: String {
        switch self {
        case .round: "/rounds"
        case .inspection: "/inspections"
        case .finding: "/findings"
        case .rectification: "/rectification"
        case .revisit: "/revisits"
        case .informationRequest: "/informationRequests"
        case .publicReport: "/publicReports"
        case .appeal: "/appeals"
        case .immediateNotice: "/immediateNotices"
        case .clue: "/clues"
        case .supervisionLetter: "/supervisionLetters"
        case .commonProblem: "/commonProblems"
        case .proposal: "/proposals"
        case .suspicion: "/suspicions"
        }
    }

    /// Judges a move by the life cycle of this kind.
    /// - Returns: The states before and after.
    func judge(
        _ move: String, from state: String, roles: Set<Role>, done: Set<String>,
        brought: [String: String]
    ) throws(Refusal) -> (from: String, to: String) {
        let needs = Set(Need.allCases.filter { !(brought[$0.rawValue] ?? "").isEmpty })
        let row: (String, String)?
        switch self {
        case .round: row = try step(Round.lifecycle, move, state, roles, done, needs)
        case .inspection: row = try step(Inspection.lifecycle, move, state, roles, done, needs)
        case .finding: row = try step(Finding.lifecycle, move, state, roles, done, needs)
        case .rectification:
            row = try step(RectificationItem.lifecycle, move, state, roles, done, needs)
        case .revisit: row = try step(Revisit.lifecycle, move, state, roles, done, needs)
        case .informationRequest:
            row = try step(InformationRequest.lifecycle, move, state, roles, done, needs)
        case .publicReport: row = try step(PublicReport.lifecycle, move, state, roles, done, needs)
        case .appeal: row = try step(Appeal.lifecycle, move, state, roles, done, needs)
        case .immediateNotice:
            row = try step(ImmediateNotice.lifecycle, move, state, roles, done, needs)
        case .clue: row = try step(Clue.lifecycle, move, state, roles, done, needs)
        case .supervisionLetter:
            row = try step(SupervisionLetter.lifecycle, move, state, roles, done, needs)
        case .commonProblem:
            row = try step(SharedProblem.lifecycle, move, state, roles, done, needs)
        case .proposal:
            row = try step(PlanProposal.lifecycle, move, state, roles, done, needs)
        case .suspicion: row = try step(Suspicion.lifecycle, move, state, roles, done, needs)
        }
        guard let row else { throw .notFound }
        return row
    }

    private func step<S, M>(
        _ lifecycle: Lifecycle<S, M>, _ move: String, _ state: String, _ roles: Set<Role>,
        _ done: Set<String>, _ needs: Set<Need>
    ) throws(Refusal) -> (String, String)? {
        guard let move = M(rawValue: move), let state = S(rawValue: state) else { return nil }
        let row = try lifecycle.judge(
            move, from: state, roles: roles, done: Set(done.compactMap(M.init)), brought: needs)
        return (state.rawValue, row.to.rawValue)
    }
}
