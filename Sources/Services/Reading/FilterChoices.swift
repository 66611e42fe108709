package import Domain
import Foundation
import Storage

/// What the filters of a list offer where they name records: townships, rounds and groups, which
/// are few enough to choose from.
extension Office {
    package func filterChoices(_ list: ListDefinition, _ query: ListQuery, for actor: Actor)
        async throws -> [String: [LookupOption]]
    {
        let round = query.filters["round"].flatMap(UUID.init(uuidString:))
        return try await engine.read { reading in
            var result: [String: [LookupOption]] = [:]
            for filter in list.filters where filter.choices.isEmpty {
                let options =
                    switch filter.key {
                    case "township" where actor.roles.contains { $0.reach == .county }:
                        try Options.townships(
                            Options.Question(
                                .search(""), about: nil, actor: actor, reading: reading))
                    case "round": try FilterChoices.rounds(actor, reading)
                    case "group": try FilterChoices.groups(round, actor, reading)
                    default: [LookupOption]()
                    }
                // A single one leaves nothing to choose.
                if (2...60).contains(options.count) { result[filter.key] = options }
            }
            return result
        }
    }

    /// What an export holds: where, which rows, and on which day.
    package func about(
        _ list: ListDefinition, _ query: ListQuery, for actor: Actor, today: Day
    ) async throws -> ExportNote {
        let language = actor.language
        return try await engine.read { reading in
            let county = try FilterChoices.county(of: actor, reading)
            var rows = [[list.title[language], ""]]
            rows.append([Phrase("县（市、区）", "county")[language], county])
            if let term = try FilterChoices.term(query, actor, today, reading) {
                rows.append([Phrase("届次", "term")[language], term])
            }
            for filter in list.filters {
                guard let value = query.filters[filter.key] else { continue }
                rows.append([
                    filter.label[language],
                    try FilterChoices.text(value, filter, actor, reading),
                ])
            }
            if !query.search.isEmpty {
                rows.append([Phrase("搜索", "search")[language], query.search])
            }
            rows.append([Phrase("数据截至", "as of")[language], today.description])
            return ExportNote(
                title: Phrase("导出说明", "About this table")[language], header: rows[0],
                rows: Array(rows.dropFirst()),
                nameParts: [county, today.description].filter { !$0.isEmpty })
        }
    }
}

/// Where and when an exported table holds.
package struct ExportNote: Sendable {
    package let title: String
    package let header: [String]
    package let rows: [[String]]
    /// What the name of the file says of it.
    package let nameParts: [String]
}

enum FilterChoices {
    static func rounds(_ actor: Actor, _ reading: Reading) throws -> [LookupOption] {
        guard let scope = Lists.rounds.scope(actor) else { return [] }
        return try reading.rows(
            """
            SELECT x.id, x.name FROM rounds x WHERE \(scope)
            ORDER BY x.starts_on DESC, x.id DESC LIMIT 61
            """
        ) { LookupOption(id: try $0(0), label: try $0(1)) }
    }

    /// The groups of a round; those of all rounds, where none is chosen.
    static func groups(
        _ round: UUID?, _ actor: Actor, _ reading: Reading, among group: UUID? = nil
    ) throws -> [LookupOption] {
        let scope = Scoping.predicate(
            actor, .roundPlan,
            Scoping.Columns(county: "r.county_id", township: nil, unit: nil, group: "g.id"))
        guard let scope else { return [] }
        let chosen: SQL =
            round.map { "r.id = \($0)" } ?? group.map { "g.id = \($0)" } ?? "1 = 1"
        return try reading.rows(
            """
            SELECT g.id, g.number, r.name FROM inspection_groups g
            JOIN rounds r ON r.id = g.round_id WHERE \(scope) AND \(chosen)
            ORDER BY r.starts_on DESC, r.id DESC, g.number LIMIT 61
            """
        ) { row in
            let label = PageParts.group(try row(1))[actor.language]
            return LookupOption(
                id: try row(0), label: round == nil ? "\(try row(2) as String) \(label)" : label)
        }
    }

    /// The counties that the rows may be of; empty for somebody who sees all.
    static func county(of actor: Actor, _ reading: Reading) throws -> String {
        guard let scope = Lists.units.scope(actor) else { return "" }
        let names = try reading.rows(
            """
            SELECT DISTINCT c.name FROM counties c
            WHERE EXISTS (SELECT 1 FROM village_units x WHERE x.county_id = c.id AND \(scope))
            ORDER BY c.code LIMIT 4
            """
        ) { try $0(0) as String }
        return names.count > 3 ? "" : names.joined(separator: "、")
    }

    /// The term of the chosen round; otherwise the one that today lies in.
    static func term(_ query: ListQuery, _ actor: Actor, _ today: Day, _ reading: Reading) throws
        -> String?
    {
        let round = query.filters["round"].flatMap(UUID.init(uuidString:))
        let number: Int?
        if let round, let scope = Lists.rounds.scope(actor) {
            number = try reading.value(
                """
                SELECT t.number FROM terms t JOIN rounds x ON x.term_id = t.id
                WHERE x.id = \(round) AND \(scope)
                """)
        } else if let scope = Lists.terms.scope(actor) {
            number = try reading.value(
                """
                SELECT x.number FROM terms x
                WHERE \(scope) AND \(today) BETWEEN x.starts_on AND x.ends_on LIMIT 1
                """)
        } else {
            number = nil
        }
        return number.map { Phrase("第\($0)届", "term \($0)")[actor.language] }
    }

    /// A chosen value in words; a record out of sight has no name.
    static func text(
        _ value: String, _ filter: ListDefinition.Filter, _ actor: Actor, _ reading: Reading
    ) throws -> String {
        let language = actor.language
        if let choice = filter.choices.first(where: { $0.value == value }) {
            return choice.label[language]
        }
        guard let id = UUID(uuidString: value) else { return value }
        // Everybody knows what townships and villages are called.
        for (table, list) in [
            ("townships", nil), ("village_units", nil), ("rounds", Lists.rounds),
            ("people", Lists.people),
        ] as [(String, ListDefinition?)] {
            let seen: SQL = list.map { $0.scope(actor) ?? "1 = 0" } ?? "1 = 1"
            if let name: String = try reading.value(
                "SELECT x.name FROM \(raw: table) x WHERE x.id = \(id) AND \(seen)")
            {
                return name
            }
        }
        if let group = try groups(nil, actor, reading, among: id).first { return group.label }
        let seen = Lists.inspections.scope(actor) ?? "1 = 0"
        return try reading.value(
            """
            SELECT u.name FROM inspections x JOIN village_units u ON u.id = x.unit_id
            WHERE x.id = \(id) AND \(seen)
            """) ?? Phrase("所选记录", "the chosen record")[language]
    }
}
