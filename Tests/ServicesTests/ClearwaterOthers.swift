import Domain
import Foundation
import Storage
import Testing

@testable import Services

extension ClearwaterRound {
    /// A second group of the round with the first village of the other township, put into the
    /// tables directly: the round has begun.
    func otherGroup() async throws -> (inspector: Actor, inspection: UUID) {
        let (group, inspection) = (UUID(), UUID())
        try await place.office.damageForTest(
            "INSERT INTO inspection_groups(id, round_id, number) VALUES (\(group), \(round), 2)")
        try await place.office.damageForTest(
            """
            INSERT INTO inspections(id, round_id, group_id, county_id, township_id, unit_id, depth,
                depth_reason, state, version)
            SELECT \(inspection), \(round), \(group), county_id, township_id, id, 'general', '',
                'onSite', 1 FROM village_units WHERE id = \(place.units[2])
            """)
        return (try await place.person("other", [(.inspector, group)]), inspection)
    }

    /// The same person after a recusal from a township or a unit was declared.
    func recused(_ actor: Actor, from place: UUID) async throws -> Actor {
        let me = try #require(actor.person)
        try await self.place.send(
            "people.declareRecusal",
            [
                "record": .text(me.description), "place": .text(place.uuidString),
                "relation": .text("堂兄任该村会计"),
            ], as: director)
        return try await self.place.actor(me.uuid)
    }

    func refusal(_ body: () async throws -> Void) async -> Refusal? {
        do {
            try await body()
            return nil
        } catch {
            return error as? Refusal
        }
    }

    func keep(_ report: String, _ record: UUID, _ actor: Actor) async throws {
        try await place.perform(
            KeepDataset(
                record: record, title: "三资导出", handedBy: "代理中心",
                since: Day("2025-01-01") ?? Clearwater.day, until: Clearwater.day, report: report),
            as: actor)
    }

    func page(_ list: String, _ id: UUID, _ actor: Actor) async throws -> RecordView {
        try await place.office.record(list, id, for: actor, today: Clearwater.day)
    }

    /// The cells of the first row of a list.
    func cells(_ list: ListDefinition, _ actor: Actor) async throws -> [ListPage.Cell] {
        let page = try await place.office.list(
            list, ListQuery(), for: actor, today: Clearwater.day)
        return try #require(page.rows.first).cells
    }
}

extension RecordView {
    /// The text of the fact with this label; empty without one.
    func fact(_ label: String) -> String {
        sections.flatMap(\.facts).first { $0.label.zh == label }?.text ?? ""
    }
}
