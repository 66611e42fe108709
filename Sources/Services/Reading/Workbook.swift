import Tables

/// A table of text that leaves the program.
package struct ExportTable: Sendable {
    /// Hands over the rows one by one.
    package typealias Rows = @Sendable (_ take: ([String]) throws -> Void) throws -> Void

    package let title: String
    package let header: [String]
    package let rows: Rows

    package init(_ title: String, _ header: [String], each rows: @escaping Rows) {
        self.title = title
        self.header = header
        self.rows = rows
    }

    package init(_ title: String, _ header: [String], _ rows: [[String]]) {
        self.init(title, header) { take in for row in rows { try take(row) } }
    }
}

/// Tables of text as workbooks.
package enum Workbook {
    /// Writes tables into a file that is being sent, each on a sheet; what reads like a number
    /// stays one.
    package static func write(_ tables: [ExportTable], to spool: Spool) throws {
        try spool.replace { path in
            try WorkbookWriter.write(
                tables.map { table in
                    WorkbookWriter.Sheet(table.title, header: table.header) { take in
                        try table.rows { row in
                            if spool.isAbandoned { throw Spool.Abandoned() }
                            try take(row.map(cell))
                        }
                    }
                }, to: path, temporary: spool.folder)
        }
    }

    private static func cell(_ text: String) -> WorkbookWriter.Cell {
        // Codes with leading zeros and long numbers are names, not quantities.
        let utf8 = text.utf8
        guard utf8.count <= 15, let first = utf8.first, first < 0x3A else { return .text(text) }
        if let number = Int64(text), String(number) == text { return .integer(number) }
        if text.contains("."), text.first != ".", let number = Double(text) {
            return .number(number)
        }
        return .text(text)
    }
}
