package import Domain

/// Attempts to log in. Each is written down before the password is tried, in one transaction with
/// the count, so that sixty guesses at once are no more than sixty one after the other.
///
/// Strangers share one count for each account; a device from which somebody has logged in before
/// has a count of its own, so that strangers cannot keep its owner out. Never counted by address:
/// a village shares one.
extension Access {
    /// After so many failures within `attemptWindow` a count rests.
    package static let attemptsAllowed = 8
    /// Milliseconds: a quarter of an hour.
    package static let attemptWindow: Int64 = 15 * 60_000
    /// Rows kept at most. What the lane of hashing can try within the window is less.
    package static let attemptsKept: Int64 = 50_000

    static let attempts = Migration(
        "2026-11-30 attempts to log in are written down before they are tried",
        """
        DROP TABLE failed_logins;
        CREATE TABLE login_attempts (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            -- the first half of a SHA-256: people type passwords into the field of the account
            account TEXT NOT NULL,
            -- the same of the device; empty for strangers
            device TEXT NOT NULL,
            at INTEGER NOT NULL,
            -- 0 while it is being tried
            failed INTEGER NOT NULL
        );
        CREATE INDEX login_attempts_of_account ON login_attempts(account, device, at);
        """)

    /// An attempt that is being tried.
    package struct Attempt: Sendable {
        fileprivate let seq: Int64
        fileprivate let account: String
        fileprivate let device: String
    }

    package enum AttemptOutcome: Sendable {
        case wrong
        /// Takes back the failures of its own count, and no other attempt under way.
        case right
        /// It never came to a comparison.
        case untried
    }

    /// Writes an attempt down, unless the account rests.
    ///
    /// `device`: The token of a device that is known for this account; nil for strangers.
    /// - Returns: nil while the count rests.
    package func reserve(_ login: String, device: String?, at now: Moment) async throws -> Attempt?
    {
        let account = Self.half(login)
        let device = device.map(Self.half) ?? ""
        let since = Moment(milliseconds: now.milliseconds - Self.attemptWindow)
        return try await engine.write { writing in
            let count =
                try writing.reading.value(
                    """
                    SELECT count(*) FROM login_attempts
                    WHERE account = \(account) AND device = \(device) AND at >= \(since)
                    """, as: Int.self) ?? 0
            guard count < Self.attemptsAllowed else { return nil }
            // Each attempt takes a few of the oldest away, so that no single one pays for many.
            try writing.execute(
                """
                DELETE FROM login_attempts WHERE at < \(since) AND seq IN
                    (SELECT seq FROM login_attempts ORDER BY seq LIMIT 16)
                """)
            try writing.execute(
                """
                INSERT INTO login_attempts(account, device, at, failed)
                VALUES (\(account), \(device), \(now), 0)
                """)
            let seq = writing.lastKey
            try writing.execute(
                "DELETE FROM login_attempts WHERE seq <= \(seq - Self.attemptsKept)")
            return Attempt(seq: seq, account: account, device: device)
        }
    }

    /// Says what came of an attempt.
    package func settle(_ attempt: Attempt, _ outcome: AttemptOutcome) async throws {
        try await engine.write { writing in
            switch outcome {
            case .wrong:
                try writing.execute(
                    "UPDATE login_attempts SET failed = 1 WHERE seq = \(attempt.seq)")
            case .right:
                try writing.execute(
                    """
                    DELETE FROM login_attempts WHERE account = \(attempt.account)
                      AND device = \(attempt.device) AND (failed = 1 OR seq = \(attempt.seq))
                    """)
            case .untried:
                try writing.execute("DELETE FROM login_attempts WHERE seq = \(attempt.seq)")
            }
        }
    }

    private static func half(_ text: String) -> String {
        String(SHA256.hexadecimal(Array(text.utf8)).prefix(32))
    }
}
