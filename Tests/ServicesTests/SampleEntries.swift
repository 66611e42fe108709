import Domain
import Foundation
import Storage

@testable import Services

extension ClearwaterRound {
    /// A plan with its five headings (FX-12).
    static func workPlan(_ round: UUID) -> [String: InputValue] {
        [
            "record": .text(round.uuidString), "method": .text("走访座谈"), "time": .text("四周"),
            "content": .text("三资"), "channel": .text("入户"), "focus": .text("关键少数"),
        ]
    }

    /// One entry of every logbook, put under the first village by the logbook's own shape.
    func sampleEntries() async throws -> [String: UUID] {
        var entries: [String: UUID] = [:]
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
                SELECT id, county_id, township_id, unit_id, group_id, round_id,
                    \(values.joined(by: ", "))
                FROM inspections WHERE id = \(inspections[0])
                """)
            entries[book.name] = id
        }
        return entries
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
