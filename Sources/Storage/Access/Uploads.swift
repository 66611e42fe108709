package import Domain

/// Who handed in which file, and when. Only they may attach it to a record, within a day; nothing
/// in the journal depends on it, so it stands beside passwords and sessions.
extension Access {
    /// How long an upload may be named by whoever handed it in.
    package static let uploadsClaimed: Int64 = 86_400_000

    static let uploads = Migration(
        "2026-11-30 uploads",
        """
        CREATE TABLE uploads (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            sha256 TEXT NOT NULL,
            person_id BLOB NOT NULL,
            at INTEGER NOT NULL,
            size INTEGER NOT NULL CHECK (size >= 0)
        );
        CREATE INDEX uploads_of_person ON uploads(person_id, at);
        CREATE INDEX uploads_of_file ON uploads(sha256, at);
        """)

    /// Writes an upload down, unless it would bring this person's bytes of a day over the limit.
    /// The same file counts once: for many rows, and sent again.
    /// - Returns: Its number; nil when it would.
    package func recordUpload(
        _ sha256: String, size: Int, by person: Identifier<Person>, at now: Moment, limit: Int
    ) async throws -> Int64? {
        try await engine.write { writing in
            let since = Moment(milliseconds: now.milliseconds - Self.uploadsClaimed)
            // Data of a screening have no name here; each of them counts.
            let others: Int? = try writing.reading.value(
                """
                SELECT sum(size) FROM (
                    SELECT max(size) AS size FROM uploads
                    WHERE person_id = \(person) AND at > \(since)
                      AND (sha256 = '' OR sha256 <> \(sha256))
                    GROUP BY CASE sha256 WHEN '' THEN seq ELSE sha256 END)
                """)
            guard (others ?? 0) + size <= limit else { return nil }
            // Nobody may name them any more, and no quota counts them.
            try writing.execute(
                "DELETE FROM uploads WHERE person_id = \(person) AND at <= \(since)")
            try writing.execute(
                """
                INSERT INTO uploads(sha256, person_id, at, size)
                VALUES (\(sha256), \(person), \(now), \(size))
                """)
            return writing.lastKey
        }
    }

    /// Takes uploads back whose action was refused.
    package func dropUploads(_ numbers: [Int64]) async throws {
        try await engine.write { writing in
            for number in numbers {
                try writing.execute("DELETE FROM uploads WHERE seq = \(number)")
            }
        }
    }

    /// Which of these files somebody has handed in within the last day.
    package func claimed(_ files: [String], by person: Identifier<Person>, at now: Moment)
        async throws -> Set<String>
    {
        let since = Moment(milliseconds: now.milliseconds - Self.uploadsClaimed)
        return try await engine.read { reading in
            Set(
                try files.filter { file in
                    try reading.exists(
                        """
                        SELECT 1 FROM uploads WHERE sha256 = \(file) AND person_id = \(person)
                          AND at > \(since)
                        """)
                })
        }
    }
}
