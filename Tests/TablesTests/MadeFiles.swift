import Foundation
import Tables

/// Files that the tests make for themselves.
enum Made {
    /// A text as GBK, by Foundation and not by what is tested.
    static func gbk(_ text: String) throws -> [UInt8] {
        let encoding = String.Encoding(
            rawValue: 0x8000_0000 | UInt(0x0632))  // kCFStringEncodingGB_18030_2000
        guard let data = text.data(using: encoding) else { throw Impossible() }
        return [UInt8](data)
    }

    static func utf16(_ text: String, littleEndian: Bool, marked: Bool = true) -> [UInt8] {
        ((marked ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            return littleEndian ? [low, high] : [high, low]
        }
    }

    /// GBK bytes read as Windows-1252, or Latin-1 where that has no letter, and saved as UTF-8.
    static func mojibake(_ text: String) throws -> String {
        let letters = Array(
            "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
        var result = String.UnicodeScalarView()
        for byte in try gbk(text) {
            let scalar = 0x80..<0xA0 ~= byte ? letters[Int(byte) - 0x80] : Unicode.Scalar(byte)
            result.append(scalar)
        }
        return String(result)
    }

    /// A gzip file with its content stored, not squeezed.
    static func gzip(_ content: [UInt8]) -> [UInt8] {
        let length = UInt16(content.count)
        return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1] + little(length) + little(~length)
            + content + little(crc(content)) + little(UInt32(content.count))
    }

    /// A zip archive with its parts stored.
    static func zip(_ parts: [(name: String, text: String)]) -> [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for (name, text) in parts {
            let content = Array(text.utf8)
            let size = UInt32(content.count)
            let head =
                little(UInt16(20)) + [0, 0, 0, 0, 0, 0, 0x21, 0] + little(crc(content))
                + little(size) + little(size) + little(UInt16(name.utf8.count)) + [0, 0]
            directory += [0x50, 0x4B, 1, 2, 20, 0] + head + [UInt8](repeating: 0, count: 10)
            directory += little(UInt32(file.count)) + Array(name.utf8)
            file += [0x50, 0x4B, 3, 4] + head + Array(name.utf8) + content
        }
        let count = little(UInt16(parts.count))
        let end =
            [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count + little(UInt32(directory.count))
            + little(UInt32(file.count)) + [0, 0]
        return file + directory + end
    }

    /// A workbook whose sheets hold these rows, as XML between `<sheetData>` tags.
    static func workbook(
        _ sheets: [(name: String, rows: String)], shared: String = "", properties: String = ""
    ) -> [UInt8] {
        let indices = sheets.indices
        let list = indices.map {
            "<sheet name=\"\(sheets[$0].name)\" sheetId=\"\($0 + 7)\" r:id=\"rId\($0)\"/>"
        }
        let relations = indices.map {
            "<Relationship Id=\"rId\($0)\" Type=\"x/worksheet\" Target=\"worksheets/s\($0).xml\"/>"
        }
        var parts = [
            (
                "xl/workbook.xml",
                "<workbook xmlns:r=\"r\">\(properties)<sheets>\(list.joined())</sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships>\(relations.joined())<Relationship Id=\"t\" "
                    + "Type=\"x/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/></Relationships>"
            ),
            ("xl/sharedStrings.xml", "<sst>\(shared)</sst>"),
        ]
        for index in indices {
            let rows = sheets[index].rows
            let doctype = rows.hasPrefix("<!DOCTYPE")
            parts.append(
                (
                    "xl/worksheets/s\(index).xml",
                    doctype
                        ? rows : "<worksheet><sheetData>\(rows)</sheetData></worksheet>"
                ))
        }
        return zip(parts)
    }

    private static func little<N: FixedWidthInteger>(_ number: N) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian, Array.init)
    }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { crc, byte in
            (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in
                crc >> 1 ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0)
            }
        }
    }

    private struct Impossible: Error {}
}

/// Everything that a file holds.
struct Whole {
    let rows: [[String]]
    let numbers: [Int]
    let format: TableFile.Format

    init(_ bytes: [UInt8]) throws {
        let file = try TableFile(bytes)
        var rows: [[String]] = []
        var numbers: [Int] = []
        try file.read { row in
            rows.append((0..<row.count).map(row.text))
            numbers.append(row.number)
        }
        (self.rows, self.numbers, format) = (rows, numbers, file.format)
    }

    init(_ text: String) throws { try self.init(Array(text.utf8)) }
}

/// The error with which a file is refused; nil when it is read.
func refusal(of bytes: [UInt8]) -> TableError? {
    do {
        _ = try Whole(bytes)
        return nil
    } catch { return error as? TableError }
}

func refusal(of text: String) -> TableError? { refusal(of: Array(text.utf8)) }
