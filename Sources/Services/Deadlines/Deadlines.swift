import Domain
import Foundation
import Storage

/// The deadlines of a county: the usual ones, and what its office has set instead.
enum Deadlines {
    /// The county in which somebody works: that of their first grant.
    static func county(of actor: Actor, _ reading: Reading) throws -> UUID? {
        for grant in actor.grants {
            guard let scope = grant.scope else { continue }
            if let county = try PlaceRows.place(of: scope, reading)?.county { return county.uuid }
        }
        return nil
    }

    static func profile(of county: UUID?, _ reading: Reading) throws -> DeadlineProfile {
        guard let county else { return DeadlineProfile() }
        let rows = try reading.rows(
            """
            SELECT rule, amount, unit, since, source FROM deadline_rules
            WHERE county_id = \(county) AND struck_at IS NULL ORDER BY seq
            """
        ) { row -> DeadlineProfile.Row? in
            guard let rule = DeadlineProfile.Rule(rawValue: try row(0)),
                let unit = DeadlineProfile.Unit(rawValue: try row(2))
            else { return nil }
            return DeadlineProfile.Row(
                rule, try row(1), unit, since: try row(3), try row(4))
        }.compactMap(\.self)
        let days = try reading.rows(
            """
            SELECT day, works FROM calendar_days
            WHERE county_id = \(county) AND struck_at IS NULL ORDER BY seq
            """
        ) { (day: try $0(0) as Day, works: try $0(1) as String == "work") }
        return DeadlineProfile(rows, calendar: .announced.changed(days))
    }
}
