package import Foundation

/// Whether any record has an identifier already. The tables are read from the schema, so that a
/// new one cannot be forgotten.
package struct UsedIdentifiers: Sendable {
    private let conditions: String

    package static func load(_ reading: Reading) throws -> UsedIdentifiers {
        let tables = try reading.rows(
            """
            SELECT m.name FROM sqlite_master m
            WHERE m.type = 'table' AND EXISTS (
                SELECT 1 FROM pragma_table_info(m.name) c WHERE c.name = 'id' AND c.type = 'BLOB')
            ORDER BY m.name
            """
        ) { try $0(0) as String }
        // History and files name records as well, and may name one whose row is elsewhere.
        let columns =
            tables.map { ($0, "id") } + [("moves", "record_id"), ("attachments", "record_id")]
        return UsedIdentifiers(
            conditions: columns.map { table, column in
                "EXISTS (SELECT 1 FROM \(table) WHERE \(column) = x.id)"
            }.joined(separator: " OR "))
    }

    package func holds(_ id: UUID, _ reading: Reading) throws -> Bool {
        try reading.exists(
            "WITH x(id) AS (VALUES (\(id))) SELECT 1 FROM x WHERE \(raw: conditions)")
    }
}
