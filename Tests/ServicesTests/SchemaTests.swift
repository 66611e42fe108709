import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Services

struct SchemaTests {
    @Test func `the handbook prints the schema of the database`() async throws {
        let place = try await Clearwater.open()
        expectGolden(try place.office.engine.schemaText(), "docs/handbook/schema.sql")
    }

    @Test func `the database itself refuses a state that the life cycle does not know`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        await #expect(throws: (any Error).self) {
            try await round.place.office.forceForTest("rounds", round.round, "nonsense")
        }
    }

    @Test
    func `what an older folder kept as a publication or as accountability is moved, not lost`()
        async throws
    {
        let path = NSTemporaryDirectory() + "\(UUID().uuidString).sqlite"
        let (wang, parent) = (UUID(), UUID())
        let old = try Engine(path: path, migrations: Array(Schema.migrations.prefix(3)))
        try await old.write { writing in
            try writing.execute(
                """
                INSERT INTO people(id, login, name, employer, language, active, version)
                VALUES (\(wang), 'wang', 'wang', 'x', 'zh', 1, 1)
                """)
            for ground in [String?.none, "incident"] {
                try writing.execute(
                    """
                    INSERT INTO publications(id, parent_id, place, audience, published_on, withheld,
                        recorded_by, recorded_at)
                    VALUES (\(UUID()), \(parent), 'x', 'society', '2026-01-05', \(ground),
                        \(wang), 0)
                    """)
            }
            try writing.execute(
                """
                INSERT INTO accountability(id, parent_id, organ, form, persons, requested_on,
                    recorded_by, recorded_at)
                VALUES (\(UUID()), \(parent), 'x', 'first', 1, '2026-01-05', \(wang), 0)
                """)
        }
        try old.close()
        let new = try Engine(path: path, migrations: Schema.migrations)
        let counts = try await new.read { reading in
            try [
                "publications", "withholdings", "accountability", "accountability_requests",
            ].map {
                try reading.value("SELECT count(*) FROM \(raw: $0)", as: Int.self) ?? -1
            }
        }
        #expect(counts == [1, 1, 1, 0])
    }

    @Test func `a folder of a newer version is not opened`() async throws {
        let place = try await Clearwater.open()
        try await place.office.damageForTest(
            "INSERT INTO migrations(name) VALUES ('2099-01-01 the future')")
        let code = await place.code { _ = try Office(place.office.folder) }
        #expect(code == "storage.newer-schema")
    }
}

/// The figures of the made-up county and of the seeds (domain.md §1.6).
struct ScoreboardTests {
    @Test func `the made-up county has 19 townships and 349 units, 54 of them communities`()
        async throws
    {
        let office = try Office(
            DataFolder(NSTemporaryDirectory() + UUID().uuidString), clock: .given)
        _ = try await DemoRun.run(office, plan: .round, today: Clearwater.day) { _ in }
        let board = try #require(
            try await office.scoreboards(today: Clearwater.day).first
        ).scoreboard
        #expect(board.units == 349 && board.communities == 54 && board.villages == 295)
        let counted = try await office.read { reading in
            try [
                "SELECT count(*) FROM townships", "SELECT count(*) FROM visits",
                "SELECT count(*) FROM findings WHERE number IS NOT NULL",
                "SELECT count(DISTINCT unit_id) FROM inspections WHERE fed_back_on IS NOT NULL",
            ].map { try reading.value(SQL(raw: $0), as: Int.self) ?? -1 }
        }
        #expect(counted == [19, board.householdVisits, board.findings, board.inspected])
        let states = try await office.read { reading in
            try reading.rows("SELECT DISTINCT state FROM rectification_items") {
                try $0(0) as String
            }
        }
        #expect(states.count >= 7, "rectification in many states: \(states)")
        #expect(try await office.verify().firstBreak == nil)
    }

    @Test func `coverage counts a unit once however often it is inspected`() async throws {
        let round = try await ClearwaterRound.onSite()
        _ = try await round.reported()
        _ = try await round.feedBack()
        let board = try #require(
            try await round.place.office.scoreboards(today: Clearwater.day).first
        ).scoreboard
        #expect(board.inspected == 1 && board.units == 4 && board.coveragePercent == 25)
    }
}
