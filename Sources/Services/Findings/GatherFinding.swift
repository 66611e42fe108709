package import Domain
import Foundation
package import Storage

/// A finding of one village is gathered into a common problem, so that it stands in the common
/// list instead of the individual one (共性清单, 个性清单). Each is still closed on its own.
package struct GatherFinding: Action, Decodable {
    let record: Identifier<Finding>
    let problem: Identifier<SharedProblem>

    package static let kindOfAction = ActionKind(
        "findings.gather", Phrase("归入共性问题", "Gather into a common problem"),
        path: "/findings/{record}/gather",
        fields: [
            Field("record", Phrase("问题", "finding"), .hidden(.identifier)),
            Field("problem", Phrase("共性问题", "common problem"), .lookup(.commonProblems)),
        ], as: Self.self)

    package var name: String { "findings.gather" }

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
            Visibility.sees(desk.actor, head.object, at: head.place)
        else { throw Refusal.notFound }
        try desk.writing.execute(
            """
            UPDATE findings SET common_id = \(problem), gathered_on = \(desk.today)
            WHERE id = \(record)
            """)
        return ActionAnswer(
            record.uuid, page: "/findings/\(record)",
            note: Phrase("已归入共性问题", "Gathered into the common problem"))
    }
}
