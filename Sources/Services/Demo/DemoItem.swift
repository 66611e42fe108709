import Domain
import Foundation
import Storage

/// One item of rectification: what is done about it over some weeks, by a calendar of its own.
struct DemoItem: Sendable {
    let village: DemoVillage
    let cast: DemoCast
    let id: UUID
    let finding: UUID
    let party: Party
    /// Who carries it out.
    let doer: String
    /// Whether the finding has no other item, and whether this is its first.
    let isOnly: Bool
    let isMain: Bool
    let n: Int
    /// How many days later than the others it began.
    var shift = 0

    /// The items of a village that are in force, in the order of its ledger.
    static func all(of village: DemoVillage) async throws -> [DemoItem] {
        let rows = try await village.cast.office.read { [id = village.inspection] reading in
            try reading.rows(
                """
                SELECT r.id, r.finding_id, r.party, r.department_id,
                    (SELECT count(*) FROM rectification_items o WHERE o.finding_id = r.finding_id),
                    r.seq = (SELECT min(o.seq) FROM rectification_items o
                             WHERE o.finding_id = r.finding_id)
                FROM rectification_items r
                WHERE r.inspection_id = \(id) AND r.state <> 'transferredParty' ORDER BY r.seq
                """
            ) { row in
                (
                    id: try row(0) as UUID, finding: try row(1) as UUID,
                    party: Party(rawValue: try row(2)) ?? .village,
                    department: try row.optional(3, as: UUID.self), count: try row(4) as Int,
                    isMain: try row(5) as Bool
                )
            }
        }
        return rows.enumerated().map { n, row in
            let department = row.department.flatMap { village.cast.roster.login(of: $0) }
            let place = village.place
            return DemoItem(
                village: village, cast: village.cast.startingOn(village.fedBack), id: row.id,
                finding: row.finding, party: row.party,
                doer: department ?? (row.party == .village ? place.village : place.township),
                isOnly: row.count == 1, isMain: row.isMain, n: n)
        }
    }

    var seed: Int { village.number * 7 + n * 11 }
    var today: InputValue { .text(cast.clock.today.description) }

    /// Goes on to so many days after the feedback; false when that is still to come.
    func reach(_ days: Int) -> Bool {
        let day = village.fedBack + days + shift
        guard day < village.run.today else { return false }
        cast.clock.go(to: day, minutes: seed * 13 % 460)
        return true
    }

    func move(_ move: String, as login: String, _ details: [String: String]) async throws {
        try await cast.move(.rectification, move, id, as: login, details)
    }

    /// From the receipt to the accepted plan. In a village that lags behind, one item after the
    /// other has come less far.
    func plan() async throws {
        let stage = village.lagsBehind ? n % 4 : 4
        guard stage > 0, reach(1 + seed % 3) else { return }
        try await move("accept", as: doer, ["receipt": try cast.person(doer).name])
        guard stage > 1, reach(5 + seed % 4) else { return }
        try await handIn()
        guard stage > 2, reach(9) else { return }
        if party == .village {
            try await move("checkPlan", as: village.place.township, ["opinion": "措施具体可行，同意上报。"])
        }
        guard stage > 3, reach(10) else { return }
        if seed % 13 == 4 {
            try await move("returnPlan", as: "office", ["reason": "措施不够具体，责任人和完成时限不明确。"])
            try await handIn()
            if party == .village {
                try await move("checkPlan", as: village.place.township, ["opinion": "已补充完善，同意上报。"])
            }
        }
        guard reach(12 + seed % 3) else { return }
        try await move("acceptPlan", as: "office", ["opinion": "同意，按期推进。"])
    }

    private func handIn() async throws {
        try await move(
            "submitPlan", as: doer,
            [
                "goal": "问题整改到位，制度健全，群众认可。", "measures": DemoMeasures.of(party, seed),
                "leader": try cast.person(doer).name,
            ])
    }

    /// It turns out to be another's business: who takes over begins anew.
    func handOver() async throws {
        guard reach(17) else { return }
        try await move(
            "transfer", as: "director",
            ["reason": "经会商，该事项由另一级负责更为适宜。", "receipt": "移交单"])
        guard
            var successor = try await Self.all(of: village).first(where: { $0.finding == finding })
        else { throw Refusal.notFound }
        successor.shift = 18
        try await successor.plan()
        try await successor.carryOut()
    }
}

/// What the made-up plans say.
enum DemoMeasures {
    private static let ofDepartments = [
        "一是列入部门年度检查事项，逐村核对；二是修订审核流程，资料不全的一律退回；三是每季通报，结果抄送乡镇。",
        "一是派业务骨干到村指导；二是会同乡镇复核数据，差额限期纠正；三是举一反三，对同类项目开展抽查。",
    ]
    private static let ofOthers = [
        "一是召开专题会议逐项研究；二是查清事实，能追回的款项限期追回；三是完善制度，按季公开，接受群众监督。",
        "一是成立专班，明确到人；二是补齐资料，逐笔核对；三是建立台账，办结一项公开一项。",
        "一是向群众说明情况；二是限期纠正，责任人作出检查；三是由村务监督委员会逐月核对。",
    ]

    static func of(_ party: Party, _ seed: Int) -> String {
        let texts = party.isDepartment ? ofDepartments : ofOthers
        return texts[seed % texts.count]
    }
}
