import CSQLite
import Domain
import Foundation
import Storage
import Testing

@testable import Services

/// `xuncun verify` names what was changed past the program.
struct ProofTests {
    /// A round with a finding, an item, a file and passwords, sealed.
    private func county() async throws -> ClearwaterRound {
        let round = try await ClearwaterRound.onSite()
        let finding = try await round.reported()
        _ = try await round.feedBack()
        let item = try await round.item(of: finding)
        let office = round.place.office
        let photo = try office.files.keep(Array("\u{FF}\u{D8}\u{FF} photo".utf8))
        try await office.damageForTest(
            "INSERT INTO files(sha256, size, media_type) VALUES (\(photo), 3, 'image/jpeg')")
        try await office.damageForTest(
            """
            INSERT INTO attachments(id, record_kind, record_id, sha256, name, purpose, added_at)
            VALUES (\(UUID()), 'rectification', \(item), \(photo), 'a.jpg', '照片', 0)
            """)
        for person in [round.staff, round.inspector] {
            try await office.setPassword(
                "a long password", of: try #require(person.person))
        }
        try await office.access.recordOpening(
            .ledger, of: finding, number: "1", asked: "", numbers: [], by: nil, at: Clearwater.noon)
        try await office.baselineForTest()
        try await office.seal()
        return round
    }

    /// Changes a database as a stranger does: past the program and without its rules.
    private func damage(_ path: String, _ sql: String) throws {
        var database: OpaquePointer?
        defer { sqlite3_close(database) }
        #expect(sqlite3_open(path, &database) == SQLITE_OK)
        #expect(sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK, "\(sql)")
    }

    private static let tamperings: [(String, String)] = [
        ("UPDATE findings SET state = 'closed'", "table findings"),
        ("UPDATE findings SET facts = '没有问题'", "table findings"),
        ("DELETE FROM rectification_items", "table rectification_items"),
        ("UPDATE grants SET role = 'officeDirector'", "table grants"),
        ("UPDATE moves SET person_id = NULL", "table moves"),
        ("DELETE FROM moves WHERE seq = 1", "table moves"),
        ("UPDATE attachments SET record_id = id", "table attachments"),
        ("DELETE FROM attachments", "table attachments"),
        ("DELETE FROM files WHERE media_type = 'image/jpeg'", "table files"),
        ("UPDATE people SET active = 0", "table people"),
        ("UPDATE number_series SET last = last + 1", "table number_series"),
        ("UPDATE journal SET payload = '{}' WHERE seq = 2", "entry 2"),
        ("UPDATE journal SET person_id = NULL WHERE person_id IS NOT NULL", "does not match"),
        ("UPDATE journal SET at = at - 1 WHERE seq = 3", "entry 3"),
        ("UPDATE journal SET records = NULL", "does not match"),
        ("DELETE FROM journal WHERE seq = 2", "entry 2 is missing"),
        (
            "DELETE FROM journal WHERE seq > (SELECT max(seq) FROM journal) - 5",
            "end of the journal was cut off"
        ),
        ("DELETE FROM journal", "the journal is empty"),
        (
            "CREATE TRIGGER quiet AFTER INSERT ON moves BEGIN SELECT 1; END", "trigger quiet"
        ),
        ("DROP INDEX moves_of_record", "index moves_of_record"),
    ]

    @Test(arguments: tamperings.indices)
    func `what was changed in the database is named`(index: Int) async throws {
        let (sql, name) = Self.tamperings[index]
        let round = try await county()
        let office = round.place.office
        #expect(try await office.verify().breaks == [])
        try damage(office.folder.records, sql)
        let breaks = try await office.verify().breaks.map(\.en)
        #expect(breaks.contains { $0.contains(name) }, "\(breaks)")
    }

    @Test(arguments: [
        ("UPDATE credentials SET hash = (SELECT min(hash) FROM credentials)", "passwords"),
        ("DELETE FROM openings", "openings"),
    ])
    func `what was changed beside the journal is named`(sql: String, name: String) async throws {
        let round = try await county()
        let office = round.place.office
        try damage(office.folder.access, sql)
        let breaks = try await office.verify().breaks.map(\.en)
        #expect(breaks.contains { $0.contains("access.sqlite: the \(name)") }, "\(breaks)")
        // A server that starts does not make it good.
        try await office.begin()
        #expect(try await office.verify().breaks.isEmpty == false)
    }

    @Test func `a database of passwords that was removed is named`() async throws {
        let round = try await county()
        let folder = round.place.office.folder
        try round.place.office.close()
        for suffix in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: folder.access + suffix)
        }
        let office = try Office(folder)
        try await office.begin()
        let breaks = try await office.verify().breaks.map(\.en)
        #expect(breaks.contains { $0.contains("access.sqlite") }, "\(breaks)")
    }

    @Test func `a head that was kept elsewhere finds a journal cut or exchanged, whole in itself`()
        async throws
    {
        let place = try await Clearwater.open()
        _ = try await place.person("zhang", [])
        let before = try await place.office.verify()
        let head = try #require(before.head)
        let signature = try #require(before.signature)
        #expect(HeadKey.isSigned(head.words, by: try place.office.publicKey(), signature))
        #expect(!HeadKey.isSigned("1" + head.words, by: try place.office.publicKey(), signature))
        _ = try await place.person("wang", [])
        let later = try await place.office.verify(against: [try KnownHead(head.words)])
        #expect(later.breaks == [])
        let other = try await Clearwater.open()
        let exchanged = try await other.office.verify(against: [try KnownHead(head.words)])
        #expect(exchanged.firstBreak?.en.contains("ends at entry 1") == true)
        _ = try await other.person("zhao", [])
        _ = try await other.person("qian", [])
        let again = try await other.office.verify(against: [try KnownHead(head.words)])
        #expect(again.firstBreak?.en.contains("was exchanged") == true)
    }

    @Test func `a folder with an emptied journal is named even after somebody has gone on`()
        async throws
    {
        let place = try await Clearwater.open()
        try await place.office.damageForTest("DELETE FROM journal")
        _ = try await place.person("wang", [])
        let found = try await place.office.verify(against: [])
        #expect(found.provedFrom == 1)
        let replayed = try await place.office.replayed { _ in }
        #expect(replayed.isEmpty == false)
    }

    /// Puts an entry behind a journal as a stranger does who knows what it hashes.
    private func forge(
        _ office: Office, after last: JournalHead, records: String?
    ) throws -> JournalHead {
        let id = UUID()
        let text = """
            \(last.hash)
            \(last.number + 1)
            \(id.uuidString)
            \(last.at.milliseconds)
            console
            findings.write
            {}
            {}

            """ + (records.map { "\($0)\n" } ?? "")
        let hash = SHA256.hexadecimal(Array(text.utf8))
        let blob = id.uuidString.filter { $0 != "-" }
        let sum = records.map { "'\($0)'" } ?? "NULL"
        try damage(
            office.folder.records,
            """
            INSERT INTO journal(seq, id, at, person_id, action, payload, answer, hash, records)
            VALUES (\(last.number + 1), x'\(blob)', \(last.at.milliseconds), NULL, 'findings.write',
                '{}', '{}', '\(hash)', \(sum))
            """)
        return JournalHead(number: last.number + 1, at: last.at, hash: hash, records: records)
    }

    @Test func `an entry without a sum behind entries with sums is named`() async throws {
        let office = try await county().place.office
        let last = try #require(try await office.read { try Journal.last($0) })
        let forged = try forge(office, after: last, records: nil)
        // The one behind it names what the tables hold, so that nothing else is wrong.
        _ = try forge(office, after: forged, records: last.records)
        let breaks = try await office.verify().breaks.map(\.en)
        #expect(breaks.contains { $0.contains("entry \(forged.number) (findings.write)") })
    }

    @Test func `a folder does not begin anew behind an entry without a sum`() async throws {
        let round = try await county()
        let office = round.place.office
        let last = try #require(try await office.read { try Journal.last($0) })
        _ = try forge(office, after: last, records: nil)
        try damage(
            office.folder.records, "UPDATE findings SET state = 'closed'; DELETE FROM record_sums")
        try office.close()
        #expect(
            await round.place.code { _ = try Office(office.folder) } == "storage.records-changed")
    }

    @Test func `changed passwords do not become the new beginning of their own sums`() async throws
    {
        let round = try await county()
        let office = round.place.office
        try damage(
            office.folder.access,
            "UPDATE credentials SET hash = (SELECT min(hash) FROM credentials); "
                + "DELETE FROM record_sums")
        try office.close()
        #expect(
            await round.place.code { _ = try Office(office.folder) } == "storage.records-changed")
    }

    @Test func `a trigger beside the journal is named`() async throws {
        let office = try await county().place.office
        try damage(
            office.folder.access,
            "CREATE TRIGGER quiet AFTER INSERT ON openings BEGIN SELECT 1; END")
        #expect(try await office.verify().breaks.contains { $0.en.contains("trigger quiet") })
    }

    @Test func `what the database counts for its own plans is no change`() async throws {
        let office = try await county().place.office
        try damage(office.folder.records, "ANALYZE")
        #expect(try await office.verify().breaks == [])
    }

    @Test func `the journal performed again compares every table`() async throws {
        let folder = DataFolder(NSTemporaryDirectory() + UUID().uuidString)
        let office = try Office(folder, clock: .given)
        _ = try await DemoRun.run(office, plan: .round, today: Clearwater.day) { _ in }
        #expect(try await office.replayed { _ in } == [])
        try await office.damageForTest("UPDATE findings SET title = 'x' WHERE seq = 1")
        try await office.baselineForTest()
        #expect(try await office.verify().breaks == [])
        let differing = try await office.replayed { _ in }.map(\.en)
        #expect(differing.count == 1 && differing[0].contains("table findings"))
    }

    @Test func `databases are for their owner alone`() async throws {
        let place = try await Clearwater.open()
        let folder = place.office.folder
        for path in [folder.records, folder.access, folder.records + "-wal"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(path)")
        }
    }
}
