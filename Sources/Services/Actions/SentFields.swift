import Domain
import Foundation
import Storage

/// The records and the days that an action names, read from its payload by the fields of its kind.
/// They are judged inside the transaction of the action, whatever road it came by: a form, the API,
/// many rows at once, a file, or a line of this program.
struct SentFields {
    private struct Named {
        let field: Field
        let lookup: Lookup
        let ids: Set<UUID>
    }

    private struct Dated {
        let field: Field
        let tense: Field.Tense
        let day: Day
    }

    private let named: [Named]
    private let dated: [Dated]
    /// The record that the action is about; what is offered may depend on it.
    private let about: UUID?

    /// Reads the fields of an action that is to be sent; `payload` is its JSON, as the journal
    /// keeps it. Throws a `Refusal` of a field that holds no identifier or no day.
    init(_ kind: ActionKind?, payload: String) throws {
        guard let kind, kind.namesRecordsOrDays else {
            try self.init([], [:])
            return
        }
        let values = try JSONDecoder().decode(
            [String: InputValue].self, from: Data(payload.utf8))
        try self.init(kind.fields, values)
    }

    /// Reads the fields of an entry or an action that is made inside another one.
    init(_ fields: [Field], _ values: [String: InputValue], about: UUID? = nil) throws(Refusal) {
        var (named, dated): ([Named], [Dated]) = ([], [])
        for field in fields {
            guard let value = values[field.key] else { continue }
            switch field.kind {
            case .lookup(let lookup), .lookups(let lookup, _):
                let ids = try field.identifiers(in: value)
                if ids.isEmpty { continue }
                named.append(Named(field: field, lookup: lookup, ids: ids))
            case .day(let tense):
                guard let day = try field.day(in: value) else { continue }
                dated.append(Dated(field: field, tense: tense, day: day))
            default: continue
            }
        }
        (self.named, self.dated) = (named, dated)
        self.about = about ?? UUID(uuidString: values.text("record"))
    }

    /// Throws a `Refusal` that names the first field which names a record that is not offered to
    /// this person, or a day that cannot be meant.
    func judge(_ actor: Actor, today: Day, _ reading: Reading) throws {
        for one in dated { try one.tense.judge(one.day, of: one.field, today: today) }
        for one in named {
            let missing = try one.lookup.notOffered(one.ids, about: about, actor, reading)
            guard missing.isEmpty else { throw Refusal.notOffered(one.field) }
        }
    }
}

extension Field {
    fileprivate func identifiers(in value: InputValue) throws(Refusal) -> Set<UUID> {
        let texts: [String] =
            switch value {
            case .none: []
            case .text(let text): text.isEmpty ? [] : [text]
            case .list(let texts): texts
            case .number, .flag, .other: throw .wrongType(self)
            }
        var ids: Set<UUID> = []
        for text in texts {
            guard let id = UUID(uuidString: text) else { throw .wrongIdentifier(self) }
            ids.insert(id)
        }
        return ids
    }

    fileprivate func day(in value: InputValue) throws(Refusal) -> Day? {
        switch value {
        case .none: return nil
        case .text(let text) where text.isEmpty: return nil
        case .text(let text):
            guard let day = Day(text) else { throw .wrongDay(self, text) }
            return day
        case .number, .flag, .list, .other: throw .wrongType(self)
        }
    }
}

extension Field.Tense {
    /// Nothing that is written down here was done before the republic was founded.
    static let earliest = Day("1949-10-01") ?? Day(number: 0)
    /// A term has five years; what lies further ahead than two of them is a slip of the pen.
    static let yearsAhead = 10

    /// Whether a day can be meant.
    func allows(_ day: Day, today: Day) -> Bool {
        guard day >= Self.earliest, day.civil.year <= today.civil.year + Self.yearsAhead else {
            return false
        }
        return switch self {
        case .past: day <= today
        case .future: day >= today
        case .either: true
        }
    }

    func judge(_ day: Day, of field: Field, today: Day) throws(Refusal) {
        if allows(day, today: today) { return }
        let label = field.label
        if day < Self.earliest {
            throw .field(
                field.key, "long-ago",
                Phrase(
                    "“\(label.zh)”\(day)过早，不得早于\(Self.earliest)。",
                    "“\(label.en)” (\(day)) is before \(Self.earliest)."),
                Phrase("请核对年份。", "Check the year."))
        }
        if self == .past, day > today {
            throw .field(
                field.key, "in-the-future",
                Phrase("“\(label.zh)”\(day)晚于今天。", "“\(label.en)” (\(day)) lies in the future."),
                Phrase("请核对日期。", "Check the date."))
        }
        if self == .future, day < today {
            throw .field(
                field.key, "in-the-past",
                Phrase("“\(label.zh)”\(day)早于今天。", "“\(label.en)” (\(day)) lies in the past."),
                Phrase("请填写今天或以后的日期。", "Give today or a later day."))
        }
        throw .field(
            field.key, "far-ahead",
            Phrase(
                "“\(label.zh)”\(day)过远，不得超过\(Self.yearsAhead)年。",
                "“\(label.en)” (\(day)) is more than \(Self.yearsAhead) years ahead."),
            Phrase("请核对年份。", "Check the year."))
    }
}

extension ActionKind {
    fileprivate var namesRecordsOrDays: Bool {
        fields.contains { field in
            switch field.kind {
            case .lookup, .lookups, .day: true
            default: false
            }
        }
    }
}

extension Refusal {
    /// The same sentence for what there is not and for what this person may not choose.
    fileprivate static func notOffered(_ field: Field) -> Refusal {
        .field(
            field.key, "not-offered",
            Phrase(
                "“\(field.label.zh)”中有不在可选范围内的记录。",
                "“\(field.label.en)” names a record that is not offered here."),
            Phrase("请从列表中重新选择。", "Choose from the list again."))
    }
}
