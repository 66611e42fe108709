package import Domain
package import Foundation
package import Storage

@testable package import Services

extension Office {
    /// Gives roles without the two people that it takes: for tests about something else.
    package func grantForTest(_ person: UUID, _ grants: [(Role, UUID?)]) async throws {
        try await engine.write { writing in
            for (role, scope) in grants {
                try writing.execute(
                    """
                    INSERT INTO grants(id, person_id, role, scope_id, state)
                    VALUES (\(UUID()), \(person), \(role), \(scope), 'active')
                    """)
            }
            if grants.isEmpty { return }
            // What is past the road is proved like the rest.
            try Journal.append(
                id: UUID(), at: Journal.last(writing.reading)?.at ?? Clearwater.noon, person: nil,
                action: "grants.forTest", payload: "{}", answer: "{}", writing)
        }
    }

    /// Puts a record into a state past all rules: for tests about another record.
    package func forceForTest(_ table: String, _ id: UUID, _ state: String) async throws {
        try await engine.write { writing in
            try writing.execute("UPDATE \(raw: table) SET state = \(state) WHERE id = \(id)")
        }
    }

    /// Takes what stands in the tables as the new beginning of what is proved.
    package func baselineForTest() async throws {
        try await engine.write { writing in
            try Journal.takeBaseline(
                id: UUID(), at: Clearwater.noon, migrations: Schema.migrations.count, writing)
        }
    }

    /// Takes one step of the schema again, as an older folder would.
    package func stepForTest(_ name: String) async throws {
        let steps = Schema.migrations.filter { $0.name.contains(name) }
        try await engine.write { writing in
            for step in steps { try writing.run(script: step.script) }
        }
    }

    /// Runs SQL past all rules: for tests that damage something.
    package func damageForTest(_ sql: SQL) async throws {
        try await engine.write { writing in try writing.execute(sql) }
    }
}
