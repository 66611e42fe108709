/// Texts of one to nine digits as numbers of their own: the highest bit is set, and below it
/// stand, one behind the other, the texts of one digit, of two digits, and so on. `7` and `07` are
/// two texts; equal numbers mean equal texts.
package enum DigitText {
    private static let mark: UInt32 = 1 << 31
    private static let longest = 9

    /// Whether a number of a text is one of these.
    @inline(__always)
    package static func holds(_ code: UInt32) -> Bool { code & mark != 0 }

    /// The number of the text in `bytes[start..<end]`; nil for any other text.
    @inline(__always)
    static func code(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> UInt32? {
        guard end - start <= longest, end > start else { return nil }
        var value: UInt32 = 0
        // 0, 10, 110, 1110 … texts are shorter.
        var shorter: UInt32 = 0
        for place in start..<end {
            let digit = bytes[place] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value &* 10 &+ UInt32(digit)
            if place > start { shorter = shorter &* 10 &+ 10 }
        }
        return mark | (shorter &+ value)
    }

    /// The digits as a number, and how many there are; 0 and 0 for any other text.
    package static func value(_ code: UInt32) -> (value: Int, length: Int) {
        guard holds(code) else { return (0, 0) }
        var rest = Int(code & ~mark)
        var length = 1
        var texts = 10
        while rest >= texts {
            rest -= texts
            texts *= 10
            length += 1
        }
        return (rest, length)
    }

    /// An amount of fen in yuan: `1234.50`.
    static func yuan(_ fen: Int64) -> String {
        let (whole, rest) = fen.magnitude.quotientAndRemainder(dividingBy: 100)
        return "\(fen < 0 ? "-" : "")\(whole).\(rest / 10)\(rest % 10)"
    }

    static func bytes(_ code: UInt32) -> [UInt8] {
        let (value, length) = value(code)
        var rest = value
        var bytes = [UInt8](repeating: UInt8(ascii: "0"), count: length)
        for place in bytes.indices.reversed() {
            bytes[place] += UInt8(rest % 10)
            rest /= 10
        }
        return bytes
    }
}
