import CSQLite

/// The tables whose rows are proved, with the columns that count.
///
/// Left out is what follows from other rows and is filled again when the program wants it
/// otherwise: text indexes and the folded texts in them. So is the key of the identifiers, which
/// a journal that is performed again elsewhere takes along.
struct RecordTables {
    struct Shape {
        /// For each column whether it counts.
        let counts: [Bool]
        /// For each column that may not be NULL what rows have that are older than the column.
        let defaults: [RowBytes.Cell?]
    }

    let shapes: [String: Shape]

    private static let derived: Set<String> = [
        "journal", "migrations", "record_sums", "record_texts", "search_sources",
        "identifier_key",
    ]

    /// `only`: The tables that are proved; all tables of records without it.
    init(_ database: OpaquePointer, _ only: [String]? = nil) throws {
        var shapes: [String: Shape] = [:]
        for name in try only ?? Self.names(database) {
            var counts: [Bool] = []
            var defaults: [RowBytes.Cell?] = []
            try RawRows.forEach(
                "SELECT name, \"notnull\", dflt_value FROM pragma_table_info('\(name)')", database
            ) { row in
                counts.append(RawRows.text(row, 0) != "folded")
                let isAlwaysThere = sqlite3_column_int64(row, 1) != 0
                let text = sqlite3_column_type(row, 2) == SQLITE_NULL ? nil : RawRows.text(row, 2)
                defaults.append(isAlwaysThere ? text.map(RowBytes.Cell.init(literal:)) : nil)
            }
            shapes[name] = Shape(counts: counts, defaults: defaults)
        }
        self.shapes = shapes
    }

    private static func names(_ database: OpaquePointer) throws -> [String] {
        var names: [String] = []
        try RawRows.forEach(
            """
            SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
              AND name NOT LIKE '%\\_search%' ESCAPE '\\' ORDER BY name
            """, database
        ) { row in names.append(RawRows.text(row, 0)) }
        return names.filter { !derived.contains($0) }
    }

    /// The sums of all tables as they stand, in one pass.
    func sums(_ database: OpaquePointer, _ say: (String) -> Void = { _ in }) throws
        -> [String: RowSum]
    {
        var sums: [String: RowSum] = [:]
        for (name, shape) in shapes.sorted(by: { $0.key < $1.key }) {
            say(name)
            var sum = RowSum()
            var bytes = RowBytes(name)
            try RawRows.forEach("SELECT * FROM \"\(name)\"", database) { row in
                bytes.begin()
                for (index, counts) in shape.counts.enumerated() where counts {
                    bytes.add(row, Int32(index))
                }
                sum.add(row: bytes.bytes)
            }
            sums[name] = sum
        }
        return sums
    }
}

/// The bytes of a row: the name of its table, and of each column a mark and what it holds.
struct RowBytes {
    /// A value outside a row.
    enum Cell {
        case integer(Int64)
        case text([UInt8])

        /// `0`, `'village'`: what a schema writes behind DEFAULT.
        init(literal: String) {
            if let number = Int64(literal) {
                self = .integer(number)
            } else {
                let inner =
                    literal.hasPrefix("'") ? String(literal.dropFirst().dropLast()) : literal
                self = .text(Array(inner.replacing("''", with: "'").utf8))
            }
        }
    }

    private(set) var bytes: [UInt8]
    private let start: Int

    init(_ table: String) {
        bytes = Array(table.utf8) + [0]
        start = bytes.count
    }

    mutating func begin() { bytes.removeSubrange(start...) }

    mutating func add(_ cell: Cell) {
        switch cell {
        case .integer(let number): add(number)
        case .text(let text): text.withUnsafeBytes { add(3, $0) }
        }
    }

    /// A column of a row that is being read.
    mutating func add(_ row: OpaquePointer, _ column: Int32) {
        switch sqlite3_column_type(row, column) {
        case SQLITE_NULL: bytes.append(0)
        case SQLITE_INTEGER: add(sqlite3_column_int64(row, column))
        case SQLITE_FLOAT: add(sqlite3_column_double(row, column))
        case let type:
            let start = sqlite3_column_blob(row, column)
            let size = Int(sqlite3_column_bytes(row, column))
            add(UInt8(type), UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : size))
        }
    }

    /// A value of a row that is being changed; nil is NULL.
    mutating func add(_ value: OpaquePointer?) {
        switch value.map(sqlite3_value_type) ?? SQLITE_NULL {
        case SQLITE_NULL: bytes.append(0)
        case SQLITE_INTEGER: add(sqlite3_value_int64(value))
        case SQLITE_FLOAT: add(sqlite3_value_double(value))
        case let type:
            let start = sqlite3_value_blob(value)
            let size = Int(sqlite3_value_bytes(value))
            add(UInt8(type), UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : size))
        }
    }

    private mutating func add(_ number: Int64) {
        bytes.append(1)
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// SQLite keeps a whole number in a column of reals as an integer, and shows it as either.
    private mutating func add(_ real: Double) {
        if let whole = Int64(exactly: real) { return add(whole) }
        bytes.append(2)
        withUnsafeBytes(of: real.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }

    private mutating func add(_ mark: UInt8, _ content: UnsafeRawBufferPointer) {
        bytes.append(mark)
        withUnsafeBytes(of: UInt32(content.count).littleEndian) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: content)
    }
}

/// Rows of a statement without values, read as they lie in the library: a pass over all tables
/// has no time for more.
enum RawRows {
    static func forEach(
        _ sql: String, _ database: OpaquePointer, _ body: (OpaquePointer) throws -> Void
    ) throws {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK, let statement
        else { throw StorageDefect(String(cString: sqlite3_errmsg(database))) }
        defer { sqlite3_finalize(statement) }
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: try body(statement)
            case SQLITE_DONE: return
            default: throw StorageDefect(String(cString: sqlite3_errmsg(database)))
            }
        }
    }

    static func text(_ row: OpaquePointer, _ column: Int32) -> String {
        sqlite3_column_text(row, column).map { String(cString: $0) } ?? ""
    }
}
