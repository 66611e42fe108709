import CSodium
package import Domain
package import Foundation

/// What was done, in the order in which it was done. Each entry's hash covers the entry before
/// it, so that no entry can be changed, left out or put in between without being noticed.
package enum Journal {
    package struct Entry: Sendable {
        /// 1, 2, 3 … without a gap.
        package let number: Int64
        /// The action's own identifier: the same action sent twice is kept once.
        package let id: UUID
        package let at: Moment
        /// nil: the person at the machine's own console.
        package let person: Identifier<Person>?
        package let action: String
        /// The action as JSON with sorted keys.
        package let payload: String
        /// The answer as JSON, given again when the action is sent again.
        package let answer: String
        /// The name of the sum of all record tables after it (`RowSum`); nil in entries of a time
        /// when records were not proved.
        package let records: String?
        /// SHA-256 over the hash before and the fields above, in hexadecimal.
        package let hash: String
    }

    /// The hash before the first entry.
    static let origin = String(repeating: "0", count: 64)

    /// The number of the last entry: the version of the whole database. 0 when it is empty.
    package static func head(_ reading: Reading) throws -> Int64 {
        try reading.value("SELECT max(seq) FROM journal") ?? 0
    }

    package static func entry(_ id: UUID, _ reading: Reading) throws -> Entry? {
        try reading.first("\(select) WHERE id = \(id)", read)
    }

    /// Whether any entry names a sum of the records.
    static func isProved(_ reading: Reading) throws -> Bool {
        try reading.exists("SELECT 1 FROM journal WHERE records IS NOT NULL")
    }

    /// Keeps an entry behind the last one.
    package static func append(
        id: UUID, at: Moment, person: Identifier<Person>?, action: String, payload: String,
        answer: String, _ writing: Writing
    ) throws {
        try append(
            id: id, at: at, person: person, action: action, payload: payload, answer: answer,
            records: try writing.sumUp(), writing)
    }

    /// Appends an entry of the program as it stands in another journal.
    package static func `repeat`(_ entry: Entry, _ writing: Writing) throws {
        try append(
            id: entry.id, at: entry.at, person: entry.person, action: entry.action,
            payload: entry.payload, answer: entry.answer, writing)
    }

    private static func append(
        id: UUID, at: Moment, person: Identifier<Person>?, action: String, payload: String,
        answer: String, records: String?, _ writing: Writing
    ) throws {
        let last = try last(writing.reading)
        let number = (last?.number ?? 0) + 1
        let hash = digest(
            before: last?.hash ?? origin, number: number, id: id, at: at, person: person,
            action: action, payload: payload, answer: answer, records: records)
        try writing.execute(
            """
            INSERT INTO journal(seq, id, at, person_id, action, payload, answer, hash, records)
            VALUES (\(number), \(id), \(at), \(person), \(action), \(payload), \(answer), \(hash),
                \(records))
            """)
    }

    /// The number, the time, the hash and the sum of the last entry.
    package static func last(_ reading: Reading) throws -> JournalHead? {
        try reading.first(
            "SELECT seq, at, hash, records FROM journal ORDER BY seq DESC LIMIT 1"
        ) { row in
            JournalHead(
                number: try row(0), at: try row(1), hash: try row(2), records: try row.optional(3))
        }
    }

    /// The name of entries that no action made: from here on records are proved as they stood.
    package static let baseline = "records.baseline"

    /// Takes the sums of the records anew and says so in an entry: where a folder is older than the
    /// sums, or a new version has changed its tables.
    package static func takeBaseline(
        id: UUID, at: Moment, migrations: Int, _ writing: Writing
    ) throws {
        let records = try writing.sumAnew()
        guard try last(writing.reading) != nil else { return }
        try append(
            id: id, at: at, person: nil, action: baseline,
            payload: "{\"migrations\":\(migrations)}", answer: "{}", records: records, writing)
    }

    /// The name of entries that say what the database of passwords and openings held.
    package static let seal = "access.sealed"

    /// Entries that the program makes by itself; they change no record.
    package static let programs: Set<String> = [baseline, seal]

    /// From which entry on the records are proved: 1 where they always were.
    package static func provedFrom(_ reading: Reading) throws -> Int64 {
        try reading.value(
            "SELECT coalesce(max(seq), 0) + 1 FROM journal WHERE records IS NULL") ?? 1
    }

    /// The hash of an entry; nil where there is none of that number.
    package static func hash(of number: Int64, _ reading: Reading) throws -> String? {
        try reading.value("SELECT hash FROM journal WHERE seq = \(number)")
    }

    /// The newest entry of a name.
    package static func newest(_ action: String, _ reading: Reading) throws -> Entry? {
        try reading.first(
            "\(select) WHERE action = \(action) ORDER BY seq DESC LIMIT 1", read)
    }

    /// Some entries by their numbers.
    package static func entries(_ numbers: Range<Int64>, _ reading: Reading) throws -> [Entry] {
        try reading.rows(
            """
            \(select) WHERE seq >= \(numbers.lowerBound) AND seq < \(numbers.upperBound)
            ORDER BY seq
            """, read)
    }

    /// Hands over all entries in their order.
    package static func forEach(_ reading: Reading, _ body: (Entry) throws -> Void) throws {
        try reading.forEach("\(select) ORDER BY seq") { try body(read($0)) }
    }

    /// Proves the chain: the number of the first broken entry and what is wrong with it, or nil.
    /// `say` hears how many have been looked at, every ten thousand.
    package static func firstBreak(
        _ reading: Reading, _ say: (Int64) -> Void = { _ in }
    ) throws -> (number: Int64, what: Phrase)? {
        var before = origin
        var isProved = false
        var expected: Int64 = 1
        var found: (Int64, Phrase)?
        try forEach(reading) { entry in
            if found != nil { return }
            if entry.number.isMultiple(of: 10_000) { say(entry.number) }
            if entry.number != expected {
                found = (
                    expected,
                    Phrase("第\(expected)条缺失", "entry \(expected) is missing")
                )
                return
            }
            let hash = digest(
                before: before, number: entry.number, id: entry.id, at: entry.at,
                person: entry.person, action: entry.action, payload: entry.payload,
                answer: entry.answer,
                records: entry.records)
            if hash != entry.hash {
                found = (
                    entry.number,
                    Phrase(
                        "第\(entry.number)条(\(entry.action))与其校验值不符",
                        "entry \(entry.number) (\(entry.action)) does not match its hash")
                )
            }
            if isProved, entry.records == nil, found == nil {
                found = (
                    entry.number,
                    Phrase(
                        "第\(entry.number)条(\(entry.action))没有数据校验值，而此前各条有",
                        "entry \(entry.number) (\(entry.action)) names no sum of the records, "
                            + "and entries before it do")
                )
            }
            isProved = entry.records != nil
            before = entry.hash
            expected += 1
        }
        return found
    }

    private static let select: SQL =
        "SELECT seq, id, at, person_id, action, payload, answer, hash, records FROM journal"

    private static func read(_ row: AnswerRow) throws -> Entry {
        Entry(
            number: try row(0), id: try row(1), at: try row(2), person: try row.optional(3),
            action: try row(4), payload: try row(5), answer: try row(6),
            records: try row.optional(8),
            hash: try row(7))
    }

    private static func digest(
        before: String, number: Int64, id: UUID, at: Moment, person: Identifier<Person>?,
        action: String, payload: String, answer: String, records: String?
    ) -> String {
        // Every field ends with a line feed; JSON and the other fields hold none of their own.
        let text = """
            \(before)
            \(number)
            \(id.uuidString)
            \(at.milliseconds)
            \(person?.description ?? "console")
            \(action)
            \(payload)
            \(answer)

            """ + (records.map { "\($0)\n" } ?? "")
        return SHA256.hexadecimal(Array(text.utf8))
    }
}
