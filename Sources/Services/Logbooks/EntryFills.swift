import Domain
import Foundation
import Storage

/// What an entry gets where a person left a field empty, by logbook and field.
enum EntryFills {
    typealias Fill = @Sendable (_ parent: UUID, _ desk: Desk) throws -> String?

    private static let all: [String: [String: Fill]] = [
        "supervisionLetters": ["colour": colour]
    ]

    static func filled(_ entry: RecordEntry, _ desk: Desk) throws -> [String: InputValue] {
        var values = entry.values
        for (key, fill) in all[entry.book.name] ?? [:] where values[key] == nil {
            values[key] = try fill(entry.record, desk).map { .text($0) }
        }
        return values
    }

    /// The colour of a letter follows from the days that its item has left (三色督办).
    private static func colour(_ item: UUID, _ desk: Desk) throws -> String? {
        let found = try desk.reading.first(
            "SELECT due_on, county_id FROM rectification_items WHERE id = \(item)"
        ) { (due: try $0(0) as Day, county: try $0(1) as UUID) }
        guard let found else { return nil }
        let profile = try Deadlines.profile(of: found.county, desk.reading)
        return SupervisionLetter.Colour.of(
            daysLeft: Int(found.due.number - desk.today.number),
            near: profile.row(.yellow, on: desk.today)?.amount ?? 0
        ).rawValue
    }
}
