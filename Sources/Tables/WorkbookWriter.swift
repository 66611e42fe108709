import CXlsxwriter
import Foundation

/// Writes tables as an XLSX workbook: bold, frozen headers with a filter, and columns that are wide
/// enough. The same tables always give the same bytes.
package enum WorkbookWriter {
    package enum Cell: Sendable {
        case text(String)
        case integer(Int64)
        /// A number that people read with so many decimals.
        case number(Double)
    }

    /// A table on a sheet of its own.
    package struct Sheet: Sendable {
        /// Cut to 31 characters.
        let name: String
        let header: [String]
        /// As many cells in each as there are columns.
        let rows: [[Cell]]

        package init(_ name: String, header: [String], rows: [[Cell]]) {
            self.name = name
            self.header = header
            self.rows = rows
        }
    }

    /// The file with one sheet for each table. Throws when no temporary file can be written.
    package static func bytes(_ sheets: [Sheet]) throws -> [UInt8] {
        let path = NSTemporaryDirectory() + "xuncun-\(UUID().uuidString).xlsx"
        defer { try? FileManager.default.removeItem(atPath: path) }
        guard let workbook = workbook_new(path) else { throw CocoaError(.fileWriteUnknown) }
        var properties = lxw_doc_properties()
        // A fixed time of making: equal tables are equal files.
        properties.created = 1
        workbook_set_properties(workbook, &properties)
        let bold = workbook_add_format(workbook)
        format_set_bold(bold)
        for (index, sheet) in sheets.enumerated() {
            let name = String(sheet.name.filter { !"[]:*?/\\'".contains($0) }.prefix(31))
            guard
                let worksheet = workbook_add_worksheet(
                    workbook, name.isEmpty ? "\(index + 1)" : name)
            else {
                workbook_close(workbook)
                throw CocoaError(.fileWriteUnknown)
            }
            fill(worksheet, sheet, bold)
        }
        guard workbook_close(workbook) == LXW_NO_ERROR else {
            throw CocoaError(.fileWriteUnknown)
        }
        return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    private static func fill(
        _ worksheet: UnsafeMutablePointer<lxw_worksheet>, _ sheet: Sheet,
        _ bold: UnsafeMutablePointer<lxw_format>?
    ) {
        for (column, title) in sheet.header.enumerated() {
            worksheet_write_string(worksheet, 0, UInt16(column), title, bold)
        }
        for (row, cells) in sheet.rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                write(cell, worksheet, UInt32(row + 1), UInt16(column))
            }
        }
        fit(worksheet, sheet.header, sheet.rows)
        worksheet_freeze_panes(worksheet, 1, 0)
        if !sheet.header.isEmpty {
            worksheet_autofilter(
                worksheet, 0, 0, UInt32(sheet.rows.count), UInt16(sheet.header.count - 1))
        }
    }

    private static func write(
        _ cell: Cell, _ worksheet: UnsafeMutablePointer<lxw_worksheet>, _ row: UInt32,
        _ column: UInt16
    ) {
        switch cell {
        case .text(let text):
            // A sheet takes 32,767 characters in a cell.
            worksheet_write_string(worksheet, row, column, String(text.prefix(32_000)), nil)
        case .integer(let number):
            worksheet_write_number(worksheet, row, column, Double(number), nil)
        case .number(let number): worksheet_write_number(worksheet, row, column, number, nil)
        }
    }

    private static func fit(
        _ worksheet: UnsafeMutablePointer<lxw_worksheet>, _ header: [String], _ rows: [[Cell]]
    ) {
        for column in header.indices {
            var width = header[column].count * 2
            for cells in rows.prefix(200) where column < cells.count {
                if case .text(let text) = cells[column] {
                    // A Chinese character is as wide as two digits.
                    width = max(width, min(60, text.utf8.count * 2 / 3))
                } else {
                    width = max(width, 10)
                }
            }
            worksheet_set_column(
                worksheet, UInt16(column), UInt16(column), Double(width + 2), nil)
        }
    }
}
