import Domain
import Fixtures
import Foundation
import Storage

@testable import Services

/// Registers, books and plans of the county under attack.
extension AttackRecords {
    /// One entry of every register, and two departments among them.
    func departments() async throws -> [UUID] {
        let entries = try await round.sampleEntries()
        guard let first = entries["departments"] else { throw Refusal.notFound }
        return [
            first, try await copy("departments", first, ["parent_id": "\(round.place.county)"]),
        ]
    }

    /// Every register in every place in which it may have an entry.
    func registers(_ places: AttackPlaces, _ parents: [[Logbook.Parent: UUID]]) async throws {
        let nowhere: [String: SQL] = [
            "township_id": "NULL", "unit_id": "NULL", "group_id": "NULL", "round_id": "NULL",
        ]
        for book in Logbooks.all {
            let sample = try await office.read { reading in
                try reading.value(
                    "SELECT id FROM \(raw: book.table) ORDER BY seq LIMIT 1", as: UUID.self)
            }
            guard let sample else { throw Refusal.notFound }
            switch book.parent {
            case .county, .term, .person:
                for county in [round.place.county, places.otherCounty] {
                    let parent =
                        book.parent == .person
                        ? round.inspector.person?.uuid : book.parent == .term ? round.term : county
                    try await entry(
                        book, sample,
                        nowhere.merging([
                            "county_id": "\(county)", "parent_id": "\(parent)",
                        ]) { $1 })
                }
            case .round:
                for group in [nil, round.group, places.otherGroup] as [UUID?] {
                    try await entry(
                        book, sample,
                        nowhere.merging([
                            "parent_id": "\(round.round)", "round_id": "\(round.round)",
                            "group_id": "\(group)",
                        ]) { $1 })
                }
            case .unit, .inspection, .finding, .rectification:
                for (parent, inspection) in zip(parents, places.inspections) {
                    var at = try await columns(of: inspection)
                    at["parent_id"] = parent[book.parent].map { "\($0)" } ?? at["unit_id"]
                    try await entry(book, sample, at)
                }
            }
        }
    }

    /// The samples themselves lie under an inspection, whatever they should lie under.
    func removeSamples() async throws {
        for book in Logbooks.all where book.name != "departments" {
            try await office.damageForTest(
                """
                DELETE FROM \(raw: book.table)
                WHERE seq = (SELECT min(seq) FROM \(raw: book.table))
                """)
        }
    }

    private func entry(_ book: Logbook, _ sample: UUID, _ at: [String: SQL]) async throws {
        try await copy(
            book.table, sample, at.merging(["number": "\("样\(UUID())")"]) { first, _ in first })
    }

    /// Data, runs and suspicions of each village, and data of the whole round.
    func books(_ places: AttackPlaces) async throws {
        let (dataset, run, suspicion) = try await office.read { reading in
            (
                try reading.value("SELECT id FROM datasets LIMIT 1", as: UUID.self),
                try reading.value("SELECT id FROM screening_runs LIMIT 1", as: UUID.self),
                try reading.value("SELECT id FROM suspicions LIMIT 1", as: UUID.self)
            )
        }
        guard let dataset, let run, let suspicion else { throw Refusal.notFound }
        for (index, inspection) in places.inspections.enumerated() {
            var at = try await columns(of: inspection)
            at["parent_id"] = "\(inspection)"
            at["number"] = "\("数\(index)")"
            let kept = try await copy("datasets", dataset, at)
            try await village(kept, inspection, "code\(index)")
            at["dataset_id"] = "\(kept)"
            try await copy("screening_runs", run, at)
            at["owner_id"] = "\(inspection)"
            at["signature"] = "\("attack\(index)")"
            try await copy("suspicions", suspicion, at)
        }
        let whole: [String: SQL] = [
            "parent_kind": "'round'", "parent_id": "\(round.round)", "township_id": "NULL",
            "unit_id": "NULL", "group_id": "NULL", "number": "'数全轮'",
        ]
        let both = try await copy("datasets", dataset, whole)
        for (index, inspection) in places.inspections.enumerated() where index != 1 {
            try await village(both, inspection, "code\(index)")
        }
        try await copy(
            "screening_runs", run, whole.merging(["dataset_id": "\(both)"]) { $1 })
    }

    private func village(_ dataset: UUID, _ inspection: UUID, _ code: String) async throws {
        try await office.damageForTest(
            """
            INSERT INTO dataset_villages(dataset_id, code, county_id, township_id, unit_id,
                group_id, inspection_id)
            SELECT \(dataset), \(code), county_id, township_id, unit_id, group_id, id
            FROM inspections WHERE id = \(inspection)
            """)
    }

    /// Proposals, and a term and a round of the county beside.
    func plans(_ places: AttackPlaces) async throws {
        for (county, number) in [(round.place.county, "方案1"), (places.otherCounty, "方案2")] {
            try await office.damageForTest(
                """
                INSERT INTO proposals(id, number, kind, parent_id, county_id, title, request,
                    answer, objective, bound, made_by, made_at, state, version)
                VALUES (\(UUID()), \(number), 'groups', \(round.round), \(county), 'x', '{}',
                    '{}', 0, 0, \(round.staff.person), 0, 'kept', 1)
                """)
        }
        let term = try await copy(
            "terms", round.term, ["county_id": "\(places.otherCounty)"])
        try await copy(
            "rounds", round.round,
            ["county_id": "\(places.otherCounty)", "term_id": "\(term)"])
        try await office.damageForTest(
            """
            INSERT INTO people(id, login, name, employer, county_id, language, active, version)
            VALUES (\(UUID()), 'beside', '外人', '外县', \(places.otherCounty), 'zh', 1, 1)
            """)
    }

    /// A file of its own at every record that may have one.
    func attachToEverything() async throws {
        for (owner, list) in AttackFiles.owners {
            guard let table = OracleTable.rows[list]?.table else { continue }
            let records = try await office.read { reading in
                try reading.rows("SELECT id FROM \(raw: table)") { try $0(0) as UUID }
            }
            for record in records {
                let content = Array("证据 \(owner) \(record)".utf8)
                let sha256 = try await office.keepUpload(
                    content, by: .console, at: Moment(Date()))
                try await office.damageForTest(
                    """
                    INSERT INTO files(sha256, size, media_type)
                    VALUES (\(sha256), \(content.count), 'text/plain')
                    """)
                try await office.damageForTest(
                    """
                    INSERT INTO attachments(id, record_kind, record_id, sha256, name, purpose,
                        added_by, added_at)
                    VALUES (\(UUID()), \(owner), \(record), \(sha256), '证据.txt', '证据',
                        \(round.inspector.person), 0)
                    """)
            }
        }
    }
}

/// What files are attached to.
enum AttackFiles {
    /// The name under which it stands in `attachments`, and the list of its records.
    static let owners: [(owner: String, list: String)] =
        [
            ("finding", "findings"), ("rectification", "rectification"), ("revisit", "revisits"),
            ("suspicion", "suspicions"),
        ] + Logbooks.all.map { ($0.name, $0.name) }
}
