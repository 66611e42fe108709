import Domain
import Fixtures
import Foundation
import Storage

@testable import Services

/// A county in which every kind of record stands in two townships, four villages and two groups,
/// with a second county beside it, and somebody of every role who may or may not see it.
struct AttackCounty: Sendable {
    let office: Office
    let oracle: Oracle
    let attackers: [Attacker]

    /// Made once for all attacks: none of them changes anything, and the tests say so.
    static let shared = Task { try await made() }

    static func made() async throws -> AttackCounty {
        let round = try await ClearwaterRound.onSite()
        let finding = try await round.reported()
        let feedback = try await round.feedBack()
        let item = try await round.item(of: finding)
        _ = try await round.suspicion()
        let writer = AttackRecords(office: round.place.office, round: round)
        var places = try await writer.villages()
        places.departments = try await writer.departments()
        try await writer.fill(
            places, finding: finding, feedback: feedback, item: item,
            departments: places.departments)
        try await writer.attachToEverything()
        let people = AttackPeople(round: round, places: places)
        let attackers = try await people.made()
        return AttackCounty(
            office: round.place.office, oracle: try await Oracle(round.place.office),
            attackers: attackers)
    }
}

/// The places of the county, the first village being the one that was inspected step by step.
struct AttackPlaces {
    var inspections: [UUID]
    var otherGroup: UUID
    var otherCounty: UUID
    var otherUnit: UUID
    var departments: [UUID] = []
}

/// Who attacks.
struct AttackPeople {
    let round: ClearwaterRound
    let places: AttackPlaces

    /// Everybody with their grants as the tables have them.
    func made() async throws -> [Attacker] {
        var made: [Attacker] = []
        for role in Role.allCases {
            made.append(try await person("own", role, scope(role, isForeign: false)))
            if role.reach != .everywhere {
                made.append(try await person("far", role, scope(role, isForeign: true)))
            }
        }
        let county = round.place.county
        for (role, scope, recused) in [
            (Role.officeDirector, county, round.place.units[0]),
            (.officeStaff, county, round.place.townships[0]),
            (.leadingGroup, county, round.place.units[0]),
            (.clueKeeper, county, round.place.units[0]),
            (.supervisionGroup, county, round.place.townships[0]),
            (.groupLeader, round.group, round.place.units[0]),
            (.inspector, round.group, round.place.units[0]),
            (.groupLiaison, round.group, round.place.townships[0]),
            (.expert, round.group, round.place.units[0]),
            (.townshipCommittee, round.place.townships[0], round.place.units[0]),
            (.villageSecretary, round.place.units[0], round.place.units[0]),
        ] {
            made.append(try await person("away", role, scope, recused: recused))
        }
        made.append(try await attacker("nobody", try await round.place.person("at-none", [])))
        return made
    }

    private func scope(_ role: Role, isForeign: Bool) -> UUID? {
        switch role.reach {
        case .everywhere: nil
        case .county: isForeign ? places.otherCounty : round.place.county
        case .township: round.place.townships[isForeign ? 1 : 0]
        case .unit: isForeign ? round.place.units[2] : round.place.units[0]
        case .group: isForeign ? places.otherGroup : round.group
        case .department: places.departments[isForeign ? 1 : 0]
        }
    }

    private func person(
        _ kind: String, _ role: Role, _ scope: UUID?, recused: UUID? = nil
    ) async throws -> Attacker {
        let actor = try await round.place.person(
            "at-\(kind)-\(role.rawValue.lowercased())", [(role, scope)])
        if let recused {
            try await round.place.office.damageForTest(
                """
                INSERT INTO recusals(id, person_id, place_id, relation, declared_on)
                VALUES (\(UUID()), \(actor.person), \(recused), '近亲属', '2026-01-05')
                """)
        }
        return try await attacker("\(kind) \(role.rawValue)", actor)
    }

    private func attacker(_ name: String, _ actor: Actor) async throws -> Attacker {
        let office = round.place.office
        guard let person = actor.person else { throw Refusal.loggedOut }
        let session = try await office.access.open(
            person, .chinese, device: nil, at: Moment(Date()))
        let (grants, recused) = try await office.read { reading in
            (
                try reading.rows(
                    """
                    SELECT role, scope_id FROM grants WHERE person_id = \(person)
                    AND state = 'active'
                    """
                ) { (role: try $0(0) as String, scope: try $0.optional(1) as UUID?) },
                Set(
                    try reading.rows(
                        "SELECT place_id FROM recusals WHERE person_id = \(person)"
                    ) { try $0(0) as UUID })
            )
        }
        return Attacker(
            name: name, person: person.uuid, token: session.token, grants: grants,
            recused: recused)
    }
}
