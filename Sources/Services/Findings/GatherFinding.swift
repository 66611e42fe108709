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

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        guard let head = try RecordHead.load(.finding, record.uuid, desk.reading),
            Visibility.sees(desk.actor, head.object, at: head.place),
            let problemHead = try RecordHead.load(.commonProblem, problem.uuid, desk.reading)
        else { throw Refusal.notFound }
        let sameRound = try desk.reading.exists(
            """
            SELECT 1 FROM findings f JOIN common_problems c ON c.round_id = f.round_id
            WHERE f.id = \(record) AND c.id = \(problem)
            """)
        guard sameRound else {
            throw Refusal.field(
                "problem", "other-round",
                Phrase("该共性问题属于其他轮次。", "That common problem is of another round."),
                Phrase("请选择问题所在轮次的共性问题。", "Choose one of the finding's round."))
        }
        guard problemHead.state == SharedProblem.State.gathered.rawValue else {
            throw Refusal.field(
                "problem", "not-gathering",
                Phrase("该共性问题已反馈，不能再归入。", "That common problem has been fed back already."),
                Phrase("请另建共性问题。", "Gather a new one."))
        }
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
