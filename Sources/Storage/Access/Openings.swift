package import Domain
package import Foundation

/// Reading changes nothing, so openings are no actions and stand in no journal. They are kept
/// beside passwords and sessions, which only this program writes.
extension Access {
    /// Three years; the Cybersecurity Law, art. 21, asks for six months at least.
    package static let openingsKept: Int64 = 1096 * 86_400_000

    static let openings = Migration(
        "2026-11-26 openings",
        """
        CREATE TABLE openings (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            person_id BLOB,
            at INTEGER NOT NULL,
            kind TEXT NOT NULL,
            record_id BLOB NOT NULL,
            number TEXT NOT NULL,
            asked TEXT NOT NULL,
            -- keyed hashes: the same card has the same mark, and no mark leads back to the card
            marks TEXT NOT NULL
        );
        CREATE INDEX openings_by_time ON openings(at);
        CREATE INDEX openings_of_person ON openings(person_id, seq);
        CREATE TABLE opening_key (key TEXT NOT NULL);
        INSERT INTO opening_key(key) VALUES (hex(randomblob(32)));
        """)

    /// Writes an opening down, and lets go of those that are older than they are kept.
    ///
    /// `numbers`: IDs and cards in what was asked; only their marks are kept.
    package func recordOpening(
        _ kind: OpenedKind, of record: UUID, number: String, asked: String, numbers: [String],
        by person: Identifier<Person>?, at now: Moment
    ) async throws {
        try await engine.write { writing in
            let key = try writing.reading.value("SELECT key FROM opening_key", as: String.self)
            guard let key else { throw StorageDefect("the key of the openings is missing") }
            let marks = numbers.map { Self.mark($0, key) }.joined(separator: " ")
            let oldest = Moment(milliseconds: now.milliseconds - Self.openingsKept)
            try writing.execute("DELETE FROM openings WHERE at < \(oldest)")
            try writing.execute(
                """
                INSERT INTO openings(person_id, at, kind, record_id, number, asked, marks)
                VALUES (\(person), \(now), \(kind.rawValue), \(record), \(number), \(asked),
                    \(marks))
                """)
        }
    }

    private static func mark(_ number: String, _ key: String) -> String {
        String(SHA256.hexadecimal(Array("\(key)\(number)\(key)".utf8)).prefix(12))
    }

    /// Openings that match, newest first.
    package func openings(_ query: OpeningQuery) async throws -> [Opening] {
        var conditions: [SQL] = ["1 = 1"]
        if let people = query.people { conditions.append("person_id IN \(list: people)") }
        if let kind = query.kind { conditions.append("kind = \(kind.rawValue)") }
        if let from = query.from { conditions.append("at >= \(from)") }
        if let until = query.until { conditions.append("at < \(until)") }
        if !query.mark.isEmpty {
            conditions.append("' ' || marks || ' ' LIKE \("% \(query.mark) %")")
        }
        if let before = query.before { conditions.append("seq < \(before)") }
        let select: SQL = """
            SELECT seq, person_id, at, kind, record_id, number, asked, marks FROM openings
            WHERE \(conditions.joined(by: " AND ")) ORDER BY seq DESC LIMIT \(query.limit)
            """
        return try await engine.read { reading in
            try reading.rows(select) { row in
                Opening(
                    seq: try row(0), person: try row.optional(1), at: try row(2),
                    kind: OpenedKind(rawValue: try row(3)) ?? .ledger, record: try row(4),
                    number: try row(5), asked: try row(6), marks: try row(7))
            }
        }
    }
}
