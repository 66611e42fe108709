import Domain
import Foundation
import Storage

/// An entry is recorded in a logbook.
struct RecordEntry: Action {
    let book: Logbook
    let record: UUID
    /// What was filled in, by field key; judged by the fields before the action was made.
    let values: [String: InputValue]

    init(_ book: Logbook, record: UUID, _ values: [String: InputValue]) {
        self.book = book
        self.record = record
        self.values = values
    }

    /// Makes the action from the fields that came in, or from the journal.
    init(_ book: Logbook, from json: Data) throws {
        var values = try JSONDecoder().decode([String: InputValue].self, from: json)
        guard case .text(let text) = values.removeValue(forKey: "record"),
            let record = UUID(uuidString: text)
        else { throw Refusal.notFound }
        self.init(book, record: record, values)
    }

    var name: String { book.action }

    /// The same with one more value.
    func with(_ value: InputValue, as key: String) -> RecordEntry {
        var values = values
        values[key] = value
        return RecordEntry(book, record: record, values)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: EntryKey.self)
        try container.encode(record, forKey: EntryKey("record"))
        for (key, value) in values { try container.encode(value, forKey: EntryKey(key)) }
    }

    func place(_ reading: Reading) throws -> Place { try parent(reading).place }

    func object(_ reading: Reading) throws -> VisibleObject? {
        try EntryParent.object(book.parent, record, reading)
    }
    func touches(_ reading: Reading) throws -> [Place] { [] }

    var sightings: [Sighting] {
        switch book.parent {
        case .round: [Sighting(Lists.rounds, record)]
        case .unit: [Sighting(Lists.units, record)]
        default: []
        }
    }

    /// An entry of a group says which one; it stands at no group of another round.
    private func parent(_ reading: Reading) throws -> EntryParent {
        var parent = try EntryParent.load(book.parent, record, reading)
        if let group,
            try reading.exists(
                "SELECT 1 FROM inspection_groups WHERE id = \(group) AND round_id = \(record)")
        {
            parent.place.group = Identifier(group)
        }
        return parent
    }

    private var group: UUID? {
        if case .text(let text) = values["group"] { UUID(uuidString: text) } else { nil }
    }

    func perform(_ desk: Desk) throws -> ActionAnswer { try keep(as: desk.id, desk) }

    /// Adds the entry inside another action, under an identifier that may be derived from that
    /// one's. What it names is judged like that of an entry that somebody sends.
    @discardableResult
    func add(as id: UUID, _ desk: Desk) throws -> ActionAnswer {
        try desk.judge(SentFields(book.fields, values, about: record))
        return try keep(as: id, desk)
    }

    private func keep(as id: UUID, _ desk: Desk) throws -> ActionAnswer {
        let parent = try parent(desk.reading)
        if let group, parent.place.group?.uuid != group { throw Refusal.notFound }
        try judgeState(parent)
        for pair in book.pairs { try pair.judge(values, book.fields) }
        try book.check?(values)
        try judgeOnce(desk)
        try EntryRules.judge(
            book.name,
            EntryRules.Entry(parent: record, place: parent.place, values: values, desk: desk))
        let number = try book.series.map { series in
            DocumentNumber.entry(
                series, year: desk.today.civil.year,
                try desk.nextNumber(in: "\(book.name)/\(parent.county)/\(desk.today.civil.year)"))
        }
        let filled = try EntryFills.filled(self, desk)
        try desk.writing.execute(
            try RecordEntry(book, record: record, filled).insert(id, parent, number, desk))
        if let list = Lists.named(book.name) { try desk.index(id, in: list) }
        if case .text(let file) = values["file"] {
            try Attachments.add(
                file, to: book.name, id, id: desk.identifier(.attachment, of: id, formerly: 0),
                purpose: book.title.zh, desk)
        }
        if let kind = book.kind {
            try Moves.began(kind, id, "record", in: kind.lifecycle.start, desk)
        }
        return ActionAnswer(
            id, page: "/\(book.name)/\(Identifier<Logbook>(id))", number: number,
            version: book.kind.map { _ in 1 },
            note: Phrase("已登记\(book.title.zh)", "Recorded: \(book.title.en)"))
    }

    private func judgeState(_ parent: EntryParent) throws(Refusal) {
        guard let state = parent.state, !book.states.isEmpty, !book.states.contains(state.name)
        else { return }
        throw Refusal(
            .conflict, "logbooks.wrong-state",
            Phrase(
                "当前“\(state.label.zh)”，不能登记\(book.title.zh)。",
                "The record is in state “\(state.label.en)”, which does not allow this entry."),
            remedy: Phrase("请在相应阶段登记。", "It is recorded in another phase."))
    }

    /// One target for a year: a second one is written after the first has been struck out.
    private func judgeOnce(_ desk: Desk) throws {
        for field in book.stored where book.once.contains(field.key) {
            let value = Self.value(values[field.key] ?? .none, of: field)
            let stands = try desk.reading.exists(
                """
                SELECT 1 FROM \(raw: book.table) WHERE parent_id = \(record)
                  AND struck_at IS NULL AND \(raw: Logbook.snake(field.key)) = \(value)
                """)
            guard stands else { continue }
            throw Refusal.field(
                field.key, "there-already",
                Phrase(
                    "该\(field.label.zh)已登记过\(book.title.zh)。",
                    "There is an entry for this \(field.label.en) already."),
                Phrase("请先将原登记作废，再重新登记。", "Strike out the old entry first."))
        }
    }

    private func insert(_ id: UUID, _ parent: EntryParent, _ number: String?, _ desk: Desk) throws
        -> SQL
    {
        var columns = ["id", "parent_id", "county_id", "township_id", "unit_id", "group_id"]
        var cells: [SQL] = [
            "\(id)", "\(record)", "\(parent.place.county)", "\(parent.place.township)",
            "\(parent.place.unit)", "\(parent.place.group)",
        ]
        columns += ["round_id", "recorded_by", "recorded_at"]
        cells += ["\(parent.round)", "\(try desk.person())", "\(desk.at)"]
        if let number {
            columns.append("number")
            cells.append("\(number)")
        }
        if let kind = book.kind {
            columns += ["state", "version"]
            cells += ["\(kind.lifecycle.start)", "1"]
        }
        for field in book.stored where field.key != "group" {
            columns.append(Logbook.snake(field.key))
            cells.append("\(Self.value(values[field.key] ?? .none, of: field))")
        }
        if let key = book.rehearsal?.key {
            columns.append(Logbook.snake(key))
            cells.append("\(values.text(key))")
        }
        return """
            INSERT INTO \(raw: book.table)(\(raw: columns.joined(separator: ", ")))
            VALUES (\(cells.joined(by: ", ")))
            """
    }

    /// A value as its column keeps it.
    private static func value(_ value: InputValue, of field: Field) -> Value {
        switch (field.kind, value) {
        case (.flag, .flag(let flag)): .integer(flag ? 1 : 0)
        case (.flag, _): .integer(0)
        case (.lookup, .text(let text)): UUID(uuidString: text).map(Value.uuid) ?? .null
        case (_, .text(let text)): .text(text)
        case (_, .number(let number)): .integer(number)
        default: .null
        }
    }
}

