import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Services

/// Each role × each action: allowed or refused as the handbook prints it.
struct PermissionPairsTests {
    @Test func `every role meets at every action what the handbook says`() async throws {
        let round = try await ClearwaterRound.onSite()
        let records = try await Samples.make(in: round)
        var pairs = 0
        // The department last: then the item is its own.
        for role in Role.allCases.filter({ $0 != .department }) + [.department] {
            if role == .department { try await records.giveToDepartment() }
            let scope = records.scope(of: role)
            let actor = try await round.place.person(
                "p-\(role.rawValue.lowercased())", [(role, scope)])
            for kind in ActionCatalogue.all {
                let allowed = try #require(Permissions.row(kind.name)).by.contains(role)
                let code = await round.place.code {
                    try await round.place.send(kind.name, records.input(kind), as: actor)
                }
                // A role that reaches everywhere acts at every place; others where they belong.
                // Whoever does not see the record is told nothing of it.
                if allowed {
                    #expect(code != "permission.denied", "\(role) × \(kind.name)")
                    let seen = try await records.sees(kind, actor)
                    #expect(seen || Self.unseen.contains(kind.name), "\(role) × \(kind.name)")
                } else {
                    #expect(
                        ["permission.denied", "record.not-found"].contains(code),
                        "\(role) × \(kind.name): \(code)")
                }
                #expect(!code.hasPrefix("defect"), "\(role) × \(kind.name): \(code)")
                pairs += 1
            }
        }
        #expect(pairs == Role.allCases.count * ActionCatalogue.all.count)
    }

    /// What a role may do in general and the sample is not shown to: somebody else's recusal, a
    /// clue of which the leading group reads nothing, an amount of before the feedback.
    private static let unseen: Set<String> = [
        "people.declareRecusal", "clue.approveTransfer", "amountRecords.strike",
    ]

    @Test func `a role is granted only if somebody in it does or sees something`() async throws {
        let round = try await ClearwaterRound.onSite()
        let idle: Set<Role> = [.areaLeader, .villageContact, .agencyCentre, .villageSupervisor]
        #expect(
            Set(Role.allCases).subtracting(Role.grantable)
                == idle.union(Role.groupRoles))
        let person = try #require(round.leading.person)
        for role in idle.sorted(by: { $0.rawValue < $1.rawValue }) {
            let code = await round.place.code {
                try await round.place.send(
                    "people.proposeGrant",
                    [
                        "record": .text(person.description), "role": .text(role.rawValue),
                        "scope": .text(round.place.townships[0].uuidString),
                    ], as: round.director)
            }
            #expect(code == "field.not-a-choice", "\(role)")
            let direct = await round.place.code {
                try await round.place.perform(
                    ProposeGrant(
                        record: person, role: role, scope: Identifier(round.place.townships[0])),
                    as: round.director)
            }
            #expect(direct == "field.idle-role", "\(role)")
        }
    }

    @Test func `every action has a row in the table, and every row an action`() {
        #expect(Set(Permissions.all.map(\.action)) == Set(ActionCatalogue.all.map(\.name)))
    }

    @Test func `every rule and every extra field belongs to a move of a life cycle`() {
        let moves = Set(MoveKinds.all.map(\.name))
        #expect(Set(MoveRules.names).isSubset(of: moves))
        #expect(Set(MoveKinds.extraNames).isSubset(of: moves))
    }
}
