import Foundation
import Services
import Storage

/// What an answer of a list holds.
struct AttackedPage: Decodable {
    struct Item: Decodable { let id: String }
    let total: Int
    let items: [Item]

    /// All identifiers that stand in a text.
    static func identifiers(_ text: String) -> Set<UUID> {
        let shape = /[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}/
        return Set(text.matches(of: shape).compactMap { UUID(uuidString: String($0.output)) })
    }
}

extension AttackCounty {
    /// Whether a row is out of sight, and not one's own.
    func hides(_ row: OracleRow, from attacker: Attacker) -> Bool {
        !oracle.sees(attacker, row) && row.id != attacker.person
    }

    /// The rows by their identifiers; several objects may be one row. An entry of the journal has
    /// that of the record which it made.
    var byIdentifier: [UUID: [OracleRow]] {
        Dictionary(
            grouping: oracle.rows.filter { $0.key != "journal" }.values.joined(), by: \.id)
    }

    /// The numbers of records under which people look for them.
    func numbers() async throws -> [UUID: String] {
        try await office.read { reading in
            var numbers: [UUID: String] = [:]
            for row in OracleTable.rows.values {
                let isNumbered = try reading.exists(
                    "SELECT 1 FROM pragma_table_info(\(row.table)) WHERE name = 'number'")
                guard isNumbered, row.table != "terms", row.table != "journal" else { continue }
                try reading.forEach(
                    """
                    SELECT id, CAST(number AS TEXT) FROM \(raw: row.table)
                    WHERE number IS NOT NULL
                    """
                ) { numbers[try $0(0)] = try $0(1) as String }
            }
            return numbers
        }
    }

    func counties() async throws -> [UUID] {
        try await office.read { try $0.rows("SELECT id FROM counties") { try $0(0) as UUID } }
    }
}
