import CExpat
import Foundation

/// Reads the first sheet of an XLSX workbook (ECMA-376) as rows of text.
enum XLSXReader {
    /// Bytes that one part may have when it is unpacked: a zip bomb stops here.
    private static let partLimit = 256 << 20

    static func firstSheet(_ bytes: [UInt8]) throws(TableError) -> String {
        try workbook(bytes).name
    }

    static func read(_ bytes: [UInt8], _ body: (TableRow) throws -> Void) throws {
        let archive = try ZipArchive(bytes)
        let workbook = try workbook(bytes)
        var texts: [String] = []
        if let part = try archive.part("xl/sharedStrings.xml", limit: partLimit) {
            let reader = SharedStringsReader()
            try XMLScanner.scan(part, reader)
            texts = reader.texts
        }
        guard let sheet = try archive.part("xl/\(workbook.path)", limit: partLimit) else {
            throw TableError.notWorkbook
        }
        let reader = SheetReader(shared: texts)
        try XMLScanner.scan(sheet, reader)
        for row in reader.rows { try body(row) }
    }

    /// The name and the path of the first sheet.
    private static func workbook(_ bytes: [UInt8]) throws(TableError) -> (
        name: String, path: String
    ) {
        let archive = try ZipArchive(bytes)
        guard let part = try archive.part("xl/workbook.xml", limit: 1 << 20),
            let links = try archive.part("xl/_rels/workbook.xml.rels", limit: 1 << 20)
        else { throw .notWorkbook }
        let sheets = AttributeReader(element: "sheet")
        try XMLScanner.scan(part, sheets)
        let targets = AttributeReader(element: "Relationship")
        try XMLScanner.scan(links, targets)
        guard let first = sheets.found.first, let name = first["name"], let id = first["r:id"],
            let target = targets.found.first(where: { $0["Id"] == id })?["Target"]
        else { throw .notWorkbook }
        let path = target.hasPrefix("/xl/") ? String(target.dropFirst(4)) : target
        return (name, path)
    }
}

extension TableError {
    static let notWorkbook = TableError(
        "not-a-workbook", zh: "文件不是完整的 XLSX 工作簿。", en: "The file is no complete XLSX workbook.")
}

/// What is told of an XML document while it is scanned.
private protocol XMLListener: AnyObject {
    func began(_ element: String, _ attributes: [String: String])
    func text(_ text: String)
    func ended(_ element: String)
}

/// Scans XML with expat. Documents that declare entities are refused: no workbook needs them.
private enum XMLScanner {
    static func scan(_ bytes: [UInt8], _ listener: any XMLListener) throws(TableError) {
        guard let parser = XML_ParserCreate(nil) else { throw .notWorkbook }
        defer { XML_ParserFree(parser) }
        let box = Box(listener, parser)
        let pointer = Unmanaged.passUnretained(box).toOpaque()
        XML_SetUserData(parser, pointer)
        XML_SetElementHandler(
            parser,
            { data, name, attributes in
                guard let data, let name else { return }
                let box = Unmanaged<Box>.fromOpaque(data).takeUnretainedValue()
                var found: [String: String] = [:]
                var index = 0
                while let attributes, let key = attributes[index], let value = attributes[index + 1]
                {
                    found[String(cString: key)] = String(cString: value)
                    index += 2
                }
                box.listener.began(String(cString: name), found)
            },
            { data, name in
                guard let data, let name else { return }
                Unmanaged<Box>.fromOpaque(data).takeUnretainedValue().listener
                    .ended(String(cString: name))
            })
        XML_SetCharacterDataHandler(parser) { data, text, length in
            guard let data, let text else { return }
            let bytes = UnsafeRawBufferPointer(start: text, count: Int(length))
            Unmanaged<Box>.fromOpaque(data).takeUnretainedValue().listener
                .text(String(decoding: bytes, as: UTF8.self))
        }
        XML_SetEntityDeclHandler(parser) { data, _, _, _, _, _, _, _, _ in
            guard let data else { return }
            let box = Unmanaged<Box>.fromOpaque(data).takeUnretainedValue()
            XML_StopParser(box.parser, 0)
        }
        let status = bytes.withUnsafeBytes { raw in
            XML_Parse(
                parser, raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(raw.count), 1)
        }
        withExtendedLifetime(box) {}
        guard status == XML_STATUS_OK else { throw .notWorkbook }
    }

    private final class Box {
        let listener: any XMLListener
        let parser: XML_Parser
        init(_ listener: any XMLListener, _ parser: XML_Parser) {
            self.listener = listener
            self.parser = parser
        }
    }
}

private final class AttributeReader: XMLListener {
    let element: String
    var found: [[String: String]] = []
    init(element: String) { self.element = element }
    func began(_ element: String, _ attributes: [String: String]) {
        if element == self.element { found.append(attributes) }
    }
    func text(_ text: String) {}
    func ended(_ element: String) {}
}

private final class SharedStringsReader: XMLListener {
    var texts: [String] = []
    private var current = ""
    private var inText = false
    private var inPhonetic = false

    func began(_ element: String, _ attributes: [String: String]) {
        switch element {
        case "si": current = ""
        case "t": inText = true
        case "rPh": inPhonetic = true
        default: break
        }
    }
    func text(_ text: String) { if inText, !inPhonetic { current += text } }
    func ended(_ element: String) {
        switch element {
        case "si": texts.append(current)
        case "t": inText = false
        case "rPh": inPhonetic = false
        default: break
        }
    }
}

private final class SheetReader: XMLListener {
    /// Columns beyond XFD are not cells of a sheet.
    private static let columnLimit = 4096

    private let shared: [String]
    var rows: [TableRow] = []
    private var cells: [String] = []
    private var number = 0
    private var column = 0
    private var type = ""
    private var value = ""
    private var inValue = false

    init(shared: [String]) { self.shared = shared }

    func began(_ element: String, _ attributes: [String: String]) {
        switch element {
        case "row":
            cells = []
            number = attributes["r"].flatMap { Int($0) } ?? number + 1
            column = -1
        case "c":
            column = attributes["r"].map(Self.column) ?? column + 1
            type = attributes["t"] ?? ""
            value = ""
        case "v", "t": inValue = true
        default: break
        }
    }

    func text(_ text: String) { if inValue { value += text } }

    func ended(_ element: String) {
        switch element {
        case "v", "t": inValue = false
        case "c":
            guard column < Self.columnLimit, column >= 0 else { return }
            while cells.count <= column { cells.append("") }
            cells[column] = cellText
        case "row": rows.append(TableRow(number: number, texts: cells))
        default: break
        }
    }

    /// A number that is a whole one is written as such: Excel keeps 450328100001 as 4.5E+11 and
    /// still knows every digit of it.
    private var cellText: String {
        switch type {
        case "s":
            guard let index = Int(value), shared.indices.contains(index) else { return "" }
            return shared[index]
        case "", "n":
            guard value.contains("E") || value.contains("."), let number = Double(value),
                number.rounded() == number, abs(number) < 9_007_199_254_740_992
            else { return value }
            return String(Int64(number))
        default: return value
        }
    }

    /// `C7` → 2.
    private static func column(_ reference: String) -> Int {
        var column = 0
        for letter in reference.utf8 where (65...90).contains(letter) {
            column = min(column * 26 + Int(letter) - 64, 1 << 20)
        }
        return column - 1
    }
}
