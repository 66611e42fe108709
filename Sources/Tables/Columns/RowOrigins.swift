/// Where the rows of a table stand: number of the file × 2^32 + 1-based row, each kept in four
/// bytes while all rows are of one file, and in eight otherwise.
package struct RowOrigins: Sendable, Equatable, RandomAccessCollection {
    private var rows: [UInt32]
    /// File of each row; empty while all rows are of `file`.
    private var files: [UInt32] = []
    private var file: UInt32

    /// `rows`: 1-based rows of one file.
    package init(file: Int = 0, rows: [UInt32] = []) {
        self.file = UInt32(clamping: file)
        self.rows = rows
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { rows.count }

    package subscript(row: Int) -> UInt64 {
        UInt64(files.isEmpty ? file : files[row]) << 32 | UInt64(rows[row])
    }

    /// Whether its rows come from more than one file.
    package var isOfSeveralFiles: Bool { files.contains { $0 != files.first } }

    mutating func append(_ other: RowOrigins) {
        if rows.isEmpty {
            self = other
            return
        }
        if !files.isEmpty || !other.files.isEmpty || file != other.file {
            if files.isEmpty { files = [UInt32](repeating: file, count: rows.count) }
            files +=
                other.files.isEmpty
                ? [UInt32](repeating: other.file, count: other.count) : other.files
        }
        rows += other.rows
    }

    /// The same rows in another order: row `order[i]` becomes row `i`.
    mutating func reorder(_ order: [Int32]) {
        ColumnTable.permute(&rows, order)
        if !files.isEmpty { ColumnTable.permute(&files, order) }
    }
}
