import Domain
import Foundation
import Storage
import Testing

@testable import Services

/// Records of every kind, and fields filled in so that only permission decides.
struct Samples {
    let round: ClearwaterRound
    let finding: UUID
    let feedback: UUID
    let item: UUID
    let interview: UUID
    let revisit: UUID
    let grant: UUID
    let suspicion: UUID
    let dataset: UUID
    let run: UUID
    let proposal: UUID
    /// One entry of every logbook, by name.
    let entries: [String: UUID]

    static func make(in round: ClearwaterRound) async throws -> Samples {
        let finding = try await round.reported()
        let feedback = try await round.feedBack()
        let item = try await round.item(of: finding)
        let rows = try await insertedRows(round)
        let suspicion = try await round.suspicion()
        let dataset = try #require(
            try await round.place.office.read { reading in
                try reading.value("SELECT id FROM datasets", as: UUID.self)
            })
        let run = try #require(
            try await round.place.office.read { reading in
                try reading.value("SELECT id FROM screening_runs", as: UUID.self)
            })
        return Samples(
            round: round, finding: finding, feedback: feedback, item: item,
            interview: rows.interview,
            revisit: rows.revisit, grant: rows.grant, suspicion: suspicion, dataset: dataset,
            run: run, proposal: rows.proposal,
            entries: try await round.sampleEntries())
    }

    /// The item becomes a department's, with what is recorded under it.
    func giveToDepartment() async throws {
        try await round.place.office.damageForTest(
            """
            UPDATE rectification_items SET party = 'county',
                department_id = \(entries["departments"])
            WHERE id = \(item)
            """)
        for table in ["supervision_letters", "rectification_steps"] {
            try await round.place.office.damageForTest(
                "UPDATE \(raw: table) SET parent_id = \(item)")
        }
    }

    /// Records that are put into the tables directly.
    private static func insertedRows(_ round: ClearwaterRound) async throws
        -> (interview: UUID, revisit: UUID, grant: UUID, proposal: UUID)
    {
        let interview = UUID()
        try await round.place.office.damageForTest(
            """
            INSERT INTO interviews(id, number, inspection_id, held_on, place, interviewee,
                asker_id, writer_id, purpose, record, confirmed)
            VALUES (\(interview), '谈001', \(round.inspections[0]), '2026-01-01', 'x', 'x',
                \(round.inspector.person), \(round.second.person), 'x', 'x', 1)
            """)
        let revisit = UUID()
        try await round.place.office.damageForTest(
            """
            INSERT INTO revisits(id, number, inspection_id, county_id, township_id, unit_id,
                group_id, visitor_id, planned_on, account, state, version)
            SELECT \(revisit), 'HF1', id, county_id, township_id, unit_id, group_id,
                \(round.supervision.person), '2026-01-01', '', 'planned', 1
            FROM inspections WHERE id = \(round.inspections[0])
            """)
        let grant = UUID()
        try await round.place.office.damageForTest(
            """
            INSERT INTO grants(id, person_id, role, scope_id, state)
            VALUES (\(grant), \(round.leading.person), 'expert', \(round.place.county), 'proposed')
            """)
        let proposal = UUID()
        try await round.place.office.damageForTest(
            """
            INSERT INTO proposals(id, number, kind, parent_id, county_id, title, request, answer,
                objective, bound, made_by, made_at, state, version)
            VALUES (\(proposal), '方案1', 'groups', \(round.round), \(round.place.county), 'x', '{}',
                '{}', 0, 0, \(round.staff.person), 0, 'kept', 1)
            """)
        return (interview, revisit, grant, proposal)
    }

    func scope(of role: Role) -> UUID? {
        switch role.reach {
        case .everywhere: nil
        case .county: round.place.county
        case .township: round.place.townships[0]
        case .unit: round.place.units[0]
        case .group: round.group
        case .department: entries["departments"]
        }
    }

    func sees(_ kind: ActionKind, _ actor: Actor) async throws -> Bool {
        let action = try kind.action(from: input(kind), fromForm: true)
        return try await round.place.office.read { reading in
            try action.isSeen(by: actor, at: action.place(reading), reading)
        }
    }

    func input(_ kind: ActionKind) -> [String: InputValue] {
        var input: [String: InputValue] = [:]
        for field in kind.fields { input[field.key] = value(field, kind) }
        return input
    }

    private func value(_ field: Field, _ kind: ActionKind) -> InputValue? {
        switch field.kind {
        case .text: .text(field.key == "login" ? "x" : field.key == "county" ? "990201" : "文字")
        case .paragraph: .text("文字")
        case .day(.future): .text("\(Clearwater.day + 20)")
        case .day: .text("\(Clearwater.day)")
        case .integer(let range): .number(Int64(range.lowerBound))
        case .yuan: .number(100)
        case .choice(let choices):
            .text(field.key == "role" ? "officeStaff" : choices.first?.value ?? "")
        case .flag: .flag(true)
        case .lookup(let lookup): .text(record(lookup).uuidString)
        case .lookups(let lookup, _): .list([record(lookup).uuidString])
        case .file: .text(String(repeating: "0", count: 64))
        case .hidden(.identifier): .text(subject(kind).uuidString)
        case .hidden(.version): nil
        }
    }

    func record(_ lookup: Lookup) -> UUID {
        switch lookup {
        case .groupMembers: round.second.person?.uuid ?? UUID()
        case .people: round.leading.person?.uuid ?? UUID()
        case .units, .places: round.place.units[0]
        case .townships: round.place.townships[0]
        case .counties: round.place.county
        case .terms: round.term
        case .groups: round.group
        case .scopes: round.place.county
        case .addressees: round.place.townships[0]
        case .commonProblems: entries["commonProblems"] ?? UUID()
        case .similarFindings: finding
        case .campaigns: entries["campaigns"] ?? UUID()
        case .cases: entries["caseLibrary"] ?? UUID()
        }
    }

    private func subject(_ kind: ActionKind) -> UUID {
        switch kind.path.split(separator: "/").first {
        case "units": round.place.units[0]
        case "people": round.inspector.person?.uuid ?? UUID()
        case "grants": grant
        case "rounds": round.round
        case "inspections": round.inspections[0]
        case "interviews": interview
        case "findings": finding
        case "feedbacks": feedback
        case "rectification": item
        case "revisits": revisit
        case "terms": round.term
        case "proposals": kind.name == "plans.keep" ? round.term : proposal
        case "screening": round.inspections[0]
        case "datasets": dataset
        case "runs": run
        case "suspicions": suspicion
        case let list: list.flatMap { entries[String($0)] } ?? UUID()
        }
    }
}
