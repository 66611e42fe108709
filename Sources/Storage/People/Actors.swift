package import Domain

/// People as they act: their grants and recusals, read in the transaction that they act in.
package enum Actors {
    /// The actor behind a person; nil when there is none, or the account is closed.
    package static func load(
        _ person: Identifier<Person>, language: Language? = nil, _ reading: Reading
    ) throws -> Actor? {
        let found = try reading.first(
            "SELECT name, language FROM people WHERE id = \(person) AND active = 1"
        ) { row in (try row(0) as String, try row(1) as Language) }
        guard let (name, preferred) = found else { return nil }
        let grants = try reading.rows(
            """
            SELECT role, scope_id FROM grants WHERE person_id = \(person) AND state = 'active'
            ORDER BY role, scope_id
            """
        ) { row in Grant(try row(0), in: try row.optional(1)) }
        let recusals = try reading.rows(
            "SELECT place_id FROM recusals WHERE person_id = \(person)"
        ) { row in try row(0) as Identifier<Scope> }
        return Actor(
            person: person, name: name, language: language ?? preferred, grants: grants,
            recusedFrom: Set(recusals))
    }
}
