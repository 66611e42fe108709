package import Domain
package import Foundation
import Planning
import Storage

/// Two proposals for the same, side by side.
package struct ProposalComparison: Sendable {
    package let left: String
    package let right: String
    /// Points of each part: label, left, right.
    package let cost: [(Phrase, Int, Int)]
    /// What stands elsewhere: name, its place on the left and on the right.
    package let moved: [(String, String, String)]
    /// How many stand in the same place in both.
    package let same: Int

    static func load(_ left: UUID, _ right: UUID, _ actor: Actor, _ reading: Reading) throws
        -> ProposalComparison
    {
        guard let a = try seen(left, actor, reading), let b = try seen(right, actor, reading),
            a.kind == b.kind, a.parent == b.parent
        else { throw Refusal.notFound }
        let (costA, placesA) = try content(a)
        let (costB, placesB) = try content(b)
        let all = placesA.merging(placesB) { first, _ in first }
        let hidden = try PlannedVillages.hidden(from: actor, reading)
        let seen = all.filter { !hidden.contains($0.key) }
        let moved = seen.compactMap { id, known -> (String, String, String)? in
            let (here, there) = (placesA[id]?.place ?? "—", placesB[id]?.place ?? "—")
            return here == there ? nil : (known.name, here, there)
        }
        .sorted { ($0.0, $0.1, $0.2) < ($1.0, $1.1, $1.2) }
        return ProposalComparison(
            left: a.number, right: b.number,
            cost: zip(costA, costB).map { ($0.label, $0.points, $1.points) }, moved: moved,
            same: seen.count - moved.count)
    }

    private static func seen(_ id: UUID, _ actor: Actor, _ reading: Reading) throws -> ProposalRow?
    {
        guard let head = try RecordHead.load(.proposal, id, reading),
            Visibility.sees(actor, .pool, at: head.place)
        else { return nil }
        return try ProposalRow.load(id, reading)
    }

    private typealias Places = [String: (name: String, place: String)]

    /// The cost, and the place of every unit and person.
    private static func content(_ row: ProposalRow) throws -> ([CostPart], Places) {
        var places: Places = [:]
        switch row.kind {
        case .groups:
            let plan = try KeepProposal.read(GroupsPlan.self, row.answer)
            let request = try KeepProposal.read(GroupsRequest.self, row.request)
            for (unit, group) in zip(request.units, plan.arrangement.groupOfUnit) {
                places[unit.id] = (unit.name, request.groups[group].name)
            }
            for seat in plan.arrangement.seats {
                let person = request.people[seat.person]
                places[person.id] = (
                    person.name, request.groups[seat.group].name + seat.post.label.zh
                )
            }
            return (plan.cost, places)
        case .rounds:
            let plan = try KeepProposal.read(RoundsPlan.self, row.answer)
            let request = try KeepProposal.read(RoundsRequest.self, row.request)
            let names = Dictionary(
                request.units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
            for round in plan.rounds {
                for unit in round.units { places[unit] = (names[unit] ?? unit, round.name) }
            }
            return (plan.cost, places)
        }
    }
}

/// What a proposal can be planned again with.
package struct ProposalAgain: Sendable {
    package let kind: PlanProposal.Kind
    package let parent: UUID
    package let title: String
    /// People and units that may be pinned or forbidden; empty for a coverage plan.
    package let subjects: [LookupOption]
    /// Numbers and names of the groups.
    package let groups: [(number: Int, name: String)]
    package let options: PlanOptions
}

extension Office {
    package func compare(_ left: UUID, _ right: UUID, for actor: Actor) async throws
        -> ProposalComparison
    {
        try await engine.read { try ProposalComparison.load(left, right, actor, $0) }
    }

    /// A proposal as something to begin from: what was asked for, and who and what may be pinned.
    package func again(_ id: UUID, for actor: Actor) async throws -> ProposalAgain {
        try await engine.read { reading in
            guard let head = try RecordHead.load(.proposal, id, reading),
                Visibility.sees(actor, .pool, at: head.place),
                let row = try ProposalRow.load(id, reading)
            else { throw Refusal.notFound }
            // It would be planned with all of its villages.
            try PlannedVillages.judge("plans.keep", by: actor, row.units(), reading)
            switch row.kind {
            case .groups:
                return try Self.again(row, KeepProposal.read(GroupsRequest.self, row.request))
            case .rounds:
                return try Self.again(row, KeepProposal.read(RoundsRequest.self, row.request))
            }
        }
    }

    private static func again(_ row: ProposalRow, _ request: GroupsRequest) throws -> ProposalAgain
    {
        let days = request.units.map(\.days)
        var options = PlanOptions(
            parts: request.groups.count, size: request.groups.first?.members ?? 2,
            keyDays: days.max() ?? 5, generalDays: days.min() ?? 2,
            villages: request.units.count, seconds: 20, seed: 1)
        for (wishes, isPin) in [(request.pins ?? [], true), (request.forbids ?? [], false)] {
            for wish in wishes {
                guard let subject = (wish.person ?? wish.unit).flatMap(UUID.init(uuidString:)),
                    let group = Int(wish.group)
                else { continue }
                options.wishes.append(.init(subject: subject, group: group, isPin: isPin))
            }
        }
        let units = request.units.map { ($0.id, $0.name) }
        let people = request.people.map { ($0.id, $0.name) }
        return ProposalAgain(
            kind: row.kind, parent: row.parent, title: row.title,
            subjects: (units + people).compactMap { id, name in
                UUID(uuidString: id).map { LookupOption(id: $0, label: name) }
            },
            groups: request.groups.compactMap { group in
                Int(group.id).map { (number: $0, name: group.name) }
            }, options: options)
    }

    private static func again(_ row: ProposalRow, _ request: RoundsRequest) throws -> ProposalAgain
    {
        ProposalAgain(
            kind: row.kind, parent: row.parent, title: row.title, subjects: [], groups: [],
            options: PlanOptions(
                parts: request.rounds.count, size: request.rounds.first?.groupDays ?? 100,
                keyDays: request.days.key, generalDays: request.days.general, villages: 0,
                seconds: 20, seed: 1))
    }
}
