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

    /// Tells the encoding of a file and gives its text as UTF-8 without a mark.
    ///
    /// - Throws: `TableError` when it is none of these.
    package static func decode(
        _ bytes: [UInt8], parallel: Parallel = Parallel(cores: 1)
    ) throws(TableError) -> (TextEncoding, [UInt8]) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            let rest = Array(bytes.dropFirst(3))
            guard isUTF8(rest, parallel) else { throw .notText }
            return (.utf8BOM, rest)
        }
        if bytes.starts(with: [0xFF, 0xFE]) {
            return (.utf16LE, try convert(Array(bytes.dropFirst(2)), from: "UTF-16LE"))
        }
        if bytes.starts(with: [0xFE, 0xFF]) {
            return (.utf16BE, try convert(Array(bytes.dropFirst(2)), from: "UTF-16BE"))
        }
        if bytes.prefix(4096).contains(0) {
            // Without a mark, every second byte of ASCII separators is zero.
            let zerosAtOdd = bytes.prefix(4096).enumerated().filter { $1 == 0 && $0 % 2 == 1 }.count
            let zeros = bytes.prefix(4096).filter { $0 == 0 }.count
            guard bytes.count % 2 == 0, zeros > 8 else { throw .notText }
            if zerosAtOdd == zeros { return (.utf16LE, try convert(bytes, from: "UTF-16LE")) }
            if zerosAtOdd == 0 { return (.utf16BE, try convert(bytes, from: "UTF-16BE")) }
            throw .notText
        }
        if isUTF8(bytes, parallel) {
            if let restored = restore(bytes) { return (.mojibake, restored) }
            return (.utf8, bytes)
        }
        return (.gb18030, try convert(bytes, from: "GB18030"))
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

    private static func convert(_ bytes: [UInt8], from name: String) throws(TableError) -> [UInt8] {
        let descriptor = iconv_open("UTF-8", name)
        guard descriptor != iconv_t(bitPattern: -1) else { throw .notText }
        defer { iconv_close(descriptor) }
        var input = bytes.map { CChar(bitPattern: $0) }
        // At most three bytes of UTF-8 for two of the others, four for four.
        var output = [CChar](repeating: 0, count: bytes.count * 3 / 2 + 16)
        let written: Int? = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                var from = source.baseAddress
                var to = target.baseAddress
                var left = source.count
                var room = target.count
                // What cannot be converted stays in the source.
                _ = iconv(descriptor, &from, &left, &to, &room)
                return left == 0 ? target.count - room : nil
            }
        }
        guard let written else { throw .notText }
        return output.prefix(written).map { UInt8(bitPattern: $0) }
    }

    /// Text whose letters are all Latin-1 or Windows-1252 but whose bytes, taken back, are
    /// Chinese in GB 18030: `ÐËÄþÉçÇø`.
    private static func restore(_ bytes: [UInt8]) -> [UInt8]? {
        let sample = String(decoding: bytes.prefix(65_536), as: UTF8.self).unicodeScalars
        let high = sample.filter { $0.value >= 0x80 && $0.value != 0xFFFD }
        guard high.count >= 8, high.allSatisfy({ byte(of: $0) != nil }) else { return nil }
        var original: [UInt8] = []
        original.reserveCapacity(bytes.count)
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            guard let byte = byte(of: scalar) else { return nil }
            original.append(byte)
        }
        return try? convert(original, from: "GB18030")
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

extension TableError {
    static let notText = TableError(
        "not-text", zh: "文件不是可识别的文本表格(UTF-8、UTF-16 或 GB 18030)。",
        en: "The file is not text in UTF-8, UTF-16 or GB 18030.")
}
