package import Domain
package import Foundation
import Storage

/// A record that a field can name.
package struct LookupOption: Sendable, Equatable {
    package let id: UUID
    package let label: String

    package init(id: UUID, label: String) {
        self.id = id
        self.label = label
    }
}

extension Office {
    /// What a lookup offers, at most five hundred, as one person may see it. `search` is part of a
    /// name or an account; `about` is the record that the form is about, where it matters.
    package func options(_ lookup: Lookup, search: String, about: UUID?, for actor: Actor)
        async throws -> [LookupOption]
    {
        try await engine.read { try Options.find(lookup, search, about, actor, $0) }
    }
}

enum Options {
    static func find(
        _ lookup: Lookup, _ search: String, _ about: UUID?, _ actor: Actor, _ reading: Reading
    ) throws -> [LookupOption] {
        switch lookup {
        case .people: try people(search, actor, reading)
        case .groupMembers: try members(about, actor, reading)
        case .units: try units(search, actor, reading)
        case .townships: try townships(search, actor, reading)
        case .counties: try counties(search, actor, reading)
        case .terms: try terms(actor, reading)
        case .groups: try groups(about, actor, reading)
        case .commonProblems: try commonProblems(about, actor, reading)
        case .similarFindings: []
        case .campaigns: try entries("campaigns", actor, reading)
        case .cases: try entries("caseLibrary", actor, reading)
        case .scopes:
            try counties(search, actor, reading) + departments(search, actor, reading)
                + townships(search, actor, reading) + units(search, actor, reading)
                + runningGroups(search, actor, reading)
        case .addressees: try Addressees.options(search, about, actor, reading)
        }
    }

    /// Where the records that a lookup chooses have their names.
    private static func tables(_ lookup: Lookup) -> [String] {
        switch lookup {
        case .people, .groupMembers: ["people"]
        case .units: ["village_units"]
        case .townships: ["townships"]
        case .counties: ["counties"]
        case .scopes: ["village_units", "townships", "counties"]
        case .terms, .groups, .commonProblems, .similarFindings, .campaigns, .cases,
            .addressees:
            []
        }
    }

    /// The name of a record that a lookup chose.
    static func name(_ lookup: Lookup, _ id: UUID, _ reading: Reading) throws -> String {
        for table in tables(lookup) {
            if let name: String = try reading.value(
                "SELECT name FROM \(raw: table) WHERE id = \(id)")
            {
                return name
            }
        }
        return ""
    }

    /// The same as a piece of SQL over the column that holds the identifier.
    static func nameSQL(_ lookup: Lookup, _ column: String) -> String {
        let names = tables(lookup).map { "(SELECT n.name FROM \($0) n WHERE n.id = \(column))" }
        return names.count > 1 ? "coalesce(\(names.joined(separator: ", ")))" : names.first ?? "''"
    }

    private static let limit: SQL = "LIMIT 500"

    static func like(_ column: String, _ search: String) -> SQL {
        if search.isEmpty { return "1 = 1" }
        let escaped = search.replacingOccurrences(of: "\\", with: "\\\\")
            .replacingOccurrences(of: "%", with: "\\%").replacingOccurrences(of: "_", with: "\\_")
        return "\(raw: column) LIKE \("%\(escaped)%") ESCAPE '\\'"
    }

    static func option(_ row: AnswerRow) throws -> LookupOption {
        LookupOption(id: try row(0), label: try row(1))
    }

    private static func people(_ search: String, _ actor: Actor, _ reading: Reading) throws
        -> [LookupOption]
    {
        guard let scope = Lists.people.scope(actor) else { return [] }
        return try reading.rows(
            """
            SELECT x.id, x.name || '(' || x.employer || ')' FROM people x
            WHERE \(scope) AND x.active = 1
              AND (\(like("x.name", search)) OR \(like("x.login", search)))
            ORDER BY x.login \(limit)
            """, option)
    }

    private static func members(_ about: UUID?, _ actor: Actor, _ reading: Reading) throws
        -> [LookupOption]
    {
        guard let about else { return [] }
        // Whoever is asked to look into a suspicion may be whoever asks.
        let isSuspicion = try RecordHead.load(.suspicion, about, reading) != nil
        guard
            let head = try RecordHead.load(isSuspicion ? .suspicion : .inspection, about, reading),
            Visibility.sees(actor, isSuspicion ? .suspicion : .interview, at: head.place)
        else { return [] }
        return try reading.rows(
            """
            SELECT p.id, p.name FROM group_members m JOIN people p ON p.id = m.person_id
            WHERE m.group_id = \(head.place.group) ORDER BY p.name \(limit)
            """, option
        ).filter { isSuspicion || $0.id != actor.person?.uuid }
    }

    private static func units(_ search: String, _ actor: Actor, _ reading: Reading) throws
        -> [LookupOption]
    {
        guard let scope = Lists.units.scope(actor) else { return [] }
        let matching: SQL =
            search.isEmpty ? "1 = 1" : "\("x.seq", matches: search, in: .units)"
        return try reading.rows(
            """
            SELECT x.id, t.name || ' ' || x.short_name FROM village_units x
            JOIN townships t ON t.id = x.township_id
            WHERE \(scope) AND x.until IS NULL AND \(matching) ORDER BY x.seq \(limit)
            """, option)
    }

