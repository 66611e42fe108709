import Domain
import Foundation
import Storage
import Testing

@testable import Services

struct AddresseeMigrationTests {
    /// What a folder held before findings had several addressees: one township item.
    private static func rows(_ id: UUID, _ other: UUID) -> [SQL] {
        [
            "INSERT INTO counties VALUES (\(id), '1', 'x', 'x', 'x')",
            "INSERT INTO townships VALUES (\(id), \(id), 'x', '2020-01-01', NULL)",
            """
            INSERT INTO village_units VALUES (1, \(id), \(id), \(id), 'village', 'x', 'x', 'x',
                '2020-01-01', NULL)
            """,
            "INSERT INTO people VALUES (\(id), 'a', 'x', 'x', \(id), 'zh', 1, 1)",
            "INSERT INTO people VALUES (\(other), 'b', 'x', 'x', \(id), 'zh', 1, 1)",
            """
            INSERT INTO grants(id, person_id, role, scope_id, state)
            VALUES (\(id), \(id), 'department', \(id), 'active')
            """,
            "INSERT INTO terms VALUES (\(id), \(id), 1, '2020-01-01', '2025-01-01')",
            """
            INSERT INTO rounds(id, county_id, term_id, number, name, mode, framework, starts_on,
                ends_on, state, version)
            VALUES (\(id), \(id), \(id), 1, 'x', 'direct', 'x', '2020-01-01', '2020-02-01',
                'rectifying', 1)
            """,
            "INSERT INTO inspection_groups VALUES (\(id), \(id), 1)",
            """
            INSERT INTO inspections(id, round_id, group_id, county_id, township_id, unit_id, depth,
                depth_reason, state, version)
            VALUES (\(id), \(id), \(id), \(id), \(id), \(id), 'general', 'x', 'rectifying', 1)
            """,
            """
            INSERT INTO findings(id, paper_number, inspection_id, round_id, group_id, county_id,
                township_id, unit_id, title, heading, subject, severity, facts, basis, party,
                responsible, recommendation, amount, writer_id, second_id, state, written_on,
                due_on, folded, version)
            VALUES (\(id), 'x', \(id), \(id), \(id), \(id), \(id), \(id), 'x', 'x', 'others',
                'minor', 'x', 'x', 'township', 'x', 'x', 0, \(id), \(other), 'inRectification',
                '2020-01-01', '2020-03-01', 'x', 1)
            """,
            """
            INSERT INTO rectification_items(id, number, finding_id, inspection_id, group_id,
                county_id, township_id, unit_id, party, goal, measures, leader, due_on, state,
                version)
            VALUES (\(id), 'x', \(id), \(id), \(id), \(id), \(id), \(id), 'township', 'x', 'x',
                'x', '2020-03-01', 'inProgress', 1)
            """,
        ]
    }

    @Test func `items of an older folder keep their party, and departments can join them`()
        async throws
    {
        let path = NSTemporaryDirectory() + "addressees-\(UUID().uuidString).sqlite"
        defer {
            for end in ["", "-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: path + end)
            }
        }
        let id = UUID()
        do {
            let old = try Engine(
                path: path,
                migrations: Array(
                    Schema.migrations.prefix { !$0.name.contains("several addressees") }))
            for row in Self.rows(id, UUID()) {
                try await old.write { writing in try writing.execute(row) }
            }
            try old.close()
        }
        let engine = try Engine(path: path, migrations: Schema.migrations)
        let kept = try await engine.read { reading in
            try reading.first("SELECT party, department_id, state FROM rectification_items") {
                [
                    try $0(0) as String, try $0.optional(1, as: UUID.self)?.uuidString ?? "none",
                    try $0(2) as String,
                ]
            }
        }
        #expect(kept == ["township", "none", "inProgress"])
        let grant = try await engine.read {
            try $0.value("SELECT state FROM grants", as: String.self)
        }
        #expect(grant == "ended")
        // The table itself refuses a department's item without a department.
        await #expect(throws: (any Error).self) {
            try await engine.write { writing in
                try writing.execute("UPDATE rectification_items SET party = 'county'")
            }
        }
        try engine.close()
    }
}
