package import Domain
import Foundation
package import Storage

extension RecordHead {
    /// What a record is in the table of visibility: of an entry in a logbook, what its book says
    /// of it.
    static func object(_ kind: RecordKind, _ id: UUID, _ reading: Reading) throws
        -> VisibleObject
    {
        if let book = Logbooks.all.first(where: { $0.kind == kind }), !book.apart.isEmpty {
            return try book.object(of: id, reading)
        }
        guard let head = try load(kind, id, reading) else { throw Refusal.notFound }
        return head.object
    }
}

extension DeclareRecusal {
    package func isSeen(by actor: Actor, at place: Place, _ reading: Reading) throws -> Bool {
        try record.isSeen(by: actor, reading)
    }
}

extension SetActive {
    package func isSeen(by actor: Actor, at place: Place, _ reading: Reading) throws -> Bool {
        try record.isSeen(by: actor, reading)
    }
}

extension ProposeGrant {
    package func isSeen(by actor: Actor, at place: Place, _ reading: Reading) throws -> Bool {
        try record.isSeen(by: actor, reading)
    }
}

extension SettleGrant {
    package func isSeen(by actor: Actor, at place: Place, _ reading: Reading) throws -> Bool {
        let person = try reading.value(
            "SELECT person_id FROM grants WHERE id = \(grant)", as: Identifier<Person>.self)
        return try person.map { try $0.isSeen(by: actor, reading) } ?? false
    }
}

extension RecordEntry {
    /// Some record what they may not look up: a clue keeper registers a clue of an inspection
    /// whose plan is not shown to them. They see the entry itself.
    func isSeen(by actor: Actor, at place: Place, _ reading: Reading) throws -> Bool {
        if book.parent == .person {
            return try Identifier<Person>(record).isSeen(by: actor, reading)
        }
        guard let object = try object(reading) else { return true }
        if Visibility.sees(actor, object, at: place) { return true }
        if book.parent == .inspection, PageParts.mayDo(name, actor, at: place),
            Visibility.sees(actor, book.object, at: place)
        {
            return true
        }
        return try sightings.contains { try $0.list.shows($0.record, to: actor, reading) }
    }
}

extension Identifier<Person> {
    /// Whether somebody may look up this person: everybody their own page.
    fileprivate func isSeen(by actor: Actor, _ reading: Reading) throws -> Bool {
        let home = try Place.home(of: self, reading)
        return self == actor.person || Visibility.sees(actor, .person, at: home)
    }
}
