import CZlib

/// Writes a workbook (ECMA-376) with plain sheets: texts, numbers, a header row that stays in
/// sight. The bytes depend on the content only.
package struct XLSXWriter: Sendable {
    package enum Cell: Sendable {
        case text(String)
        /// Written as it stands: `1234.50`.
        case number(String)
    }

    private var sheets: [(name: String, xml: String)] = []

    package init() {}

    /// Adds a sheet whose first row is its header.
    package mutating func add(_ name: String, _ rows: [[Cell]]) {
        var xml =
            Self.head
            + "<worksheet xmlns=\"\(Self.main)\"><sheetViews><sheetView workbookViewId=\"0\">"
            + "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
            + "</sheetView></sheetViews><sheetData>"
        for (index, row) in rows.enumerated() {
            xml += "<row r=\"\(index + 1)\">"
            for cell in row {
                switch cell {
                case .number(let text): xml += "<c><v>\(text)</v></c>"
                case .text(let text):
                    xml +=
                        "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">"
                        + "\(Self.escaped(text))</t></is></c>"
                }
            }
            xml += "</row>"
        }
        sheets.append((name, xml + "</sheetData></worksheet>"))
    }

    package func bytes() -> [UInt8] {
        let numbers = sheets.indices.map { $0 + 1 }
        let types = numbers.map {
            "<Override PartName=\"/xl/worksheets/sheet\($0).xml\" ContentType=\"\(Self.office)"
                + "spreadsheetml.worksheet+xml\"/>"
        }
        let list = numbers.map {
            "<sheet name=\"\(Self.escaped(sheets[$0 - 1].name))\" sheetId=\"\($0)\" r:id=\"rId"
                + "\($0)\"/>"
        }
        let links = numbers.map {
            "<Relationship Id=\"rId\($0)\" Type=\"\(Self.relation)/worksheet\" "
                + "Target=\"worksheets/sheet\($0).xml\"/>"
        }
        var zip = StoredZip()
        zip.add(
            "[Content_Types].xml",
            Self.head + "<Types xmlns=\"\(Self.package)/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package"
                + ".relationships+xml\"/><Default Extension=\"xml\" "
                + "ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(Self.office)"
                + "spreadsheetml.sheet.main+xml\"/>\(types.joined())</Types>")
        zip.add(
            "_rels/.rels",
            Self.head + "<Relationships xmlns=\"\(Self.package)/relationships\"><Relationship "
                + "Id=\"rId1\" Type=\"\(Self.relation)/officeDocument\" "
                + "Target=\"xl/workbook.xml\"/>"
                + "</Relationships>")
        zip.add(
            "xl/workbook.xml",
            Self.head + "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.relation)\"><sheets>"
                + list.joined() + "</sheets></workbook>")
        zip.add(
            "xl/_rels/workbook.xml.rels",
            Self.head + "<Relationships xmlns=\"\(Self.package)/relationships\">\(links.joined())"
                + "</Relationships>")
        for number in numbers {
            zip.add("xl/worksheets/sheet\(number).xml", sheets[number - 1].xml)
        }
        return zip.bytes()
    }

    private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let relation =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"
    private static let office = "application/vnd.openxmlformats-officedocument."

    /// A text as XML holds it; control characters that XML cannot hold are left out.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t", "\n", "\r": result += " "
            default: if scalar.value >= 0x20 { result.unicodeScalars.append(scalar) }
            }
        }
        return result
    }
}

/// A zip archive whose parts are stored as they are, dated 1980-01-01.
private struct StoredZip {
    private var file: [UInt8] = []
    private var directory: [UInt8] = []
    private var count: UInt16 = 0

    mutating func add(_ name: String, _ text: String) {
        let content = Array(text.utf8)
        let check = content.withUnsafeBufferPointer { bytes in
            UInt32(truncatingIfNeeded: crc32(0, bytes.baseAddress, UInt32(bytes.count)))
        }
        let size = UInt32(content.count)
        // Version 2.0, names in UTF-8, stored, 1980-01-01.
        let head =
            Self.little(UInt16(20)) + Self.little(UInt16(0x800)) + [0, 0, 0, 0, 0x21, 0]
            + Self.little(check) + Self.little(size) + Self.little(size)
            + Self.little(UInt16(name.utf8.count)) + [0, 0]
        directory += [0x50, 0x4B, 1, 2, 20, 0] + head + [UInt8](repeating: 0, count: 10)
        directory += Self.little(UInt32(file.count)) + Array(name.utf8)
        file += [0x50, 0x4B, 3, 4] + head + Array(name.utf8) + content
        count += 1
    }

    func bytes() -> [UInt8] {
        file + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + Self.little(count)
            + Self.little(count) + Self.little(UInt32(directory.count))
            + Self.little(UInt32(file.count)) + [0, 0]
    }

    private static func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian, Array.init)
    }
}
