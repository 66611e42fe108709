import CSodium
import Domain
package import Foundation

/// How the identifiers of further records are made from that of the action that makes them: by a
/// hash with the folder's own key. Whoever knows one of them knows nothing of the others, and a
/// journal replayed with the same key gives the same records.
package struct Derivation: Sendable {
    /// What is derived; each counts on its own.
    package enum Step: String, Sendable {
        case record, member, grant, item, attachment
        /// An action inside another one.
        case inside
        /// The action for one of several rows that a form was sent for.
        case row
    }

    private let key: [UInt8]
    /// The number of the last journal entry whose identifiers were counted on instead.
    package let lastCounted: Int64

    static let schema = """
        -- who knows it can compute identifiers; it is part of every backup and of no answer
        CREATE TABLE identifier_key (
            key BLOB NOT NULL CHECK (length(key) = 32),
            -- identifiers of entries up to this one were counted on from that of the action
            last_counted INTEGER NOT NULL
        );
        INSERT INTO identifier_key(key, last_counted)
            SELECT randomblob(32), coalesce((SELECT max(seq) FROM journal), 0);
        -- who may attach a file again: who reads a record that has it
        CREATE INDEX attachments_of_file ON attachments(sha256);
        """

    package static func load(_ reading: Reading) throws -> Derivation {
        let found = try reading.first("SELECT key, last_counted FROM identifier_key") { row in
            (key: row.stored(0), last: try row(1) as Int64)
        }
        guard let found, case .bytes(let key) = found.key, key.count == 32 else {
            throw StorageDefect("the key of the identifiers is missing")
        }
        return Derivation(key: key, lastCounted: found.last)
    }

    /// Takes this key for an empty folder into which the journal of another one is replayed.
    package func keep(_ writing: Writing) throws {
        try writing.execute(
            "UPDATE identifier_key SET key = \(Value.bytes(key)), last_counted = \(lastCounted)")
    }

    /// The `n`-th identifier of a step: the time in front, so that new records lie together in
    /// every index, and 74 bits of the hash.
    package func identifier(_ step: Step, _ n: Int, of base: UUID) -> UUID {
        identifier(step, suffix: withUnsafeBytes(of: Int64(n).bigEndian) { Array($0) }, of: base)
    }

    /// The identifier of a step for a record.
    package func identifier(_ step: Step, for record: UUID, of base: UUID) -> UUID {
        identifier(step, suffix: Self.bytes(record), of: base)
    }

    private func identifier(_ step: Step, suffix: [UInt8], of base: UUID) -> UUID {
        let message = Self.bytes(base) + Array(step.rawValue.utf8) + [0] + suffix
        var digest = [UInt8](repeating: 0, count: 16)
        // BLAKE2b with a key (RFC 7693) is a message authentication code.
        crypto_generichash(&digest, 16, message, UInt64(message.count), key, key.count)
        let hash = digest.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }.halves
        return UUID(
            high: base.halves.high & 0xFFFF_FFFF_FFFF_0000 | 0x7000 | hash.high & 0x0FFF,
            low: 0x8000_0000_0000_0000 | hash.low & 0x3FFF_FFFF_FFFF_FFFF)
    }

    /// The rule before there was a key: the next number.
    package static func counted(_ offset: Int, of base: UUID) -> UUID {
        let (high, low) = base.halves
        let next = low &+ UInt64(bitPattern: Int64(offset))
        return UUID(high: high, low: 0x8000_0000_0000_0000 | (next & 0x3FFF_FFFF_FFFF_FFFF))
    }

    private static func bytes(_ uuid: UUID) -> [UInt8] {
        withUnsafeBytes(of: uuid.uuid) { Array($0) }
    }
}
