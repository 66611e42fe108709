import Foundation

/// A table from a file: CSV in any of the encodings, gzipped or not, or a sheet of XLSX.
package struct TableFile: Sendable {
    /// Bytes that a table may have when it is unpacked.
    package static let sizeLimit = 512 << 20

    package enum Format: Sendable, Equatable {
        case csv(TextEncoding)
        case xlsx(sheet: String)
    }

    package let format: Format
    /// Whether it is a sheet that a spreadsheet program does not show.
    package let isHidden: Bool
    private let content: Content

    private enum Content: Sendable {
        case text([UInt8])
        case sheet(XLSXReader.Sheet)
    }

    /// Takes the file as it is; of a workbook its first sheet.
    ///
    /// `limit`: Bytes that it may have when it is unpacked.
    /// Throws: `TableError` when it is no table that we read.
    package init(
        _ bytes: [UInt8], limit: Int = sizeLimit, parallel: Parallel = Parallel(cores: 1)
    ) throws(TableError) {
        if Self.isWorkbook(bytes) {
            guard let first = try XLSXReader.sheets(bytes).first else { throw .notWorkbook }
            self = TableFile(first)
            return
        }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw Self.oldExcel }
        guard bytes.count <= limit else { throw Self.tooLarge(limit) }
        let plain =
            Gzip.isGzip(bytes) ? try Gzip.unpack(bytes, limit: limit) : bytes
        let (encoding, text) = try TextEncoding.decode(plain, parallel: parallel)
        self.init(.csv(encoding), .text(text), isHidden: false)
    }

    private init(_ format: Format, _ content: Content, isHidden: Bool) {
        self.format = format
        self.content = content
        self.isHidden = isHidden
    }

    private init(_ sheet: XLSXReader.Sheet) {
        self.init(.xlsx(sheet: sheet.name), .sheet(sheet), isHidden: sheet.isHidden)
    }

    /// Whether a file is a workbook, by how it begins.
    package static func isWorkbook(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
    }

    /// A table for each sheet of a workbook, in their order.
    package static func sheets(_ bytes: [UInt8]) throws(TableError) -> [TableFile] {
        try XLSXReader.sheets(bytes).map { TableFile($0) }
    }

    /// Hands over the rows in their order, the header row first.
    package func read(_ body: (TableRow) throws -> Void) throws {
        switch content {
        case .text(let text): try CSVReader.read(text, body)
        case .sheet(let sheet): try XLSXReader.read(sheet, body)
        }
    }

    /// The whole table as one text: that of the file, or a sheet written as CSV whose lines are the
    /// sheet's rows.
    package func text() throws -> [UInt8] {
        guard case .sheet(let sheet) = content else {
            if case .text(let text) = content { return text }
            return []
        }
        var result: [UInt8] = []
        var line = 1
        try XLSXReader.read(sheet) { row in
            while line < row.number {
                result.append(UInt8(ascii: "\n"))
                line += 1
            }
            guard result.count <= Self.sizeLimit else { throw Self.tooLarge(Self.sizeLimit) }
            let cells = (0..<row.count).map { Self.quoted(row.text($0)) }
            result.append(contentsOf: cells.joined(separator: ",").utf8)
            result.append(UInt8(ascii: "\n"))
            line += 1
        }
        return result
    }

    /// The first rows as texts, with their 1-based numbers.
    package func head(_ limit: Int) throws -> [(number: Int, cells: [String])] {
        try Self.head(limit, of: try text())
    }

    /// The first rows of a table that is one text.
    package static func head(
        _ limit: Int, of text: [UInt8]
    ) throws -> [(number: Int, cells: [String])] {
        struct Enough: Error {}
        var rows: [(number: Int, cells: [String])] = []
        do {
            try CSVReader.read(text, keepsBroken: true) { row in
                rows.append((row.number, (0..<row.count).map(row.text)))
                if rows.count == limit { throw Enough() }
            }
        } catch is Enough {}
        return rows
    }

    package static func quoted(_ cell: String) -> String {
        // Most cells hold nothing that separates; judged by bytes, which costs a tenth.
        let isPlain = cell.utf8.allSatisfy { byte in
            byte > 0x22 && byte != 0x2C && byte != 0x3B && byte != 0xC2 && byte != 0xE2
                || byte == 0x20 || byte == 0x21
        }
        if isPlain { return cell }
        let flat =
            cell.contains(where: \.isNewline)
            ? cell.split(whereSeparator: \.isNewline)
                .joined(separator: " ") : cell
        guard flat.contains(where: { ",;\"\t".contains($0) }) else { return flat }
        return "\"" + flat.replacing("\"", with: "\"\"") + "\""
    }

    /// `limit`: The bytes that were allowed.
    package static func tooLarge(_ limit: Int) -> TableError {
        TableError(
            "too-large", zh: "文件超过\(limit >> 20) MiB。",
            en: "The file is larger than \(limit >> 20) MiB.")
    }

    private static let oldExcel = TableError(
        "old-excel", zh: "不支持旧版 Excel 文件(.xls)。请另存为 .xlsx 或 .csv。",
        en: "Old Excel files (.xls) are not read. Save it as .xlsx or .csv.")
}
