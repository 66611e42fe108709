import CSQLite

/// Sees every row of a record table that comes, changes or goes on the one connection that
/// writes, and sums up what an action changed.
///
/// Unchecked, since the library calls it by a pointer: it is used on the queue of that connection
/// only, which runs one thing at a time.
final class RowWatch: @unchecked Sendable {
    /// What has been changed since the action began, by table.
    var changes: [String: RowSum] = [:]
    private let tables: RecordTables
    /// Whether every write is summed up, or what the journal asks for.
    let isOwn: Bool

    /// Watches a connection for as long as this object lives.
    init(_ database: OpaquePointer, _ proof: RowProof) throws {
        tables = try RecordTables(database, proof.tables)
        isOwn = proof.tables != nil
        let pointer = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_preupdate_hook(database, Self.hook, pointer)
    }

    private static let hook:
        @convention(c) (
            UnsafeMutableRawPointer?, OpaquePointer?, Int32, UnsafePointer<CChar>?,
            UnsafePointer<CChar>?, sqlite3_int64, sqlite3_int64
        ) -> Void = { watch, database, change, _, table, _, _ in
            guard let watch, let database, let table else { return }
            Unmanaged<RowWatch>.fromOpaque(watch).takeUnretainedValue()
                .see(change, of: String(cString: table), database)
        }

    private func see(_ change: Int32, of table: String, _ database: OpaquePointer) {
        guard let shape = tables.shapes[table] else { return }
        var old = RowBytes(table)
        var new = RowBytes(table)
        for (index, counts) in shape.counts.enumerated() where counts {
            var value: OpaquePointer?
            if change != SQLITE_INSERT {
                sqlite3_preupdate_old(database, Int32(index), &value)
                // Of a row older than the column the library gives no value.
                let isAbsent = value.map(sqlite3_value_type) ?? SQLITE_NULL == SQLITE_NULL
                if isAbsent, let usual = shape.defaults[index] {
                    old.add(usual)
                } else {
                    old.add(value)
                }
            }
            if change != SQLITE_DELETE {
                value = nil
                sqlite3_preupdate_new(database, Int32(index), &value)
                new.add(value)
            }
        }
        var sum = changes[table] ?? RowSum()
        switch change {
        case SQLITE_INSERT: sum.add(row: new.bytes)
        case SQLITE_DELETE: sum.remove(row: old.bytes)
        default:
            if old.bytes == new.bytes { return }
            sum.remove(row: old.bytes)
            sum.add(row: new.bytes)
        }
        changes[table] = sum
    }
}
