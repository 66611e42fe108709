import Domain
import Foundation
import Storage

/// What an entry is recorded under: where it lies and how it stands.
struct EntryParent {
    var place: Place
    let round: UUID?
    /// The state of the parent's life cycle, where it has one.
    let state: (name: String, label: Phrase)?

    /// The county of the series of numbers.
    var county: String { place.county?.description ?? "all" }

    static func load(_ parent: Logbook.Parent, _ id: UUID, _ reading: Reading) throws
        -> EntryParent
    {
        switch parent {
        case .round: return try ofRecord(.round, id, round: id, reading)
        case .inspection: return try ofRecord(.inspection, id, from: "inspections", reading)
        case .finding: return try ofRecord(.finding, id, from: "findings", reading)
        case .rectification:
            let round = try reading.value(
                """
                SELECT i.round_id FROM rectification_items r
                JOIN inspections i ON i.id = r.inspection_id WHERE r.id = \(id)
                """, as: UUID.self)
            return try ofRecord(.rectification, id, round: round, reading)
        case .county: return try ofPlace("SELECT id, NULL, NULL FROM counties", id, reading)
        case .term: return try ofPlace("SELECT county_id, NULL, NULL FROM terms", id, reading)
        case .person: return try ofPlace("SELECT county_id, NULL, NULL FROM people", id, reading)
        case .unit:
            return try ofPlace(
                "SELECT county_id, township_id, id FROM village_units", id, reading)
        }
    }

    /// What it is in the table of visibility.
    static func object(_ parent: Logbook.Parent, _ id: UUID, _ reading: Reading) throws
        -> VisibleObject
    {
        switch parent {
        case .county, .unit: .place
        case .term, .round, .inspection: .roundPlan
        case .finding: try RecordHead.object(.finding, id, reading)
        case .rectification: .rectification
        case .person: .person
        }
    }

    private static func ofRecord(
        _ kind: RecordKind, _ id: UUID, from table: String, _ reading: Reading
    ) throws -> EntryParent {
        let round = try reading.value(
            "SELECT round_id FROM \(raw: table) WHERE id = \(id)", as: UUID.self)
        return try ofRecord(kind, id, round: round, reading)
    }

    private static func ofRecord(
        _ kind: RecordKind, _ id: UUID, round: UUID?, _ reading: Reading
    ) throws -> EntryParent {
        guard let head = try RecordHead.load(kind, id, reading) else { throw Refusal.notFound }
        return EntryParent(
            place: head.place, round: round,
            state: (head.state, kind.lifecycle.label(ofState: head.state)))
    }

    private static func ofPlace(_ select: SQL, _ id: UUID, _ reading: Reading) throws
        -> EntryParent
    {
        let place = try reading.first("\(select) WHERE id = \(id)") { row in
            Place(
                county: try row.optional(0), township: try row.optional(1),
                unit: try row.optional(2))
        }
        guard let place else { throw Refusal.notFound }
        return EntryParent(place: place, round: nil, state: nil)
    }
}

/// Where an entry lies.
struct EntryHead {
    let place: Place
    let round: UUID?

    static func load(_ book: Logbook, _ id: UUID, _ reading: Reading) throws -> EntryHead {
        let head = try reading.first(
            """
            SELECT x.county_id, x.township_id, x.unit_id, x.group_id, x.round_id,
                \(raw: book.department ?? "NULL")
            FROM \(raw: book.table) x WHERE x.id = \(id)
            """
        ) { row in
            EntryHead(
                place: Place(
                    county: try row.optional(0), township: try row.optional(1),
                    unit: try row.optional(2), group: try row.optional(3),
                    department: try row.optional(5)),
                round: try row.optional(4))
        }
        guard let head else { throw Refusal.notFound }
        return head
    }
}
