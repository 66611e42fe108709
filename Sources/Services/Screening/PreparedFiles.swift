import Foundation
import Synchronization

/// Reports and results that this program has computed and kept as files. An action may name one of
/// these and no other: what somebody uploads can never pass for a result of screening.
///
/// Held in memory: after a restart a report that was read but not kept is read again.
package final class PreparedFiles: Sendable {
    private static let limit = 10_000
    private let names = Mutex<Set<String>>([])

    func add(_ sha256: String) {
        names.withLock { names in
            if names.count >= Self.limit { names.removeAll() }
            names.insert(sha256)
        }
    }

    func holds(_ sha256: String) -> Bool { names.withLock { $0.contains(sha256) } }
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
