import Domain
import Foundation
import Storage

/// What has to be tried before an entry is recorded and takes too long for a transaction.
///
/// The outcome goes with the entry into its column and into the journal, so that an entry that is
/// performed again is not tried again.
struct Rehearsal: Sendable {
    /// The column, and the key in the journal. No field of the form has this key.
    let key: String
    /// Throws a `Refusal` that names the field that is wrong.
    let run: @Sendable ([String: InputValue]) throws -> String
}

extension Office {
    /// The action as it is performed: tried where it has to be.
    ///
    /// Nobody makes the program try anything who may not record it, or who sends an entry again.
    func rehearsed(
        _ action: any Action, by actor: Actor, at: Moment, id: UUID
    ) async throws -> any Action {
        guard let entry = action as? RecordEntry, let rehearsal = entry.book.rehearsal else {
            return action
        }
        let sent = try SentFields(
            ActionCatalogue.kind(entry.name), payload: try Self.text(of: entry))
        let earlier = try await engine.read { reading in
            let earlier = try Journal.entry(id, reading)
            if earlier == nil {
                guard let current = try Self.current(actor, reading) else {
                    throw Refusal.loggedOut
                }
                try Self.judge(entry, sent, by: current, today: at.day, reading)
                try entry.book.check?(entry.values)
            }
            return earlier
        }
        if let earlier {
            // Sent again: it had the outcome of then.
            guard earlier.action == entry.name else { return action }
            let kept = try RecordEntry(entry.book, from: Data(earlier.payload.utf8))
            return entry.with(kept.values[rehearsal.key] ?? .none, as: rehearsal.key)
        }
        let values = entry.values
        let outcome = try await queries.run(queries.place()) { try rehearsal.run(values) }
        return entry.with(.text(outcome), as: rehearsal.key)
    }
}
