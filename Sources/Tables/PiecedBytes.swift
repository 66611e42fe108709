import Synchronization

/// The bytes of a file or a text: in one piece, or, where a file is large, in pieces that end with
/// a line, each of which is given up as soon as it has been read. So a large file and the columns
/// made of it are never in memory together.
package final class PiecedBytes: Sendable {
    private let pieces: Mutex<[[UInt8]]>
    /// Where each piece begins, and the end of the last.
    private let starts: [Int]

    package var count: Int { starts[pieceCount] }
    package var pieceCount: Int { starts.count - 1 }

    package convenience init(_ bytes: [UInt8]) { self.init(pieces: [bytes]) }

    /// `pieces`: At least one; each but the last ends with a line.
    package init(pieces given: [[UInt8]]) {
        starts = given.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
        pieces = Mutex(given)
    }

    /// The bytes of a piece; none once it has been given up.
    package subscript(piece: Int) -> [UInt8] { pieces.withLock { $0[piece] } }

    package func giveUp(_ piece: Int) { pieces.withLock { $0[piece] = [] } }

    /// Takes bytes away that a text begins with.
    func removeFirst(_ count: Int) { pieces.withLock { $0[0].removeFirst(count) } }

    /// All bytes in one piece; several pieces are given up for it.
    package func whole() -> [UInt8] {
        if pieceCount == 1 { return self[0] }
        var all: [UInt8] = []
        all.reserveCapacity(count)
        for piece in 0..<pieceCount {
            all += self[piece]
            giveUp(piece)
        }
        return all
    }

    /// 128 bits over the content in hexadecimal: hashes of stretches, mixed in their order into two
    /// numbers of 64 bits. Not a cryptographic hash.
    package func fingerprint(_ parallel: Parallel) -> String {
        let hashes = map(stretches: 4 << 20, parallel) { Texts.hash($0, 0, $0.count) }
        var halves = (UInt64(count), ~UInt64(count))
        for hash in hashes {
            halves.0 = Texts.mixed(halves.0 ^ hash)
            halves.1 = Texts.mixed(halves.1 &+ Texts.mixed(hash)) ^ halves.0
        }
        return [halves.0, halves.1].map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// What `body` says of each stretch of `size` bytes, wherever the pieces end.
    private func map<Value: Sendable>(
        stretches size: Int, _ parallel: Parallel,
        _ body: @escaping @Sendable (Span<UInt8>) -> Value
    ) -> [Value] {
        parallel.map((count + size - 1) / size) { [self] stretch in
            let range = (stretch * size)..<min((stretch + 1) * size, count)
            var piece = (starts.firstIndex { $0 > range.lowerBound } ?? 1) - 1
            let bytes = self[piece]
            let first = range.lowerBound - starts[piece]
            if range.upperBound <= starts[piece + 1] {
                return body(bytes.span.extracting(first..<(first + range.count)))
            }
            var gathered = Array(bytes[first...])
            while gathered.count < range.count {
                piece += 1
                gathered += self[piece].prefix(range.count - gathered.count)
            }
            return body(gathered.span)
        }
    }
}
