import Domain
import GRDB

/// The sums of all record tables, kept beside them in `record_sums`: one for each table, and one of
/// all under the empty name. Only what the journal's entries name proves anything; those of the
/// tables tell where to look.
extension Writing {
    /// Adds to the sums what this action has changed so far.
    /// - Returns: The name of the sum of all tables; nil in a database without such sums.
    func sumUp() throws -> String? {
        guard let watch else { return nil }
        var total = try sum(of: "")
        for (table, change) in watch.changes where change != RowSum() {
            var sum = try sum(of: table)
            sum += change
            total += change
            try keep(sum, of: table)
        }
        if watch.changes.contains(where: { $0.value != RowSum() }) { try keep(total, of: "") }
        watch.changes = [:]
        return total.name
    }

    /// Takes the sums anew from the tables as they stand.
    /// - Returns: The name of the sum of all tables.
    @discardableResult
    func sumAnew(_ only: [String]? = nil) throws -> String {
        try execute("DELETE FROM record_sums")
        var total = RowSum()
        for (table, sum) in try reading.recordSums(only) {
            total += sum
            try keep(sum, of: table)
        }
        try keep(total, of: "")
        watch?.changes = [:]
        return total.name
    }

    private func sum(of table: String) throws -> RowSum {
        let kept = try reading.first("SELECT sum FROM record_sums WHERE name = \(table)") {
            RowSum($0.stored(0))
        }
        return kept ?? RowSum()
    }

    private func keep(_ sum: RowSum, of table: String) throws {
        try execute(
            """
            INSERT INTO record_sums(name, sum) VALUES (\(table), \(Value.bytes(sum.bytes)))
            ON CONFLICT (name) DO UPDATE SET sum = excluded.sum
            """)
    }
}

extension Reading {
    /// Whether the records of this database have been summed up.
    func hasSums() throws -> Bool {
        try database.tableExists("record_sums")
            && exists("SELECT 1 FROM record_sums WHERE name = ''")
    }

    /// Whether sums have ever been taken.
    func hasTableOfSums() throws -> Bool { try database.tableExists("record_sums") }

    /// Whether entries of the journal may name sums: false in a folder older than them.
    func namesSums() throws -> Bool {
        try database.tableExists("journal")
            && database.columns(in: "journal").contains { $0.name == "records" }
    }

    /// The sums of all record tables as they stand, in one pass over them.
    package func recordSums(
        _ only: [String]? = nil, _ say: (String) -> Void = { _ in }
    ) throws -> [String: RowSum] {
        guard let connection = database.sqliteConnection else {
            throw StorageDefect("the connection is closed")
        }
        return try RecordTables(connection, only).sums(connection, say)
    }

    /// The sums as they were kept, by table; under the empty name that of all.
    package func keptSums() throws -> [String: RowSum] {
        let rows = try rows("SELECT name, sum FROM record_sums") { row in
            (try row(0) as String, RowSum(row.stored(1)))
        }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }
}

extension RowSum {
    /// A kept sum; what is no sum is that of nothing.
    fileprivate init(_ value: Value) {
        guard case .bytes(let bytes) = value, let sum = RowSum(bytes) else {
            self.init()
            return
        }
        self = sum
    }
}

extension [String: RowSum] {
    /// The sum of all tables.
    package var total: RowSum { values.reduce(into: RowSum()) { $0 += $1 } }
}
