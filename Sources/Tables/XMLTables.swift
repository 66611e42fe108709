/// A table out of an XML file: the elements of one name, their children as columns.
package struct XMLTable: Sendable {
    /// `记账凭证`.
    package let name: String
    package let header: [String]
    /// The header and the rows as CSV in UTF-8, a line each.
    package let text: [UInt8]
}

/// Reads the tables of an XML file: GB/T 24589.1-2010 (财经信息技术 会计核算软件数据接口) and what is
/// written like it.
///
/// An element whose children hold texts is a row, its children (and attributes) are its cells, and
/// elements of one name are one table. A row inside another takes the cells that stand before it
/// in the outer one, as lines take what belongs to their voucher. Prefixes of name spaces are left
/// out. Documents that declare entities are refused.
package enum XMLTables {
    /// Whether a file is XML, by how it begins.
    package static func isXML(_ bytes: [UInt8]) -> Bool {
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            start = bytes.prefix(64).dropFirst(2).filter { $0 != 0 }[...]
        }
        return start.first { $0 > 0x20 } == UInt8(ascii: "<")
    }

    /// The tables in the order in which they begin. The encoding is told from the bytes, whatever
    /// the declaration says.
    ///
    /// `limit`: Bytes that the file may have, and the tables made of it.
    /// Throws: `TableError` for XML that is not well-formed or goes beyond the limits.
    package static func read(
        _ bytes: [UInt8], limit: Int = TableFile.sizeLimit
    ) throws(TableError) -> [XMLTable] {
        guard bytes.count <= limit else { throw TableFile.tooLarge(limit) }
        let (_, text) = try TextEncoding.decode(bytes)
        let reader = XMLRecordReader(limit: limit)
        try XMLScanner.scan(text, reader, orElse: TableError.notXML)
        if let fault = reader.fault { throw fault }
        return reader.tables
    }
}

extension TableError {
    static func notXML(line: Int) -> TableError {
        TableError(
            "not-xml", row: line, zh: "文件不是完整的 XML，第\(line)行有误。",
            en: "The file is no well-formed XML; see line \(line).")
    }
    static let entities = TableError(
        "xml-entities", zh: "XML 中定义了实体，不予读取。",
        en: "The XML declares entities and is not read.")
    fileprivate static let deepXML = TableError(
        "deep-xml", zh: "XML 的层次或列过多。", en: "The XML has too many levels or columns.")
}

/// Gathers rows while XML is scanned.
private final class XMLRecordReader: XMLListener {
    private static let depthLimit = 64
    private static let columnLimit = 4096
    private static let cellLimit = 65_536

    private struct Open {
        let name: String
        var cells: [(name: String, text: String)] = []
        var text = ""
        var hasChildren = false
    }

    private struct Rows {
        var columns: [String: Int] = [:]
        var header: [String] = []
        var rows: [[String]] = []
    }

    private var open: [Open] = []
    private var names: [String] = []
    private var found: [String: Rows] = [:]
    private var size = 0
    private let limit: Int
    private(set) var fault: TableError?

    init(limit: Int) { self.limit = limit }

    var isDone: Bool { fault != nil }

    func began(_ element: String, _ attributes: [String: String]) {
        if open.count >= Self.depthLimit { fault = .deepXML }
        if isDone { return }
        if !open.isEmpty { open[open.count - 1].hasChildren = true }
        var new = Open(name: Self.local(element))
        for (name, value) in attributes.sorted(by: { $0.key < $1.key })
        where !name.hasPrefix("xmlns") && !name.contains(":") {
            new.cells.append((name, value))
        }
        open.append(new)
    }

    func text(_ text: String) {
        guard !isDone, let last = open.indices.last else { return }
        if open[last].text.utf8.count < Self.cellLimit { open[last].text += text }
    }

    func ended(_ element: String) {
        guard !isDone, let done = open.popLast() else { return }
        if !done.hasChildren, done.cells.isEmpty {
            guard !open.isEmpty else { return }
            let text = done.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            open[open.count - 1].cells.append((done.name, text))
        } else if !done.cells.isEmpty {
            keep(done)
        }
    }

    private func keep(_ record: Open) {
        let cells = open.flatMap(\.cells) + record.cells
        if found[record.name] == nil { names.append(record.name) }
        var rows = found.removeValue(forKey: record.name) ?? Rows()
        var row = [String](repeating: "", count: rows.header.count)
        for (name, text) in cells {
            if rows.columns[name] == nil {
                rows.columns[name] = rows.header.count
                rows.header.append(name)
                row.append("")
            }
            row[rows.columns[name] ?? 0] = text
            size += text.utf8.count
        }
        // A row is as wide as the header so far: many rows of many empty cells are large, too.
        size += row.count
        if rows.header.count > Self.columnLimit { fault = .deepXML }
        if size > limit { fault = TableFile.tooLarge(limit) }
        rows.rows.append(row)
        found[record.name] = rows
    }

    var tables: [XMLTable] {
        names.compactMap { name in
            guard let rows = found[name] else { return nil }
            var text: [UInt8] = []
            for row in [rows.header] + rows.rows {
                text.append(contentsOf: row.map(TableFile.quoted).joined(separator: ",").utf8)
                text.append(UInt8(ascii: "\n"))
            }
            return XMLTable(name: name, header: rows.header, text: text)
        }
    }

    /// The name without its prefix. An identifier of GB/T 24589 is six digits, which no name may
    /// begin with: `e020601` and `_020601` are `020601`.
    private static func local(_ name: String) -> String {
        let local = name.lastIndex(of: ":").map { name[name.index(after: $0)...] } ?? name[...]
        let rest = local.dropFirst()
        return String(rest.utf8.count == 6 && Int(rest) != nil ? rest : local)
    }
}
