import CArgon2
import CSodium
package import Domain
import Foundation

/// Passwords and logins, in a database of their own beside the records: no secret ever reaches
/// the journal, and ending a session is not an act of the office.
package struct Access: Sendable {
    package let engine: Engine

    /// Opens `<data folder>/access.sqlite`.
    package init(path: String) throws {
        engine = try Engine(
            path: path, migrations: Self.steps, proof: .itself(Self.proved))
    }

    package static let steps = [
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
        calendarFeeds, openings, attempts, knownDevices, proof, jobs, uploads,
    ]

    // MARK: Passwords

    /// Keeps the hash of a new password. Sessions, known devices and the address of the calendar
    /// end: whoever knew the old password may have any of them.
    package func keepPassword(_ hash: String, of person: Identifier<Person>) async throws {
        try await engine.write { writing in
            try writing.execute(
                """
                INSERT INTO credentials(person_id, hash) VALUES (\(person), \(hash))
                ON CONFLICT (person_id) DO UPDATE SET hash = excluded.hash
                """)
            try Self.end(person, writing)
        }
    }

    /// Ends everything that lets somebody in without their password.
    package func endAll(of person: Identifier<Person>) async throws {
        try await engine.write { try Self.end(person, $0) }
    }

    private static func end(_ person: Identifier<Person>, _ writing: Writing) throws {
        try writing.execute("DELETE FROM sessions WHERE person_id = \(person)")
        try writing.execute("DELETE FROM known_devices WHERE person_id = \(person)")
        try writing.execute("DELETE FROM calendar_feeds WHERE person_id = \(person)")
    }

    /// The argon2id hash of a password (RFC 9106: 64 MiB, two passes). It holds a processor for a
    /// fifth of a second: on the lane of hashing only.
    ///
    /// By the reference library: libsodium's faster one takes its memory in one piece
    /// (MAP_POPULATE), and while it does every other thread of the program waits that needs any.
    package static func hash(_ password: String) throws -> String {
        let bytes = Array(password.utf8)
        let salt = try random(16)
        var text = [CChar](repeating: 0, count: 128)
        let outcome = argon2id_hash_encoded(
            2, 64 << 10, 1, bytes, bytes.count, salt, salt.count, 32, &text, text.count)
        guard outcome == ARGON2_OK.rawValue else {
            throw StorageDefect("no memory for hashing a password")
        }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Whether a password belongs to a hash. Takes about as long for a wrong one.
    package static func matches(_ password: String, _ hash: String) -> Bool {
        let bytes = Array(password.utf8)
        return argon2id_verify(hash, bytes, bytes.count) == ARGON2_OK.rawValue
    }

    // MARK: Sessions

    package struct Session: Sendable {
        package let person: Identifier<Person>
        package let language: Language
        package let startedAt: Moment
        package let seenAt: Moment
    }

    /// Milliseconds without a request after which a session ends: twelve hours.
    package static let sessionIdle: Int64 = 12 * 3_600_000
    /// Milliseconds after the login at which it ends however much it is used: seven days.
    package static let sessionLife: Int64 = 7 * 86_400_000

    /// 256 random bits in hexadecimal.
    package static func secret() throws -> String {
        SHA256.hexadecimal(of: try random(32))
    }

    private static func random(_ count: Int) throws -> [UInt8] {
        guard sodium_init() >= 0 else { throw StorageDefect("libsodium could not start") }
        var bytes = [UInt8](repeating: 0, count: count)
        randombytes_buf(&bytes, count)
        return bytes
    }

    /// What must come back with every form of a session: made of its token, so that nothing of it
    /// is kept.
    package static func formToken(of token: String) -> String {
        var state = crypto_auth_hmacsha256_state()
        var code = [UInt8](repeating: 0, count: 32)
        let key = Array(token.utf8)
        let purpose = Array("csrf".utf8)
        crypto_auth_hmacsha256_init(&state, key, key.count)
        crypto_auth_hmacsha256_update(&state, purpose, UInt64(purpose.count))
        crypto_auth_hmacsha256_final(&state, &code)
        return SHA256.hexadecimal(of: code)
    }

    /// Opens a session, and remembers the device.
    ///
    /// `device`: The token in the cookie of the device, whatever it is worth.
    /// - Returns: The tokens for the cookies of the session and of the device; they are kept only
    ///   as hashes.
    package func open(
        _ person: Identifier<Person>, _ language: Language, device: String?, at now: Moment
    ) async throws -> (token: String, device: String) {
        let token = try Self.secret()
        let hash = SHA256.hexadecimal(Array(token.utf8))
        let idle = Moment(milliseconds: now.milliseconds - Self.sessionIdle)
        let begun = Moment(milliseconds: now.milliseconds - Self.sessionLife)
        return try await engine.write { writing in
            try writing.execute(
                "DELETE FROM sessions WHERE seen_at < \(idle) OR started_at < \(begun)")
            try writing.execute(
                """
                INSERT INTO sessions(token_hash, person_id, language, started_at, seen_at)
                VALUES (\(hash), \(person), \(language), \(now), \(now))
                """)
            return (token, try Self.remember(device, of: person, at: now, writing))
        }
    }

    package func session(_ token: String) async throws -> Session? {
        let hash = SHA256.hexadecimal(Array(token.utf8))
        return try await engine.read { reading in
            try reading.first(
                """
                SELECT person_id, language, started_at, seen_at FROM sessions
                WHERE token_hash = \(hash)
                """
            ) { row in
                Session(
                    person: try row(0), language: try row(1), startedAt: try row(2),
                    seenAt: try row(3))
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
}
