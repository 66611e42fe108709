package import Domain
package import Foundation
package import Storage

/// What the village says about a suspicion is written down beside the rule.
package struct HearVillage: Action, Decodable {
    let record: UUID
    let saidBy: String
    let saidOn: Day
    let statement: String

    package init(record: UUID, saidBy: String, saidOn: Day, statement: String) {
        self.record = record
        self.saidBy = saidBy
        self.saidOn = saidOn
        self.statement = statement
    }

    package static let kindOfAction = ActionKind(
        "suspicions.hear", Phrase("登记村里说明", "Record what the village says"),
        path: "/suspicions/{record}/explanations",
        fields: [
            Field("record", Phrase("疑似问题", "suspicion"), .hidden(.identifier)),
            Field("saidBy", Phrase("说明人和职务", "said by"), .text(max: 60)),
            Field("saidOn", Phrase("说明日期", "said on"), .day(.past)),
            Field("statement", Phrase("说明内容", "statement"), .paragraph(max: 4000)),
        ], as: Self.self)

    package var name: String { "suspicions.hear" }

    package func place(_ reading: Reading) throws -> Place {
        try RecordHead.suspicion(record, reading).place
    }

    package func object(_ reading: Reading) throws -> VisibleObject? { .suspicion }
    package func touches(_ reading: Reading) throws -> [Place] { [] }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        _ = try PageParts.head(.suspicion, record, desk.actor, desk.reading)
        try desk.writing.execute(
            """
            INSERT INTO suspicion_explanations(id, suspicion_id, said_by, said_on, statement,
                recorded_by, recorded_at)
            VALUES (\(desk.id), \(record), \(saidBy), \(saidOn), \(statement),
                \(try desk.person()), \(desk.at))
            """)
        return ActionAnswer(
            record, page: "/suspicions/\(text(record))",
            note: Phrase("已登记村里说明", "Recorded what the village says"))
    }
}

/// A confirmed suspicion becomes a working paper; the rows that it rests on and the files that
/// were brought along go with it.
package struct WriteFromSuspicion: Action, Decodable {
    private let suspicion: UUID
    private let paper: WriteFinding

    private enum Key: String, CodingKey { case record }

    package init(from decoder: any Decoder) throws {
        suspicion = try decoder.container(keyedBy: Key.self).decode(UUID.self, forKey: .record)
        paper = try WriteFinding(from: decoder)
    }

    package func encode(to encoder: any Encoder) throws { try paper.encode(to: encoder) }

    /// The fields of a working paper, with a suspicion in the place of its inspection.
    package static let kindOfAction = ActionKind(
        "suspicions.write", Phrase("转为问题底稿", "Make it a working paper"),
        path: "/suspicions/{record}/findings",
        fields: [Field("record", Phrase("疑似问题", "suspicion"), .hidden(.identifier))]
            + WriteFinding.kindOfAction.fields.filter { $0.key != "record" }, as: Self.self)

    package var name: String { "suspicions.write" }

    package func place(_ reading: Reading) throws -> Place {
        try RecordHead.suspicion(suspicion, reading).place
    }

    package func object(_ reading: Reading) throws -> VisibleObject? { .suspicion }
    package func touches(_ reading: Reading) throws -> [Place] { [] }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        let head = try PageParts.head(.suspicion, suspicion, desk.actor, desk.reading)
        let found = try desk.reading.first(
            """
            SELECT inspection_id, finding_id, number, evidence FROM suspicions
            WHERE id = \(suspicion)
            """
        ) { row in
            (
                inspection: try row.optional(0, as: UUID.self),
                finding: try row.optional(1, as: UUID.self), number: try row(2) as String,
                evidence: try row(3) as String
            )
        }
        guard let found, let inspection = found.inspection else { throw Refusal.notFound }
        guard head.state == Suspicion.State.confirmed.rawValue, found.finding == nil else {
            throw Refusal(
                .conflict, "suspicions.no-paper",
                Phrase(
                    "只有认定属实且尚未转底稿的疑似问题可以转为底稿。",
                    "Only what was confirmed and has no working paper becomes one."),
                remedy: Phrase("请刷新页面。", "Reload the page."))
        }
        let answer = try paper.onInspection(inspection).perform(desk)
        try desk.writing.execute(
            "UPDATE suspicions SET finding_id = \(answer.record) WHERE id = \(suspicion)")
        let rows = try ValueFile.value([RowText].self, Array(found.evidence.utf8))
        let sheet = try desk.files.keep(Array(EvidenceText.sheet(found.number, rows).utf8))
        try Attachments.add(
            sheet, to: .finding, answer.record, id: desk.identifier(.attachment, 0, formerly: 1),
            purpose: "疑点依据明细", desk)
        for (offset, file) in try Attachments.of(.suspicion, suspicion, desk.reading).enumerated() {
            try Attachments.add(
                file.sha256, to: .finding, answer.record,
                id: desk.identifier(.attachment, offset + 1, formerly: offset + 2),
                purpose: file.purpose, desk)
        }
        return answer
    }
}

extension RecordHead {
    static func suspicion(_ id: UUID, _ reading: Reading) throws -> RecordHead {
        guard let head = try load(.suspicion, id, reading) else { throw Refusal.notFound }
        return head
    }
}

/// The rows of a suspicion as a text to file.
enum EvidenceText {
    static func sheet(_ number: String, _ rows: [RowText]) -> String {
        let lines = rows.map { row in
            let cells = row.cells.map { "\($0.label)：\($0.text)" }.joined(separator: "；")
            return "\(row.isCause ? "●" : "○") \(Masking.text(row.file)) 第\(row.row)行　\(cells)"
        }
        let head = ["疑似问题 \(number) 依据明细", "●为提示所依据的行，○为同一凭证或关联凭证的其他行；证件号和账号已脱敏。"]
        // A file with angle brackets in it could be taken for a page.
        return (head + lines).joined(separator: "\n").replacing("<", with: "＜")
            .replacing("\0", with: "")
    }
}
