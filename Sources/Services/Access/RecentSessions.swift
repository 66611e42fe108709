import Domain
import Storage
import Synchronization

/// Sessions that were read a moment ago: a page with its styles and its lists should not read the
/// same session five times. A session that another process ends is noticed after `lifetime`.
final class RecentSessions: Sendable {
    /// Milliseconds.
    private static let lifetime: Int64 = 5000
    private static let limit = 4096

    private struct Entry {
        let session: Access.Session
        let readAt: Moment
    }

    private let entries = Mutex<[String: Entry]>([:])

    func session(_ token: String, at now: Moment) -> Access.Session? {
        entries.withLock { entries in
            guard let entry = entries[token] else { return nil }
            let age = now.milliseconds - entry.readAt.milliseconds
            return (0..<Self.lifetime).contains(age) ? entry.session : nil
        }
    }

    func keep(_ session: Access.Session, _ token: String, at now: Moment) {
        entries.withLock { entries in
            if entries.count >= Self.limit { entries.removeAll() }
            entries[token] = Entry(session: session, readAt: now)
        }
    }

    /// After anything that changes or ends sessions.
    func forget() {
        entries.withLock { $0.removeAll() }
    }
}
