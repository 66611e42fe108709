import Domain
import Foundation
import Storage
import Synchronization
import Testing

@testable import Services

/// Work that takes long has threads of its own; files are sent while they are made.
struct LaneTests {
    private let lane = Lane(width: 2, places: 4, full: .exportsBusy)

    /// Opens once; whoever waits on a thread of a lane goes on then.
    private final class Gate: Sendable {
        private let semaphore = DispatchSemaphore(value: 0)
        func open() { semaphore.signal() }
        func wait() {
            semaphore.wait()
            semaphore.signal()
        }
    }

    /// How much of it is at work, and was at a time.
    private final class Count: Sendable {
        private let state = Mutex((now: 0, most: 0))
        func enter() {
            state.withLock { state in
                state.now += 1
                state.most = max(state.most, state.now)
            }
        }
        func leave() { state.withLock { $0.now -= 1 } }
        var most: Int { state.withLock { $0.most } }
    }

    /// What happened, in its order.
    private final class Record: Sendable {
        private let names = Mutex<[String]>([])
        func add(_ name: String) { names.withLock { $0.append(name) } }
        var all: [String] { names.withLock { $0 } }
    }

    @Test func `places are bounded, those ahead on their own, and are given back`() throws {
        var places = try (0..<4).map { _ in try lane.place() }
        #expect(throws: Refusal.self) { try lane.place() }
        let ahead = try (0..<4).map { _ in try lane.place(ahead: true) }
        #expect(throws: Refusal.self) { try lane.place(ahead: true) }
        places.removeLast()
        _ = try lane.place()
        withExtendedLifetime(ahead) {}
    }

    private static func refusal(_ body: () throws -> Void) -> String {
        do {
            try body()
            return ""
        } catch { return (error as? Refusal)?.code ?? "\(error)" }
    }

    @Test func `one person takes no more places than theirs, and others still find one`() throws {
        let shared = Lane(
            width: 1, places: 4, full: .exportsBusy, each: (2, .exportsOfOne))
        let (one, other) = (UUID(), UUID())
        var places = try (0..<2).map { _ in try shared.place(of: one) }
        #expect(Self.refusal { _ = try shared.place(of: one) } == "export.too-many")
        places += [try shared.place(of: other)]
        places.removeFirst()
        places += [try shared.place(of: one), try shared.place(of: other)]
        #expect(Self.refusal { _ = try shared.place(of: UUID()) } == "export.busy")
    }

    @Test func `no more work at a time than the lane is wide`() async throws {
        let gate = Gate()
        let count = Count()
        let begun = DispatchSemaphore(value: 0)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                let place = try lane.place()
                group.addTask {
                    try await lane.run(place) {
                        count.enter()
                        begun.signal()
                        gate.wait()
                        count.leave()
                    }
                }
            }
            group.addTask {
                await withCheckedContinuation { continuation in
                    Thread {
                        begun.wait()
                        begun.wait()
                        gate.open()
                        continuation.resume()
                    }.start()
                }
            }
            try await group.waitForAll()
        }
        #expect(count.most == 2)
    }

    @Test func `work with one key is done one after the other`() async throws {
        let count = Count()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                let place = try lane.place()
                group.addTask {
                    try await lane.run(place, key: "zhang") {
                        count.enter()
                        sched_yield()
                        count.leave()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(count.most == 1)
    }

    @Test func `whoever goes ahead is served before those that wait`() async throws {
        let narrow = Lane(width: 1, places: 4, full: .exportsBusy)
        let (gate, record) = (Gate(), Record())
        let ended = DispatchSemaphore(value: 0)
        func begin(_ name: String, ahead: Bool = false) throws {
            narrow.begin(try narrow.place(ahead: ahead)) {
                gate.wait()
                record.add(name)
                ended.signal()
            }
        }
        try begin("first")
        // The first one is at work when its place ahead is free again.
        try begin("second")
        try begin("known", ahead: true)
        gate.open()
        await withCheckedContinuation { continuation in
            Thread {
                for _ in 0..<3 { ended.wait() }
                continuation.resume()
            }.start()
        }
        let known = try #require(record.all.firstIndex(of: "known"))
        let second = try #require(record.all.firstIndex(of: "second"))
        #expect(known < second)
    }

    /// How the thread that asks is scheduled: its policy and its nice value.
    private static func schedule() -> [Int32] {
        [sched_getscheduler(0), getpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0)]
    }

    @Test func `the threads of a lane have what others leave, but for one that never stops`()
        async throws
    {
        let (idle, other) = (Int32(5), Int32(0))
        #expect(try await lane.run(lane.place()) { Self.schedule() } == [idle, 0])
        let going = Lane(width: 2, places: 2, full: .exportsBusy, neverStops: true)
        let (gate, begun) = (Gate(), DispatchSemaphore(value: 0))
        async let first = going.run(going.place()) {
            begun.signal()
            gate.wait()
            return Self.schedule()
        }
        await withCheckedContinuation { continuation in
            Thread {
                begun.wait()
                continuation.resume()
            }.start()
        }
        #expect(try await going.run(going.place()) { Self.schedule() } == [idle, 0])
        gate.open()
        #expect(try await first == [other, 10])
    }

    @Test func `work that gets no turn is done by the lane that rescues it, and answered once`()
        async throws
    {
        let rescued = Lane(
            width: 1, places: 2, full: .exportsBusy,
            rescue: Lane(width: 1, places: 0, full: .exportsBusy, neverStops: true))
        let (gate, begun) = (Gate(), DispatchSemaphore(value: 0))
        // The only thread is held, as on a machine that others want.
        rescued.begin(try rescued.place()) {
            begun.signal()
            gate.wait()
        }
        await withCheckedContinuation { continuation in
            Thread {
                begun.wait()
                continuation.resume()
            }.start()
        }
        #expect(try await rescued.run(rescued.place()) { Self.schedule() } == [0, 10])
        gate.open()
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
        func changed() -> timespec {
            var status = stat()
            stat(watched, &status)
            return status.st_mtim
        }
        let before = changed()
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
        let after = changed()
        #expect(before.tv_sec == after.tv_sec && before.tv_nsec == after.tv_nsec)
    }
}
