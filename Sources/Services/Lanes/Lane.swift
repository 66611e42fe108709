import Domain
import Foundation
import Synchronization

/// Threads of their own for work that holds a processor for long: hashing, exports, screening,
/// reading books, planning.
///
/// Pages are answered on the few threads of Swift's own pool; what would hold one of them for a
/// second belongs here. The threads take what pages leave them, and end when nothing waits. What
/// waits is bounded: one more is refused in words.
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
        /// Whether the thread that never stops is there.
        var isGoing = false
        /// How many places each person has, where that is bounded.
        var placesOf: [UUID: Int] = [:]
    }

    private let width: Int
    private let places: Int
    private let full: Refusal
    private let each: (places: Int, full: Refusal)?
    private let neverStops: Bool
    private let stack: Int
    private let state = Mutex(State())

    /// - Parameters:
    ///   - width: Threads at most.
    ///   - places: How many may be in it, at work or waiting; as many again that go ahead.
    ///   - full: What the next one is told.
    ///   - each: The most places of one person, and what they are told who ask for one more.
    ///   - neverStops: Whether one thread of it gets its tenth of a busy machine; otherwise all of
    ///     them have only what is idle.
    ///   - stack: Bytes of stack of each thread.
    init(
        width: Int, places: Int, full: Refusal, each: (places: Int, full: Refusal)? = nil,
        neverStops: Bool = false, stack: Int = 2 << 20
    ) {
        self.width = width
        self.places = places
        self.full = full
        self.each = each
        self.neverStops = neverStops
        self.stack = stack
    }

    /// A place in a lane; given back when nobody holds it any more.
    final class Place: Sendable {
        fileprivate let lane: Lane
        fileprivate let isAhead: Bool
        private let owner: UUID?

        fileprivate init(_ lane: Lane, _ isAhead: Bool, _ owner: UUID?) {
            self.lane = lane
            self.isAhead = isAhead
            self.owner = owner
        }

        deinit {
            lane.state.withLock { state in
                if isAhead { state.placesAhead -= 1 } else { state.places -= 1 }
                if let owner {
                    let left = (state.placesOf[owner] ?? 1) - 1
                    state.placesOf[owner] = left > 0 ? left : nil
                }
            }
        }
    }

    /// Takes a place. `ahead`: Work before the others, with places of its own. `owner`: Who asks.
    ///
    /// - Throws: The refusal of the lane when it is full, or when this person has enough of it.
    func place(ahead: Bool = false, of owner: UUID? = nil) throws(Refusal) -> Place {
        let refusal = state.withLock { state -> Refusal? in
            guard (ahead ? state.placesAhead : state.places) < places else { return full }
            if let each, let owner {
                guard state.placesOf[owner, default: 0] < each.places else { return each.full }
                state.placesOf[owner, default: 0] += 1
            }
            if ahead { state.placesAhead += 1 } else { state.places += 1 }
            return nil
        }
        if let refusal { throw refusal }
        return Place(self, ahead, each == nil ? nil : owner)
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
        let (isThreadMissing, isGoing) = state.withLock { state in
            if place.isAhead { state.waitingAhead.append(job) } else { state.waiting.append(job) }
            guard state.threads < width else { return (false, false) }
            state.threads += 1
            defer { state.isGoing = state.isGoing || neverStops }
            return (true, neverStops && !state.isGoing)
        }
        if isThreadMissing {
            let thread = Thread { self.workUntilEmpty(isGoing: isGoing) }
            thread.stackSize = stack
            thread.start()
        }
    }

    /// SCHED_IDLE of Linux, which the module of its C library leaves out.
    private static let idle: Int32 = 5

    /// `isGoing`: Whether this is the thread that never stops.
    private func workUntilEmpty(isGoing: Bool) {
        #if canImport(Glibc)
            // Of this thread alone: on Linux 0 is the thread that asks.
            if isGoing {
                // A tenth of what a page gets, so that it goes on on a busy machine as well.
                setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
            } else {
                // Only what nobody else wants: a page that is asked for takes it back at once.
                var none = sched_param()
                sched_setscheduler(0, Self.idle, &none)
            }
        #endif
        while let job = state.withLock({ Self.next(&$0, isGoing) }) {
            job.work()
            if let key = job.key { state.withLock { _ = $0.keysAtWork.remove(key) } }
        }
    }

    /// The next job whose key nobody works on; without one the thread ends, and whoever works on
    /// the key takes up what waits for it.
    private static func next(_ state: inout State, _ isGoing: Bool) -> Job? {
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
        if isGoing { state.isGoing = false }
        return nil
    }
}
