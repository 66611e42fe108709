package import Domain
import Storage

extension Office {
    /// The county with a code of six digits.
    package func county(code: String) async throws -> Identifier<County>? {
        try await engine.read { reading in
            try reading.value("SELECT id FROM counties WHERE code = \(code)")
        }
    }

    /// The person behind an account.
    package func person(login: String) async throws -> Identifier<Person>? {
        try await engine.read { reading in
            try reading.value("SELECT id FROM people WHERE login = \(login)")
        }
    }
}
