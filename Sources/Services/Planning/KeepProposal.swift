package import Domain
import Foundation
import Planning
package import Storage

/// A proposal of the planner is kept, with what was asked and what came of it. The planner's own
/// checker judges it first: a plan that breaks a hard rule is never kept, whoever sends it.
package struct KeepProposal: Action, Decodable {
    /// The term of a coverage plan, the round of groups.
    let record: UUID
    let kind: PlanProposal.Kind
    let title: String
    /// JSON of the planner.
    let request: String
    let answer: String

    package static let kindOfAction = ActionKind(
        "plans.keep", Phrase("保存方案", "Keep a proposal"), path: "/proposals",
        fields: [
            Field("record", Phrase("届次或轮次", "term or round"), .hidden(.identifier)),
            Field(
                "kind", Phrase("类别", "kind"), .choice(Choice.all(of: PlanProposal.Kind.self))),
            Field("title", Phrase("名称", "title"), .text(max: 80)),
            Field("request", Phrase("要求", "request"), .paragraph(max: 4_000_000)),
            Field("answer", Phrase("方案", "answer"), .paragraph(max: 8_000_000)),
        ], as: Self.self)

    package var name: String { "plans.keep" }

    package func place(_ reading: Reading) throws -> Place {
        let table = kind == .rounds ? "terms" : "rounds"
        let county = try reading.value(
            "SELECT county_id FROM \(raw: table) WHERE id = \(record)",
            as: Identifier<County>.self)
        guard let county else { throw Refusal.notFound }
        return Place(county: county)
    }

    package func object(_ reading: Reading) throws -> VisibleObject? { .roundPlan }
    /// Its villages stand in the plan: they are judged when it is read, in `perform`.
    package func touches(_ reading: Reading) throws -> [Place] { [] }
    package var sightings: [Sighting] { [Sighting(Lists.rounds, record)] }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        guard let county = try place(desk.reading).county else { throw Refusal.notFound }
        let (proof, units) = try judged()
        try PlannedVillages.judge(name, by: desk.actor, units, desk.reading)
        let me = try desk.person()
        let start = PlanProposal.State.kept.rawValue
        let year = desk.today.civil.year
        let number = DocumentNumber.entry(
            "方案", year: year, try desk.nextNumber(in: "proposals/\(county)/\(year)"))
        try desk.writing.execute(
            """
            INSERT INTO proposals(id, number, kind, parent_id, county_id, title, request, answer,
                objective, bound, made_by, made_at, state, version)
            VALUES (\(desk.id), \(number), \(kind.rawValue), \(record), \(county), \(title),
                \(request), \(answer), \(proof.objective), \(proof.bound), \(me), \(desk.at),
                \(start), 1)
            """)
        try Moves.began(
            .proposal, desk.id, "record", in: start, desk)
        return ActionAnswer(
            desk.id, page: "/proposals/\(Identifier<PlanProposal>(desk.id))", number: number,
            version: 1, note: Phrase("已保存\(number)", "Kept \(number)"))
    }

    /// The proof of a sound plan, and the villages that it is about.
    private func judged() throws -> (Proof, units: [String]) {
        switch kind {
        case .rounds:
            let plan = try RoundsCase(Self.read(RoundsRequest.self, request), file: "request")
            let answer = try Self.read(RoundsPlan.self, answer)
            try Self.judge(plan.breaches(of: answer.placement))
            try Self.judge(answer.rounds == plan.sheets(of: answer.placement))
            return (
                try Self.judge(answer.proof, plan.cost(of: answer.placement)),
                plan.request.units.map(\.id)
            )
        case .groups:
            let plan = try GroupsCase(Self.read(GroupsRequest.self, request), file: "request")
            let answer = try Self.read(GroupsPlan.self, answer)
            let seats = answer.arrangement.seats
            guard
                seats.allSatisfy({
                    plan.request.people.indices.contains($0.person)
                        && plan.request.groups.indices.contains($0.group)
                })
            else { throw Refusal.badProposal(Phrase("人员或组不存在", "an unknown person or group")) }
            try Self.judge(plan.breaches(of: answer.arrangement))
            try Self.judge(answer.groups == plan.sheets(of: answer.arrangement))
            return (
                try Self.judge(answer.proof, plan.cost(of: answer.arrangement)),
                plan.request.units.map(\.id)
            )
        }
    }

    static func read<T: Codable>(_ type: T.Type, _ text: String) throws -> T {
        do {
            return try JSONDecoder().decode(type, from: Data(text.utf8))
        } catch {
            throw Refusal.badProposal(Phrase("内容不能读取", "it cannot be read"))
        }
    }

    private static func judge(_ breaches: [Phrase]) throws {
        if let first = breaches.first { throw Refusal.badProposal(first) }
    }

    /// What people read and adopt is what was judged.
    private static func judge(_ isSame: Bool) throws {
        if !isSame {
            throw Refusal.badProposal(
                Phrase("各表与安排不一致", "its tables differ from its arrangement"))
        }
    }

    private static func judge(_ proof: Proof, _ cost: [CostPart]) throws -> Proof {
        guard proof.objective == cost.total else {
            throw Refusal.badProposal(Phrase("总分不符", "its points do not add up"))
        }
        return proof
    }
}

extension Refusal {
    fileprivate static func badProposal(_ why: Phrase) -> Refusal {
        Refusal(
            .invalid, "plans.unsound",
            Phrase("方案不成立：\(why.zh)。", "The proposal does not hold: \(why.en)."),
            remedy: Phrase("请重新编排。", "Plan again."))
    }
}
