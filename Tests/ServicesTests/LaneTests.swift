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
        let going = Lane(width: 2, places: 4, full: .exportsBusy, neverStops: true)
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
        // The second thread stays at work; the first one ends, or goes on.
        let (held, taken) = (Gate(), DispatchSemaphore(value: 0))
        async let second = going.run(going.place()) {
            taken.signal()
            held.wait()
            return Self.schedule()
        }
        await withCheckedContinuation { continuation in
            Thread {
                taken.wait()
                continuation.resume()
            }.start()
        }
        gate.open()
        #expect(try await first == [other, 10])
        #expect(try await going.run(going.place()) { Self.schedule() } == [other, 10])
        held.open()
        #expect(try await second == [idle, 0])
    }
}
