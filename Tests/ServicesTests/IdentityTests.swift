import Domain
import Foundation
import Storage
import Synchronization
import Testing

@testable import Services

/// Identifiers tell nothing of each other, and none is used twice.
struct IdentityTests {
    @Test func `records of one action have identifiers that tell nothing of each other`()
        async throws
    {
        let place = try await Clearwater.open()
        let other = try await Clearwater.open()
        let base = UUID.timeOrdered(at: Clearwater.noon)
        func made(_ office: Office, _ step: Derivation.Step) -> [UUID] {
            let rule = office.derivation.withLock { $0 }
            return (0..<2_000).map { rule.identifier(step, $0, of: base) }
        }
        let all = [Derivation.Step.record, .item, .attachment, .inside, .member, .grant]
            .flatMap { made(place.office, $0) }
        #expect(Set(all).count == all.count)
        #expect(Set(all).isDisjoint(with: made(other.office, .record)))
        for id in all {
            #expect(id.halves.high >> 16 == base.halves.high >> 16)
            #expect(id.halves.high >> 12 & 0xF == 7)
            #expect(id.halves.low >> 62 == 2)
        }
        // No distance between neighbours comes twice.
        let steps = zip(all, all.dropFirst()).map { $1.halves.low &- $0.halves.low }
        #expect(Set(steps).count == steps.count)
    }

    @Test func `no identifier of any table can be used again, one's own or a foreign one`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let finding = try await round.reported()
        _ = try await round.feedBack()
        try await round.submitted(try await round.item(of: finding))
        let office = round.place.office
        let tables = try office.engine.tableNames()
        var ids: [String: UUID] = [:]
        for table in tables {
            let isKeyed = try await office.read { reading in
                try reading.exists(
                    "SELECT 1 FROM pragma_table_info(\(table)) WHERE name = 'id'")
            }
            guard isKeyed else { continue }
            ids[table] = try await office.read { reading in
                try reading.value("SELECT id FROM \(raw: table)", as: UUID.self)
            }
        }
        #expect(ids.count > 15)
        for (table, id) in ids {
            let code = await round.place.code {
                try await round.place.send(
                    "places.rename", Self.renaming(round.place.units[1]), as: round.staff, id: id)
            }
            #expect(code == "action.identifier-used", "\(table)")
        }
        let free = UUID()
        try await office.damageForTest("UPDATE moves SET record_id = \(free) WHERE seq = 1")
        let code = await round.place.code {
            try await round.place.send(
                "places.rename", Self.renaming(round.place.units[1]), as: round.staff, id: free)
        }
        #expect(code == "action.identifier-used")
    }

    @Test func `that an identifier is used is told to those alone who may act`() async throws {
        let round = try await ClearwaterRound.onSite()
        let finding = try await round.reported()
        for (actor, code) in [
            (round.village, "permission.denied"), (round.staff, "action.identifier-used"),
        ] {
            for id in [finding, UUID()] {
                let got = await round.place.code {
                    try await round.place.send(
                        "places.rename", Self.renaming(round.place.units[0]), as: actor, id: id)
                }
                let free = actor.person == round.staff.person ? "allowed" : code
                #expect(got == (id == finding ? code : free))
            }
        }
    }

    @Test func `an action sent again is answered again, although its record exists now`()
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let id = UUID()
        func send() async throws -> ActionAnswer {
            try await round.place.send(
                "places.rename", Self.renaming(round.place.units[1]), as: round.staff, id: id)
        }
        let first = try await send()
        #expect(try await send() == first)
    }

    @Test func `history and files are asked by kind and identifier`() async throws {
        let round = try await ClearwaterRound.onSite()
        let finding = try await round.reported()
        _ = try await round.feedBack()
        let item = try await round.item(of: finding)
        try await round.submitted(item)
        let office = round.place.office
        func page() async throws -> RecordView {
            try await office.record("rectification", item, for: round.staff, today: Clearwater.day)
        }
        let before = try await page()
        #expect(before.attachments.count == 1)
        try await office.damageForTest(
            """
            INSERT INTO moves(record_kind, record_id, move, to_state, person_id, at, details)
            SELECT 'supervisionLetter', record_id, 'record', 'issued', person_id, at, '{}'
            FROM moves WHERE record_id = \(item) LIMIT 1
            """)
        try await office.damageForTest(
            """
            INSERT INTO attachments(id, record_kind, record_id, sha256, name, purpose, added_at)
            SELECT \(UUID()), 'rectificationSteps', record_id, sha256, 'x', 'x', added_at
            FROM attachments WHERE record_id = \(item)
            """)
        let after = try await page()
        #expect(after.history.count == before.history.count)
        #expect(after.attachments.count == 1)
        let mine = try #require(round.staff.person)
        let done = try await office.read { reading in
            try MoveRow.done(by: mine, on: .supervisionLetter, item, reading)
        }
        #expect(done.isEmpty)
    }

    @Test func `a journal of before there was a key gives the records that it gave then`()
        async throws
    {
        let place = try await Clearwater.open()
        let folder = place.office.folder
        try await place.office.damageForTest("UPDATE identifier_key SET last_counted = 1")
        try place.office.close()
        let first = try Office(folder)
        let second = try Office(DataFolder(NSTemporaryDirectory() + UUID().uuidString))
        _ = try await second.replay(from: first)
        let (action, units) = try await second.read { reading in
            (
                try reading.value("SELECT id FROM journal WHERE seq = 1", as: UUID.self),
                try reading.rows("SELECT id FROM village_units") { try $0(0) as UUID }
            )
        }
        let base = try #require(action)
        let counted = Set((1...20).map { Derivation.counted($0, of: base) })
        #expect(!units.isEmpty)
        #expect(units.allSatisfy(counted.contains))
        #expect(Set(units).isDisjoint(with: place.units))
    }

    private static func renaming(_ unit: UUID) -> [String: InputValue] {
        [
            "record": .text(unit.uuidString), "title": .text("新名村村民委员会"),
            "day": .text("\(Clearwater.day)"), "reason": .text("测试"),
        ]
    }
}
