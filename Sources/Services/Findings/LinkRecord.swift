import Domain
import Foundation
import Storage

/// What a finding or a common problem can be linked to beside the thread: a special campaign, a
/// case of the library. Left empty, the link is taken away.
struct RecordLink: Sendable {
    let action: String
    let label: Phrase
    let kind: RecordKind
    /// The last part of the address.
    let verb: String
    let field: Field
    let column: String
    /// The logbook in which the target stands.
    let book: String

    static let all = [
        RecordLink(
            action: "findings.tagCampaign", label: Phrase("列入专项治理", "Tag to a campaign"),
            kind: .finding, verb: "campaign", field: campaign, column: "campaign_id",
            book: "campaigns"),
        RecordLink(
            action: "commonProblems.tagCampaign", label: Phrase("列入专项治理", "Tag to a campaign"),
            kind: .commonProblem, verb: "campaign", field: campaign, column: "campaign_id",
            book: "campaigns"),
        RecordLink(
            action: "findings.citeCase", label: Phrase("关联警示案例", "Point at a case"),
            kind: .finding, verb: "case",
            field: Field(
                "case", Phrase("案例", "case"), .lookup(.cases), required: false,
                hint: Phrase("案例中不出现村名；留空则取消关联", "Cases name no village; empty takes it away")),
            column: "case_id", book: "caseLibrary"),
    ]

    private static let campaign = Field(
        "campaign", Phrase("专项治理", "campaign"), .lookup(.campaigns), required: false,
        hint: Phrase("留空则移出专项治理", "Empty takes it out"))

    var actionKind: ActionKind {
        ActionKind(
            action, label, path: "\(kind.list)/{record}/\(verb)",
            fields: [Field("record", Phrase("记录", "record"), .hidden(.identifier)), field]
        ) { try LinkRecord(self, from: $0) }
    }
}

/// Sets or takes away a link.
struct LinkRecord: Action {
    let link: RecordLink
    let record: UUID
    let target: UUID?

    init(_ link: RecordLink, record: UUID, target: UUID?) {
        self.link = link
        self.record = record
        self.target = target
    }

    init(_ link: RecordLink, from json: Data) throws {
        let values = try JSONDecoder().decode([String: InputValue].self, from: json)
        guard let record = UUID(uuidString: values.text("record")) else { throw Refusal.notFound }
        self.link = link
        self.record = record
        target = UUID(uuidString: values.text(link.field.key))
    }

    func encode(to encoder: any Encoder) throws {
        var values: [String: InputValue] = ["record": .text(record.uuidString)]
        values[link.field.key] = target.map { .text($0.uuidString) }
        try values.encode(to: encoder)
    }

    var name: String { link.action }

    func place(_ reading: Reading) throws -> Place { try head(reading).place }

    func object(_ reading: Reading) throws -> VisibleObject? {
        try RecordHead.object(link.kind, record, reading)
    }
    func touches(_ reading: Reading) throws -> [Place] { [] }

    func perform(_ desk: Desk) throws -> ActionAnswer {
        try desk.writing.execute(
            """
            UPDATE \(raw: link.kind.table) SET \(raw: link.column) = \(target) WHERE id = \(record)
            """)
        let done = target == nil ? Phrase("已取消关联", "taken away") : link.label
        return ActionAnswer(
            record, page: "\(link.kind.list)/\(text(record))",
            note: Phrase("已办理：\(done.zh)", "Done: \(done.en)"))
    }

    private func head(_ reading: Reading) throws -> RecordHead {
        guard let head = try RecordHead.load(link.kind, record, reading) else {
            throw Refusal.notFound
        }
        return head
    }
}
