import Domain
import Foundation
import Storage

@testable import Services

/// One record for every lookup in a county of which nobody in Clearwater sees anything.
struct ForeignCounty {
    let county = UUID()
    let township = UUID()
    let unit = UUID()
    let person = UUID()
    let second = UUID()
    let term = UUID()
    let round = UUID()
    let group = UUID()
    let inspection = UUID()
    let finding = UUID()
    /// An entry of a logbook under the county or the round, by the name of the logbook.
    let entries = ["commonProblems": UUID(), "campaigns": UUID(), "caseLibrary": UUID()]

    static func add(to round: ClearwaterRound) async throws -> ForeignCounty {
        let other = ForeignCounty()
        for row in other.rows { try await round.place.office.damageForTest(row) }
        return other
    }

    func record(_ lookup: Lookup) -> UUID {
        switch lookup {
        case .people, .groupMembers: person
        case .units, .scopes, .places: unit
        case .townships, .addressees: township
        case .counties: county
        case .terms: term
        case .groups: group
        case .similarFindings: finding
        case .commonProblems: entries["commonProblems"] ?? unit
        case .campaigns: entries["campaigns"] ?? unit
        case .cases: entries["caseLibrary"] ?? unit
        }
    }

    private var rows: [SQL] {
        places + thread
            + [
                """
                INSERT INTO common_problems(id, parent_id, county_id, round_id, number, title, type,
                    rank, recipient, body, recorded_by, recorded_at, state, version)
                VALUES (\(entries["commonProblems"]), \(round), \(county), \(round), 'x', 'x', 'x',
                    'common', 'township', 'x', \(person), 0, 'gathered', 1)
                """,
                """
                INSERT INTO campaigns(id, parent_id, county_id, title, level, starts_on, scope,
                    recorded_by, recorded_at)
                VALUES (\(entries["campaigns"]), \(county), \(county), 'x', 'city', '2020-01-01',
                    'x', \(person), 0)
                """,
                """
                INSERT INTO case_library(id, parent_id, county_id, title, subject, story, lesson,
                    recorded_by, recorded_at)
                VALUES (\(entries["caseLibrary"]), \(county), \(county), 'x', 'others', 'x', 'x',
                    \(person), 0)
                """,
            ]
    }

    private var places: [SQL] {
        [
            "INSERT INTO counties VALUES (\(county), '990301', '外县', 'x', 'x')",
            "INSERT INTO townships VALUES (\(township), \(county), 'x', '2020-01-01', NULL)",
            """
            INSERT INTO village_units(id, county_id, township_id, kind, name, short_name, folded,
                since)
            VALUES (\(unit), \(county), \(township), 'village', 'x', 'x', 'x', '2020-01-01')
            """,
            "INSERT INTO people VALUES (\(person), 'foreign', 'x', 'x', \(county), 'zh', 1, 1)",
            "INSERT INTO people VALUES (\(second), 'beyond', 'y', 'x', \(county), 'zh', 1, 1)",
        ]
    }

    private var thread: [SQL] {
        [
            "INSERT INTO terms VALUES (\(term), \(county), 1, '2020-01-01', '2025-01-01')",
            """
            INSERT INTO rounds(id, county_id, term_id, number, name, mode, framework, starts_on,
                ends_on, state, version)
            VALUES (\(round), \(county), \(term), 1, 'x', 'direct', 'x', '2020-01-01',
                '2020-02-01', 'rectifying', 1)
            """,
            "INSERT INTO inspection_groups VALUES (\(group), \(round), 1)",
            """
            INSERT INTO inspections(id, round_id, group_id, county_id, township_id, unit_id, depth,
                depth_reason, state, version)
            VALUES (\(inspection), \(round), \(group), \(county), \(township), \(unit), 'general',
                'x', 'rectifying', 1)
            """,
            """
            INSERT INTO findings(id, paper_number, number, inspection_id, round_id, group_id,
                county_id, township_id, unit_id, title, heading, subject, severity, facts, basis,
                party, responsible, recommendation, amount, writer_id, second_id, state,
                written_on, due_on, folded, version)
            VALUES (\(finding), 'x', 'x', \(inspection), \(round), \(group), \(county),
                \(township), \(unit), 'x', 'x', 'others', 'minor', 'x', 'x', 'township', 'x', 'x',
                0, \(person), \(second), 'reported', '2020-01-01', '2020-03-01', 'x', 1)
            """,
        ]
    }
}
