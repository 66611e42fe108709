import GRDB
import Synchronization

/// Group commit: write jobs that arrive while a transaction is being flushed share the next one,
/// so that many clients pay for one flush of the disk together.
final class CommitQueue: Sendable {
    /// Runs in the transaction; `settle` is called after the commit, with the error of the commit
    /// if there was one.
    private typealias Job =
        @Sendable (Writing, _ isAlone: Bool) -> (
            isDone: Bool, settle: Settlement
        )
    private typealias Settlement = @Sendable ((any Error)?) -> Void

    private struct State {
        var waiting: [(job: Job, fail: @Sendable (any Error) -> Void)] = []
        var flushing = false
    }

    /// More jobs than this wait for the next transaction.
    private static let jobsPerTransaction = 256

    private let pool: DatabasePool
    private let watch: RowWatch?
    private let state = Mutex(State())

    init(pool: DatabasePool, watch: RowWatch?) {
        self.pool = pool
        self.watch = watch
    }

    func submit<T: Sendable>(_ body: @escaping @Sendable (Writing) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            let job: Job = { writing, isAlone in
                // What the one before changed without summing it up is for nobody to prove.
                writing.watch?.changes = [:]
                let summed = {
                    let result = try body(writing)
                    if writing.watch?.isOwn == true { _ = try writing.sumUp() }
                    return result
                }
                // Whoever has the transaction alone needs no savepoint in it.
                let result = Result {
                    isAlone ? try summed() : try writing.attempt { try summed() }
                }
                let isDone = if case .success = result { true } else { false }
                return (
                    isDone,
                    { commitError in
                        if let commitError {
                            continuation.resume(throwing: commitError)
                        } else {
                            continuation.resume(with: result)
                        }
                    }
                )
            }
            let start = state.withLock { state in
                state.waiting.append((job, { continuation.resume(throwing: $0) }))
                if state.flushing { return false }
                state.flushing = true
                return true
            }
            if start { Task { await flush() } }
        }
    }

    private func flush() async {
        while true {
            let batch = state.withLock { state in
                let batch = state.waiting.prefix(Self.jobsPerTransaction)
                state.waiting.removeFirst(batch.count)
                if batch.isEmpty { state.flushing = false }
                return batch
            }
            if batch.isEmpty { return }
            await commit(Array(batch))
        }
    }

    private func commit(_ batch: [(job: Job, fail: @Sendable (any Error) -> Void)]) async {
        let settlements: [Settlement]
        do {
            let watch = watch
            settlements = try await pool.writeWithoutTransaction { database in
                var settlements: [Settlement] = []
                var failure: (any Error)?
                do {
                    try database.inTransaction(.immediate) {
                        let writing = Writing(reading: Reading(database: database), watch: watch)
                        let isAlone = batch.count == 1
                        let outcomes = batch.map { $0.job(writing, isAlone) }
                        settlements = outcomes.map(\.settle)
                        return isAlone && !outcomes[0].isDone ? .rollback : .commit
                    }
                } catch {
                    failure = error
                }
                // Jobs that ran are settled with the fate of their transaction.
                if settlements.isEmpty, let failure { throw failure }
                let settled = failure
                return settlements.map { settlement in
                    { @Sendable (_: (any Error)?) in settlement(settled) }
                }
            }
        } catch {
            for entry in batch { entry.fail(error) }
            return
        }
        for settlement in settlements { settlement(nil) }
    }
}
