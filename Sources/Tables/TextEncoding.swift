import Foundation
import Glibc

/// The encodings in which offices exchange tables.
package enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "UTF-8"
    case utf8BOM = "UTF-8 (BOM)"
    case utf16LE = "UTF-16 LE"
    case utf16BE = "UTF-16 BE"
    case gb18030 = "GB 18030"
    /// GB 18030 that was read as Latin-1 and written as UTF-8; the original is brought back.
    case mojibake = "GB 18030 (乱码已还原)"

    /// Tells the encoding of a file and gives its text as UTF-8 without a mark. What is no letter
    /// in it becomes NUL bytes: whoever reads the text refuses the rows that they stand in.
    ///
    /// - Throws: `TableError` when it is none of these.
    package static func decode(
        _ bytes: [UInt8], parallel: Parallel = Parallel(cores: 1)
    ) throws(TableError) -> (TextEncoding, [UInt8]) {
        if bytes.starts(with: mark) {
            let rest = Array(bytes.dropFirst(mark.count))
            if isUTF8(rest, parallel) { return (.utf8BOM, rest) }
            return (.utf8BOM, try sound(mended(rest)))
        }
        if bytes.starts(with: [0xFF, 0xFE]) {
            return (.utf16LE, try sound(convert(Array(bytes.dropFirst(2)), from: "UTF-16LE")))
        }
        if bytes.starts(with: [0xFE, 0xFF]) {
            return (.utf16BE, try sound(convert(Array(bytes.dropFirst(2)), from: "UTF-16BE")))
        }
        if let unmarked = try utf16(bytes) { return unmarked }
        if isUTF8(bytes, parallel) {
            if let restored = restore(bytes) { return (.mojibake, restored) }
            return (.utf8, bytes)
        }
        // Chinese in GB 18030 is hardly ever a letter of UTF-8.
        let mended = mended(bytes)
        if mended.letters > mended.broken * 8 { return (.utf8, try sound(mended)) }
        return (.gb18030, try sound(convert(bytes, from: "GB18030")))
    }

    /// The encoding of a large text if it may be read piece by piece as it stands: UTF-8 in which
    /// no quote can join lines. The mark that it begins with is taken out.
    package static func plain(_ text: PiecedBytes, parallel: Parallel) -> TextEncoding? {
        if text.pieceCount == 1 || isMojibake(text[0]) { return nil }
        let isPlain = parallel.map(text.pieceCount) { piece in
            let bytes = text[piece]
            return !bytes.holds(UInt8(ascii: "\"")) && !bytes.holds(0)
                && (try? UTF8Span(validating: bytes.span)) != nil
        }
        if isPlain.contains(false) { return nil }
        guard text[0].starts(with: mark) else { return .utf8 }
        text.removeFirst(mark.count)
        return .utf8BOM
    }

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// A text with what could not be read in it.
    private struct Mended {
        var text: [UInt8]
        /// Letters of several bytes.
        var letters = 0
        /// Places that are no letter.
        var broken = 0
        /// Where the first of them stands in the file.
        var first = 0
    }

    /// One place in a hundred bytes may be broken, and a few in a small file.
    private static func sound(_ mended: Mended) throws(TableError) -> [UInt8] {
        guard mended.broken <= max(8, mended.text.count / 100) else {
            throw .notText(at: mended.first)
        }
        return mended.text
    }

    /// UTF-16 without a mark: every second byte of ASCII separators is zero.
    private static func utf16(_ bytes: [UInt8]) throws(TableError) -> (TextEncoding, [UInt8])? {
        let head = bytes.prefix(4096)
        guard let first = head.firstIndex(of: 0) else { return nil }
        let zeros = head.count { $0 == 0 }
        // A few zeros are rows that are damaged.
        if zeros <= 8 { return nil }
        let zerosAtOdd = head.enumerated().count { $1 == 0 && $0 % 2 == 1 }
        guard bytes.count % 2 == 0, zerosAtOdd == zeros || zerosAtOdd == 0 else {
            throw .notText(at: first)
        }
        let (encoding, name) =
            zerosAtOdd == 0 ? (TextEncoding.utf16BE, "UTF-16BE") : (.utf16LE, "UTF-16LE")
        return (encoding, try sound(convert(bytes, from: name)))
    }

    private static func isUTF8(_ bytes: [UInt8], _ parallel: Parallel) -> Bool {
        let pieces = max(1, bytes.count >> 24)
        // A piece begins with the first byte of a character.
        let bounds = (0...pieces).map { piece -> Int in
            var place = bytes.count / pieces * piece
            if piece == pieces { return bytes.count }
            while place < bytes.count, bytes[place] & 0xC0 == 0x80 { place += 1 }
            return place
        }
        return !parallel.map(pieces) { piece in
            let span = bytes.span.extracting(bounds[piece]..<bounds[piece + 1])
            return (try? UTF8Span(validating: span)) != nil
        }.contains(false)
    }

    /// UTF-8 with every byte that belongs to no letter made NUL.
    private static func mended(_ bytes: [UInt8]) -> Mended {
        var mended = Mended(text: bytes)
        var place = 0
        while place < bytes.count {
            if bytes[place] < 0x80 {
                place += 1
                continue
            }
            let length = letter(bytes, place)
            if length > 0 {
                mended.letters += 1
            } else {
                if mended.broken == 0 { mended.first = place }
                mended.broken += 1
                mended.text[place] = 0
            }
            place += max(length, 1)
        }
        return mended
    }

    /// The bytes of the letter of several bytes that begins here; 0 when none does.
    private static func letter(_ bytes: [UInt8], _ start: Int) -> Int {
        let length =
            switch bytes[start] {
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 0
            }
        guard length > 0, start + length <= bytes.count else { return 0 }
        let isLetter = (try? UTF8Span(validating: bytes.span.extracting(start..<(start + length))))
        return isLetter == nil ? 0 : length
    }

    private static func convert(_ bytes: [UInt8], from name: String) throws(TableError) -> Mended {
        let descriptor = iconv_open("UTF-8", name)
        guard descriptor != iconv_t(bitPattern: -1) else { throw .notText(at: 0) }
        defer { iconv_close(descriptor) }
        let unit = name.hasPrefix("UTF-16") ? 2 : 1
        var input = bytes.map { CChar(bitPattern: $0) }
        // At most three bytes of UTF-8 for two of the others, four for four, one for a broken one.
        var output = [CChar](repeating: 0, count: bytes.count * 3 / 2 + 16)
        var mended = Mended(text: [])
        let written = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                var from = source.baseAddress
                var to = target.baseAddress
                var left = source.count
                var room = target.count
                while left > 0 {
                    _ = iconv(descriptor, &from, &left, &to, &room)
                    // What cannot be converted stays in the source.
                    guard left > 0, room > 0 else { break }
                    if mended.broken == 0 { mended.first = source.count - left }
                    mended.broken += 1
                    to?.pointee = 0
                    to = to?.advanced(by: 1)
                    room -= 1
                    from = from?.advanced(by: min(unit, left))
                    left -= min(unit, left)
                }
                return target.count - room
            }
        }
        mended.text = output.prefix(written).map { UInt8(bitPattern: $0) }
        return mended
    }

    /// Whether the first letters of a text are all Latin-1 or Windows-1252 and not ASCII alone.
    private static func isMojibake(_ bytes: [UInt8]) -> Bool {
        let sample = String(decoding: bytes.prefix(65_536), as: UTF8.self).unicodeScalars
        let high = sample.filter { $0.value >= 0x80 && $0.value != 0xFFFD && $0.value != 0xFEFF }
        return high.count >= 8 && high.allSatisfy { byte(of: $0) != nil }
    }

    /// Text whose letters are all Latin-1 or Windows-1252 but whose bytes, taken back, are
    /// Chinese in GB 18030: `ÐËÄþÉçÇø`.
    private static func restore(_ bytes: [UInt8]) -> [UInt8]? {
        guard isMojibake(bytes) else { return nil }
        var original: [UInt8] = []
        original.reserveCapacity(bytes.count)
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            guard let byte = byte(of: scalar) else { return nil }
            original.append(byte)
        }
        guard let found = try? convert(original, from: "GB18030"), found.broken == 0 else {
            return nil
        }
        return found.text
    }

    /// The byte that Windows-1252 or Latin-1 shows as this letter.
    private static func byte(of scalar: Unicode.Scalar) -> UInt8? {
        scalar.value < 0x100 ? UInt8(scalar.value) : windows1252[scalar.value]
    }

    /// The letters that Windows-1252 has in place of Latin-1's control characters.
    private static let windows1252: [UInt32: UInt8] = [
        0x20AC: 0x80, 0x201A: 0x82, 0x0192: 0x83, 0x201E: 0x84, 0x2026: 0x85, 0x2020: 0x86,
        0x2021: 0x87, 0x02C6: 0x88, 0x2030: 0x89, 0x0160: 0x8A, 0x2039: 0x8B, 0x0152: 0x8C,
        0x017D: 0x8E, 0x2018: 0x91, 0x2019: 0x92, 0x201C: 0x93, 0x201D: 0x94, 0x2022: 0x95,
        0x2013: 0x96, 0x2014: 0x97, 0x02DC: 0x98, 0x2122: 0x99, 0x0161: 0x9A, 0x203A: 0x9B,
        0x0153: 0x9C, 0x017E: 0x9E, 0x0178: 0x9F,
    ]
}

extension [UInt8] {
    /// Whether a byte stands somewhere in it.
    func holds(_ byte: UInt8) -> Bool {
        withUnsafeBytes { raw in
            raw.baseAddress.map { memchr($0, Int32(byte), raw.count) != nil } ?? false
        }
    }
}

extension TableError {
    static func notText(at offset: Int) -> TableError {
        TableError(
            "not-text",
            zh: "文件不是可识别的文本表格(UTF-8、UTF-16 或 GB 18030)，第\(offset + 1)个字节起无法识别。",
            en: "The file is not text in UTF-8, UTF-16 or GB 18030; see byte \(offset + 1).")
    }
}
