import Domain
import Foundation
import Storage

/// Which list goes to which level: the usual table, and what the office of a county has set
/// instead (四级反馈、四方整改).
struct Routing {
    private struct Rule {
        let list: ResultList
        let level: FeedbackLevel
        let goes: Bool
    }

    /// In the order in which they come into force: the last one counts.
    private let rules: [Rule]

    /// The rules in force on a day.
    static func load(_ county: UUID?, on day: Day, _ reading: Reading) throws -> Routing {
        guard let county else { return Routing(rules: []) }
        let rules = try reading.rows(
            """
            SELECT list, level, goes FROM routing_rules
            WHERE county_id = \(county) AND struck_at IS NULL AND since <= \(day)
            ORDER BY since, seq
            """
        ) { row -> Rule? in
            guard let list = ResultList(rawValue: try row(0)),
                let level = FeedbackLevel(rawValue: try row(1))
            else { return nil }
            return Rule(list: list, level: level, goes: try row(2) as String == "yes")
        }
        return Routing(rules: rules.compactMap(\.self))
    }

    /// Whoever has an item of its own gets the lists that hold it, unless a rule says otherwise.
    private func goes(
        _ list: ResultList, to level: FeedbackLevel, responsible: Set<String>
    ) -> Bool {
        let usual =
            list.usualLevels.contains(level)
            || (list.isOfItems && responsible.contains(level.rawValue))
        return rules.last { $0.list == list && $0.level == level }?.goes ?? usual
    }

    /// The parties that are responsible for a finding of an inspection.
    private static func responsible(_ inspection: UUID, _ reading: Reading) throws -> Set<String> {
        Set(
            try reading.rows(
                """
                SELECT a.party FROM finding_addressees a JOIN findings f ON f.id = a.finding_id
                WHERE f.inspection_id = \(inspection)
                  AND f.state NOT IN ('removed', 'dismissed')
                UNION
                SELECT party FROM rectification_items
                WHERE inspection_id = \(inspection) AND state <> 'transferredParty'
                """
            ) { try $0(0) as String })
    }

    /// Every level that a list has to reach, nearest first, with its newest delivery.
    func deliveries(of list: ResultList, _ inspection: UUID, _ reading: Reading) throws
        -> [ResultPackage.Delivery]
    {
        let sent = try reading.rows(
            """
            SELECT level, sent_on, received_on FROM deliveries
            WHERE parent_id = \(inspection) AND list = \(list.rawValue) AND struck_at IS NULL
            ORDER BY seq
            """
        ) { row in
            (
                level: try row(0) as String, sentOn: try row(1) as Day,
                receivedOn: try row.optional(2, as: Day.self)
            )
        }
        let responsible = try Self.responsible(inspection, reading)
        return FeedbackLevel.allCases.reversed().filter {
            goes(list, to: $0, responsible: responsible)
        }.map { level in
            let last = sent.last { $0.level == level.rawValue }
            return ResultPackage.Delivery(
                level: level, sentOn: last?.sentOn, receivedOn: last?.receivedOn)
        }
    }
}
