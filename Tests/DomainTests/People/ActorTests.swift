import Domain
import Foundation
import Testing

/// Clearwater (清水村) lies in Riverside township of one county; a group is there this round.
enum Clearwater {
    static let county = Identifier<County>(UUID(high: 1, low: 1))
    static let township = Identifier<Township>(UUID(high: 1, low: 2))
    static let village = Identifier<VillageUnit>(UUID(high: 1, low: 3))
    static let group = Identifier<InspectionGroup>(UUID(high: 1, low: 4))
    static let elsewhere = Identifier<Scope>(UUID(high: 9, low: 9))

    static let department = Identifier<Department>(UUID(high: 1, low: 5))

    static let place = Place(
        county: county, township: township, unit: village, group: group, department: department)

    /// Where a role acts: a department at what is its own, others at what is no department's.
    static func place(of role: Role) -> Place {
        var place = place
        if role != .department { place.department = nil }
        return place
    }

    /// The scope through which a role reaches Clearwater.
    static func scope(of role: Role) -> Identifier<Scope>? {
        switch role.reach {
        case .everywhere: nil
        case .county: Identifier(county.uuid)
        case .township: Identifier(township.uuid)
        case .unit: Identifier(village.uuid)
        case .group: Identifier(group.uuid)
        case .department: Identifier(department.uuid)
        }
    }

    static func wang(
        as roles: [Role], in scope: Identifier<Scope>? = nil,
        recusedFrom: Set<Identifier<Scope>> = []
    ) -> Actor {
        Actor(
            person: Identifier(UUID(high: 2, low: 1)), name: "Wang", language: .chinese,
            grants: roles.map { Grant($0, in: scope ?? Clearwater.scope(of: $0)) },
            recusedFrom: recusedFrom)
    }
}

struct ActorTests {
    @Test(arguments: Role.inspected)
    func `village and township read what is a department's and do nothing with it`(role: Role) {
        let wang = Clearwater.wang(as: [role])
        #expect(wang.roles(at: Clearwater.place) == [role])
        #expect(wang.actingRoles(at: Clearwater.place) == [])
        #expect(wang.actingRoles(at: Clearwater.place(of: role)) == [role])
    }

    @Test(arguments: Role.allCases)
    func `a grant reaches the place it is bound to`(role: Role) {
        #expect(Clearwater.wang(as: [role]).roles(at: Clearwater.place) == [role])
    }

    @Test(arguments: Role.allCases)
    func `a grant bound to another place reaches only if it reaches everywhere`(role: Role) {
        let wang = Clearwater.wang(as: [role], in: Clearwater.elsewhere)
        let expected: Set<Role> =
            [.sysAdmin, .logAuditor, .upperLevel].contains(role) ? [role] : []
        #expect(wang.roles(at: Clearwater.place) == expected)
    }

    @Test(arguments: Role.allCases.filter { $0.reach != .everywhere })
    func `a grant without a scope reaches nothing`(role: Role) {
        let wang = Actor(
            person: Identifier(UUID(high: 2, low: 1)), name: "Wang", language: .chinese,
            grants: [Grant(role, in: nil)])
        #expect(wang.roles(at: Clearwater.place) == [])
        #expect(wang.roles(at: .everywhere) == [])
    }

    @Test(arguments: Role.allCases.filter { $0.reach != .everywhere })
    func `a bound grant does not reach what has no place`(role: Role) {
        #expect(Clearwater.wang(as: [role]).roles(at: .everywhere) == [])
    }

    @Test func `the scope of one kind of place is not taken for another`() {
        let wang = Clearwater.wang(
            as: [.villageSecretary], in: Identifier(Clearwater.township.uuid))
        #expect(wang.roles(at: Clearwater.place) == [])
    }

    @Test(arguments: Role.allCases, [Clearwater.village.uuid, Clearwater.township.uuid])
    func `recusal from a village or its township wins over every grant`(role: Role, from: UUID) {
        let wang = Clearwater.wang(as: [role], recusedFrom: [Identifier(from)])
        #expect(wang.isRecused(from: Clearwater.place))
        #expect(wang.roles(at: Clearwater.place) == [])
    }

    @Test func `recusal from one village leaves the others`() {
        let wang = Clearwater.wang(
            as: [.officeStaff], recusedFrom: [Clearwater.elsewhere])
        #expect(!wang.isRecused(from: Clearwater.place))
        #expect(wang.roles(at: Clearwater.place) == [.officeStaff])
    }

    @Test func `several grants give several roles, each where it reaches`() {
        let wang = Clearwater.wang(as: [.villageContact, .agencyCentre])
        let township = Place(county: Clearwater.county, township: Clearwater.township)
        #expect(wang.roles(at: township) == [.villageContact, .agencyCentre])
        #expect(wang.roles == [.villageContact, .agencyCentre])
        #expect(wang.roles(at: Place(county: Clearwater.county)) == [])
    }

    @Test func `the console is nobody in particular`() {
        #expect(Actor.console.isConsole)
        #expect(Actor.console.roles(at: Clearwater.place) == [])
        #expect(!Clearwater.wang(as: []).isConsole)
    }
}
