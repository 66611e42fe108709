import CSQLite
import Foundation

/// Watches one query: what it may touch while it is prepared, and how long it may run.
final class QueryWatch {
    /// What was refused, in words; nil while nothing was.
    private(set) var denied: String?
    /// The tables that are read, with their columns.
    private(set) var tables: [Canon: Set<Field>] = [:]
    var deadline = Date.distantFuture

    private static let byName = Dictionary(
        uniqueKeysWithValues: Canon.allCases.map { (DataView.table($0), $0) })

    /// Functions whose answer depends on chance, on the clock or on what lies outside the data.
    private static let refused: Set<String> = [
        "random", "randomblob", "load_extension", "zeroblob", "current_date", "current_time",
        "current_timestamp", "julianday", "date", "time", "datetime", "strftime", "unixepoch",
        "timediff",
        "readfile", "writefile", "edit", "fts3_tokenizer", "sqlite_log", "sqlite_offset",
        "total_changes", "changes", "last_insert_rowid",
        // One call of these makes as long a text as it is told, and nothing can break it off.
        "printf", "format",
    ]

    var pointer: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    /// SQLite's authorizer (https://www.sqlite.org/c3ref/set_authorizer.html).
    static let authorize:
        @convention(c) (
            UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, UnsafePointer<CChar>?,
            UnsafePointer<CChar>?, UnsafePointer<CChar>?
        ) -> Int32 = { watch, action, first, second, _, _ in
            guard let watch else { return SQLITE_DENY }
            return Unmanaged<QueryWatch>.fromOpaque(watch).takeUnretainedValue().judge(
                action, first.map { String(cString: $0) } ?? "",
                second.map { String(cString: $0) } ?? "")
        }

    /// SQLite's progress handler: not 0 ends the query.
    static let check: @convention(c) (UnsafeMutableRawPointer?) -> Int32 = { watch in
        guard let watch else { return 1 }
        let deadline = Unmanaged<QueryWatch>.fromOpaque(watch).takeUnretainedValue().deadline
        return Date() > deadline ? 1 : 0
    }

    private func judge(_ action: Int32, _ first: String, _ second: String) -> Int32 {
        switch action {
        case SQLITE_SELECT, SQLITE_RECURSIVE: return SQLITE_OK
        case SQLITE_READ:
            guard let canon = Self.byName[first] else {
                // The rows of a common table expression or of a subquery have no table of ours.
                return first.hasPrefix("sqlite_") ? deny("表 \(first)") : SQLITE_OK
            }
            var fields = tables[canon] ?? []
            if let field = Field(rawValue: second) { fields.insert(field) }
            tables[canon] = fields
            return SQLITE_OK
        case SQLITE_FUNCTION:
            let name = second.lowercased()
            return Self.refused.contains(name) ? deny("函数 \(name)") : SQLITE_OK
        default: return deny("操作 \(Self.names[action] ?? String(action))")
        }
    }

    private func deny(_ what: String) -> Int32 {
        denied = denied ?? what
        return SQLITE_DENY
    }

    private static let names: [Int32: String] = [
        SQLITE_ATTACH: "ATTACH", SQLITE_DETACH: "DETACH", SQLITE_PRAGMA: "PRAGMA",
        SQLITE_INSERT: "INSERT", SQLITE_UPDATE: "UPDATE", SQLITE_DELETE: "DELETE",
        SQLITE_CREATE_TABLE: "CREATE", SQLITE_CREATE_TEMP_TABLE: "CREATE",
        SQLITE_CREATE_VTABLE: "CREATE", SQLITE_CREATE_VIEW: "CREATE",
        SQLITE_CREATE_INDEX: "CREATE", SQLITE_CREATE_TRIGGER: "CREATE",
        SQLITE_DROP_TABLE: "DROP", SQLITE_ALTER_TABLE: "ALTER", SQLITE_REINDEX: "REINDEX",
        SQLITE_ANALYZE: "ANALYZE", SQLITE_TRANSACTION: "TRANSACTION",
        SQLITE_SAVEPOINT: "SAVEPOINT",
    ]
}
