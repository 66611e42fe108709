import CXlsxwriter
import Foundation

/// Writes a table as an XLSX workbook with one sheet: a bold, frozen header with a filter, and
/// columns that are wide enough. The same table always gives the same bytes.
package enum WorkbookWriter {
    package enum Cell: Sendable {
        case text(String)
        case integer(Int64)
        /// A number that people read with so many decimals.
        case number(Double)
    }

    /// - Parameters:
    ///   - sheet: The name of the sheet, cut to 31 characters.
    ///   - header: The names of the columns.
    ///   - rows: As many cells in each as there are columns.
    /// - Returns: The file.
    /// - Throws: When no temporary file can be written.
    package static func bytes(sheet: String, header: [String], rows: [[Cell]]) throws -> [UInt8] {
        let path = NSTemporaryDirectory() + "xuncun-\(UUID().uuidString).xlsx"
        defer { try? FileManager.default.removeItem(atPath: path) }
        guard let workbook = workbook_new(path) else { throw CocoaError(.fileWriteUnknown) }
        var properties = lxw_doc_properties()
        // A fixed time of making: equal tables are equal files.
        properties.created = 1
        workbook_set_properties(workbook, &properties)
        let name = String(sheet.filter { !"[]:*?/\\'".contains($0) }.prefix(31))
        guard let worksheet = workbook_add_worksheet(workbook, name.isEmpty ? "1" : name) else {
            workbook_close(workbook)
            throw CocoaError(.fileWriteUnknown)
        }
        let bold = workbook_add_format(workbook)
        format_set_bold(bold)
        for (column, title) in header.enumerated() {
            worksheet_write_string(worksheet, 0, UInt16(column), title, bold)
        }
        for (row, cells) in rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                write(cell, worksheet, UInt32(row + 1), UInt16(column))
            }
        }
        fit(worksheet, header, rows)
        worksheet_freeze_panes(worksheet, 1, 0)
        if !header.isEmpty {
            worksheet_autofilter(
                worksheet, 0, 0, UInt32(rows.count), UInt16(header.count - 1))
        }
        guard workbook_close(workbook) == LXW_NO_ERROR else {
            throw CocoaError(.fileWriteUnknown)
        }
        return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
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
