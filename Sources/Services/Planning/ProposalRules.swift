import Domain
import Foundation
import Planning
import Storage

/// What adopting a proposal does: groups and their villages come about through the same actions as
/// by hand, so that every guard of theirs holds; a coverage plan is written down unit by unit.
enum ProposalRules {
    static let rules: [String: MoveRules.Rule] = ["proposal.adopt": adopt]

    private static func adopt(_ move: MoveContext) throws -> MoveRules.Step {
        guard let proposal = try ProposalRow.load(move.id, move.reading) else {
            throw Refusal.notFound
        }
        try PlannedVillages.judge(
            "proposal.adopt", by: move.desk.actor, proposal.units(), move.reading)
        switch proposal.kind {
        case .groups: try adoptGroups(proposal, move.desk)
        case .rounds: try adoptRounds(proposal, move.desk)
        }
        return .stay
    }

    private static func adoptGroups(_ proposal: ProposalRow, _ desk: Desk) throws {
        let plan = try KeepProposal.read(GroupsPlan.self, proposal.answer)
        let classes = try UnitClasses.latest(of: proposal.county, desk.reading)
        var step = 0
        for sheet in plan.groups {
            guard let number = Int(sheet.id) else { throw Refusal.notFound }
            func people(_ post: Planning.Post) -> [Identifier<Person>] {
                sheet.people.filter { $0.post == post }.compactMap { UUID(uuidString: $0.id) }
                    .map(Identifier.init)
            }
            guard let leader = people(.leader).first, let deputy = people(.deputy).first else {
                throw Refusal.notFound
            }
            step += 1
            let group = try FormGroup(
                record: Identifier(proposal.parent), number: number, leader: leader,
                deputy: deputy, members: people(.member), liaison: nil
            ).perform(desk.inside(step)).record
            let units = sheet.units.compactMap { UUID(uuidString: $0) }
            for depth in Inspection.Depth.allCases {
                let here = units.filter { (classes[$0] ?? .general) == depth }
                if here.isEmpty { continue }
                step += 1
                _ = try AssignUnits(
                    record: Identifier(proposal.parent), group: Identifier(group),
                    units: here.map(Identifier.init), depth: depth,
                    reason: "按\(proposal.number)分派", override: nil
                ).perform(desk.inside(step))
            }
        }
    }

    private static func adoptRounds(_ proposal: ProposalRow, _ desk: Desk) throws {
        let plan = try KeepProposal.read(RoundsPlan.self, proposal.answer)
        try desk.writing.execute("DELETE FROM planned_units WHERE term_id = \(proposal.parent)")
        for round in plan.rounds {
            guard let number = Int(round.id) else { throw Refusal.notFound }
            for unit in round.units {
                try desk.writing.execute(
                    """
                    INSERT INTO planned_units(term_id, unit_id, round, proposal_id)
                    SELECT \(proposal.parent), id, \(number), \(proposal.id) FROM village_units
                    WHERE id = \(UUID(uuidString: unit)) AND county_id = \(proposal.county)
                    """)
            }
        }
    }
}

/// A proposal as it is kept.
struct ProposalRow {
    let id: UUID
    let number: String
    let kind: PlanProposal.Kind
    let parent: UUID
    let county: UUID
    let title: String
    let request: String
    let answer: String

    static func load(_ id: UUID, _ reading: Reading) throws -> ProposalRow? {
        try reading.first(
            """
            SELECT number, kind, parent_id, county_id, title, request, answer FROM proposals
            WHERE id = \(id)
            """
        ) { row in
            ProposalRow(
                id: id, number: try row(0),
                kind: PlanProposal.Kind(rawValue: try row(1)) ?? .groups, parent: try row(2),
                county: try row(3), title: try row(4), request: try row(5), answer: try row(6))
        }
    }
}

extension ProposalRow {
    /// The villages that it is about, by the identifiers of the planner.
    func units() throws -> [String] {
        switch kind {
        case .groups: try KeepProposal.read(GroupsRequest.self, request).units.map(\.id)
        case .rounds: try KeepProposal.read(RoundsRequest.self, request).units.map(\.id)
        }
    }
}

/// The class that each unit of a county was given last; units without a decision are left out.
enum UnitClasses {
    static func latest(of county: UUID, _ reading: Reading) throws -> [UUID: Inspection.Depth] {
        let rows = try reading.rows(
            """
            SELECT unit_id, class FROM classifications
            WHERE county_id = \(county) AND struck_at IS NULL AND unit_id IS NOT NULL
            ORDER BY decided_on, seq
            """
        ) { (try $0(0) as UUID, Inspection.Depth(rawValue: try $0(1))) }
        return rows.reduce(into: [:]) { all, row in all[row.0] = row.1 }
    }
}
