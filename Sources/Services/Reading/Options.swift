import Domain
import Foundation
import Storage

/// The queries behind `Lookup.Row`.
enum Options {
    /// What a lookup is asked: for a form, or whether it offers certain records.
    struct Question {
        enum Asked {
            case search(String)
            case among([UUID])
        }

        let asked: Asked
        /// The record that the form is about, where it matters.
        let about: UUID?
        let actor: Actor
        let reading: Reading

        init(_ asked: Asked, about: UUID?, actor: Actor, reading: Reading) {
            self.asked = asked
            self.about = about
            self.actor = actor
            self.reading = reading
        }

        /// The condition on a table whose identifiers stand in `column`.
        func narrowed(_ column: String, _ matching: (String) -> SQL) -> SQL {
            switch asked {
            case .search(let search): matching(search)
            case .among(let ids): "\(raw: column) IN \(list: ids)"
            }
        }

        /// The operator at the machine reaches everything that there is.
        func scope(_ seen: SQL?) -> SQL? { actor.isConsole ? "1 = 1" : seen }
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

    /// Whoever reads no list of people still knows of themselves.
    static func people(_ asked: Question) throws -> [LookupOption] {
        let own: SQL = "x.id = \(asked.actor.person)"
        let scope = asked.scope(Lists.people.scope(asked.actor)).map { "(\($0) OR \(own))" } ?? own
        return try asked.reading.rows(
            """
            SELECT x.id, x.name || '(' || x.employer || ')' FROM people x
            WHERE \(scope) AND x.active = 1 AND \(asked.narrowed("x.id") { search in
                "(\(like("x.name", search)) OR \(like("x.login", search)))"
            })
            ORDER BY x.login \(limit)
            """, option)
    }

    /// Two people do what two people have to do, so whoever asks is not offered; but whoever is
    /// asked to look into a suspicion may be whoever asks.
    static func members(_ asked: Question) throws -> [LookupOption] {
        guard let about = asked.about else { return [] }
        let kinds: [(RecordKind, VisibleObject)] = [
            (.inspection, .interview), (.suspicion, .suspicion),
        ]
        for (kind, object) in kinds {
            guard let head = try RecordHead.load(kind, about, asked.reading) else { continue }
            guard Visibility.sees(asked.actor, object, at: head.place) else { return [] }
            return try asked.reading.rows(
                """
                SELECT p.id, p.name FROM group_members m JOIN people p ON p.id = m.person_id
                WHERE m.group_id = \(head.place.group)
                  AND \(asked.narrowed("p.id") { like("p.name", $0) })
                ORDER BY p.name \(limit)
                """, option
            ).filter { kind == .suspicion || $0.id != asked.actor.person?.uuid }
        }
        return []
    }

    static func units(_ asked: Question) throws -> [LookupOption] {
        guard let scope = asked.scope(Lists.units.scope(asked.actor)) else { return [] }
        return try units(asked, within: scope)
    }

    private static func units(_ asked: Question, within scope: SQL) throws -> [LookupOption] {
        let narrowed = asked.narrowed("x.id") { search in
            search.isEmpty ? "1 = 1" : "\("x.seq", matches: search, in: .units)"
        }
        return try asked.reading.rows(
            """
            SELECT x.id, t.name || ' ' || x.short_name FROM village_units x
            JOIN townships t ON t.id = x.township_id
            WHERE \(scope) AND x.until IS NULL AND \(narrowed) ORDER BY x.seq \(limit)
            """, option)
    }

    static func townships(_ asked: Question) throws -> [LookupOption] {
        let seen = Scoping.predicate(
            asked.actor, .place,
            Scoping.Columns(county: "x.county_id", township: "x.id", unit: nil, group: nil))
        guard let scope = asked.scope(seen) else { return [] }
        return try townships(asked, within: scope)
    }

    private static func townships(_ asked: Question, within scope: SQL) throws -> [LookupOption] {
        try asked.reading.rows(
            """
            SELECT x.id, x.name FROM townships x
            WHERE \(scope) AND x.until IS NULL AND \(asked.narrowed("x.id") { like("x.name", $0) })
            ORDER BY x.name \(limit)
            """, option)
    }

    /// Townships and village units: those that somebody reaches, and for what concerns themselves
    /// all of their own county, whose names everybody knows.
    static func places(_ asked: Question) throws -> [LookupOption] {
        if let me = asked.actor.person, asked.about == me.uuid {
            let own: SQL = "x.county_id = (SELECT county_id FROM people WHERE id = \(me))"
            return try townships(asked, within: own) + units(asked, within: own)
        }
        return try townships(asked) + units(asked)
    }

    /// Where a grant reaches. Whoever gives roles chooses it; the role says which kind it takes.
    static func scopes(_ asked: Question) throws -> [LookupOption] {
        try counties(asked) + departments(asked) + townships(asked) + units(asked)
            + runningGroups(asked)
    }

    static func counties(_ asked: Question) throws -> [LookupOption] {
        let seen = Scoping.predicate(
            asked.actor, .place,
            Scoping.Columns(county: "x.id", township: nil, unit: nil, group: nil))
        guard let scope = asked.scope(seen) else { return [] }
        return try asked.reading.rows(
            """
            SELECT x.id, x.prefecture || ' ' || x.name FROM counties x
            WHERE \(scope) AND \(asked.narrowed("x.id") { search in
                "(\(like("x.name", search)) OR \(like("x.code", search)))"
            })
            ORDER BY x.code \(limit)
            """, option)
    }

