import Domain
import Foundation
import Storage
import Testing

@testable import Services

struct ReferenceMigrationTests {
    @Test func `an older folder opens with its entries, and new ones name only what is there`()
        async throws
    {
        let path = NSTemporaryDirectory() + "references-\(UUID().uuidString).sqlite"
        defer {
            for end in ["", "-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: path + end)
            }
        }
        let (county, person) = (UUID(), UUID())
        func member(_ person: UUID, _ parent: UUID) -> SQL {
            """
            INSERT INTO pool_members(id, parent_id, person, subpool, speciality, party_member,
                recorded_by, recorded_at)
            VALUES (\(UUID()), \(parent), \(person), 'members', 'audit', 0,
                (SELECT id FROM people), 0)
            """
        }
        let nobody = member(UUID(), county)
        let old = try Engine(
            path: path,
            migrations: Array(Schema.migrations.prefix { !$0.name.contains("entries refer") }))
        try await old.write { writing in
            try writing.execute("INSERT INTO counties VALUES (\(county), '1', 'x', 'x', 'x')")
            try writing.execute(
                "INSERT INTO people VALUES (\(person), 'a', 'x', 'x', \(county), 'zh', 1, 1)")
            // Whoever this is: an older version took any identifier.
            try writing.execute(nobody)
        }
        try old.close()
        let engine = try Engine(path: path, migrations: Schema.migrations)
        #expect(try engine.damage().isEmpty)
        let known = member(person, county)
        try await engine.write { writing in
            try writing.execute("UPDATE pool_members SET struck_at = 1")
            try writing.execute(known)
        }
        for (person, parent) in [(UUID(), county), (person, UUID())] {
            let row = member(person, parent)
            await #expect(throws: (any Error).self) {
                try await engine.write { try $0.execute(row) }
            }
        }
        let kept = try await engine.read { reading in
            try reading.value("SELECT count(*) FROM pool_members", as: Int.self)
        }
        #expect(kept == 2)
        try engine.close()
    }
}
