import Domain
import Foundation
import Synchronization

/// Threads of their own for work that holds a processor for long: hashing, exports, screening.
///
/// Pages are answered on the few threads of Swift's own pool; what would hold one of them for a
/// second belongs here. The threads have a low priority, so that pages come first on a busy
/// machine, and end when nothing waits. What waits is bounded: one more is refused in words.
final class Lane: Sendable {
    private struct Job {
        let key: String?
        let work: @Sendable () -> Void
    }

    private struct State {
        var waiting: [Job] = []
        var waitingAhead: [Job] = []
        var threads = 0
        var keysAtWork: Set<String> = []
        var places = 0
        var placesAhead = 0
    }

    private let width: Int
    private let places: Int
    private let full: Refusal
    private let state = Mutex(State())

    /// - Parameters:
    ///   - width: Threads at most.
    ///   - places: How many may be in it, at work or waiting; as many again that go ahead.
    ///   - full: What the next one is told.
    init(width: Int, places: Int, full: Refusal) {
        self.width = width
        self.places = places
        self.full = full
    }

    /// A place in a lane; given back when nobody holds it any more.
    final class Place: Sendable {
        fileprivate let lane: Lane
        fileprivate let isAhead: Bool

        fileprivate init(_ lane: Lane, _ isAhead: Bool) {
            self.lane = lane
            self.isAhead = isAhead
        }

        deinit {
            lane.state.withLock { state in
                if isAhead { state.placesAhead -= 1 } else { state.places -= 1 }
            }
        }
    }

    /// Takes a place. `ahead`: Work before the others, with places of its own.
    ///
    /// - Throws: The refusal of the lane when it is full.
    func place(ahead: Bool = false) throws(Refusal) -> Place {
        let isTaken = state.withLock { state in
            guard (ahead ? state.placesAhead : state.places) < places else { return false }
            if ahead { state.placesAhead += 1 } else { state.places += 1 }
            return true
        }
        guard isTaken else { throw full }
        return Place(self, ahead)
    }

    /// Runs work on a thread of the lane when its turn comes.
    ///
    /// `key`: Work with the same key is done one after the other.
    func run<T: Sendable>(
        _ place: Place, key: String? = nil, _ work: @escaping @Sendable () throws -> T
    ) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            begin(place, key: key) { continuation.resume(with: Result { try work() }) }
        }
    }

    /// The same for work that tells by itself when it has ended.
    func begin(
        _ place: Place, key: String? = nil, _ work: @escaping @Sendable () -> Void
    ) {
        let job = Job(key: key) { withExtendedLifetime(place) { work() } }
        let isThreadMissing = state.withLock { state in
            if place.isAhead { state.waitingAhead.append(job) } else { state.waiting.append(job) }
            guard state.threads < width else { return false }
            state.threads += 1
            return true
        }
        if isThreadMissing { Thread { self.workUntilEmpty() }.start() }
    }

    private func workUntilEmpty() {
        #if canImport(Glibc)
            // Of this thread alone: on Linux 0 is the thread that asks.
            // A tenth of what a page gets; with 19, a busy machine would never let anybody log in.
            setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
        #endif
        while let job = state.withLock({ Self.next(&$0) }) {
            job.work()
            if let key = job.key { state.withLock { _ = $0.keysAtWork.remove(key) } }
        }
    }

    /// The next job whose key nobody works on; without one the thread ends, and whoever works on
    /// the key takes up what waits for it.
    private static func next(_ state: inout State) -> Job? {
        for list in [\State.waitingAhead, \State.waiting] {
            guard
                let index = state[keyPath: list].firstIndex(where: { job in
                    job.key.map { !state.keysAtWork.contains($0) } ?? true
                })
            else { continue }
            let job = state[keyPath: list].remove(at: index)
            if let key = job.key { state.keysAtWork.insert(key) }
            return job
        }
        state.threads -= 1
        return nil
    }
}
