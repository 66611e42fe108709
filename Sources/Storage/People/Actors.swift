package import Domain

/// People as they act: their grants and recusals, read in the transaction that they act in.
package enum Actors {
    /// The actor behind a person; nil when there is none, or the account is closed.
    ///
    /// Every request reads this, so it is one statement: the person, then the grants, then the
    /// places to keep away from.
    package static func load(
        _ person: Identifier<Person>, language: Language? = nil, _ reading: Reading
    ) throws -> Actor? {
        var known: (name: String, language: Language)?
        var grants: [Grant] = []
        var recusals: Set<Identifier<Scope>> = []
        try reading.forEach(
            """
            SELECT 0, name, language, NULL FROM people WHERE id = \(person) AND active = 1
            UNION ALL
            SELECT 1, role, NULL, scope_id FROM grants
            WHERE person_id = \(person) AND state = 'active'
            UNION ALL
            SELECT 2, NULL, NULL, place_id FROM recusals WHERE person_id = \(person)
            """
        ) { row in
            switch try row(0, as: Int.self) {
            case 0: known = (try row(1), try row(2))
            case 1: grants.append(Grant(try row(1), in: try row.optional(3)))
            default: recusals.insert(try row(3))
            }
        }
        guard let known else { return nil }
        return Actor(
            person: person, name: known.name, language: language ?? known.language,
            grants: grants, recusedFrom: recusals)
    }
}