    private static func townships(_ search: String, _ actor: Actor, _ reading: Reading) throws
        -> [LookupOption]
    {
        let scope = Scoping.predicate(
            actor, .place,
            Scoping.Columns(county: "x.county_id", township: "x.id", unit: nil, group: nil))
        guard let scope else { return [] }
        return try reading.rows(
            """
            SELECT x.id, x.name FROM townships x
            WHERE \(scope) AND x.until IS NULL AND \(like("x.name", search))
            ORDER BY x.name \(limit)
            """, option)
    }

    private static func counties(_ search: String, _ actor: Actor, _ reading: Reading) throws
        -> [LookupOption]
    {
        let scope = Scoping.predicate(
            actor, .place, Scoping.Columns(county: "x.id", township: nil, unit: nil, group: nil))
        guard let scope else { return [] }
        return try reading.rows(
            """
            SELECT x.id, x.prefecture || ' ' || x.name FROM counties x
            WHERE \(scope) AND (\(like("x.name", search)) OR \(like("x.code", search)))
            ORDER BY x.code \(limit)
            """, option)
    }

    /// Departments of the register, for whoever gives their people a role.
    private static func departments(_ search: String, _ actor: Actor, _ reading: Reading) throws
        -> [LookupOption]
    {
        let scope = Scoping.predicate(
            actor, .person,
            Scoping.Columns(county: "x.county_id", township: nil, unit: nil, group: nil))
        guard let scope else { return [] }
        return try reading.rows(
            """
            SELECT x.id, x.title FROM departments x
            WHERE \(scope) AND x.struck_at IS NULL AND \(like("x.title", search))
            ORDER BY x.level, x.seq \(limit)
            """, option)
    }

    /// Groups of rounds that run, for whoever gives an expert a role in one.
    private static func runningGroups(_ search: String, _ actor: Actor, _ reading: Reading)
        throws -> [LookupOption]
    {
        let scope = Scoping.predicate(
            actor, .person,
            Scoping.Columns(county: "x.county_id", township: nil, unit: nil, group: nil))
        guard let scope else { return [] }
        return try reading.rows(
            """
            SELECT g.id, x.name, g.number FROM inspection_groups g
            JOIN rounds x ON x.id = g.round_id
            WHERE \(scope) AND x.state NOT IN ('archived', 'cancelled')
              AND \(like("x.name", search))
            ORDER BY x.starts_on, g.number \(limit)
            """
        ) { row in
            let group = PageParts.group(try row(2))[actor.language]
            return LookupOption(id: try row(0), label: "\(try row(1) as String) \(group)")
        }
    }

    private static func terms(_ actor: Actor, _ reading: Reading) throws -> [LookupOption] {
        guard let scope = Lists.terms.scope(actor) else { return [] }
        return try reading.rows(
            """
            SELECT x.id, c.name, x.number FROM terms x JOIN counties c ON c.id = x.county_id
            WHERE \(scope) ORDER BY x.starts_on DESC \(limit)
            """
        ) { row in
            let number = try row(2) as Int
            let term = Phrase("第\(number)届", "term \(number)")[actor.language]
            return LookupOption(id: try row(0), label: "\(try row(1) as String) \(term)")
        }
    }

    /// The common problems of the round in which a finding was made.
    private static func commonProblems(_ finding: UUID?, _ actor: Actor, _ reading: Reading)
        throws -> [LookupOption]
    {
        guard let finding, let book = Logbooks.named("commonProblems"),
            let scope = book.scope(actor)
        else { return [] }
        return try reading.rows(
            """
            SELECT x.id, x.number || ' ' || x.title FROM common_problems x
            WHERE x.round_id = (SELECT round_id FROM findings WHERE id = \(finding))
              AND x.state = 'gathered' AND \(scope) ORDER BY x.seq \(limit)
            """, option)
    }

    /// The standing entries of a logbook of the county, by their titles.
    private static func entries(_ name: String, _ actor: Actor, _ reading: Reading) throws
        -> [LookupOption]
    {
        guard let book = Logbooks.named(name), let scope = book.scope(actor) else { return [] }
        return try reading.rows(
            """
            SELECT x.id, x.title FROM \(raw: book.table) x
            WHERE x.struck_at IS NULL AND \(scope) ORDER BY x.seq DESC \(limit)
            """, option)
    }

    private static func groups(_ round: UUID?, _ actor: Actor, _ reading: Reading) throws
        -> [LookupOption]
    {
        guard let round, let head = try RecordHead.load(.round, round, reading) else { return [] }
        // Who does not see the round whole records for a group of their own.
        let own = Visibility.grants(of: actor, for: .roundPlan).compactMap(\.scope)
        let seen: SQL =
            Visibility.sees(actor, .roundPlan, at: head.place)
            ? "1 = 1" : "g.id IN \(list: own)"
        return try reading.rows(
            """
            SELECT g.id, coalesce(
                (SELECT p.name FROM group_members m JOIN people p ON p.id = m.person_id
                 WHERE m.group_id = g.id AND m.post = 'leader'), ''), g.number
            FROM inspection_groups g WHERE g.round_id = \(round) AND \(seen)
            ORDER BY g.number \(limit)
            """
        ) { row in
            let group = PageParts.group(try row(2))[actor.language]
            return LookupOption(id: try row(0), label: "\(group) \(try row(1) as String)")
        }
    }
}
