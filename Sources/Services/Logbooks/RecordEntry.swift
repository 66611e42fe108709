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

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: EntryKey.self)
        try container.encode(record, forKey: EntryKey("record"))
        for (key, value) in values { try container.encode(value, forKey: EntryKey(key)) }
    }

    func place(_ reading: Reading) throws -> Place { try parent(reading).place }

    /// An entry of a group says which one; it must be of the round that the entry stands under.
    private func parent(_ reading: Reading) throws -> EntryParent {
        var parent = try EntryParent.load(book.parent, record, reading)
        if case .text(let text) = values["group"], let group = UUID(uuidString: text) {
            guard
                try reading.exists(
                    "SELECT 1 FROM inspection_groups WHERE id = \(group) AND round_id = \(record)")
            else { throw Refusal.notFound }
            parent.place.group = Identifier(group)
        }
        return parent
    }

    func perform(_ desk: Desk) throws -> ActionAnswer { try add(as: desk.id, desk) }

    /// Adds the entry under an identifier that may be derived from another action's.
    @discardableResult
    func add(as id: UUID, _ desk: Desk) throws -> ActionAnswer {
        let parent = try parent(desk.reading)
        try judgeState(parent)
        try judgeDays(desk)
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
                file, to: book.name, id, id: id.derived(0), purpose: book.title.zh, desk)
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

    private func judgeDays(_ desk: Desk) throws(Refusal) {
        for field in book.fields {
            guard case .day = field.kind, let day = Day(values.text(field.key)) else { continue }
            if day > desk.today, !book.future.contains(field.key) {
                throw .field(
                    field.key, "in-the-future",
                    Phrase("\(field.label.zh)\(day)晚于今天。", "\(day) lies in the future."),
                    Phrase("请核对日期。", "Check the date."))
            }
            if day < desk.today, book.ahead.contains(field.key) {
                throw .field(
                    field.key, "in-the-past",
                    Phrase("\(field.label.zh)\(day)早于今天。", "\(day) lies in the past."),
                    Phrase("请填写今天或以后的日期。", "Give today or a later day."))
            }
        }
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

    func perform(_ desk: Desk) throws -> ActionAnswer {
        guard try book.shows(record, to: desk.actor, desk.reading) else {
            throw Refusal.notFound
        }
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
