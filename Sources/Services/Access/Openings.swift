package import Domain
import Foundation
import Screening
import Storage

/// An opening as the log auditor reads it.
package struct OpeningLine: Sendable {
    package let opening: Opening
    /// Name and account of whoever opened it.
    package let person: String
}

/// A page of openings, newest first.
package struct OpeningPage: Sendable {
    package let lines: [OpeningLine]
    /// Where the next page begins; nil on the last one.
    package let next: Int64?
}

extension Office {
    /// Most lines of an export.
    package static let openingLimit = 50_000

    /// Writes down that somebody opens data of screening. It is written before anything is shown:
    /// what cannot be logged is not opened.
    func opened(
        _ kind: OpenedKind, _ record: UUID, _ number: String, asked: String = "",
        by actor: Actor
    ) async throws {
        try await access.recordOpening(
            kind, of: record, number: number, asked: Masking.text(asked),
            numbers: Masking.numbers(in: asked), by: actor.person, at: Moment(Date()))
    }

    /// Writes down that somebody reads a page of suspicions or exports them, and by which
    /// conditions; no other list tells of single suspicions.
    func opened(
        _ kind: OpenedKind, _ list: ListDefinition, _ query: ListQuery, by actor: Actor
    ) async throws {
        guard list.name == Lists.suspicions.name, let person = actor.person else { return }
        let asked =
            query.filters.filter { !$0.value.isEmpty }.map { "\($0)=\($1)" }.sorted()
            + [query.search, query.after.isEmpty ? "" : "续页"].filter { !$0.isEmpty }
        try await opened(kind, person.uuid, "", asked: asked.joined(separator: "；"), by: actor)
    }

    /// Writes down that somebody reads the record of a suspicion, or the working paper that came of
    /// one: until it is fed back, it says of the village what the suspicion says.
    func opened(record list: String, _ id: UUID, _ number: String, by actor: Actor) async throws {
        if list == Lists.suspicions.name {
            return try await opened(.suspicion, id, number, by: actor)
        }
        guard list == Lists.findings.name,
            let source = try await read({ try Self.suspicion(behind: "finding", id, $0) })
        else { return }
        try await opened(.paper, id, number, asked: source, by: actor)
    }

    /// Writes down that somebody takes a file of a suspicion, or of the working paper of one.
    func opened(fileOf owner: String, _ record: UUID, _ name: String, by actor: Actor)
        async throws
    {
        let source = try await read { try Self.suspicion(behind: owner, record, $0) }
        guard let source else { return }
        try await opened(.attachment, record, source, asked: name, by: actor)
    }

    /// The number of the suspicion that a record is, or is the working paper of.
    private static func suspicion(behind owner: String, _ id: UUID, _ reading: Reading) throws
        -> String?
    {
        switch RecordKind(rawValue: owner) {
        case .suspicion:
            try reading.value("SELECT number FROM suspicions WHERE id = \(id)")
        case .finding:
            try reading.value(
                """
                SELECT s.number FROM suspicions s JOIN findings f ON f.id = s.finding_id
                WHERE s.finding_id = \(id) AND f.fed_back_on IS NULL
                """)
        default: nil
        }
    }

    /// Openings as the log auditor looks for them. `who` is a name or an account; empty for all.
    ///
    /// Throws a `Refusal` for everybody else.
    package func openings(_ query: OpeningQuery, who: String, for actor: Actor) async throws
        -> OpeningPage
    {
        guard !Visibility.grants(of: actor, for: .journal).isEmpty else {
            throw Refusal.listOutOfSight
        }
        let names = try await read { reading in
            try reading.rows("SELECT id, name, login FROM people") { row in
                (
                    id: try row(0) as Identifier<Person>, name: try row(1) as String,
                    login: try row(2) as String
                )
            }
        }
        var query = query
        if !who.isEmpty {
            query.people = names.filter { $0.name == who || $0.login == who }.map(\.id)
        }
        let limit = query.limit
        query.limit += 1
        let found = try await access.openings(query)
        let known = Dictionary(
            uniqueKeysWithValues: names.map { ($0.id, "\($0.name)（\($0.login)）") })
        return OpeningPage(
            lines: found.prefix(limit).map { opening in
                OpeningLine(
                    opening: opening,
                    person: opening.person.map { known[$0] ?? $0.description } ?? "console")
            }, next: found.count > limit ? found[limit - 1].seq : nil)
    }
}

extension LedgerQuery {
    /// The conditions in words, for the log of openings.
    var asked: String {
        let parts: [(String, String)] = [
            ("摘要票号", text), ("收款人", payee), ("科目", account), ("村代码", village),
            ("不低于", least.map { Yuan(fen: $0).plain } ?? ""),
            ("不高于", most.map { Yuan(fen: $0).plain } ?? ""), ("自", from?.description ?? ""),
            ("至", until?.description ?? ""), ("自第几行", start == 0 ? "" : String(start)),
        ]
        return parts.filter { !$0.1.isEmpty }.map { "\($0.0)：\($0.1)" }.joined(separator: "；")
    }
}
