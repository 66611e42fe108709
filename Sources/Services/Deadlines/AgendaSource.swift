import Domain
import Foundation
import Storage

/// Dates that stand in records: the list whose scope they obey, and how they are told.
struct AgendaSource {
    let list: ListDefinition
    let what: Phrase
    let day: String
    let whose: String
    let done: String
    /// SQL of the party that has to do it; nil for what the inspected side never has to.
    var party: String?

    static func entries(
        _ actor: Actor, from: Day, to: Day, openOnly: Bool, _ reading: Reading
    ) throws -> [Agenda.Entry] {
        let own = OwnDays(of: actor)
        return try all.flatMap { source in
            guard let mine = own.condition(source.party) else { return [Agenda.Entry]() }
            return try source.entries(actor, mine, from, to, openOnly, reading)
        }
    }

    private static var all: [AgendaSource] {
        let unit = "coalesce(u.short_name, '')"
        return [
            AgendaSource(
                list: Lists.rectification, what: Phrase("整改事项到期", "rectification item due"),
                day: "x.due_on", whose: "coalesce(u.short_name, '') || ' ' || x.number",
                done: "x.state IN ('closed', 'longTerm', 'transferredParty')", party: "x.party"),
            AgendaSource(
                list: Lists.revisits, what: Phrase("计划回访", "revisit planned"),
                day: "x.planned_on", whose: unit, done: "x.state <> 'planned'"),
        ]
            + [
                (
                    "informationRequests", Phrase("情况征集回复到期", "reply of a department due"),
                    "x.department", "x.state <> 'sent'", nil
                ),
                (
                    "immediateNotices", Phrase("立行立改回复到期", "reply to a notice due"), unit,
                    "x.state NOT IN ('issued', 'received')",
                    // What goes to both is a matter of the village as well.
                    "CASE x.addressee WHEN 'township' THEN 'township' ELSE 'village' END"
                ),
                (
                    "supervisionLetters", Phrase("督办函答复到期", "answer to a letter due"), unit,
                    "x.state <> 'issued'",
                    "(SELECT r.party FROM rectification_items r WHERE r.id = x.parent_id)"
                ),
                (
                    "copies", Phrase("抄告回复到期", "reply to a copy due"), "x.recipient",
                    "coalesce(x.reply, '') <> ''", nil
                ),
            ].compactMap { (name, what, whose, done, party: String?) in
                Logbooks.named(name).map {
                    AgendaSource(
                        list: $0.list, what: what, day: "x.reply_due_on", whose: whose, done: done,
                        party: party)
                }
            }
    }

    private func entries(
        _ actor: Actor, _ mine: SQL, _ from: Day, _ to: Day, _ openOnly: Bool,
        _ reading: Reading
    ) throws -> [Agenda.Entry] {
        guard let scope = list.scope(actor) else { return [] }
        let isInVillage = list.joins.contains("village_units u")
        let village: SQL = isInVillage ? "x.unit_id, coalesce(u.short_name, '')" : "NULL, ''"
        let open: SQL = openOnly ? " AND NOT (\(raw: done))" : ""
        return try reading.rows(
            """
            SELECT \(raw: day), \(raw: whose), \(raw: done), x.id, \(village)
            FROM \(raw: list.table) \(raw: list.joins)
            WHERE \(scope) AND \(mine) AND \(raw: day) BETWEEN \(from) AND \(to)\(open)
            ORDER BY 1 LIMIT 2000
            """
        ) { row in
            let record: UUID = try row(3)
            return Agenda.Entry(
                day: try row(0), rule: "\(list.name)Due", record: record, unit: try row.optional(4),
                unitName: try row(5), what: what, whose: try row(1),
                link: "\(list.page)\(text(record))",
                done: (try row.optional(2, as: Bool.self)) ?? false)
        }
    }
}