    /// Departments of the register, for whoever gives their people a role.
    private static func departments(_ asked: Question) throws -> [LookupOption] {
        guard let scope = asked.scope(peopleOfCounty(asked.actor)) else { return [] }
        return try asked.reading.rows(
            """
            SELECT x.id, x.title FROM departments x
            WHERE \(scope) AND x.struck_at IS NULL
              AND \(asked.narrowed("x.id") { like("x.title", $0) })
            ORDER BY x.level, x.seq \(limit)
            """, option)
    }

    private static func peopleOfCounty(_ actor: Actor) -> SQL? {
        Scoping.predicate(
            actor, .person,
            Scoping.Columns(county: "x.county_id", township: nil, unit: nil, group: nil))
    }

    /// Groups of rounds that run, for whoever gives an expert a role in one.
    private static func runningGroups(_ asked: Question) throws -> [LookupOption] {
        guard let scope = asked.scope(peopleOfCounty(asked.actor)) else { return [] }
        return try asked.reading.rows(
            """
            SELECT g.id, x.name, g.number FROM inspection_groups g
            JOIN rounds x ON x.id = g.round_id
            WHERE \(scope) AND x.state NOT IN ('archived', 'cancelled')
              AND \(asked.narrowed("g.id") { like("x.name", $0) })
            ORDER BY x.starts_on, g.number \(limit)
            """
        ) { row in
            let group = PageParts.group(try row(2))[asked.actor.language]
            return LookupOption(id: try row(0), label: "\(try row(1) as String) \(group)")
        }
    }

    static func terms(_ asked: Question) throws -> [LookupOption] {
        guard let scope = asked.scope(Lists.terms.scope(asked.actor)) else { return [] }
        return try asked.reading.rows(
            """
            SELECT x.id, c.name, x.number FROM terms x JOIN counties c ON c.id = x.county_id
            WHERE \(scope) AND \(asked.narrowed("x.id") { like("c.name", $0) })
            ORDER BY x.starts_on DESC \(limit)
            """
        ) { row in
            let number = try row(2) as Int
            let term = Phrase("第\(number)届", "term \(number)")[asked.actor.language]
            return LookupOption(id: try row(0), label: "\(try row(1) as String) \(term)")
        }
    }

    /// The common problems of the round in which a finding was made.
    static func commonProblems(_ asked: Question) throws -> [LookupOption] {
        guard let finding = asked.about, let book = Logbooks.named("commonProblems"),
            let scope = book.scope(asked.actor),
            let seen = asked.scope(Lists.findings.scope(asked.actor))
        else { return [] }
        return try asked.reading.rows(
            """
            SELECT x.id, x.number || ' ' || x.title FROM common_problems x
            WHERE x.round_id = (SELECT x.round_id FROM findings x
                WHERE x.id = \(finding) AND \(seen))
              AND x.state = 'gathered' AND \(scope)
              AND \(asked.narrowed("x.id") { like("x.title", $0) })
            ORDER BY x.seq \(limit)
            """, option)
    }

    /// Findings of a round that can still be gathered. The page of suggestions shows them.
    static func similarFindings(_ asked: Question) throws -> [LookupOption] {
        guard let round = asked.about, let scope = Lists.findings.scope(asked.actor) else {
            return []
        }
        return try asked.reading.rows(
            """
            SELECT x.id, x.number || ' ' || x.title FROM findings x
            WHERE x.round_id = \(round) AND \(SimilarFindings.gatherable) AND \(scope)
              AND \(asked.narrowed("x.id") { like("x.title", $0) })
            ORDER BY x.seq \(limit)
            """, option)
    }

    /// The standing entries of a logbook of the county, by their titles; of the county of the
    /// finding or the common problem that the form is about, and none about one out of sight.
    static func entries(_ name: String) -> @Sendable (Question) throws -> [LookupOption] {
        { asked in
            guard let book = Logbooks.named(name), let scope = book.scope(asked.actor) else {
                return []
            }
            let findings = asked.scope(Lists.findings.scope(asked.actor)) ?? "1 = 0"
            let problems =
                asked.scope(Logbooks.named("commonProblems")?.scope(asked.actor)) ?? "1 = 0"
            let about: SQL =
                asked.about.map { id in
                    """
                    x.county_id IN (
                        SELECT x.county_id FROM findings x WHERE x.id = \(id) AND \(findings)
                        UNION ALL SELECT x.county_id FROM common_problems x
                        WHERE x.id = \(id) AND \(problems))
                    """
                } ?? "1 = 1"
            return try asked.reading.rows(
                """
                SELECT x.id, x.title FROM \(raw: book.table) x
                WHERE x.struck_at IS NULL AND \(scope) AND \(about)
                  AND \(asked.narrowed("x.id") { like("x.title", $0) })
                ORDER BY x.seq DESC \(limit)
                """, option)
        }
    }

    static func groups(_ asked: Question) throws -> [LookupOption] {
        guard let round = asked.about,
            let head = try RecordHead.load(.round, round, asked.reading)
        else { return [] }
        // Who does not see the round whole records for a group of their own.
        let own = Visibility.grants(of: asked.actor, for: .roundPlan).compactMap(\.scope)
        let seen: SQL =
            Visibility.sees(asked.actor, .roundPlan, at: head.place)
            ? "1 = 1" : "g.id IN \(list: own)"
        return try asked.reading.rows(
            """
            SELECT g.id, coalesce(
                (SELECT p.name FROM group_members m JOIN people p ON p.id = m.person_id
                 WHERE m.group_id = g.id AND m.post = 'leader'), ''), g.number
            FROM inspection_groups g
            WHERE g.round_id = \(round) AND \(seen) AND \(asked.narrowed("g.id") { _ in "1 = 1" })
            ORDER BY g.number \(limit)
            """
        ) { row in
            let group = PageParts.group(try row(2))[asked.actor.language]
            return LookupOption(id: try row(0), label: "\(group) \(try row(1) as String)")
        }
    }
}
