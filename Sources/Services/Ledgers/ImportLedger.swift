package import Domain
package import Foundation
package import Storage

/// An office's own ledger of findings and rectification is taken over into a round, so that it can
/// begin in the middle of a term. The file is kept under its hash. Its villages go on from
/// rectification; a second import of the same rows changes nothing.
package struct ImportLedger: Action, Decodable {
    let record: Identifier<Round>
    let file: String
    let fedBackOn: Day
    /// What has been taken over in slices before this action, which only closes the import and
    /// keeps the file; nil where it takes the rows over itself.
    private(set) var taken: Taken?
    /// Whether further rows of its village follow, so that it is not through with them yet; nil
    /// where none do.
    private(set) var goesOn: Bool?

    /// The outcome of a ledger that was taken over in slices.
    struct Taken: Codable {
        let rows: Int
        let added: Int
        let known: Int
        let refused: Int
        let units: Int
    }

    /// A slice of this ledger.
    func slice(_ file: String, goesOn: Bool) -> ImportLedger {
        var action = ImportLedger(record: record.uuid, file: file, fedBackOn: fedBackOn)
        if goesOn { action.goesOn = true }
        return action
    }

    func closing(_ taken: Taken) -> ImportLedger {
        var action = self
        action.taken = taken
        return action
    }

    package init(record: UUID, file: String, fedBackOn: Day) {
        self.record = Identifier(record)
        self.file = file
        self.fedBackOn = fedBackOn
    }

    package static let kindOfAction = ActionKind(
        "findings.importLedger", Phrase("导入问题和整改台账", "Take over a ledger"),
        path: "/rounds/{record}/findings",
        fields: [
            Field("record", Phrase("轮次", "round"), .hidden(.identifier)),
            Field("file", Phrase("台账文件", "ledger"), .file),
            Field(
                "fedBackOn", Phrase("反馈日期", "fed back on"), .day(.past),
                hint: Phrase("台账中没有反馈日期的行用这一天", "For rows that name no day of feedback")),
        ], as: Self.self)

    package var name: String { "findings.importLedger" }

    package func place(_ reading: Reading) throws -> Place {
        guard let head = try RecordHead.load(.round, record.uuid, reading) else {
            throw Refusal.notFound
        }
        return head.place
    }

    package func object(_ reading: Reading) throws -> VisibleObject? { .roundPlan }
    /// Its villages stand in the file: they are judged when it is read, in `perform`.
    package func touches(_ reading: Reading) throws -> [Place] { [] }
    package var sightings: [Sighting] { [Sighting(Lists.rounds, record.uuid)] }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        guard let bytes = desk.files.content(file) else { throw Refusal.notFound }
        let plan =
            try taken == nil
            ? LedgerPlan.make(
                bytes, round: record.uuid, fedBackOn: fedBackOn, today: desk.today,
                for: desk.actor, desk.reading)
            : nil
        try desk.writing.execute(
            """
            INSERT INTO files(sha256, size, media_type)
            VALUES (\(file), \(bytes.count), 'application/octet-stream')
            ON CONFLICT (sha256) DO NOTHING
            """)
        if let plan, !plan.entries.isEmpty { try takeOver(plan.entries, desk) }
        guard let taken = taken ?? plan?.taken else { throw Refusal.notFound }
        return ActionAnswer(
            record.uuid, page: "/rounds/\(record)",
            note: Phrase(
                "导入问题\(taken.added)个，涉及\(taken.units)个村居；已有\(taken.known)个，"
                    + "未导入\(taken.refused)行",
                "\(taken.added) findings of \(taken.units) units; \(taken.refused) rows refused"),
            counts: [
                "rows": taken.rows, "added": taken.added, "known": taken.known,
                "refused": taken.refused,
            ])
    }

    private func takeOver(_ entries: [LedgerPlan.Entry], _ desk: Desk) throws {
        let round = try RecordHead.load(.round, record.uuid, desk.reading)
        if ["draft", "proposed", "approved", "prepared"].contains(round?.state ?? "") {
            try Moves.follow(.round, record.uuid, "takeOver", desk)
        }
        var made = 0
        let byVillage = Dictionary(grouping: entries, by: \.inspection)
        for (inspection, entries) in byVillage.sorted(by: { $0.key.uuidString < $1.key.uuidString })
        {
            let books = try VillageBooks(Identifier(inspection), desk)
            for entry in entries {
                made += 1
                try books.add(
                    entry, id: desk.identifier(.record, made, formerly: made * 2),
                    formerly: made * 2 + 1)
            }
            try books.settle(entries, goesOn: goesOn == true)
        }
    }
}

/// One village whose findings are taken over.
private struct VillageBooks {
    let id: Identifier<Inspection>
    let desk: Desk
    let setting: Setting
    let place: Place
    /// The two handlers of a paper that was written elsewhere are not known: it stands under who
    /// takes it over and who leads the group.
    let leader: Identifier<Person>

    init(_ id: Identifier<Inspection>, _ desk: Desk) throws {
        self.id = id
        self.desk = desk
        setting = try Setting.load(id, desk.reading)
        place = try .inspection(id, desk.reading)
        let me = try desk.person()
        let others = try desk.reading.rows(
            """
            SELECT person_id FROM group_members WHERE group_id = \(setting.groupID)
            ORDER BY CASE post WHEN 'leader' THEN 0 WHEN 'deputy' THEN 1 ELSE 2 END, person_id
            """
        ) { try $0(0) as Identifier<Person> }
        guard let leader = others.first(where: { $0 != me }) else { throw Refusal.notFound }
        self.leader = leader
    }

