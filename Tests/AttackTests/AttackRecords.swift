import Domain
import Fixtures
import Foundation
import Storage

@testable import Services

/// Writes the rows that are attacked, past all rules: how they come about has tests of its own.
struct AttackRecords {
    let office: Office
    let round: ClearwaterRound

    /// Two more villages in a second group of the round, and a second county.
    func villages() async throws -> AttackPlaces {
        let place = round.place
        let group = UUID()
        try await office.damageForTest(
            """
            INSERT INTO inspection_groups(id, round_id, number) VALUES (\(group), \(round.round), 2)
            """)
        var inspections = Array(round.inspections.prefix(2))
        for unit in place.units[2...3] {
            inspections.append(
                try await copy(
                    "inspections", round.inspections[0],
                    [
                        "group_id": "\(group)", "unit_id": "\(unit)",
                        "township_id": "\(place.townships[1])", "state": "'onSite'",
                        "fed_back_on": "NULL",
                    ]))
        }
        let register = try await office.keepRegister(
            Array(
                """
                code,name,township_name,county_name,city_name,province_name
                990301101201,外村村民委员会,外镇,外县,云州市,示范省
                """.utf8), by: .console, at: Moment(Date()))
        _ = try await office.perform(
            ImportRegister(
                file: register, fileName: "o.csv", county: nil, system: "nbs", version: "2025",
                since: Clearwater.day + -400), by: .console, at: Clearwater.noon, id: UUID())
        let others = try await office.read { reading in
            try reading.rows("SELECT id, county_id FROM village_units ORDER BY seq DESC LIMIT 1") {
                (unit: try $0(0) as UUID, county: try $0(1) as UUID)
            }
        }
        return AttackPlaces(
            inspections: inspections, otherGroup: group, otherCounty: others[0].county,
            otherUnit: others[0].unit)
    }

    /// A copy of a row with some columns set anew.
    @discardableResult
    func copy(_ table: String, _ id: UUID, _ changes: [String: SQL]) async throws -> UUID {
        let new = UUID()
        let columns = try await office.read { reading in
            try reading.rows("SELECT name FROM pragma_table_info(\(table))") { try $0(0) as String }
        }.filter { $0 != "seq" }
        let values = columns.map { column in
            column == "id" ? "\(new)" as SQL : changes[column] ?? "\(raw: column)" as SQL
        }
        try await office.damageForTest(
            """
            INSERT INTO \(raw: table)(\(raw: columns.joined(separator: ", ")))
            SELECT \(values.joined(by: ", ")) FROM \(raw: table) WHERE id = \(id)
            """)
        return new
    }

    /// Every kind of record in each of the four villages.
    func fill(
        _ places: AttackPlaces, finding: UUID, feedback: UUID, item: UUID, departments: [UUID]
    ) async throws {
        var parents: [[Logbook.Parent: UUID]] = []
        for (index, inspection) in places.inspections.enumerated() {
            let at = try await columns(of: inspection)
            var last = finding
            for (state, day) in Self.lives {
                last = try await copy(
                    "findings", finding,
                    at.merging(number("\(state)\(index)")) { $1 }.merging([
                        "fed_back_on": "\(day)", "state": "\(state)",
                    ]) { $1 })
            }
            var items: [UUID] = []
            for (party, department) in [
                ("village", nil), ("township", nil), ("county", departments[index % 2]),
            ] as [(String, UUID?)] {
                items.append(
                    try await copy(
                        "rectification_items", item,
                        at.merging(number("\(party)\(index)")) { $1 }.merging([
                            "finding_id": "\(last)", "party": "\(party)",
                            "department_id": "\(department)",
                        ]) { $1 }))
            }
            if index > 0 {
                try await copy(
                    "feedbacks", feedback,
                    ["inspection_id": "\(inspection)", "number": "\("反馈\(index)")"])
            }
            try await contacts(inspection, index)
            parents.append([
                .inspection: inspection, .finding: last, .rectification: items[(index + 2) % 3],
            ])
        }
        try await registers(places, parents)
        try await removeSamples()
        try await books(places)
        try await plans(places)
    }

    /// States of findings, and when they were fed back: a paper, one in the report, one fed back.
    private static let lives: [(String, String?)] = [
        ("drafted", nil), ("reported", nil), ("inRectification", "2026-11-20"),
    ]

    func number(_ text: String) -> [String: SQL] {
        ["number": "\(text)", "paper_number": "\("底\(text)")"]
    }

    /// The place of an inspection, as columns.
    func columns(of inspection: UUID) async throws -> [String: SQL] {
        var result: [String: SQL] = ["inspection_id": "\(inspection)"]
        for column in ["county_id", "township_id", "unit_id", "group_id", "round_id"] {
            result[column] =
                "(SELECT i.\(raw: column) FROM inspections i WHERE i.id = \(inspection))"
        }
        return result
    }

    private func contacts(_ inspection: UUID, _ index: Int) async throws {
        let (first, second) = (round.inspector.person, round.second.person)
        try await office.damageForTest(
            """
            INSERT INTO interviews(id, number, inspection_id, held_on, place, interviewee,
                asker_id, writer_id, purpose, record, confirmed)
            VALUES (\(UUID()), '谈001', \(inspection), '2026-01-01', 'x', 'x', \(first), \(second),
                'x', 'x', 1)
            """)
        try await office.damageForTest(
            """
            INSERT INTO visits(id, inspection_id, kind, household, category, visited_on,
                visitor_id, companion_id, opinions)
            VALUES (\(UUID()), \(inspection), 'door', 'H1', 'ordinary', '2026-01-01', \(first),
                \(second), 'x')
            """)
        try await office.damageForTest(
            """
            INSERT INTO revisits(id, number, inspection_id, county_id, township_id, unit_id,
                group_id, visitor_id, planned_on, account, state, version)
            SELECT \(UUID()), \("HF\(index)"), id, county_id, township_id, unit_id, group_id,
                \(round.supervision.person), '2026-01-01', '', 'planned', 1
            FROM inspections WHERE id = \(inspection)
            """)
    }
}
