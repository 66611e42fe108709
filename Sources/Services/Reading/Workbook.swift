import Tables

/// Tables of text as workbooks.
package enum Workbook {
    /// The file; what reads like a number stays one.
    package static func bytes(_ title: String, _ header: [String], _ rows: [[String]]) throws
        -> [UInt8]
    {
        try bytes([(title, header, rows)])
    }

    /// Several tables, each on a sheet.
    package static func bytes(_ tables: [(title: String, header: [String], rows: [[String]])])
        throws -> [UInt8]
    {
        try WorkbookWriter.bytes(
            tables.map { table in
                WorkbookWriter.Sheet(
                    table.title, header: table.header, rows: table.rows.map { $0.map(cell) })
            })
    }

    private static func cell(_ text: String) -> WorkbookWriter.Cell {
        // Codes with leading zeros and long numbers are names, not quantities.
        if text.count > 15 { return .text(text) }
        if let number = Int64(text), String(number) == text { return .integer(number) }
        if text.contains("."), text.first != ".", let number = Double(text) {
            return .number(number)
        }
        return .text(text)
    }
}
