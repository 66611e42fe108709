/// Why a row was left out.
package enum RowFault: Hashable, Sendable {
    case missing
    case extraCells
    /// A NUL byte, or bytes that are no letter in the encoding of the file.
    case brokenBytes
    /// A line or part of JSON that is no JSON.
    case notJSON
    /// A part of JSON that is no contracting process of OCDS.
    case noProcess
    case unreadable(FieldFault)
}

/// A fault of a row that was left out: where, what stood there, why.
package struct RefusedRow: Hashable, Sendable {
    /// 1-based row of the file.
    package let row: Int
    /// The header of the column.
    package let column: String
    /// The cell as it stands, at most 40 characters of it.
    package let value: String
    package let reason: RowFault

    package init(row: Int, column: String, value: String, reason: RowFault) {
        self.row = row
        self.column = column
        self.value = value
        self.reason = reason
    }

    /// More digits than these make no number that is masked.
    private static let longestRest = 30

    /// The first characters of a text; a number that they would cut through stays whole, because
    /// half of an ID is not recognised and masked any more.
    package static func cut(_ text: String, to length: Int = 40) -> String {
        let kept = text.prefix(length)
        guard let last = kept.utf8.last, (48...57).contains(last) else { return String(kept) }
        let rest = text.dropFirst(length).prefix(longestRest).prefix {
            $0.isASCII && ($0.isNumber || $0 == "X" || $0 == "x")
        }
        return String(kept) + rest
    }

    func shifted(rows: Int) -> RefusedRow {
        RefusedRow(row: row + rows, column: column, value: value, reason: reason)
    }
}

/// All faults of all rows that were left out of a file, however many: 16 bytes and the cell for
/// each. Faults of one row stand one behind the other.
package struct RefusedRows: Sendable, RandomAccessCollection {
    private struct Row: Sendable {
        let row: UInt32
        let column: UInt16
        let reason: RowFault
        /// Where its value ends among the values.
        let end: Int
    }

    private var rows: [Row] = []
    private var values: [UInt8] = []
    private var columns: [String] = []
    /// How many rows were left out.
    package private(set) var rowCount = 0

    package init() {}

    package var startIndex: Int { 0 }
    package var endIndex: Int { rows.count }

    package subscript(index: Int) -> RefusedRow {
        let row = rows[index]
        let start = index == 0 ? 0 : rows[index - 1].end
        return RefusedRow(
            row: Int(row.row), column: columns[Int(row.column)],
            value: String(decoding: values[start..<row.end], as: UTF8.self), reason: row.reason)
    }

    /// Adds faults of one row, or further faults of the last one.
    package mutating func append(_ faults: some Collection<RefusedRow>) {
        if let first = faults.first, rows.last?.row != UInt32(clamping: first.row) {
            rowCount += 1
        }
        for fault in faults { append(fault) }
    }

    /// Adds all of another list, whose rows stand behind `rowsBefore` others.
    mutating func append(_ other: RefusedRows, rowsBefore: Int) {
        let before = values.count
        let places = other.columns.map { column($0) }
        values += other.values
        rows += other.rows.map { row in
            Row(
                row: UInt32(clamping: Int(row.row) + rowsBefore), column: places[Int(row.column)],
                reason: row.reason, end: before + row.end)
        }
        rowCount += other.rowCount
    }

    private mutating func append(_ row: RefusedRow) {
        values.append(contentsOf: row.value.utf8)
        rows.append(
            Row(
                row: UInt32(clamping: row.row), column: column(row.column), reason: row.reason,
                end: values.count))
    }

    /// The place of a column's name; there are no more of them than a row has columns.
    private mutating func column(_ name: String) -> UInt16 {
        let place = columns.firstIndex(of: name) ?? columns.count
        if place == columns.count { columns.append(name) }
        return UInt16(clamping: place)
    }
}
