import CSodium

/// A sum over rows in which their order does not count: a row that comes is added, one that goes is
/// taken away, so that an action costs what it changes and not what there is.
///
/// Each row becomes 2,048 bits, by BLAKE2b-256 over its bytes and ChaCha20 under that key, and 32
/// lanes of 64 bits are added modulo 2^64 (Bellare and Micciancio 1997). Sums as short as a hash
/// could be met by choosing rows; to meet one of this length nothing feasible is known.
package struct RowSum: Equatable, Sendable {
    private var lanes = SIMD32<UInt64>(repeating: 0)

    package init() {}

    /// - Parameter bytes: What `bytes` gave; anything else is no sum.
    init?(_ bytes: [UInt8]) {
        guard bytes.count == 256 else { return nil }
        for lane in 0..<32 {
            lanes[lane] = bytes[(lane * 8)..<(lane * 8 + 8)].reversed().reduce(0) {
                $0 << 8 | UInt64($1)
            }
        }
    }

    /// 256 bytes; the lowest of each lane comes first.
    var bytes: [UInt8] {
        (0..<32).flatMap { lane in withUnsafeBytes(of: lanes[lane].littleEndian) { Array($0) } }
    }

    /// SHA-256 of the sum, as it stands in the journal.
    package var name: String { SHA256.hexadecimal(bytes) }

    mutating func add(row: [UInt8]) { lanes &+= Self.lanes(of: row) }
    mutating func remove(row: [UInt8]) { lanes &-= Self.lanes(of: row) }

    static func += (left: inout RowSum, right: RowSum) { left.lanes &+= right.lanes }
    static func - (left: RowSum, right: RowSum) -> RowSum {
        var result = left
        result.lanes &-= right.lanes
        return result
    }

    private static func lanes(of row: [UInt8]) -> SIMD32<UInt64> {
        withUnsafeTemporaryAllocation(byteCount: 32 + 256, alignment: 256) { space in
            guard let start = space.baseAddress?.assumingMemoryBound(to: UInt8.self) else {
                return SIMD32(repeating: 0)
            }
            let (key, nonce) = (start + 256, start + 256)
            crypto_generichash(key, 32, row, UInt64(row.count), nil, 0)
            // Each key serves once, so any nonce will do.
            crypto_stream_chacha20(start, 256, nonce, key)
            return UnsafeRawPointer(start).load(as: SIMD32<UInt64>.self)
        }
    }
}
