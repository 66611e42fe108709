import Foundation
import Services
import Storage

/// Where a row lies, as far as one road to it goes.
struct Spot: Sendable, Hashable {
    var county: UUID?
    var township: UUID?
    var unit: UUID?
    var group: UUID?
    var department: UUID?
}

/// A row that somebody may or may not see.
struct OracleRow: Sendable {
    let id: UUID
    /// What it is in the handbook's table.
    let object: String
    /// Whoever sees it at one of them sees it.
    let spots: [Spot]
}

/// Somebody who attacks: what the tables `grants` and `recusals` say of them.
struct Attacker: Sendable {
    let name: String
    let person: UUID
    let token: String
    let grants: [(role: String, scope: UUID?)]
    let recused: Set<UUID>
}

/// Who sees what, from the handbook's table and rows that are read straight from the database.
/// Neither `Scoping`, nor `Visibility.sees`, nor the roles of an `Actor` have a part in it.
struct Oracle: Sendable {
    let rows: [String: [OracleRow]]
    let seenBy: [String: Set<String>]
    let reach: [String: String]

    init(_ office: Office) async throws {
        let table = try HandbookTable.kept.get()
        seenBy = table.seenBy
        reach = table.reach
        rows = try await office.read { reading in
            var rows: [String: [OracleRow]] = [:]
            for (list, row) in OracleTable.rows { rows[list] = try Self.load(row, reading) }
            return rows
        }
    }

    func sees(_ attacker: Attacker, _ row: OracleRow) -> Bool {
        sees(attacker, row.object, at: row.spots)
    }

    func sees(_ attacker: Attacker, _ object: String, at spots: [Spot]) -> Bool {
        let roles = seenBy[object] ?? []
        return spots.contains { spot in
            let places = [spot.township, spot.unit].compactMap(\.self)
            return attacker.recused.isDisjoint(with: places)
                && attacker.grants.contains {
                    roles.contains($0.role) && reaches($0.role, $0.scope, spot)
                }
        }
    }

    /// Whether one of the roles of a handbook's row acts at a place.
    func mayAct(_ attacker: Attacker, _ roles: Set<String>, at spot: Spot) -> Bool {
        attacker.recused.isDisjoint(with: [spot.township, spot.unit].compactMap(\.self))
            && attacker.grants.contains {
                roles.contains($0.role) && reaches($0.role, $0.scope, spot)
            }
    }

    private func reaches(_ role: String, _ scope: UUID?, _ spot: Spot) -> Bool {
        let reach = reach[role] ?? ""
        if reach.hasPrefix("everywhere") { return true }
        guard let scope else { return false }
        if reach.hasPrefix("one county") { return scope == spot.county }
        if reach.hasPrefix("one township") { return scope == spot.township }
        if reach.hasPrefix("one village unit") { return scope == spot.unit }
        if reach.hasPrefix("one group") { return scope == spot.group }
        return reach.hasPrefix("one department") && scope == spot.department
    }

    // MARK: Rows

    private static func load(_ row: OracleTable.Row, _ reading: Reading) throws -> [OracleRow] {
        try row.meanings.flatMap { meaning in
            try reading.rows(sql(row, meaning.condition)) { line in
                (
                    id: try line(0) as UUID,
                    spot: Spot(
                        county: try line.optional(1), township: try line.optional(2),
                        unit: try line.optional(3), group: try line.optional(4),
                        department: try line.optional(5)), round: try line.optional(6) as UUID?
                )
            }.map { found in
                OracleRow(
                    id: found.id, object: meaning.object,
                    spots: [found.spot]
                        + (try further(row, found.id, found.spot, found.round, reading)))
            }
        }
    }

    private static func sql(_ row: OracleTable.Row, _ condition: String) -> SQL {
        let own = "x.county_id, x.township_id, x.unit_id, x.group_id"
        let (columns, joins): (String, String) =
            switch row.lies {
            case .columns, .everybodyOfCounty, .dataset: ("\(own), NULL, NULL", "")
            case .inspection:
                (
                    "i.county_id, i.township_id, i.unit_id, i.group_id, NULL, NULL",
                    "JOIN inspections i ON i.id = x.inspection_id"
                )
            case .county, .term, .roundItself:
                ("x.county_id, NULL, NULL, NULL, NULL, NULL", "")
            case .round: ("\(own), NULL, x.round_id", "")
            case .item:
                row.table == "rectification_items"
                    ? ("\(own), x.department_id, NULL", "")
                    : (
                        "\(own), r.department_id, NULL",
                        "LEFT JOIN rectification_items r ON r.id = x.parent_id"
                    )
            case .unit: ("x.county_id, x.township_id, x.id, NULL, NULL, NULL", "")
            case .nowhere: ("NULL, NULL, NULL, NULL, NULL, NULL", "")
            }
        return """
            SELECT x.id, \(raw: columns) FROM \(raw: row.table) x \(raw: joins)
            WHERE \(raw: condition)
            """
    }

    /// The other roads to a row: a group sees its round, a township what its county has.
    private static func further(
        _ row: OracleTable.Row, _ id: UUID, _ spot: Spot, _ round: UUID?, _ reading: Reading
    ) throws -> [Spot] {
        func spots(_ sql: SQL) throws -> [Spot] {
            try reading.rows(sql) { line in
                Spot(
                    township: try line.optional(0), unit: try line.optional(1),
                    group: try line.optional(2))
            }
        }
        switch row.lies {
        case .unit:
            return try spots(
                "SELECT township_id, unit_id, group_id FROM inspections WHERE unit_id = \(id)")
        case .roundItself:
            return try spots(
                "SELECT township_id, unit_id, group_id FROM inspections WHERE round_id = \(id)")
        case .round where spot.group == nil:
            return try spots(
                "SELECT NULL, NULL, id FROM inspection_groups WHERE round_id = \(round)")
        case .everybodyOfCounty:
            return try spots(
                "SELECT id, NULL, NULL FROM townships WHERE county_id = \(spot.county)")
                + spots("SELECT NULL, id, NULL FROM village_units WHERE county_id = \(spot.county)")
                + spots(
                    """
                    SELECT NULL, NULL, g.id FROM inspection_groups g
                    JOIN rounds r ON r.id = g.round_id WHERE r.county_id = \(spot.county)
                    """)
        case .dataset(let column):
            return try spots(
                """
                SELECT v.township_id, v.unit_id, v.group_id FROM dataset_villages v
                WHERE v.dataset_id = (SELECT \(raw: column) FROM \(raw: row.table) x
                    WHERE x.id = \(id))
                """
            ).map { Spot(group: $0.group) }
        default: return []
        }
    }
}
