package import Domain
import Foundation
import Storage

extension Office {
    /// When somebody's own address of the calendar was made; nil where there is none.
    package func feedMade(by visitor: Visitor) async throws -> Moment? {
        guard let person = visitor.actor.person else { throw Refusal.loggedOut }
        return try await access.feed(of: person)
    }

    /// Makes a new address; the old one ends at once.
    package func renewFeed(of visitor: Visitor, at now: Moment) async throws -> String {
        guard let person = visitor.actor.person else { throw Refusal.loggedOut }
        return try await access.renewFeed(of: person, at: now)
    }

    package func endFeed(of visitor: Visitor) async throws {
        guard let person = visitor.actor.person else { throw Refusal.loggedOut }
        try await access.endFeed(of: person)
    }

    /// What is open for the owner of an address, with the roles and recusals of this moment.
    ///
    /// - Throws: `Refusal.notFound` for an address that never was, was ended, or whose owner's
    ///   account is closed: the same answer for all.
    package func agenda(ofFeed token: String, from: Day, to: Day, today: Day) async throws
        -> (agenda: Agenda, language: Language, owner: Identifier<Person>)
    {
        guard let person = try await access.owner(ofFeed: token),
            let actor = try await engine.read({ try Actors.load(person, $0) })
        else { throw Refusal.notFound }
        let agenda = try await agenda(
            for: actor, from: from, to: to, today: today, openOnly: true)
        return (agenda, actor.language, person)
    }
}