/// An entry was wrong: it stays, struck out, with its reason; it counts nowhere any more.
struct StrikeEntry: Action {
    let book: Logbook
    let record: UUID
    let reason: String

    private struct Input: Codable {
        let record: UUID
        let reason: String
    }

    init(_ book: Logbook, record: UUID, reason: String) {
        self.book = book
        self.record = record
        self.reason = reason
    }

    init(_ book: Logbook, from json: Data) throws {
        let input = try JSONDecoder().decode(Input.self, from: json)
        self.init(book, record: input.record, reason: input.reason)
    }

    func encode(to encoder: any Encoder) throws {
        try Input(record: record, reason: reason).encode(to: encoder)
    }

    var name: String { book.strike }

    func place(_ reading: Reading) throws -> Place {
        try EntryHead.load(book, record, reading).place
    }

    func object(_ reading: Reading) throws -> VisibleObject? {
        try book.object(of: record, reading)
    }
    func touches(_ reading: Reading) throws -> [Place] { [] }
    var sightings: [Sighting] { [Sighting(book.list, record)] }

    func perform(_ desk: Desk) throws -> ActionAnswer {
        try EntryRules.judgeStrike(book.name, record, at: try place(desk.reading), desk)
        let changed = try desk.writing.execute(
            """
            UPDATE \(raw: book.table) SET struck_at = \(desk.at), struck_reason = \(reason)
            WHERE id = \(record) AND struck_at IS NULL
            """)
        guard changed == 1 else {
            throw Refusal(
                .conflict, "logbooks.struck",
                Phrase("该条登记已作废。", "This entry has been struck out already."),
                remedy: Phrase("请刷新页面。", "Reload the page."))
        }
        return ActionAnswer(
            record, page: "/\(book.name)/\(Identifier<Logbook>(record))",
            note: Phrase("已作废，登记内容保留", "Struck out; the entry is kept"))
    }
}

private struct EntryKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(_ key: String) { stringValue = key }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

extension InputValue: Encodable {
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .flag(let flag): try container.encode(flag)
        case .list(let list): try container.encode(list)
        case .none, .other: try container.encodeNil()
        }
    }
}
