package import Domain
package import Foundation

/// Long work that has been begun: reading nothing of it, only that it was begun, so that after a
/// restart somebody can be told that it was broken off.
package struct BegunJob: Sendable {
    package enum Kind: String, Sendable { case screening, planning, ledger }

    package enum State: String, Sendable {
        case running, ended
        /// The program ended before it did.
        case brokenOff
    }

    package let id: UUID
    package let kind: Kind
    /// The dataset, the round or the term that it is about.
    package let record: UUID
    package let person: Identifier<Person>?
    package let begunAt: Moment
    package let state: State
}

extension Access {
    static let jobs = Migration(
        "2026-11-30 long work that was begun",
        """
        CREATE TABLE jobs (
            seq INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE,
            kind TEXT NOT NULL CHECK (kind IN ('screening', 'planning', 'ledger')),
            record_id BLOB NOT NULL,
            person_id BLOB,
            begun_at INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('running', 'ended', 'brokenOff'))
        );
        CREATE INDEX jobs_of_record ON jobs(record_id, seq);
        """)

    private static let kept = 1000

    package func begin(
        _ kind: BegunJob.Kind, _ id: UUID, of record: UUID, by person: Identifier<Person>?,
        at now: Moment
    ) async throws {
        try await engine.write { writing in
            try writing.execute(
                """
                INSERT INTO jobs(id, kind, record_id, person_id, begun_at, state)
                VALUES (\(id), \(kind.rawValue), \(record), \(person), \(now), 'running')
                """)
            try writing.execute(
                "DELETE FROM jobs WHERE seq <= (SELECT max(seq) FROM jobs) - \(Self.kept)")
        }
    }

    package func endJob(_ id: UUID) async throws {
        try await engine.write { writing in
            try writing.execute("UPDATE jobs SET state = 'ended' WHERE id = \(id)")
        }
    }

    /// Says of all work that has not ended that it was broken off: when a server begins.
    /// - Returns: How many there were.
    @discardableResult
    package func breakOffJobs() async throws -> Int {
        try await engine.write { writing in
            try writing.execute("UPDATE jobs SET state = 'brokenOff' WHERE state = 'running'")
        }
    }

    package func job(_ id: UUID) async throws -> BegunJob? {
        try await engine.read { try $0.first("\(Self.select) WHERE id = \(id)", Self.job) }
    }

    /// The newest job about a record.
    package func newestJob(about record: UUID) async throws -> BegunJob? {
        try await engine.read { reading in
            try reading.first(
                "\(Self.select) WHERE record_id = \(record) ORDER BY seq DESC LIMIT 1", Self.job)
        }
    }

    private static let select: SQL =
        "SELECT id, kind, record_id, person_id, begun_at, state FROM jobs"

    private static func job(_ row: AnswerRow) throws -> BegunJob {
        BegunJob(
            id: try row(0), kind: BegunJob.Kind(rawValue: try row(1)) ?? .screening,
            record: try row(2), person: try row.optional(3), begunAt: try row(4),
            state: BegunJob.State(rawValue: try row(5)) ?? .ended)
    }
}
