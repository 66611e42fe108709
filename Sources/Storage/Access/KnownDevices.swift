package import Domain

/// Devices from which somebody has logged in: a random token in a cookie, kept as a hash for each
/// person. It opens nothing; it only has a count of failed logins of its own.
extension Access {
    /// Milliseconds since the last login from it: half a year.
    package static let deviceKept: Int64 = 180 * 86_400_000
    /// Devices of one person; the one that was longest unused gives way.
    package static let devicesOfPerson = 12

    static let knownDevices = Migration(
        "2026-11-30 devices that have logged in, and sessions without their form token",
        """
        CREATE TABLE known_devices (
            person_id BLOB NOT NULL,
            -- SHA-256 of the token in the cookie
            token_hash TEXT NOT NULL,
            seen_at INTEGER NOT NULL,
            PRIMARY KEY (person_id, token_hash)
        ) WITHOUT ROWID;
        CREATE INDEX known_devices_by_token ON known_devices(token_hash);
        ALTER TABLE sessions DROP COLUMN csrf;
        """)

    /// What a login is judged by: the hash of the password, and whether the device is known for
    /// this person.
    package func credentials(of person: Identifier<Person>, device: String?, at now: Moment)
        async throws -> (hash: String?, isKnownDevice: Bool)
    {
        let token = SHA256.hexadecimal(Array((device ?? "").utf8))
        let oldest = Moment(milliseconds: now.milliseconds - Self.deviceKept)
        return try await engine.read { reading in
            (
                try reading.value("SELECT hash FROM credentials WHERE person_id = \(person)"),
                try reading.exists(
                    """
                    SELECT 1 FROM known_devices WHERE person_id = \(person)
                      AND token_hash = \(token) AND seen_at >= \(oldest)
                    """)
            )
        }
    }

    /// Remembers the device that somebody logs in from.
    ///
    /// - Returns: The token for its cookie: the one that came where this program made it, so that
    ///   several people may share a machine; a new one otherwise.
    static func remember(
        _ device: String?, of person: Identifier<Person>, at now: Moment, _ writing: Writing
    ) throws -> String {
        var token = try secret()
        if let device {
            let hash = SHA256.hexadecimal(Array(device.utf8))
            if try writing.reading.exists(
                "SELECT 1 FROM known_devices WHERE token_hash = \(hash)")
            {
                token = device
            }
        }
        let hash = SHA256.hexadecimal(Array(token.utf8))
        let oldest = Moment(milliseconds: now.milliseconds - deviceKept)
        try writing.execute(
            """
            INSERT INTO known_devices(person_id, token_hash, seen_at)
            VALUES (\(person), \(hash), \(now))
            ON CONFLICT (person_id, token_hash) DO UPDATE SET seen_at = excluded.seen_at
            """)
        try writing.execute(
            """
            DELETE FROM known_devices WHERE person_id = \(person)
              AND (seen_at < \(oldest) OR token_hash NOT IN
                (SELECT token_hash FROM known_devices WHERE person_id = \(person)
                 ORDER BY seen_at DESC, token_hash LIMIT \(devicesOfPerson)))
            """)
        return token
    }
}
