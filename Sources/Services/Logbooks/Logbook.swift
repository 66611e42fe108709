package import Domain
import Foundation
import Storage

/// A logbook (登记簿): entries of one shape that are recorded under a round, an inspection, a
/// finding and so on. One declaration gives the action, the form, the list with its filters and
/// export, the page, the API and, through `script`, the table.
package struct Logbook: Sendable {
    /// What an entry is recorded under.
    package enum Parent: String, Sendable, CaseIterable {
        case county, term, round, inspection, finding, rectification, person, unit

        /// The table in which the parent stands.
        var table: String {
            switch self {
            case .county: "counties"
            case .rectification: "rectification_items"
            case .person: "people"
            case .unit: "village_units"
            default: "\(rawValue)s"
            }
        }

        /// The list in which the parent stands.
        package var list: String {
            switch self {
            case .county: "counties"
            case .rectification: "rectification"
            case .person: "people"
            default: "\(rawValue)s"
            }
        }
    }

    /// When in the cycle it is used; logbooks are listed in this order.
    package enum Phase: String, Sendable, CaseIterable, Labelled {
        case before, during, after

        package var label: Phrase {
            switch self {
            case .before: Phrase("巡前", "Before")
            case .during: Phrase("巡中", "During")
            case .after: Phrase("巡后", "After")
            }
        }
    }

    /// `postings`: the address, the first part of the action's name, and, in snake case, the table.
    package let name: String
    package let title: Phrase
    /// 登记公告张贴: what the button says.
    package let record: Phrase
    package let phase: Phase
    package let parent: Parent
    package let object: VisibleObject
    /// Entries that are something else than `object` under a condition on `x`: advice to a village
    /// before the feedback, the delivery of a list of clues.
    let apart: [Apart]
    /// What a person fills in. The first field names an entry.
    package let fields: [Field]
    /// The fields that the list shows, besides number, place and state.
    package let columns: [String]
    /// The first characters of an entry's number, `立改` for `立改〔2026〕12号`; nil without numbers.
    package let series: String?
    /// The kind of record, where entries have a life cycle.
    package let kind: RecordKind?
    /// The states of the parent in which it is used; empty for all.
    package let states: Set<String>
    /// Fields of which there is one standing entry for each value under one parent.
    let once: [String]
    /// Shares that are computed from the numbers of an entry.
    let shares: [Share]
    /// What two fields owe each other.
    let pairs: [FieldPair]
    /// What an entry must obey besides the shapes of its fields.
    let check: (@Sendable ([String: InputValue]) throws(Refusal) -> Void)?
    /// What is tried before the transaction in which it is recorded.
    let rehearsal: Rehearsal?

    struct Apart: Sendable {
        let object: VisibleObject
        let condition: String

        init(_ object: VisibleObject, where condition: String) {
            self.object = object
            self.condition = condition
        }
    }

    init(
        _ name: String, _ title: Phrase, _ record: Phrase, _ phase: Phase, under parent: Parent,
        seenAs object: VisibleObject, apart: [Apart] = [], columns: [String],
        series: String? = nil, kind: RecordKind? = nil, in states: Set<String> = [],
        once: [String] = [],
        _ fields: [Field], shares: [Share] = [], pairs: [FieldPair] = [],
        check: (@Sendable ([String: InputValue]) throws(Refusal) -> Void)? = nil,
        rehearsal: Rehearsal? = nil
    ) {
        self.name = name
        self.title = title
        self.record = record
        self.phase = phase
        self.parent = parent
        self.object = object
        self.apart = apart
        self.columns = columns
        self.series = series
        self.kind = kind
        self.states = states
        self.once = once
        self.fields = fields
        self.shares = shares
        self.pairs = pairs
        self.check = check
        self.rehearsal = rehearsal
    }

    package var action: String { "\(name).record" }
    package var strike: String { "\(name).strike" }
    var table: String { Self.snake(name) }

    /// The fields that become columns; a file becomes an attachment.
    var stored: [Field] {
        fields.filter { field in
            if case .file = field.kind { return false }
            return true
        }
    }

    static func snake(_ name: String) -> String {
        name.reduce(into: "") { text, letter in
            if letter.isUppercase { text += "_" }
            text += letter.lowercased()
        }
    }
}

extension Logbook {
    /// The statements that make the table of this logbook. They were written into the schema when
    /// it came; a test says where a declaration and its table have gone apart.
    package var script: String {
        var lines = [
            "seq INTEGER PRIMARY KEY", "id BLOB NOT NULL UNIQUE",
            "parent_id BLOB NOT NULL REFERENCES \(parent.table)(id)",
            "county_id BLOB REFERENCES counties(id)", "township_id BLOB REFERENCES townships(id)",
            "unit_id BLOB REFERENCES village_units(id)",
            "group_id BLOB REFERENCES inspection_groups(id)",
            "round_id BLOB REFERENCES rounds(id)",
        ]
        if series != nil { lines.append("number TEXT NOT NULL") }
        lines += stored.filter { $0.key != "group" }.map {
            "\(Self.snake($0.key)) \(Self.type(of: $0))"
        }
        lines += [
            "recorded_by BLOB NOT NULL REFERENCES people(id)", "recorded_at INTEGER NOT NULL",
        ]
        if let kind {
            let states = kind.lifecycle.states.map { "'\($0.name)'" }.joined(separator: ", ")
            lines += [
                "state TEXT NOT NULL CHECK (state IN (\(states)))", "version INTEGER NOT NULL",
            ]
        } else {
            lines.append("struck_at INTEGER")
            lines.append("struck_reason TEXT")
        }
        if series != nil { lines.append("UNIQUE (county_id, number)") }
        let indexes = ["parent", "county", "township", "unit", "group"].map { column in
            """
            CREATE INDEX \(table)_of_\(column) ON \(table)(\(column)_id, seq)\
            \(column == "parent" || column == "county" ? "" : " WHERE \(column)_id IS NOT NULL");

            """
        }
        return "CREATE TABLE \(table) (\n    " + lines.joined(separator: ",\n    ") + "\n);\n"
            + indexes.joined()
    }

    private static func type(of field: Field) -> String {
        let null = field.required ? " NOT NULL" : ""
        let column = snake(field.key)
        return switch field.kind {
        case .text, .paragraph, .day, .file, .hidden: "TEXT\(null)"
        case .integer(let range):
            "INTEGER\(null) CHECK (\(column) BETWEEN \(range.lowerBound) AND \(range.upperBound))"
        case .yuan: "INTEGER\(null) CHECK (\(column) >= 0)"
        case .flag: "INTEGER NOT NULL CHECK (\(column) IN (0, 1))"
        case .choice(let choices):
            "TEXT\(null) CHECK (\(column) IN ("
                + choices.map { "'\($0.value)'" }.joined(separator: ", ") + "))"
        case .lookup(let lookup):
            "BLOB\(null)" + (lookup.table.map { " REFERENCES \($0)(id)" } ?? "")
        case .lookups: "BLOB\(null)"
        }
    }
}
