import Domain
import Foundation
import Storage

/// Deadlines that stand in no record: they are counted from rounds, villages, items and clues by
/// the profile of the county.
struct CountedDeadlines {
    let actor: Actor
    let profile: DeadlineProfile
    let from: Day
    let to: Day

    private var own: OwnDays { OwnDays(of: actor) }

    func entries(_ reading: Reading) throws -> [Agenda.Entry] {
        try ofRounds(reading) + ofVillages(reading) + warnings(reading) + ofClues(reading)
    }

    private func ofRounds(_ reading: Reading) throws -> [Agenda.Entry] {
        // Villages and townships read the rounds that they take part in; others prepare them.
        guard !own.isOfParties, let scope = Lists.rounds.scope(actor) else { return [] }
        let order = Round.State.allCases
        return try reading.rows(
            "SELECT x.id, x.name, x.starts_on, x.ends_on, x.state FROM rounds x WHERE \(scope)"
        ) { row -> [Agenda.Entry] in
            let (id, name): (UUID, String) = (try row(0), try row(1))
            let (starts, ends): (Day, Day) = (try row(2), try row(3))
            let reached = order.firstIndex(of: try row(4)) ?? 0
            return [
                (DeadlineProfile.Rule.notification, starts, Round.State.fieldwork),
                (.lettersEnd, ends, .reporting), (.hearing, ends, .heard),
            ].compactMap { rule, anchor, state in
                profile.due(rule, from: anchor).map { day in
                    entry(
                        rule, on: day, id, "rounds", whose: name,
                        done: reached >= order.firstIndex(of: state) ?? 0)
                }
            }
        }.flatMap(\.self)
    }

    /// The plan, the rectification as a whole, and half a year later the assessment.
    private func ofVillages(_ reading: Reading) throws -> [Agenda.Entry] {
        guard let scope = Lists.inspections.scope(actor) else { return [] }
        let order = Inspection.State.allCases
        func isReached(_ state: Inspection.State, _ by: Inspection.State) -> Bool {
            (order.firstIndex(of: by) ?? 0) >= (order.firstIndex(of: state) ?? 0)
        }
        return try reading.rows(
            """
            SELECT x.id, u.short_name, x.fed_back_on, x.state, x.unit_id,
                EXISTS (SELECT 1 FROM assessments a
                    WHERE a.parent_id = x.id AND a.struck_at IS NULL)
            FROM inspections x JOIN village_units u ON u.id = x.unit_id
            WHERE \(scope) AND x.fed_back_on IS NOT NULL
            """
        ) { row -> [Agenda.Entry] in
            let (id, name): (UUID, String) = (try row(0), try row(1))
            let (fedBack, state): (Day, Inspection.State) = (try row(2), try row(3))
            let unit: UUID = try row(4)
            let isAssessed: Bool = try row(5)
            let rectified = profile.due(.rectification, from: fedBack)
            let all: [(rule: DeadlineProfile.Rule, day: Day?, done: Bool)] = [
                (.plan, profile.due(.plan, from: fedBack), isReached(.rectifying, state)),
                (.rectification, rectified, isReached(.rectified, state)),
                (.assessment, rectified.flatMap { profile.due(.assessment, from: $0) }, isAssessed),
            ]
            return all.filter { own.holds($0.rule) }.compactMap { one in
                one.day.map {
                    entry(
                        one.rule, on: $0, id, "inspections", whose: name, unit: unit,
                        done: one.done)
                }
            }
        }.flatMap(\.self)
    }

    /// Items that are still open get a yellow warning before their date.
    private func warnings(_ reading: Reading) throws -> [Agenda.Entry] {
        guard let scope = Lists.rectification.scope(actor), let mine = own.condition("x.party")
        else { return [] }
        return try reading.rows(
            """
            SELECT x.id, x.number, x.due_on, x.unit_id, coalesce(u.short_name, '')
            FROM rectification_items x LEFT JOIN village_units u ON u.id = x.unit_id
            WHERE \(scope) AND \(mine) AND x.due_on BETWEEN \(from) AND \(to + 400)
              AND x.state NOT IN ('closed', 'longTerm', 'transferredParty')
            ORDER BY x.due_on LIMIT 2000
            """
        ) { row -> Agenda.Entry? in
            guard let day = profile.warning(before: try row(2)) else { return nil }
            let name: String = try row(4)
            return entry(
                .yellow, on: day, try row(0), "rectification",
                whose: "\(name) \(try row(1) as String)", unit: try row(3), unitName: name,
                done: false)
        }.compactMap(\.self)
    }

    /// Word on a clue is due so long after its transfer. Only its number is told.
    private func ofClues(_ reading: Reading) throws -> [Agenda.Entry] {
        guard let scope = Logbooks.named("clues")?.scope(actor) else { return [] }
        return try reading.rows(
            """
            SELECT x.id, x.number, x.state,
                (SELECT max(m.at) FROM moves m WHERE m.record_kind = 'clue'
                    AND m.record_id = x.id AND m.move = 'transfer')
            FROM clues x
            WHERE \(scope) AND x.state IN ('transferred', 'inHandling', 'concluded')
            """
        ) { row -> Agenda.Entry? in
            guard let transferred = try row.optional(3, as: Moment.self),
                let day = profile.due(.clueReturn, from: transferred.day)
            else { return nil }
            return entry(
                .clueReturn, on: day, try row(0), "clues", whose: try row(1),
                done: try row(2) as String == Clue.State.concluded.rawValue)
        }.compactMap(\.self)
    }

    private func entry(
        _ rule: DeadlineProfile.Rule, on day: Day, _ record: UUID, _ list: String, whose: String,
        unit: UUID? = nil, unitName: String? = nil, done: Bool
    ) -> Agenda.Entry {
        Agenda.Entry(
            day: day, rule: rule.rawValue, record: record, unit: unit,
            unitName: unitName ?? whose, what: rule.label, whose: whose,
            link: "/\(list)/\(text(record))", done: done)
    }
}
