package import Domain
package import Foundation

/// What every record with a life cycle has: where it belongs, its state and its version.
package struct RecordHead: Sendable {
    package let kind: RecordKind
    package let id: UUID
    package let place: Place
    package let state: String
    /// Counts the changes; who sends an older one has not seen the newest state.
    package let version: Int
    /// Only a finding knows it before its inspection does.
    package let fedBack: Bool

    /// Reads it; nil when there is no such record.
    package static func load(_ kind: RecordKind, _ id: UUID, _ reading: Reading) throws
        -> RecordHead?
    {
        let place: SQL =
            switch kind {
            case .round: "county_id, NULL, NULL, NULL, NULL"
            case .rectification: "county_id, township_id, unit_id, group_id, department_id"
            case .supervisionLetter:
                """
                county_id, township_id, unit_id, group_id,
                (SELECT r.department_id FROM rectification_items r WHERE r.id = parent_id)
                """
            default: "county_id, township_id, unit_id, group_id, NULL"
            }
        let fedBack: SQL = kind == .finding ? "fed_back_on IS NOT NULL" : "0"
        return try reading.first(
            """
            SELECT \(place), state, version, \(fedBack) FROM \(raw: kind.table) WHERE id = \(id)
            """
        ) { row in
            RecordHead(
                kind: kind, id: id,
                place: Place(
                    county: try row.optional(0), township: try row.optional(1),
                    unit: try row.optional(2), group: try row.optional(3),
                    department: try row.optional(4)),
                state: try row(5), version: try row(6), fedBack: try row(7))
        }
    }

    /// What this record is in the table of visibility.
    package var object: VisibleObject {
        switch kind {
        case .round, .inspection: .roundPlan
        case .finding:
            Finding.State(rawValue: state).map { Finding.object(in: $0, fedBack: fedBack) }
                ?? .workingPaper
        case .rectification: .rectification
        case .revisit: .revisit
        case .informationRequest: .information
        case .publicReport: .publicReport
        case .appeal: .interview
        case .immediateNotice: .immediateNotice
        case .clue: .clue
        case .supervisionLetter: .rectification
        case .commonProblem: .commonProblem
        case .proposal: .pool
        case .suspicion: .suspicion
        }
    }

    /// Writes the next state.
    package func advance(to state: String, _ writing: Writing) throws {
        try writing.execute(
            """
            UPDATE \(raw: kind.table) SET state = \(state), version = version + 1
            WHERE id = \(id)
            """)
    }
}

extension RecordKind {
    /// The table that holds the records of this kind.
    package var table: String {
        switch self {
        case .round: "rounds"
        case .inspection: "inspections"
        case .finding: "findings"
        case .rectification: "rectification_items"
        case .revisit: "revisits"
        case .informationRequest: "information_requests"
        case .publicReport: "public_reports"
        case .appeal: "appeals"
        case .immediateNotice: "immediate_notices"
        case .clue: "clues"
        case .supervisionLetter: "supervision_letters"
        case .commonProblem: "common_problems"
        case .proposal: "proposals"
        case .suspicion: "suspicions"
        }
    }
}

/// The history of a record: every move is a row, and nothing about a record's past is a flag.
package struct MoveRow: Sendable {
    package let move: String
    package let from: String?
    package let to: String
    package let person: Identifier<Person>?
    package let personName: String?
    package let at: Moment
    package let details: [String: String]

    /// All moves of a record, oldest first.
    package static func history(_ kind: RecordKind, _ record: UUID, _ reading: Reading) throws
        -> [MoveRow]
    {
        try reading.rows(
            """
            SELECT m.move, m.from_state, m.to_state, m.person_id, p.name, m.at, m.details
            FROM moves m LEFT JOIN people p ON p.id = m.person_id
            WHERE m.record_kind = \(kind) AND m.record_id = \(record) ORDER BY m.seq
            """
        ) { row in
            let details: String = try row(6)
            return MoveRow(
                move: try row(0), from: try row.optional(1), to: try row(2),
                person: try row.optional(3), personName: try row.optional(4), at: try row(5),
                details: try JSONDecoder().decode([String: String].self, from: Data(details.utf8)))
        }
    }

    /// The moves that one person has done on a record.
    package static func done(
        by person: Identifier<Person>, on kind: RecordKind, _ record: UUID, _ reading: Reading
    ) throws -> Set<String> {
        Set(
            try reading.rows(
                """
                SELECT DISTINCT move FROM moves
                WHERE record_kind = \(kind) AND record_id = \(record)
                  AND person_id = \(person)
                """
            ) { try $0(0) as String })
    }

    /// Adds a move to the history of a record.
    package static func insert(
        _ kind: RecordKind, _ record: UUID, move: String, from: String?, to: String,
        person: Identifier<Person>?, at: Moment, details: [String: String], _ writing: Writing
    ) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(details), as: UTF8.self)
        try writing.execute(
            """
            INSERT INTO moves(record_kind, record_id, move, from_state, to_state, person_id, at,
                details)
            VALUES (\(kind), \(record), \(move), \(from), \(to), \(person), \(at), \(text))
            """)
    }
}
