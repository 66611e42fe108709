import Foundation

/// Reads the sheets of an XLSX workbook (ECMA-376) as rows of text.
enum XLSXReader {
    /// Bytes that one part may have when it is unpacked: a zip bomb stops here.
    private static let partLimit = 256 << 20
    private static let sheetLimit = 255

    /// A sheet that has not been read yet.
    struct Sheet: Sendable {
        let name: String
        let isHidden: Bool
        fileprivate let path: String
        fileprivate let workbook: [UInt8]
        /// The texts that cells of all sheets refer to.
        fileprivate let texts: [String]
    }

    static func read(_ sheet: Sheet, _ body: (TableRow) throws -> Void) throws {
        let archive = try ZipArchive(sheet.workbook)
        guard let part = try archive.part("xl/\(sheet.path)", limit: partLimit) else {
            throw TableError.notWorkbook
        }
        let reader = SheetReader(shared: sheet.texts)
        try XMLScanner.scan(part, reader) { _ in .notWorkbook }
        if let fault = reader.fault { throw fault }
        for row in reader.rows { try body(row) }
    }

    /// The sheets in their order, at least one.
    static func sheets(_ bytes: [UInt8]) throws(TableError) -> [Sheet] {
        let archive = try ZipArchive(bytes)
        guard let part = try archive.part("xl/workbook.xml", limit: 1 << 20),
            let links = try archive.part("xl/_rels/workbook.xml.rels", limit: 1 << 20)
        else { throw .notWorkbook }
        let list = AttributeReader(element: "sheet")
        try XMLScanner.scan(part, list) { _ in .notWorkbook }
        let targets = AttributeReader(element: "Relationship")
        try XMLScanner.scan(links, targets) { _ in .notWorkbook }
        let texts = try sharedTexts(archive)
        // Two names for one part would make much of little.
        var taken = Set<String>()
        let sheets = list.found.prefix(sheetLimit).compactMap { sheet -> Sheet? in
            guard let name = sheet["name"], let id = sheet["r:id"],
                let target = targets.found.first(where: { $0["Id"] == id })?["Target"]
            else { return nil }
            let path = target.hasPrefix("/xl/") ? String(target.dropFirst(4)) : target
            guard taken.insert(path).inserted else { return nil }
            return Sheet(
                name: name, isHidden: ["hidden", "veryHidden"].contains(sheet["state"]),
                path: path, workbook: bytes, texts: texts)
        }
        guard !sheets.isEmpty else { throw .notWorkbook }
        return sheets
    }

    private static func sharedTexts(_ archive: ZipArchive) throws(TableError) -> [String] {
        guard let part = try archive.part("xl/sharedStrings.xml", limit: partLimit) else {
            return []
        }
        let reader = SharedStringsReader()
        try XMLScanner.scan(part, reader) { _ in .notWorkbook }
        return reader.texts
    }
}

extension TableError {
    static let notWorkbook = TableError(
        "not-a-workbook", zh: "文件不是完整的 XLSX 工作簿。", en: "The file is no complete XLSX workbook.")
    static let largePart = TableError(
        "part-too-large", zh: "工作簿解压后过大，已停止读取。",
        en: "The workbook unpacks to more than we read.")
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
    private static let columnLimit = 4096
    /// As many rows as a sheet has in Excel.
    private static let rowLimit = 1_048_576
    /// Cells of a sheet with the empty ones before them: a cell far to the right in every row
    /// makes much of little.
    private static let cellLimit = 40_000_000

    private let shared: [String]
    var rows: [TableRow] = []
    private var cells: [String] = []
    private var number = 0
    private var column = 0
    private var type = ""
    private var value = ""
    private var inValue = false
    private var cellCount = 0
    private(set) var fault: TableError?
    var isDone: Bool { fault != nil }

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
            guard column >= 0 else { return }
            guard column < Self.columnLimit else {
                if !cellText.isEmpty { fault = .wideRow(row: number) }
                return
            }
            while cells.count <= column { cells.append("") }
            cells[column] = cellText
        case "row": endRow()
        default: break
        }
    }

    private func endRow() {
        cellCount += cells.count
        // Rows stand in their order, and none behind the last row of a sheet.
        guard number > rows.last?.number ?? 0, number <= Self.rowLimit else {
            fault = .notWorkbook
            return
        }
        guard cellCount <= Self.cellLimit else {
            fault = .largePart
            return
        }
        rows.append(TableRow(number: number, texts: cells))
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
