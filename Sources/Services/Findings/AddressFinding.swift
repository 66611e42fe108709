package import Domain
import Foundation
package import Storage

/// Who is responsible for a finding besides the party of its paper: chosen while it is on its way
/// to the feedback, which makes an item for each (两级同责、部门协同).
package struct AddressFinding: Action, Decodable {
    let record: Identifier<Finding>
    let also: [Identifier<Scope>]?

    package static let kindOfAction = ActionKind(
        "findings.address", Phrase("确定协同整改单位", "Choose who else is responsible"),
        path: "/findings/{record}/addressees",
        fields: [
            Field("record", Phrase("问题", "finding"), .hidden(.identifier)), alsoField,
        ], as: Self.self)

    static let alsoField = Field(
        "also", Phrase("协同整改单位", "also responsible"), .lookups(.addressees, max: 12),
        required: false,
        hint: Phrase("反馈时各生成一项整改事项，分别报送、分别销号", "Each gets an item of its own with the feedback"))

    /// From the paper to the report; with the feedback the items are made.
    static let states: [Finding.State] = [
        .drafted, .returned, .deputyReviewed, .approved, .factConfirmed, .immediate, .reported,
    ]

    package var name: String { "findings.address" }

    package func place(_ reading: Reading) throws -> Place {
        guard let head = try RecordHead.load(.finding, record.uuid, reading) else {
            throw Refusal.notFound
        }
        return head.place
    }

    package func object(_ reading: Reading) throws -> VisibleObject? {
        try RecordHead.object(.finding, record.uuid, reading)
    }
    package func touches(_ reading: Reading) throws -> [Place] { [] }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        guard let head = try RecordHead.load(.finding, record.uuid, desk.reading),
            Visibility.sees(desk.actor, head.object, at: head.place),
            let party = try desk.reading.value(
                "SELECT party FROM findings WHERE id = \(record)", as: String.self)
        else { throw Refusal.notFound }
        guard Self.states.map(\.rawValue).contains(head.state) else {
            throw Refusal(
                .conflict, "findings.addressed",
                Phrase(
                    "该问题已反馈或已排除，不能再调整协同整改单位。",
                    "The finding has been fed back or dismissed; who is responsible stands."),
                remedy: Phrase("反馈后请在整改事项中变更责任主体。", "Transfer its item instead."))
        }
        try Addressees.keep(
            also ?? [], of: record.uuid, besides: Party(rawValue: party) ?? .village,
            at: head.place, desk)
        return ActionAnswer(
            record.uuid, page: "/findings/\(record)",
            note: Phrase("已确定协同整改单位", "Who else is responsible is written down"))
    }
}
