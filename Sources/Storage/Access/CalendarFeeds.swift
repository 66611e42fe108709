package import Domain

/// The address under which a person's calendar reads what is due: one for each person, known here
/// only as the hash of its token.
extension Access {
    static let calendarFeeds = Migration(
        "2026-11-26 calendar feeds",
        """
        CREATE TABLE calendar_feeds (
            person_id BLOB PRIMARY KEY NOT NULL,
            -- SHA-256 of the token: whoever reads this file cannot read a calendar
            token_hash TEXT NOT NULL UNIQUE,
            made_at INTEGER NOT NULL
        );
        """)

    /// Makes an address; the one before it ends.
    /// - Returns: Its token, which is shown once and kept nowhere.
    package func renewFeed(of person: Identifier<Person>, at now: Moment) async throws -> String {
        let token = try Self.secret()
        let hash = SHA256.hexadecimal(Array(token.utf8))
        try await engine.write { writing in
            try writing.execute(
                """
                INSERT INTO calendar_feeds(person_id, token_hash, made_at)
                VALUES (\(person), \(hash), \(now))
                ON CONFLICT (person_id)
                DO UPDATE SET token_hash = excluded.token_hash, made_at = excluded.made_at
                """)
        }
        return token
    }

    package func endFeed(of person: Identifier<Person>) async throws {
        try await engine.write { writing in
            try writing.execute("DELETE FROM calendar_feeds WHERE person_id = \(person)")
        }
    }

    /// When the address of a person was made; nil where there is none.
    package func feed(of person: Identifier<Person>) async throws -> Moment? {
        try await engine.read { reading in
            try reading.value("SELECT made_at FROM calendar_feeds WHERE person_id = \(person)")
        }
    }

    package func owner(ofFeed token: String) async throws -> Identifier<Person>? {
        let hash = SHA256.hexadecimal(Array(token.utf8))
        return try await engine.read { reading in
            try reading.value("SELECT person_id FROM calendar_feeds WHERE token_hash = \(hash)")
        }
    }
}
