package import Domain
package import Foundation

/// A village unit as it is kept.
package struct UnitRow: Sendable {
    package let id: Identifier<VillageUnit>
    package let county: Identifier<County>
    package let township: Identifier<Township>
    package let kind: UnitKind
    package let name: String
    package let shortName: String
    package let since: Day
    package let until: Day?

    package var place: Place { Place(county: county, township: township, unit: id) }

    package init(
        id: Identifier<VillageUnit>, county: Identifier<County>, township: Identifier<Township>,
        kind: UnitKind, name: String, shortName: String, since: Day, until: Day? = nil
    ) {
        self.id = id
        self.county = county
        self.township = township
        self.kind = kind
        self.name = name
        self.shortName = shortName
        self.since = since
        self.until = until
    }

    package static func load(_ id: Identifier<VillageUnit>, _ reading: Reading) throws -> UnitRow? {
        try reading.first(
            """
            SELECT id, county_id, township_id, kind, name, short_name, since, until
            FROM village_units WHERE id = \(id)
            """
        ) { row in
            UnitRow(
                id: try row(0), county: try row(1), township: try row(2), kind: try row(3),
                name: try row(4), shortName: try row(5), since: try row(6),
                until: try row.optional(7))
        }
    }

    /// Keeps a new unit.
    package func insert(_ writing: Writing) throws {
        try writing.execute(
            """
            INSERT INTO village_units(id, county_id, township_id, kind, name, short_name, folded,
                since)
            VALUES (\(id), \(county), \(township), \(kind), \(name), \(shortName), '', \(since))
            """)
    }

    /// Gives the unit another name and keeps the old one with the day it ended.
    package func rename(
        to name: String, shortName: String, on day: Day, reason: String, _ writing: Writing
    ) throws {
        try writing.execute(
            """
            INSERT INTO former_names(unit_id, name, until, reason)
            VALUES (\(id), \(self.name), \(day), \(reason))
            ON CONFLICT (unit_id, name, until) DO UPDATE SET reason = excluded.reason
            """)
        try writing.execute(
            """
            UPDATE village_units SET name = \(name), short_name = \(shortName) WHERE id = \(id)
            """)
    }

    /// The unit ends and others take its place.
    package func end(
        on day: Day, into successors: [Identifier<VillageUnit>], kind: String, reason: String,
        _ writing: Writing
    ) throws {
        try writing.execute("UPDATE village_units SET until = \(day) WHERE id = \(id)")
        for successor in successors {
            try writing.execute(
                """
                INSERT INTO successions(predecessor_id, successor_id, kind, on_day, reason)
                VALUES (\(id), \(successor), \(kind), \(day), \(reason))
                """)
        }
    }

    /// Names that the unit had, and until when.
    package static func formerNames(_ id: Identifier<VillageUnit>, _ reading: Reading) throws
        -> [(name: String, until: Day)]
    {
        try reading.rows(
            "SELECT name, until FROM former_names WHERE unit_id = \(id) ORDER BY until DESC, name"
        ) { (try $0(0), try $0(1)) }
    }
}

extension UnitKind: Storable {}

/// Townships and counties as they are kept.
package enum PlaceRows {
    package static func county(of township: Identifier<Township>, _ reading: Reading) throws
        -> Identifier<County>?
    {
        try reading.value("SELECT county_id FROM townships WHERE id = \(township)")
    }

    /// Where an identifier of a county, a township, a unit, a department or a group lies.
    package static func place(of scope: Identifier<Scope>, _ reading: Reading) throws -> Place? {
        let id = scope.uuid
        if try reading.exists("SELECT 1 FROM counties WHERE id = \(id)") {
            return Place(county: Identifier(id))
        }
        if let county = try county(of: Identifier(id), reading) {
            return Place(county: county, township: Identifier(id))
        }
        if let county = try reading.value(
            "SELECT county_id FROM departments WHERE id = \(id)", as: Identifier<County>.self)
        {
            return Place(county: county, department: Identifier(id))
        }
        let county: Identifier<County>? = try reading.value(
            """
            SELECT r.county_id FROM inspection_groups g JOIN rounds r ON r.id = g.round_id
            WHERE g.id = \(id)
            """)
        if let county { return Place(county: county, group: Identifier(id)) }
        return try UnitRow.load(Identifier(id), reading)?.place
    }

    package static func insertCounty(
        _ id: Identifier<County>, code: String, name: String, prefecture: String, province: String,
        _ writing: Writing
    ) throws {
        try writing.execute(
            """
            INSERT INTO counties(id, code, name, prefecture, province)
            VALUES (\(id), \(code), \(name), \(prefecture), \(province))
            """)
    }

    package static func insertTownship(
        _ id: Identifier<Township>, in county: Identifier<County>, name: String, since: Day,
        _ writing: Writing
    ) throws {
        try writing.execute(
            """
            INSERT INTO townships(id, county_id, name, since)
            VALUES (\(id), \(county), \(name), \(since))
            """)
    }

    /// A code means something only with its system and version.
    package static func insertCode(
        _ code: String, system: String, version: String, of place: UUID, _ writing: Writing
    ) throws {
        try writing.execute(
            """
            INSERT INTO place_codes(system, code, version, place_id)
            VALUES (\(system), \(code), \(version), \(place))
            ON CONFLICT (system, code, version) DO NOTHING
            """)
    }
}
