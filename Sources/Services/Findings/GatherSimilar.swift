package import Domain
import Foundation
package import Storage

/// Like findings of several villages of a round become one common problem in one step. Each
/// finding stays one of its village and is closed there.
package struct GatherSimilar: Action, Decodable {
    let record: UUID
    let title: String
    let type: String
    let rank: String
    let recipient: String
    let body: String
    let findings: [UUID]

    private static var book: Logbook? { Logbooks.named("commonProblems") }

    package static let kindOfAction = ActionKind(
        "findings.gatherSimilar", Phrase("归集为共性问题", "Gather as a common problem"),
        path: "/rounds/{record}/similar",
        fields: [Field("record", Phrase("轮次", "round"), .hidden(.identifier))]
            + (book?.fields ?? [])
            + [
                Field(
                    "findings", Phrase("各村问题", "findings"), .lookups(.similarFindings, max: 300))
            ], as: Self.self)

    package var name: String { "findings.gatherSimilar" }

    package func place(_ reading: Reading) throws -> Place {
        try EntryParent.load(.round, record, reading).place
    }

    package func object(_ reading: Reading) throws -> VisibleObject? { .roundPlan }
    package func touches(_ reading: Reading) throws -> [Place] {
        try reading.rows(
            """
            SELECT DISTINCT county_id, township_id, unit_id, group_id FROM findings
            WHERE id IN \(list: findings) AND round_id = \(record)
            """
        ) { row in
            Place(
                county: try row(0), township: try row.optional(1), unit: try row.optional(2),
                group: try row.optional(3))
        }
    }
    package var sightings: [Sighting] { [Sighting(Lists.rounds, record)] }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        guard let book = Self.book else { throw Refusal.notFound }
        let units: Int? = try desk.reading.value(
            "SELECT count(DISTINCT unit_id) FROM findings WHERE id IN \(list: findings)")
        guard let units, units > 1 else {
            throw Refusal.field(
                "findings", "one-village",
                Phrase("共性问题应涉及两个以上村居。", "A common problem is one of two villages or more."),
                Phrase("请至少选择两个村居的问题。", "Choose findings of at least two villages."))
        }
        let answer = try RecordEntry(
            book, record: record,
            [
                "title": .text(title), "type": .text(type), "rank": .text(rank),
                "recipient": .text(recipient), "body": .text(body),
            ]
        ).add(as: desk.id, desk)
        for finding in Set(findings).sorted(by: { text($0) < text($1) }) {
            _ = try GatherFinding(record: Identifier(finding), problem: Identifier(desk.id))
                .perform(desk)
        }
        return ActionAnswer(
            answer.record, page: answer.page, number: answer.number, version: answer.version,
            note: Phrase(
                "已归集\(findings.count)个问题为\(answer.number ?? "")",
                "\(findings.count) findings gathered as \(answer.number ?? "")"))
    }
}
