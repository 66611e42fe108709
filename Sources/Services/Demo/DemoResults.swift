import Domain
import Foundation
import Storage

/// What a round leaves behind as a whole: meetings and the common problems.
struct DemoResults {
    let round: DemoRound
    let id: UUID
    private var cast: DemoCast { round.run.cast }

    /// Findings of one kind in several villages become a common problem.
    func gather() async throws {
        let meetings = [("巡中调度会", "midRound", 45), ("巡后协商会", "postRound", 52)]
        for (topic, kind, heads) in meetings {
            try await cast.record(
                "meetings", under: id, as: "office",
                Self.meeting(topic, kind, heads, on: cast.clock.today, by: "office"))
        }
        let kinds: [(subject: Finding.Subject, title: String, body: String)] = [
            (.disclosures, "财务公开不及时、不细化", "区农业农村局"), (.subsidies, "惠农补贴审核把关不严", "区民政局"),
            (.environment, "人居环境长效管护不到位", "区城管局"),
        ]
        for kind in kinds {
            let findings = try await cast.office.read { [id] reading in
                try reading.rows(
                    """
                    SELECT id FROM findings WHERE round_id = \(id) AND state = 'reported'
                      AND subject = \(kind.subject.rawValue) ORDER BY seq LIMIT 12
                    """
                ) { try $0(0) as UUID }
            }
            if findings.count < 2 { continue }
            let problem = try await cast.record(
                "commonProblems", under: id, as: "office",
                [
                    "title": .text(kind.title), "type": .text(kind.title), "rank": .text("common"),
                    "recipient": .text("countyDepartment"), "body": .text(kind.body),
                ])
            for finding in findings {
                try await cast.perform(
                    GatherFinding(record: Identifier(finding), problem: Identifier(problem)),
                    as: "office")
            }
            try await DemoCampaigns(cast: cast).tag(problem, findings, kind.subject)
            try await cast.move(
                .commonProblem, "address", problem, as: "director",
                ["number": "抄告\(round.index + 1)-\(kind.subject.rawValue)", "receipt": kind.body])
        }
    }

    static func meeting(_ topic: String, _ kind: String, _ heads: Int, on day: Day, by: String)
        -> [String: InputValue]
    {
        [
            "topic": .text(topic), "kind": .text(kind), "heldOn": .text(day.description),
            "place": .text("区委会议室"), "organiser": .text(by), "heads": .number(Int64(heads)),
            "agenda": .text("通报情况，研究部署。"), "decisions": .text("按方案推进，问题逐项研判。"),
        ]
    }
}
