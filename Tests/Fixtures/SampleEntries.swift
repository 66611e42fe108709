import Domain
package import Foundation
import Storage

@testable package import Services

extension ClearwaterRound {
    /// A plan with its five headings (FX-12).
    package static func workPlan(_ round: UUID) -> [String: InputValue] {
        [
            "record": .text(round.uuidString), "method": .text("走访座谈"), "time": .text("四周"),
            "content": .text("三资"), "channel": .text("入户"), "focus": .text("关键少数"),
        ]
    }

    /// One entry of every logbook, put under the first village by the logbook's own shape.
    package func sampleEntries() async throws -> [String: UUID] {
        var entries: [String: UUID] = [:]
        let parents = try await sampleParents()
        for book in Logbooks.all {
            let id = UUID()
            var columns = ["id", "recorded_by", "recorded_at"]
            var values: [SQL] = ["\(id)", "\(inspector.person)", "0"]
            if book.series != nil {
                columns.append("number")
                values.append("\("样〔2026〕1号")")
            }
            if let kind = book.kind {
                columns += ["state", "version"]
                values += ["\(kind.lifecycle.start)", "1"]
            }
            for field in book.stored where field.key != "group" {
                columns.append(Logbook.snake(field.key))
                values.append(Self.sample(field, inspector.person?.uuid ?? UUID()))
            }
            let names = columns.joined(separator: ", ")
            try await place.office.damageForTest(
                """
                INSERT INTO \(raw: book.table)(parent_id, county_id, township_id, unit_id, group_id,
                    round_id, \(raw: names))
                SELECT \(parents[book.parent] ?? inspections[0]), county_id, township_id, unit_id,
                    group_id, round_id,
                    \(values.joined(by: ", "))
                FROM inspections WHERE id = \(inspections[0])
                """)
            entries[book.name] = id
        }
        return entries
    }

    /// What the entries are recorded under. A county without findings gets one with its item.
    private func sampleParents() async throws -> [Logbook.Parent: UUID] {
        func first(_ table: String) async throws -> UUID? {
            try await place.office.read {
                try $0.value("SELECT id FROM \(raw: table) ORDER BY seq LIMIT 1", as: UUID.self)
            }
        }
        let finding: UUID
        if let first = try await first("findings") {
            finding = first
        } else {
            finding = try await paper()
        }
        if try await first("rectification_items") == nil {
            try await place.office.damageForTest(
                """
                INSERT INTO rectification_items(id, number, finding_id, inspection_id, group_id,
                    county_id, township_id, unit_id, party, goal, measures, leader, due_on, state,
                    version)
                SELECT \(UUID()), 'x', id, inspection_id, group_id, county_id, township_id, unit_id,
                    'village', '', '', '', '2026-12-01', 'assigned', 1
                FROM findings WHERE id = \(finding)
                """)
        }
        return [
            .county: place.county, .term: term, .round: round, .inspection: inspections[0],
            .finding: finding, .rectification: try await first("rectification_items") ?? finding,
            .person: inspector.person?.uuid ?? finding, .unit: place.units[0],
        ]
    }

    private static func sample(_ field: Field, _ person: UUID) -> SQL {
        switch field.kind {
        case .text, .paragraph: "\("文字")"
        case .day: "\("2026-01-05")"
        case .integer(let range): "\(range.lowerBound)"
        case .yuan, .flag: "0"
        case .choice(let choices): "\(choices[0].value)"
        case .lookup, .lookups, .file, .hidden: "\(person)"
        }
    }
}
