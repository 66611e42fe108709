package import Domain
package import Foundation

/// How items of rectification stood from which day to which: their history by days, kept beside
/// their moves so that figures of any day are counted in one pass.
package enum ItemStandings {
    /// Keeps how an item stands from this day on. What changes twice on a day stands as it was at
    /// its end.
    package static func keep(_ item: UUID, from day: Day, _ writing: Writing) throws {
        try writing.execute(
            """
            UPDATE item_standings SET until = \(day)
            WHERE county_id = (SELECT county_id FROM rectification_items WHERE id = \(item))
              AND until = \(Day.never) AND item_id = \(item) AND since < \(day)
              AND EXISTS (SELECT 1 FROM rectification_items x WHERE x.id = \(item)
                AND (x.state <> item_standings.state OR x.due_on <> item_standings.due_on))
            """)
        try writing.execute(
            """
            INSERT INTO item_standings(county_id, until, item_id, since, state, due_on, finding_id,
                round_id, township_id, group_id, fed_back_on)
            SELECT x.county_id, \(Day.never), x.id, \(day), x.state, x.due_on, x.finding_id,
                f.round_id, x.township_id, x.group_id, f.fed_back_on
            FROM rectification_items x JOIN findings f ON f.id = x.finding_id
            WHERE x.id = \(item)
            ON CONFLICT (county_id, until, item_id)
            DO UPDATE SET state = excluded.state, due_on = excluded.due_on
            """)
    }

    /// An item that was taken over on this day has been there since its feedback. How it stood in
    /// between is not known: it counts as open.
    package static func takeOver(_ item: UUID, on day: Day, _ writing: Writing) throws {
        try writing.execute(
            """
            INSERT INTO item_standings(county_id, until, item_id, since, state, due_on, finding_id,
                round_id, township_id, group_id, fed_back_on)
            SELECT x.county_id, \(day), x.id, f.fed_back_on, 'inProgress', x.due_on, x.finding_id,
                f.round_id, x.township_id, x.group_id, f.fed_back_on
            FROM rectification_items x JOIN findings f ON f.id = x.finding_id
            WHERE x.id = \(item) AND f.fed_back_on < \(day)
            """)
    }
}
