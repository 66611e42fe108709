import Domain
import Foundation
import TestSupport

@testable import Planning

/// The solver that `make setup` fetched.
func solver() throws -> Search {
    let path = Repository.root.appending(path: ".build/solver/libhighs.so.1")
    return Search(try Highs(from: [path.path(percentEncoded: false)]))
}

extension RoundsRequest {
    /// Two townships, Plum and Pear, and rounds of the same size.
    static func small(
        units: [Unit], rounds: Int = 2, groupDays: Int = 20,
        weights: Weights = Weights(waiting: 1, split: 10, unevenness: 1, change: 50)
    ) -> RoundsRequest {
        RoundsRequest(
            days: Days(key: 6, general: 3),
            rounds: (1...rounds).map { Round(id: "r\($0)", name: "第\($0)轮", groupDays: groupDays) },
            townships: [Township(id: "plum", name: "梅镇"), Township(id: "pear", name: "梨镇")],
            units: units, weights: weights)
    }
}

extension RoundsRequest.Unit {
    static func village(_ id: String, _ township: String = "plum", risk: Int = 0)
        -> RoundsRequest.Unit
    {
        RoundsRequest.Unit(id: id, name: "\(id)村", township: township, risk: risk)
    }
}

extension GroupsRequest {
    static let march = Round(
        name: "第1轮", starts: Day(number: 20_880), ends: Day(number: 20_910))

    static func group(_ id: String, members: Int = 1, maxUnits: Int = 9, maxDays: Int = 99)
        -> Group
    {
        Group(id: id, name: "\(id)组", members: members, maxUnits: maxUnits, maxDays: maxDays)
    }

    static func person(
        _ id: String, _ pool: Pool = .member, calls: Int = 0,
        _ relations: [Relation] = [], knows: [String] = []
    ) -> Person {
        Person(
            id: id, name: id, pool: pool, specialities: knows, calls: calls, relations: relations)
    }

    /// Two groups with a leader and a member each, for two townships.
    static func small(units: [Unit], people: [Person]) -> GroupsRequest {
        GroupsRequest(
            round: march, groups: [group("a"), group("b")], people: people,
            townships: [Township(id: "plum", name: "梅镇"), Township(id: "pear", name: "梨镇")],
            units: units,
            weights: Weights(split: 20, travel: 1, unevenness: 3, call: 2, review: 7))
    }
}

extension Answer {
    var plan: Plan? { if case .plan(let plan) = self { plan } else { nil } }
    var conflict: Conflict? { if case .impossible(let conflict) = self { conflict } else { nil } }
}
