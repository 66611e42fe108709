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

    /// Keeps an entry behind the last one.
    package static func append(
        id: UUID, at: Moment, person: Identifier<Person>?, action: String, payload: String,
        answer: String, _ writing: Writing
    ) throws {
        let last = try writing.reading.first(
            "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1"
        ) { row in (try row(0) as Int64, try row(1) as String) }
        let number = (last?.0 ?? 0) + 1
        let hash = digest(
            before: last?.1 ?? origin, number: number, id: id, at: at, person: person,
            action: action, payload: payload, answer: answer)
        try writing.execute(
            """
            INSERT INTO journal(seq, id, at, person_id, action, payload, answer, hash)
            VALUES (\(number), \(id), \(at), \(person), \(action), \(payload), \(answer), \(hash))
            """)
    }

    /// Hands over all entries in their order.
    package static func forEach(_ reading: Reading, _ body: (Entry) throws -> Void) throws {
        try reading.forEach("\(select) ORDER BY seq") { try body(read($0)) }
    }

    /// Proves the chain.
    /// - Returns: The number of the first broken entry and what is wrong with it, or nil.
    package static func firstBreak(_ reading: Reading) throws -> (number: Int64, what: Phrase)? {
        var before = origin
        var expected: Int64 = 1
        var found: (Int64, Phrase)?
        try forEach(reading) { entry in
            if found != nil { return }
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
                answer: entry.answer)
            if hash != entry.hash {
                found = (
                    entry.number,
                    Phrase(
                        "第\(entry.number)条(\(entry.action))与其校验值不符",
                        "entry \(entry.number) (\(entry.action)) does not match its hash")
                )
            }
            before = entry.hash
            expected += 1
        }
        return found
    }

    private static let select: SQL =
        "SELECT seq, id, at, person_id, action, payload, answer, hash FROM journal"

    private static func read(_ row: AnswerRow) throws -> Entry {
        Entry(
            number: try row(0), id: try row(1), at: try row(2), person: try row.optional(3),
            action: try row(4), payload: try row(5), answer: try row(6), hash: try row(7))
    }

    private static func digest(
        before: String, number: Int64, id: UUID, at: Moment, person: Identifier<Person>?,
        action: String, payload: String, answer: String
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

            """
        return SHA256.hexadecimal(Array(text.utf8))
    }
}
