import Domain
import Foundation
import Storage

@testable import Services

extension Office {
    /// Gives roles without the two people that it takes: for tests about something else.
    func grantForTest(_ person: UUID, _ grants: [(Role, UUID?)]) async throws {
        try await engine.write { writing in
            for (role, scope) in grants {
                try writing.execute(
                    """
                    INSERT INTO grants(id, person_id, role, scope_id, state)
                    VALUES (\(UUID()), \(person), \(role), \(scope), 'active')
                    """)
            }
        }
    }

    /// Puts a record into a state past all rules: for tests about another record.
    func forceForTest(_ table: String, _ id: UUID, _ state: String) async throws {
        try await engine.write { writing in
            try writing.execute("UPDATE \(raw: table) SET state = \(state) WHERE id = \(id)")
        }
    }

    /// Runs SQL past all rules: for tests that damage something.
    func damageForTest(_ sql: SQL) async throws {
        try await engine.write { writing in try writing.execute(sql) }
    }
}
