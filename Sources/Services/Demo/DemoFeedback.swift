import Domain
import Foundation
import Storage

/// The feedback to one village and its township, and the lists that go out with it.
struct DemoFeedback {
    let village: DemoVillage
    private var cast: DemoCast { village.cast }

    func feedBack(on day: Day) async throws {
        cast.clock.go(to: day, minutes: village.number % 40 * 10)
        let feedback = try await cast.perform(
            IssueFeedback(
                record: Identifier(village.inspection),
                opinion: "该村党组织总体能够履行职责，但在集体资金管理、小微工程和村务公开等方面存在问题。"
                    + "请对照清单逐项制定整改方案，明确目标、措施、责任人和时限，整改情况向群众公开。",
                planDue: day + 15, rectifyBy: day + 60 + village.number % 4 * 10),
            as: "director")
        for (party, login) in [
            (Party.village, village.place.village), (.township, village.place.township),
        ] {
            try await cast.perform(
                AcknowledgeFeedback(
                    record: Identifier(feedback.record), party: party,
                    signedBy: try cast.person(login).name), as: login)
        }
        try await deliver()
    }

    /// The list of findings goes to every level that is responsible for one of them.
    private func deliver() async throws {
        var recipients = [
            (level: "village", name: "村党组织"), (level: "township", name: "乡镇党委"),
        ]
        recipients += try await cast.office.read { [id = village.inspection] reading in
            try reading.rows(
                """
                SELECT DISTINCT d.level, d.title FROM rectification_items r
                JOIN departments d ON d.id = r.department_id WHERE r.inspection_id = \(id)
                ORDER BY d.title
                """
            ) { (level: try $0(0), name: try $0(1)) }
        }
        let today = InputValue.text(cast.clock.today.description)
        for (n, recipient) in recipients.enumerated() {
            var values: [String: InputValue] = [
                "recipient": .text(recipient.name), "list": .text("individual"),
                "level": .text(recipient.level), "party": .text(recipient.level), "sentOn": today,
            ]
            // Some departments have not signed for it.
            if n < 2 || village.number % 5 != 2 {
                values["receivedOn"] = today
                values["receivedBy"] = .text("收文员")
            }
            try await cast.record(
                "deliveries", under: village.inspection, as: "office", values)
        }
    }
}
