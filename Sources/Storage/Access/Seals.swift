package import Domain
package import Foundation

/// What the journal says of the database of passwords and openings.
///
/// The database sums up its own rows after every write. Whenever a password is set, and whenever
/// the program is started or makes a backup, an entry of the journal names the sums; so rows that
/// were changed or deleted, and a database that was exchanged, no longer answer to it.
package struct AccessSeal: Codable, Sendable, Equatable {
    /// The name of the sum of all password hashes. It tells nothing of them: they are salted.
    package let credentials: String
    /// The name of the sum of all openings.
    package let openings: String
}

extension Access {
    /// The tables that are proved.
    static let proved = ["credentials", "openings"]

    static let proof = Migration(
        "2026-11-30 passwords and openings are proved",
        """
        CREATE TABLE record_sums (
            -- a table; empty: all of them
            name TEXT PRIMARY KEY NOT NULL,
            sum BLOB NOT NULL
        );
        -- the identifier of the journal's entry that has named the sums last
        CREATE TABLE sealed (id BLOB NOT NULL);
        """)

    /// What a seal would say now, and the entry that said it last.
    package func seal() async throws -> (now: AccessSeal, last: UUID?) {
        try await engine.read { reading in
            let kept = try reading.keptSums()
            return (
                AccessSeal(
                    credentials: (kept["credentials"] ?? RowSum()).name,
                    openings: (kept["openings"] ?? RowSum()).name),
                try reading.value("SELECT id FROM sealed")
            )
        }
    }

    /// Remembers the entry that has named the sums.
    package func sealed(by entry: UUID) async throws {
        try await engine.write { writing in
            try writing.execute("DELETE FROM sealed")
            try writing.execute("INSERT INTO sealed(id) VALUES (\(entry))")
        }
    }

    /// What is wrong with the rows, by table.
    package func breaks(_ last: (seal: AccessSeal, id: UUID)?) async throws -> [Phrase] {
        try await engine.read { reading in
            let found = try reading.recordSums(Self.proved)
            let kept = try reading.keptSums()
            var breaks: [Phrase] = []
            for table in Self.proved where found[table] ?? RowSum() != kept[table] ?? RowSum() {
                breaks.append(
                    Phrase(
                        "access.sqlite中的\(Self.label(table).zh)被改动",
                        "access.sqlite: the \(Self.label(table).en) were changed past the program"))
            }
            guard let last else { return breaks }
            let credentials = (found["credentials"] ?? RowSum()).name
            let id: UUID? = try reading.value("SELECT id FROM sealed")
            if credentials != last.seal.credentials {
                breaks.append(
                    Phrase(
                        "access.sqlite中的密码与日志所记不符：被改动、替换或删除",
                        "the passwords in access.sqlite are not those that the journal names: "
                            + "they were changed, exchanged or removed"))
            } else if id != last.id {
                breaks.append(
                    Phrase(
                        "access.sqlite不是日志所记的那一个",
                        "access.sqlite is not the one that the journal names"))
            }
            return breaks
        }
    }

    private static func label(_ table: String) -> Phrase {
        table == "credentials"
            ? Phrase("密码", "passwords") : Phrase("调阅记录", "openings")
    }
}
