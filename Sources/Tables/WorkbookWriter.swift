import CXlsxwriter
import Foundation

/// Writes tables as an XLSX workbook: bold, frozen headers with a filter, and columns that are wide
/// enough. The same tables always give the same bytes. Rows are written as they come, so that
/// memory does not grow with them.
package enum WorkbookWriter {
    package enum Cell: Sendable {
        case text(String)
        case integer(Int64)
        /// A number that people read with so many decimals.
        case number(Double)
    }

    /// Hands over the rows of a table one by one.
    package typealias Rows = (_ take: ([Cell]) throws -> Void) throws -> Void

    /// A table on a sheet of its own.
    package struct Sheet {
        /// Cut to 31 characters.
        let name: String
        let header: [String]
        let rows: Rows

        /// `rows`: As many cells in each as there are columns.
        package init(_ name: String, header: [String], rows: [[Cell]]) {
            self.init(name, header: header) { take in for row in rows { try take(row) } }
        }

        package init(_ name: String, header: [String], each rows: @escaping Rows) {
            self.name = name
            self.header = header
            self.rows = rows
        }
    }

    /// Rows of a sheet at most, its header among them; more go to further sheets.
    static let rowLimit = 1_048_576
    /// Rows by which the widths of the columns are found.
    private static let measured = 200

    /// The file with one sheet for each table. Throws when no temporary file can be written.
    package static func bytes(_ sheets: [Sheet]) throws -> [UInt8] {
        let path = NSTemporaryDirectory() + "xuncun-\(UUID().uuidString).xlsx"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try write(sheets, to: path, temporary: NSTemporaryDirectory())
        return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// Writes the file with one sheet for each table to a path.
    ///
    /// `temporary`: The folder for what is written on the way.
    /// Throws: What the rows throw, and `CocoaError.fileWriteUnknown`.
    package static func write(
        _ sheets: [Sheet], to path: String, temporary: String, rowLimit: Int = rowLimit
    ) throws {
        let workbook = temporary.withCString { folder in
            var options = lxw_workbook_options()
            options.constant_memory = 1
            options.tmpdir = UnsafeMutablePointer(mutating: folder)
            return workbook_new_opt(path, &options)
        }
        guard let workbook else { throw CocoaError(.fileWriteUnknown) }
        var properties = lxw_doc_properties()
        // A fixed time of making: equal tables are equal files.
        properties.created = 1
        workbook_set_properties(workbook, &properties)
        do {
            for (index, sheet) in sheets.enumerated() {
                let name = String(sheet.name.filter { !"[]:*?/\\'".contains($0) })
                var filling = Filling(workbook, name.isEmpty ? "\(index + 1)" : name, sheet.header)
                try filling.begin()
                try sheet.rows { cells in
                    if filling.row == rowLimit {
                        filling.end()
                        try filling.begin()
                    }
                    filling.add(cells)
                }
                filling.end()
            }
        } catch {
            lxw_workbook_free(workbook)
            throw error
        }
        guard workbook_close(workbook) == LXW_NO_ERROR else {
            throw CocoaError(.fileWriteUnknown)
        }
    }

    /// A table that is being written.
    private struct Filling {
        let workbook: UnsafeMutablePointer<lxw_workbook>
        let bold: UnsafeMutablePointer<lxw_format>?
        let name: String
        let header: [String]
        var worksheet: UnsafeMutablePointer<lxw_worksheet>?
        var sheets = 0
        /// The next row of the sheet.
        var row = 0
        var widths: [Int] = []

        init(
            _ workbook: UnsafeMutablePointer<lxw_workbook>, _ name: String, _ header: [String]
        ) {
            self.workbook = workbook
            self.name = name
            self.header = header
            bold = workbook_add_format(workbook)
            format_set_bold(bold)
        }

        mutating func begin() throws {
            sheets += 1
            let suffix = sheets == 1 ? "" : " \(sheets)"
            worksheet = workbook_add_worksheet(
                workbook, String(name.prefix(31 - suffix.count)) + suffix)
            guard worksheet != nil else { throw CocoaError(.fileWriteUnknown) }
            for (column, title) in header.enumerated() {
                worksheet_write_string(worksheet, 0, UInt16(column), title, bold)
            }
            widths = header.map { $0.count * 2 }
            row = 1
        }

        mutating func add(_ cells: [Cell]) {
            for (column, cell) in cells.enumerated() {
                write(cell, UInt32(row), UInt16(column))
                if row <= WorkbookWriter.measured, column < widths.count {
                    widths[column] = max(widths[column], Self.width(cell))
                }
            }
            row += 1
        }

        func end() {
            for (column, width) in widths.enumerated() {
                worksheet_set_column(
                    worksheet, UInt16(column), UInt16(column), Double(width + 2), nil)
            }
            worksheet_freeze_panes(worksheet, 1, 0)
            if !header.isEmpty {
                worksheet_autofilter(
                    worksheet, 0, 0, UInt32(row - 1), UInt16(header.count - 1))
            }
        }

        private func write(_ cell: Cell, _ row: UInt32, _ column: UInt16) {
            switch cell {
            case .text(let text):
                // A sheet takes 32,767 characters in a cell.
                let shown = text.utf8.count > 32_000 ? String(text.prefix(32_000)) : text
                worksheet_write_string(worksheet, row, column, shown, nil)
            case .integer(let number):
                worksheet_write_number(worksheet, row, column, Double(number), nil)
            case .number(let number):
                worksheet_write_number(worksheet, row, column, number, nil)
            }
        }

        private static func width(_ cell: Cell) -> Int {
            // A Chinese character is as wide as two digits.
            if case .text(let text) = cell { return min(60, text.utf8.count * 2 / 3) }
            return 10
        }
    }
}
