package import Domain
package import Foundation
import Storage

/// What is due when, as one person sees it: from the records themselves and from the deadlines
/// that are counted from them. Nothing of it is stored.
package struct Agenda: Sendable {
    package struct Entry: Sendable {
        package let day: Day
        /// What makes it due, in a word that stays: with the record it names the entry, however
        /// often its day is moved.
        package let rule: String
        package let record: UUID
        /// The village; entries of one village, day and rule can be told as one.
        package let unit: UUID?
        package let unitName: String
        package let what: Phrase
        /// A village, a round, a department.
        package let whose: String
        package let link: String
        /// Done already: shown, but never late.
        package let done: Bool
    }

    package let entries: [Entry]
    package let today: Day
    /// Days off and worked weekends of the county, for the sheet of the month.
    package let calendar: WorkingCalendar

    /// Everything between two days; `openOnly` leaves out what is done.
    static func load(
        _ actor: Actor, from: Day, to: Day, today: Day, openOnly: Bool = false, _ reading: Reading
    ) throws -> Agenda {
        let profile = try Deadlines.profile(of: Deadlines.county(of: actor, reading), reading)
        let entries =
            try AgendaSource.entries(actor, from: from, to: to, openOnly: openOnly, reading)
            + CountedDeadlines(actor: actor, profile: profile, from: from, to: to)
            .entries(reading)
        return Agenda(
            entries: entries.filter { $0.day >= from && $0.day <= to && !(openOnly && $0.done) }
                .sorted { ($0.day, $0.what.zh, $0.whose) < ($1.day, $1.what.zh, $1.whose) },
            today: today, calendar: profile.calendar)
    }
}

extension Office {
    /// What is due between two days, as one person sees it.
    package func agenda(
        for actor: Actor, from: Day, to: Day, today: Day, openOnly: Bool = false
    ) async throws -> Agenda {
        try await engine.read {
            try Agenda.load(actor, from: from, to: to, today: today, openOnly: openOnly, $0)
        }
    }
}
