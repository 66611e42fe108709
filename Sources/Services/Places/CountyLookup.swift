package import Domain
import Storage

extension Office {
    /// The county with a code of six digits.
    package func county(code: String) async throws -> Identifier<County>? {
        try await engine.read { reading in
            try reading.value("SELECT id FROM counties WHERE code = \(code)")
        }
    }

    /// The counties that somebody sees whole, with their codes.
    package func countyCodes(for actor: Actor) async throws -> [(code: String, name: String)] {
        let scope = Scoping.predicate(
            actor, .pool, Scoping.Columns(county: "x.id", township: nil, unit: nil, group: nil))
        guard let scope else { return [] }
        return try await engine.read { reading in
            try reading.rows(
                "SELECT x.code, x.name FROM counties x WHERE \(scope) ORDER BY x.code LIMIT 200"
            ) { (try $0(0) as String, try $0(1) as String) }
        }
    }

    /// The person behind an account.
    package func person(login: String) async throws -> Identifier<Person>? {
        try await engine.read { reading in
            try reading.value("SELECT id FROM people WHERE login = \(login)")
        }
    }
}
