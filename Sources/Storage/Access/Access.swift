import CSodium
package import Domain
import Foundation

/// Passwords and logins, in a database of their own beside the records: no secret ever reaches
/// the journal, and ending a session is not an act of the office.
package struct Access: Sendable {
    package let engine: Engine

    /// Opens `<data folder>/access.sqlite`.
    package init(path: String) throws {
        engine = try Engine(path: path, migrations: Self.migrations)
    }

    private static let migrations = [
        Migration(
            "2026-11-23 credentials and sessions",
            """
            CREATE TABLE credentials (
                person_id BLOB PRIMARY KEY NOT NULL,
                hash TEXT NOT NULL
            );
            CREATE TABLE sessions (
                -- SHA-256 of the token: whoever reads this file cannot take over a session
                token_hash TEXT PRIMARY KEY NOT NULL,
                person_id BLOB NOT NULL,
                csrf TEXT NOT NULL,
                language TEXT NOT NULL,
                started_at INTEGER NOT NULL,
                seen_at INTEGER NOT NULL
            );
            CREATE INDEX sessions_of_person ON sessions(person_id);
            CREATE TABLE failed_logins (
                login TEXT NOT NULL,
                at INTEGER NOT NULL
            );
            CREATE INDEX failed_logins_of_account ON failed_logins(login, at);
            """),
        Migration(
            "2026-11-23 saved filters",
            """
            CREATE TABLE saved_filters (
                person_id BLOB NOT NULL,
                list TEXT NOT NULL,
                name TEXT NOT NULL,
                -- as it stands in an address
                query TEXT NOT NULL,
                PRIMARY KEY (person_id, list, name)
            );
            """),
        calendarFeeds, openings,
    ]

    // MARK: Passwords

    /// Keeps the password of a person as an argon2id hash (RFC 9106; libsodium's interactive
    /// limits: 64 MiB, two passes).
    package func setPassword(_ password: String, of person: Identifier<Person>) async throws {
        let hash = try Self.hash(password)
        try await engine.write { writing in
            try writing.execute(
                """
                INSERT INTO credentials(person_id, hash) VALUES (\(person), \(hash))
                ON CONFLICT (person_id) DO UPDATE SET hash = excluded.hash
                """)
            try writing.execute("DELETE FROM sessions WHERE person_id = \(person)")
            // Whoever knew the old password may know the address of the calendar too.
            try writing.execute("DELETE FROM calendar_feeds WHERE person_id = \(person)")
        }
    }

    package func hash(of person: Identifier<Person>) async throws -> String? {
        try await engine.read { reading in
            try reading.value("SELECT hash FROM credentials WHERE person_id = \(person)")
        }
    }

    package static func hash(_ password: String) throws -> String {
        guard sodium_init() >= 0 else { throw StorageDefect("libsodium could not start") }
        let length = 128  // crypto_pwhash_STRBYTES
        var text = [CChar](repeating: 0, count: length)
        let bytes = Array(password.utf8).map(CChar.init(bitPattern:))
        let outcome = crypto_pwhash_str(
            &text, bytes, UInt64(bytes.count), 2, 64 << 20)
        guard outcome == 0 else { throw StorageDefect("no memory for hashing a password") }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Whether a password belongs to a hash. Takes about as long for a wrong one.
    package static func matches(_ password: String, _ hash: String) -> Bool {
        guard sodium_init() >= 0 else { return false }
        let bytes = Array(password.utf8).map(CChar.init(bitPattern:))
        return crypto_pwhash_str_verify(hash, bytes, UInt64(bytes.count)) == 0
    }

    // MARK: Sessions

    package struct Session: Sendable {
        package let person: Identifier<Person>
        /// Must come back with every form.
        package let csrf: String
        package let language: Language
        package let seenAt: Moment
    }

    /// 256 random bits in hexadecimal.
    package static func secret() throws -> String {
        guard sodium_init() >= 0 else { throw StorageDefect("libsodium could not start") }
        var bytes = [UInt8](repeating: 0, count: 32)
        randombytes_buf(&bytes, bytes.count)
        return SHA256.hexadecimal(of: bytes)
    }

    /// Opens a session.
    /// - Returns: The token for the cookie; it is kept only as a hash.
    package func open(_ person: Identifier<Person>, _ language: Language, at now: Moment)
        async throws -> (token: String, csrf: String)
    {
        let token = try Self.secret()
        let csrf = try Self.secret()
        let hash = SHA256.hexadecimal(Array(token.utf8))
        try await engine.write { writing in
            try writing.execute(
                """
                INSERT INTO sessions(token_hash, person_id, csrf, language, started_at, seen_at)
                VALUES (\(hash), \(person), \(csrf), \(language), \(now), \(now))
                """)
        }
        return (token, csrf)
    }

    package func session(_ token: String) async throws -> Session? {
        let hash = SHA256.hexadecimal(Array(token.utf8))
        return try await engine.read { reading in
            try reading.first(
                """
                SELECT person_id, csrf, language, seen_at FROM sessions
                WHERE token_hash = \(hash)
                """
            ) { row in
                Session(
                    person: try row(0), csrf: try row(1), language: try row(2), seenAt: try row(3))
            }
        }
    }

    package func touch(_ token: String, at now: Moment) async throws {
        let hash = SHA256.hexadecimal(Array(token.utf8))
        try await engine.write { writing in
            try writing.execute(
                "UPDATE sessions SET seen_at = \(now) WHERE token_hash = \(hash)")
        }
    }

    package func setLanguage(_ language: Language, _ token: String) async throws {
        let hash = SHA256.hexadecimal(Array(token.utf8))
        try await engine.write { writing in
            try writing.execute(
                "UPDATE sessions SET language = \(language) WHERE token_hash = \(hash)")
        }
    }

    package func end(_ token: String) async throws {
        let hash = SHA256.hexadecimal(Array(token.utf8))
        try await engine.write { writing in
            try writing.execute("DELETE FROM sessions WHERE token_hash = \(hash)")
        }
    }

    package func endAll(of person: Identifier<Person>) async throws {
        try await engine.write { writing in
            try writing.execute("DELETE FROM sessions WHERE person_id = \(person)")
        }
    }

    // MARK: Throttling

    /// Failed logins of an account since a moment. Counted per account: a village shares one
    /// address, so an address is never locked out.
    package func failures(_ login: String, since: Moment) async throws -> Int {
        try await engine.read { reading in
            try reading.value(
                "SELECT count(*) FROM failed_logins WHERE login = \(login) AND at >= \(since)")
                ?? 0
        }
    }

    package func recordFailure(_ login: String, at now: Moment) async throws {
        try await engine.write { writing in
            let dayBefore = Moment(milliseconds: now.milliseconds - 86_400_000)
            try writing.execute("DELETE FROM failed_logins WHERE at < \(dayBefore)")
            try writing.execute("INSERT INTO failed_logins(login, at) VALUES (\(login), \(now))")
        }
    }

    package func clearFailures(_ login: String) async throws {
        try await engine.write { writing in
            try writing.execute("DELETE FROM failed_logins WHERE login = \(login)")
        }
    }
}
