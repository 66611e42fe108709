import Domain
import Foundation
import Storage

/// Who did something, as one reader may know it. The side that is inspected reads which office or
/// group did it, never who of its people, and the names of its own side.
struct Handlers {
    let reader: Actor
    let place: Place
    /// Whether the reader knows the people of the office and its groups.
    let inside: Bool
    let reading: Reading

    /// Of a record after the feedback: everybody knows them but the parties that put it right.
    static func afterFeedback(_ reader: Actor, at place: Place, _ reading: Reading) -> Handlers {
        Handlers(
            reader: reader, place: place,
            inside: !reader.roles(at: place).isSubset(of: ownSide), reading: reading)
    }

    /// Of a record that belongs to the fieldwork: those know them who read working papers.
    static func ofFieldwork(_ reader: Actor, at place: Place, _ reading: Reading) -> Handlers {
        Handlers(
            reader: reader, place: place,
            inside: Visibility.sees(reader, .workingPaper, at: place), reading: reading)
    }

    private static let ownSide = Set(Role.inspected + [.department])

    /// `doing`: the roles that may do what was done; empty where that says nothing.
    func text(_ person: Identifier<Person>?, _ name: String?, doing: [Role] = []) throws -> String {
        guard let person else { return "—" }
        if inside || person == reader.person { return name ?? "—" }
        let held = try reading.rows(
            "SELECT DISTINCT role FROM grants WHERE person_id = \(person) AND state <> 'proposed'"
        ) { Role(rawValue: try $0(0)) }
        let roles = Role.allCases.filter(held.contains)
        let role = roles.first(where: doing.contains) ?? roles.first ?? .officeStaff
        return Self.ownSide.contains(role) ? name ?? "—" : try body(role)[reader.language]
    }

    private func body(_ role: Role) throws -> Phrase {
        if Role.groupRoles.contains(role) {
            let number: Int? = try reading.value(
                "SELECT number FROM inspection_groups WHERE id = \(place.group)")
            return number.map { Phrase("巡察第\($0)组", "inspection group \($0)") }
                ?? Phrase("巡察组", "inspection group")
        }
        return Role.office.contains(role) || role == .clueKeeper
            ? Phrase("县委巡察办", "inspection office") : role.label
    }
}
