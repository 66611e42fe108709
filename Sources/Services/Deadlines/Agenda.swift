package import Domain
import Foundation
import Storage

/// What is due when, as one person sees it: from the records themselves and from the deadlines
/// that are counted from them. Nothing of it is stored.
package struct Agenda: Sendable {
    package struct Entry: Sendable {
        package let day: Day
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

    /// Dates that stand in records: the list whose scope they obey, and how they are told.
    private struct Source {
        let list: ListDefinition
        let what: Phrase
        let day: String
        let whose: String
        let done: String
    }

    private static var sources: [Source] {
        let unit = "coalesce(u.short_name, '')"
        func book(_ name: String) -> ListDefinition? { Logbooks.named(name)?.list }
        return [
            Source(
                list: Lists.rectification, what: Phrase("整改事项到期", "rectification item due"),
                day: "x.due_on", whose: "coalesce(u.short_name, '') || ' ' || x.number",
                done: "x.state IN ('closed', 'longTerm', 'transferredParty')"),
            Source(
                list: Lists.revisits, what: Phrase("计划回访", "revisit planned"),
                day: "x.planned_on", whose: unit, done: "x.state <> 'planned'"),
        ]
            + [
                (
                    "informationRequests", Phrase("情况征集回复到期", "reply of a department due"),
                    "x.department", "x.state <> 'sent'"
                ),
                (
                    "immediateNotices", Phrase("立行立改回复到期", "reply to a notice due"), unit,
                    "x.state NOT IN ('issued', 'received')"
                ),
                (
                    "supervisionLetters", Phrase("督办函答复到期", "answer to a letter due"), unit,
                    "x.state <> 'issued'"
                ),
                (
                    "copies", Phrase("抄告回复到期", "reply to a copy due"), "x.recipient",
                    "coalesce(x.reply, '') <> ''"
                ),
            ].compactMap { name, what, whose, done in
                book(name).map {
                    Source(list: $0, what: what, day: "x.reply_due_on", whose: whose, done: done)
                }
            }
    }

    /// Everything between two days.
    static func load(
        _ actor: Actor, from: Day, to: Day, today: Day, _ reading: Reading
    ) throws -> Agenda {
        var entries: [Entry] = []
        for source in sources {
            guard let scope = source.list.scope(actor) else { continue }
            entries += try reading.rows(
                """
                SELECT \(raw: source.day), \(raw: source.whose), \(raw: source.done), x.id
                FROM \(raw: source.list.table) \(raw: source.list.joins)
                WHERE \(scope) AND \(raw: source.day) BETWEEN \(from) AND \(to)
                ORDER BY 1 LIMIT 2000
                """
            ) { row in
                Entry(
                    day: try row(0), what: source.what, whose: try row(1),
                    link: "\(source.list.page)\(text(try row(3)))",
                    done: (try row.optional(2, as: Bool.self)) ?? false)
            }
        }
        let profile = try Deadlines.profile(of: Deadlines.county(of: actor, reading), reading)
        entries += try computed(actor, profile, reading).filter { $0.day >= from && $0.day <= to }
        return Agenda(
            entries: entries.sorted {
                ($0.day, $0.what.zh, $0.whose) < ($1.day, $1.what.zh, $1.whose)
            },
            today: today, calendar: profile.calendar)
    }

    /// Deadlines counted from rounds and villages.
    private static func computed(
        _ actor: Actor, _ profile: DeadlineProfile, _ reading: Reading
    ) throws -> [Entry] {
        var entries: [Entry] = []
        if let scope = Lists.rounds.scope(actor) {
            let rounds = try reading.rows(
                "SELECT x.id, x.name, x.starts_on, x.ends_on, x.state FROM rounds x WHERE \(scope)"
            ) { row in
                (
                    id: try row(0) as UUID, name: try row(1) as String, from: try row(2) as Day,
                    to: try row(3) as Day, state: try row(4) as Round.State
                )
            }
            for round in rounds {
                let order = Round.State.allCases
                let reached = order.firstIndex(of: round.state) ?? 0
                for (rule, anchor, state) in [
                    (DeadlineProfile.Rule.notification, round.from, Round.State.fieldwork),
                    (.lettersEnd, round.to, .reporting), (.hearing, round.to, .heard),
                ] {
                    guard let day = profile.due(rule, from: anchor) else { continue }
                    entries.append(
                        Entry(
                            day: day, what: rule.label, whose: round.name,
                            link: "/rounds/\(text(round.id))",
                            done: reached >= order.firstIndex(of: state) ?? 0))
                }
            }
        }
        return try entries + ofVillages(actor, profile, reading)
    }

    private static func ofVillages(
        _ actor: Actor, _ profile: DeadlineProfile, _ reading: Reading
    ) throws -> [Entry] {
        guard let scope = Lists.inspections.scope(actor) else { return [] }
        return try reading.rows(
            """
            SELECT x.id, u.short_name, x.fed_back_on, x.state FROM inspections x
            JOIN village_units u ON u.id = x.unit_id
            WHERE \(scope) AND x.fed_back_on IS NOT NULL
            """
        ) { row -> [Entry] in
            let (id, name): (UUID, String) = (try row(0), try row(1))
            let fedBack: Day = try row(2)
            let state: Inspection.State = try row(3)
            let order = Inspection.State.allCases
            let reached = order.firstIndex(of: state) ?? 0
            return [
                (DeadlineProfile.Rule.plan, Inspection.State.rectifying),
                (.rectification, .rectified),
            ].compactMap { rule, until in
                profile.due(rule, from: fedBack).map { day in
                    Entry(
                        day: day, what: rule.label, whose: name,
                        link: "/inspections/\(text(id))",
                        done: reached >= order.firstIndex(of: until) ?? 0)
                }
            }
        }.flatMap(\.self)
    }
}

extension Office {
    /// What is due between two days, as one person sees it.
    package func agenda(for actor: Actor, from: Day, to: Day, today: Day) async throws -> Agenda {
        try await engine.read {
            try Agenda.load(actor, from: from, to: to, today: today, $0)
        }
    }
}
