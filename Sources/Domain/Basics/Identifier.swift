package import Foundation

/// An identifier that remembers what it identifies.
///
/// A record's identifier is derived from the action that made it, so that a journal replayed on
/// an empty folder gives the same records.
package struct Identifier<Subject>: Hashable, Sendable, Codable, CustomStringConvertible {
    package let uuid: UUID

    package init(_ uuid: UUID) {
        self.uuid = uuid
    }

    /// Reads an identifier; nil when the text is not a UUID.
    package init?(_ text: String) {
        guard let uuid = UUID(uuidString: text) else { return nil }
        self.uuid = uuid
    }

    package init(from decoder: any Decoder) throws {
        uuid = try decoder.singleValueContainer().decode(UUID.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(uuid)
    }

    /// Lower case with hyphens, as it stands in addresses.
    package var description: String { uuid.uuidString.lowercased() }
}

extension UUID {
    /// A version 7 UUID (RFC 9562): its first 48 bits are the time, so that new records lie
    /// together in every index.
    package static func timeOrdered(at moment: Moment) -> UUID {
        var random = SystemRandomNumberGenerator()
        let low = random.next()
        let high = random.next()
        let time = UInt64(max(0, moment.milliseconds))
        return UUID(
            high: time << 16 | 0x7000 | (high & 0x0FFF),
            low: 0x8000_0000_0000_0000 | (low & 0x3FFF_FFFF_FFFF_FFFF))
    }

    package init(high: UInt64, low: UInt64) {
        var bytes: uuid_t = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        withUnsafeMutableBytes(of: &bytes) { buffer in
            buffer.storeBytes(of: high.bigEndian, as: UInt64.self)
            buffer.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
        }
        self.init(uuid: bytes)
    }

    /// The first and the last eight bytes as big-endian numbers.
    package var halves: (high: UInt64, low: UInt64) {
        withUnsafeBytes(of: uuid) { buffer in
            (
                UInt64(bigEndian: buffer.loadUnaligned(as: UInt64.self)),
                UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
    }
}
