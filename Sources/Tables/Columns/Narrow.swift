/// Full-width letters made half-width, every dash a `-`, blanks and signs of money taken out.
enum Narrow {
    /// `blank`: What takes the place of a blank; nil takes it out.
    static func bytes(
        _ bytes: Span<UInt8>, _ start: Int, _ end: Int, blank: UInt8? = nil
    ) -> [UInt8] {
        var result: [UInt8] = []
        var place = start
        while place < end {
            let byte = bytes[place]
            let left = end - place
            if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
                if let blank { result.append(blank) }
                place += 1
            } else if left >= 3, let mark = mark(byte, bytes[place + 1], bytes[place + 2]) {
                if let byte = mark { result.append(byte) }
                place += 3
            } else if byte == 0xC2, left >= 2, bytes[place + 1] == 0xA5 || bytes[place + 1] == 0xA0
            {
                place += 2  // ¥ and the blank that does not break
            } else {
                result.append(byte)
                place += 1
            }
        }
        return result
    }

    /// What a letter of three bytes becomes: `.some(nil)` for one that is left out, nil for one
    /// that stays.
    private static func mark(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> UInt8?? {
        switch (a, b, c) {
        // U+FF01...U+FF3F, among them digits, point, comma, dash, parentheses, colon.
        case (0xEF, 0xBC, 0x81...): .some(c - 0x60)
        // The minus sign U+2212, and the dashes U+2010...U+2015.
        case (0xE2, 0x88, 0x92), (0xE2, 0x80, 0x90...0x95): .some(UInt8(ascii: "-"))
        // ￥, 元 and the wide blank.
        case (0xEF, 0xBF, 0xA5), (0xE5, 0x85, 0x83), (0xE3, 0x80, 0x80): .some(nil)
        default: nil
        }
    }
}
