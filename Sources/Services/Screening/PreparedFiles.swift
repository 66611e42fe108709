import Domain
import Foundation
import Synchronization

/// Reports and results that this program has computed and kept as files. An action may name one of
/// these and no other: what somebody uploads can never pass for a result of screening.
///
/// Held in memory: after a restart a report that was read but not kept is read again.
package final class PreparedFiles: Sendable {
    private static let limit = 10_000
    private let names = Mutex<Set<Prepared>>([])

    private struct Prepared: Hashable {
        let sha256: String
        /// nil for what a replayed journal names, whoever acts.
        let person: Identifier<Person>?
    }

    func add(_ sha256: String, for person: Identifier<Person>?) {
        names.withLock { names in
            if names.count >= Self.limit { names.removeAll() }
            names.insert(Prepared(sha256: sha256, person: person))
        }
    }

    /// Whether it was computed for this person: nobody keeps what another one has prepared.
    func holds(_ sha256: String, for person: Identifier<Person>?) -> Bool {
        names.withLock {
            $0.contains(Prepared(sha256: sha256, person: person))
                || $0.contains(Prepared(sha256: sha256, person: nil))
        }
    }
}

/// Files of Codable values: the same value always has the same bytes.
enum ValueFile {
    static func bytes(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(value))
    }

    static func value<T: Decodable>(_ type: T.Type, _ bytes: [UInt8]) throws -> T {
        try JSONDecoder().decode(type, from: Data(bytes))
    }
}
