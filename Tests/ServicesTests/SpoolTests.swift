import Domain
import Foundation
import Storage
import Synchronization
import Testing

@testable import Services

/// Files are sent while they are made.
struct SpoolTests {
    /// What happened, in its order.
    private final class Record: Sendable {
        private let names = Mutex<[String]>([])
        func add(_ name: String) { names.withLock { $0.append(name) } }
        var all: [String] { names.withLock { $0 } }
    }

    private func folder() -> String { NSTemporaryDirectory() + "spool-\(UUID().uuidString)" }

    @Test func `a file is sent while it is made, and has no name`() async throws {
        let folder = folder()
        let spool = try Spool(in: folder)
        try spool.append([1, 2, 3])
        #expect(try await spool.next(after: 0) == [1, 2, 3])
        async let more = spool.next(after: 3)
        try spool.append([4])
        #expect(try await more == [4])
        spool.fill { try $0.append([5]) }
        #expect(try await spool.next(after: 4) == [5])
        #expect(try await spool.next(after: 5) == nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        let mode = try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions]
        #expect(mode as? Int == 0o700)
    }

    @Test func `whoever goes away stops the maker`() async throws {
        let spool = try Spool(in: folder())
        let rows = Record()
        spool.fill { spool in
            for _ in 0..<10 {
                rows.add("row")
                try spool.append([0])
                spool.abandon()
            }
        }
        #expect(rows.all.count == 2)
        await #expect(throws: Spool.Abandoned.self) { try await spool.next(after: 1) }
    }

    @Test func `a file that breaks off is not taken for a whole one`() async throws {
        let spool = try Spool(in: folder())
        spool.fill { spool in
            try spool.append([1])
            throw StorageDefect("the disk is gone")
        }
        #expect(try await spool.next(after: 0) == [1])
        await #expect(throws: StorageDefect.self) { try await spool.next(after: 1) }
    }

    @Test func `what a program left behind goes when the next one begins`() throws {
        let folder = folder()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let living = getppid()
        for name in ["\(getpid())-left", "999999999-left", "stray", "\(living)-at-work"] {
            try Data().write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
        }
        try Spool.clear(folder)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder) == ["\(living)-at-work"])
    }

    @Test func `a workbook of many rows goes on another sheet, and leaves nothing behind`()
        async throws
    {
        let folder = folder()
        let spool = try Spool(in: folder)
        let table = ExportTable("清单", ["编号", "金额"]) { take in
            for n in 0..<5000 { try take(["00\(n)", "\(n)"]) }
        }
        spool.fill { try Workbook.write([table], to: $0) }
        var bytes: [UInt8] = []
        while let more = try await spool.next(after: bytes.count) { bytes += more }
        #expect(bytes.starts(with: [0x50, 0x4B]))
        #expect(bytes.count > 10_000)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }

    @Test func `nothing of the database reaches the temporary folder of the machine`()
        async throws
    {
        let watched = folder()
        try FileManager.default.createDirectory(atPath: watched, withIntermediateDirectories: true)
        setenv("SQLITE_TMPDIR", watched, 1)
        defer { unsetenv("SQLITE_TMPDIR") }
        let place = try await Clearwater.open()
        for engine in [place.office.engine, place.office.access.engine] {
            let kept = try await engine.write { writing in
                try writing.reading.value("PRAGMA temp_store", as: Int.self)
            }
            let read = try await engine.read { try $0.value("PRAGMA temp_store", as: Int.self) }
            let scanned = try engine.scan { try $0.value("PRAGMA temp_store", as: Int.self) }
            #expect([kept, read, scanned] == [2, 2, 2])
        }
        // More than SQLite keeps of a savepoint before it writes it to a file.
        func changed() throws -> Date? {
            try FileManager.default.attributesOfItem(atPath: watched)[.modificationDate] as? Date
        }
        let before = try #require(try changed())
        try await place.office.access.engine.write { writing in
            for _ in 0..<2000 {
                try writing.execute(
                    """
                    INSERT INTO saved_filters(person_id, list, name, query)
                    VALUES (\(UUID()), 'findings', 'n', \(String(repeating: "问", count: 300)))
                    """)
            }
        }
        try await place.office.access.engine.write { writing in
            try writing.attempt {
                try writing.execute("UPDATE saved_filters SET query = query || '题'")
            }
        }
        #expect(try changed() == before)
    }
}