    func add(_ entry: LedgerPlan.Entry, id finding: UUID, formerly item: Int) throws {
        let year = entry.fedBackOn.civil.year
        let paper = DocumentNumber.entry(
            "补录", year: year, try desk.nextNumber(in: "takenOver/\(setting.county)/\(year)"))
        let number = DocumentNumber.finding(
            year: year, round: setting.round,
            try desk.nextNumber(in: "finding/\(setting.roundID)"))
        let state: Finding.State = entry.state == .closed ? .closed : .inRectification
        try desk.writing.execute(
            """
            INSERT INTO findings(id, paper_number, number, inspection_id, round_id, group_id,
                county_id, township_id, unit_id, title, heading, subject, severity, facts, basis,
                party, responsible, recommendation, amount, writer_id, second_id, state,
                written_on, due_on, fed_back_on, folded, version)
            VALUES (\(finding), \(paper), \(number), \(id), \(setting.roundID),
                \(setting.groupID), \(setting.county), \(place.township), \(place.unit),
                \(entry.title), \(entry.heading), \(entry.subject.rawValue),
                \(entry.severity.rawValue), \(entry.facts), \(entry.basis),
                \(entry.party.rawValue), \(entry.responsible), \(entry.recommendation),
                \(entry.amount), \(try desk.person()), \(leader), \(state.rawValue),
                \(entry.fedBackOn), \(entry.dueOn), \(entry.fedBackOn), '', 1)
            """)
        try desk.index(finding, in: Lists.findings)
        try Moves.began(
            .finding, finding, "takeOver", in: state.rawValue,
            details: entry.number.isEmpty ? [:] : ["number": entry.number], desk)
        try addItems(entry, finding, item)
    }

    /// An item for each of those that the ledger names.
    private func addItems(_ entry: LedgerPlan.Entry, _ finding: UUID, _ formerly: Int) throws {
        guard let township = place.township, let unit = place.unit else { throw Refusal.notFound }
        let other = entry.party == .village ? township.uuid : unit.uuid
        let also = (entry.isShared ? [other] : []) + entry.departments
        try Addressees.keep(
            also.map { Identifier($0) }, of: finding, besides: entry.party, at: place, desk)
        let main = try Addressees.inspected(entry.party, at: place)
        let all = [main] + (try Addressees.besides(finding, desk.reading))
        for (offset, addressee) in all.enumerated() {
            try RectificationItemRow(
                id: desk.identifier(
                    .item, offset, of: finding, formerly: formerly + offset * 65_536),
                finding: finding, inspection: id,
                group: setting.groupID, county: setting.county, township: township, unit: unit,
                addressee: addressee, goal: entry.recommendation, dueOn: entry.dueOn,
                measures: entry.measures, leader: entry.leader, state: entry.state,
                began: "takeOver"
            ).insert(setting, desk)
        }
    }

    /// The village goes on from rectification, or is through with it where nothing more of it
    /// follows.
    func settle(_ entries: [LedgerPlan.Entry], goesOn: Bool) throws {
        let state = try RecordHead.load(.inspection, id.uuid, desk.reading)?.state
        if state != Inspection.State.rectifying.rawValue {
            let day = entries.map(\.fedBackOn).min() ?? desk.today
            try desk.writing.execute(
                "UPDATE inspections SET fed_back_on = \(day) WHERE id = \(id)")
            try Moves.follow(
                .inspection, id.uuid, "takeOver", details: ["day": day.description], desk)
        }
        if goesOn { return }
        let open = try desk.reading.exists(
            """
            SELECT 1 FROM rectification_items
            WHERE inspection_id = \(id) AND \(RectificationRules.openStates)
            """)
        if !open { try Moves.follow(.inspection, id.uuid, "allRectified", desk) }
    }
}

extension Office {
    /// What taking over a ledger would do. Nothing is kept.
    ///
    /// Throws a `Refusal` for who may not take one over into the round; rows of villages that they
    /// are recused from are refused one by one.
    package func planLedger(
        _ bytes: [UInt8], round: UUID, fedBackOn: Day, today: Day, for actor: Actor
    ) async throws -> LedgerPlan {
        try await engine.read { reading in
            try Permissions.judge(
                "findings.importLedger", by: actor, at: try .round(round, reading))
            return try LedgerPlan.make(
                bytes, round: round, fedBackOn: fedBackOn, today: today, for: actor, reading)
        }
    }

    /// A ledger to fill in: its headers, and a row for each village of the round that this person
    /// may take over.
    package func emptyLedger(of round: UUID, for actor: Actor) async throws
        -> (header: [String], rows: [[String]])
    {
        let names = try await engine.read { reading in
            try Permissions.judge(
                "findings.importLedger", by: actor, at: try .round(round, reading))
            return try reading.rows(
                """
                SELECT t.name, u.short_name FROM inspections i
                JOIN village_units u ON u.id = i.unit_id
                JOIN townships t ON t.id = i.township_id
                WHERE i.round_id = \(round)\(Scoping.withoutRecused(actor, "i"))
                ORDER BY t.name, u.short_name
                """
            ) { [try $0(0) as String, try $0(1) as String] }
        }
        let fields = LedgerField.allCases.filter { $0 != .amountWan }
        return (
            fields.map(\.label.zh),
            names.map { $0 + Array(repeating: "", count: fields.count - $0.count) }
        )
    }
}
