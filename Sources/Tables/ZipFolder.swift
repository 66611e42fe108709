/// A zip archive that people hand in: a folder of tables, or a workbook.
package struct ZipFolder {
    package struct Entry: Sendable {
        package let name: String
        package let bytes: [UInt8]
        /// Bytes that it takes when what is zipped inside it is unpacked as well.
        package let size: Int
    }

    private let archive: ZipArchive
    private let parts: [ZipArchive.Part]

    package static func isZip(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
    }

    /// Throws when it is broken.
    package init(_ bytes: [UInt8]) throws(TableError) {
        archive = try ZipArchive(bytes)
        parts = archive.parts
    }

    package var isWorkbook: Bool { parts.contains { $0.name == "xl/workbook.xml" } }

    /// What all parts have when they are unpacked, as the archive says it.
    package var size: Int { parts.reduce(0) { $0 + min($1.size, 1 << 40) } }

    /// The tables in it: files whose names end like one. Archives within it are workbooks or are
    /// left out.
    ///
    /// `limit`: Bytes that all of them may have. `count`: How many there may be.
    package func files(limit: Int, count: Int) throws(TableError) -> [Entry] {
        let tables = named.filter(isTable)
        guard tables.count <= count else { throw Self.tooMany }
        var left = limit
        var entries: [Entry] = []
        for part in tables {
            guard part.size <= left else { throw Self.tooLarge }
            let bytes = try archive.content(of: part)
            var size = bytes.count
            if Self.isZip(bytes) {
                let inner = try ZipFolder(bytes)
                guard inner.isWorkbook else { continue }
                size = inner.size
            }
            guard size <= left else { throw Self.tooLarge }
            left -= size
            entries.append(Entry(name: part.name, bytes: bytes, size: size))
        }
        return entries
    }

    /// Names of files in it that are no tables.
    package var leftOut: [String] { named.filter { !isTable($0) }.map(\.name) }

    /// Its files but for what desktops put beside them.
    private var named: [ZipArchive.Part] {
        parts.filter { part in
            let last = part.name.split(separator: "/").last ?? ""
            return !part.name.contains("__MACOSX") && !last.hasPrefix("~$")
                && !last.hasPrefix(".")
        }
    }

    private func isTable(_ part: ZipArchive.Part) -> Bool {
        let name = part.name.lowercased()
        return [
            ".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".xls", ".xml", ".json", ".jsonl", ".ndjson",
        ].contains { name.hasSuffix($0) }
    }

    package static let tooLarge = TableError(
        "archive-too-large", zh: "解压后过大，已停止读取。", en: "It unpacks to more than is read.")
    private static let tooMany = TableError(
        "archive-too-many", zh: "压缩包内文件过多。", en: "There are too many files in the archive.")
}
