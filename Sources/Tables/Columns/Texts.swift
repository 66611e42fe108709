/// Texts kept once each: a column holds their numbers instead of the texts.
///
/// Number 0 is the empty text. Up to nine digits and nothing else (numbers of vouchers and bills,
/// accounts) are their own number and take no place, see `DigitText`. The bytes of all others
/// stand one behind the other in one arena; an open-addressing table of (hash, number) finds them.
/// A lookup or an insertion costs one hash and usually one comparison, whatever the number of
/// texts.
package struct Texts: Sendable {
    private var arena: [UInt8] = []
    /// Where text `n` begins; one more at the end.
    private var starts: [Int] = [0, 0]
    /// Upper half of the hash and number of the text; 0 is a free slot.
    private var slots: [UInt64]
    private var mask: Int
    /// Texts of another pool that are looked up together.
    private static let block = 256

    package init(expected: Int = 1024) {
        var size = 1024
        while size < expected * 2 { size *= 2 }
        slots = [UInt64](repeating: 0, count: size)
        mask = size - 1
    }

    /// How many texts take a place, the empty one among them; their numbers are 0..<`count`.
    package var count: Int { starts.count - 1 }

    package subscript(code: UInt32) -> String {
        String(decoding: bytes(code), as: UTF8.self)
    }

    /// The bytes of a text.
    package func bytes(_ code: UInt32) -> ArraySlice<UInt8> {
        if DigitText.holds(code) { return DigitText.bytes(code)[...] }
        return arena[starts[Int(code)]..<starts[Int(code) + 1]]
    }

    /// The number of a text that may be new.
    package mutating func code(_ text: String) -> UInt32 {
        code(Array(text.utf8).span, 0, text.utf8.count)
    }

    /// The number of a text that is there already; nil when it is not.
    package func found(_ text: String) -> UInt32? {
        let bytes = Array(text.utf8)
        if bytes.isEmpty { return 0 }
        if let code = DigitText.code(bytes.span, 0, bytes.count) { return code }
        let hash = Self.hash(bytes.span, 0, bytes.count)
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            let code = UInt32(truncatingIfNeeded: slots[slot])
            if slots[slot] >> 32 == hash >> 32, equals(code, bytes.span, 0, bytes.count) {
                return code
            }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// The number of the text in `bytes[start..<end]`, which may be new.
    package mutating func code(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> UInt32 {
        if start == end { return 0 }
        if let code = DigitText.code(bytes, start, end) { return code }
        return pooled(bytes, start, end)
    }

    private mutating func pooled(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> UInt32 {
        pooled(bytes, start, end, hash: Self.hash(bytes, start, end))
    }

    private mutating func pooled(
        _ bytes: Span<UInt8>, _ start: Int, _ end: Int, hash: UInt64
    ) -> UInt32 {
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            let code = UInt32(truncatingIfNeeded: slots[slot])
            if slots[slot] >> 32 == hash >> 32, equals(code, bytes, start, end) { return code }
            slot = (slot + 1) & mask
        }
        let code = UInt32(count)
        bytes.extracting(start..<end).withUnsafeBufferPointer { arena.append(contentsOf: $0) }
        starts.append(arena.count)
        slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(code)
        if starts.count * 2 > slots.count { grow(to: slots.count * 2) }
        return code
    }

    /// Takes over the texts of another pool: number there → number here.
    package mutating func merge(_ other: Texts) -> [UInt32] {
        reserve(count + other.count)
        arena.reserveCapacity(arena.count + other.arena.count)
        let span = other.arena.span
        var map = [UInt32](repeating: 0, count: other.count)
        var looked = [(hash: UInt64, slot: UInt64)](repeating: (0, 0), count: Self.block)
        for first in stride(from: 1, to: other.count, by: Self.block) {
            let numbers = first..<min(first + Self.block, other.count)
            // Looked up together, so that the memory brings the slots of a block together.
            for number in numbers {
                let hash = Self.hash(span, other.starts[number], other.starts[number + 1])
                looked[number - first] = (hash, slots[Int(truncatingIfNeeded: hash) & mask])
            }
            for number in numbers {
                let (start, end) = (other.starts[number], other.starts[number + 1])
                let (hash, slot) = looked[number - first]
                let code = UInt32(truncatingIfNeeded: slot)
                let isKnown = slot >> 32 == hash >> 32 && equals(code, span, start, end)
                map[number] = isKnown ? code : pooled(span, start, end, hash: hash)
            }
        }
        return map
    }

    private func equals(_ code: UInt32, _ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        let first = starts[Int(code)]
        let length = end - start
        guard starts[Int(code) + 1] - first == length else { return false }
        let (mine, given) = (arena.span.bytes, bytes.bytes)
        var place = 0
        while place + 8 <= length {
            let a = mine.unsafeLoadUnaligned(fromByteOffset: first + place, as: UInt64.self)
            let b = given.unsafeLoadUnaligned(fromByteOffset: start + place, as: UInt64.self)
            if a != b { return false }
            place += 8
        }
        while place < length {
            if arena[first + place] != bytes[start + place] { return false }
            place += 1
        }
        return true
    }

    /// Makes room for so many texts at once.
    private mutating func reserve(_ texts: Int) {
        var size = slots.count
        while size < texts * 2 { size *= 2 }
        if size > slots.count { grow(to: size) }
    }

    private mutating func grow(to size: Int) {
        mask = size - 1
        var larger = [UInt64](repeating: 0, count: size)
        let arena = arena
        let span = arena.span
        for number in 1..<count {
            let hash = Self.hash(span, starts[number], starts[number + 1])
            var slot = Int(truncatingIfNeeded: hash) & mask
            while larger[slot] != 0 { slot = (slot + 1) & mask }
            larger[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(number)
        }
        slots = larger
    }

    /// A hash of `bytes[start..<end]` by folded 128-bit products; never 0 in its upper half.
    package static func hash(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
        let raw = bytes.bytes
        var hash = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: end - start)
        var place = start
        while place + 8 <= end {
            hash = mixed(hash ^ raw.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
            place += 8
        }
        var rest: UInt64 = 0
        while place < end {
            rest = rest << 8 | UInt64(bytes[place])
            place += 1
        }
        return mixed(hash ^ rest) | 1 << 63
    }

    /// The two halves of the product with a large odd number, folded into one.
    package static func mixed(_ value: UInt64) -> UInt64 {
        let (high, low) = value.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        return high ^ low ^ value &<< 32
    }
}
