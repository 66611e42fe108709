import Storage
import Synchronization

/// Answers, remembered for as long as they are true.
///
/// Every change goes through the journal, so the number of its last entry is the version of the
/// whole database: what was counted at a head is right until the head moves. The head is read in
/// the same snapshot as the rows, so that a list and its total never disagree.
final class Remembered<Question: Hashable & Sendable, Answer: Sendable>: Sendable {
    private struct State {
        var head: Int64 = -1
        var answers: [Question: Answer] = [:]
    }

    /// More than this many different questions at one head are not remembered.
    private let limit: Int
    private let state = Mutex(State())

    init(limit: Int) {
        self.limit = limit
    }

    /// The answer of this head, worked out only once.
    func answer(_ question: Question, _ reading: Reading, _ find: () throws -> Answer) throws
        -> Answer
    {
        let head = try Journal.head(reading)
        let known = state.withLock { $0.head == head ? $0.answers[question] : nil }
        if let known { return known }
        let answer = try find()
        state.withLock { state in
            if state.head < head { state = State(head: head) }
            if state.head == head, state.answers.count < limit {
                state.answers[question] = answer
            }
        }
        return answer
    }
}

/// Exact totals of lists.
typealias Totals = Remembered<SQL, Int>

extension Totals {
    /// The first column of a counting query.
    func count(_ sql: SQL, _ reading: Reading) throws -> Int {
        try answer(sql, reading) { try reading.value(sql, as: Int.self) ?? 0 }
    }
}
