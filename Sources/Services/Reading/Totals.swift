import Storage
import Synchronization

/// Exact totals, remembered for as long as they are true.
///
/// Every change goes through the journal, so the number of its last entry is the version of the
/// whole database: a total that was counted at a head is right until the head moves. The head is
/// read in the same snapshot as the rows, so that list and total never disagree.
final class Totals: Sendable {
    private struct State {
        var head: Int64 = -1
        var totals: [SQL: Int] = [:]
    }

    /// More than this many different questions at one head are not remembered.
    private static let limit = 4096

    private let state = Mutex(State())

    /// The first column of a counting query.
    func count(_ sql: SQL, _ reading: Reading) throws -> Int {
        let head = try Journal.head(reading)
        let known = state.withLock { $0.head == head ? $0.totals[sql] : nil }
        if let known { return known }
        let total = try reading.value(sql, as: Int.self) ?? 0
        state.withLock { state in
            if state.head < head { state = State(head: head) }
            if state.head == head, state.totals.count < Self.limit { state.totals[sql] = total }
        }
        return total
    }
}
