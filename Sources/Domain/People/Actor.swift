/// Where a record belongs: what grants and recusals are compared with.
package struct Place: Hashable, Sendable {
    package var county: Identifier<County>?
    package var township: Identifier<Township>?
    package var unit: Identifier<VillageUnit>?
    package var group: Identifier<InspectionGroup>?
    /// The department that is responsible for it, where one is.
    package var department: Identifier<Department>?

    package init(
        county: Identifier<County>? = nil, township: Identifier<Township>? = nil,
        unit: Identifier<VillageUnit>? = nil, group: Identifier<InspectionGroup>? = nil,
        department: Identifier<Department>? = nil
    ) {
        self.county = county
        self.township = township
        self.unit = unit
        self.group = group
        self.department = department
    }

    /// No place in particular: accounts, the machine.
    package static let everywhere = Place()
}

/// A county (县、市、区).
package enum County {}
/// A township, town or sub-district (乡镇、街道).
package enum Township {}
/// A village or community (村、社区).
package enum VillageUnit {}
/// A team authorised for one round (巡察组).
package enum InspectionGroup {}
/// A term of office of the Party committee (届).
package enum Term {}

/// Somebody who does something: a person with grants, or the operator at the machine's console.
package struct Actor: Sendable {
    /// nil at the console.
    package let person: Identifier<Person>?
    package let name: String
    package let language: Language
    package let grants: [Grant]
    /// Places in which this person must not act and of which they must see nothing (回避).
    package let recusedFrom: Set<Identifier<Scope>>

    package init(
        person: Identifier<Person>?, name: String, language: Language, grants: [Grant],
        recusedFrom: Set<Identifier<Scope>> = []
    ) {
        self.person = person
        self.name = name
        self.language = language
        self.grants = grants
        self.recusedFrom = recusedFrom
    }

    /// Whoever runs the program at the machine itself: may make the first accounts and import
    /// registers, and nothing else.
    package static let console = Actor(
        person: nil, name: "console", language: .chinese, grants: [])

    package var isConsole: Bool { person == nil }

    /// The roles in which this person acts at a place. Recusal wins over every grant.
    package func roles(at place: Place) -> Set<Role> {
        if isRecused(from: place) { return [] }
        return Set(grants.filter { reaches($0, place) }.map(\.role))
    }

    /// The roles in which this person does something at a place. Village and township read what a
    /// department has to put right; they have no part in it.
    package func actingRoles(at place: Place) -> Set<Role> {
        let roles = roles(at: place)
        return place.department == nil ? roles : roles.subtracting(Role.inspected)
    }

    package var roles: Set<Role> { Set(grants.map(\.role)) }

    package func isRecused(from place: Place) -> Bool {
        if recusedFrom.isEmpty { return false }
        return [place.township?.uuid, place.unit?.uuid].contains { uuid in
            uuid.map { recusedFrom.contains(Identifier($0)) } ?? false
        }
    }

    private func reaches(_ grant: Grant, _ place: Place) -> Bool {
        if grant.role.reach == .everywhere { return true }
        guard let scope = grant.scope?.uuid else { return false }
        return switch grant.role.reach {
        case .everywhere: true
        case .county: scope == place.county?.uuid
        case .township: scope == place.township?.uuid
        case .unit: scope == place.unit?.uuid
        case .group: scope == place.group?.uuid
        case .department: scope == place.department?.uuid
        }
    }
}
