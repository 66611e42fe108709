import Domain
import Foundation
import Storage

/// What a dataset was handed in for: an inspection, a whole round, or a village unit.
struct DatasetParent {
    let kind: String
    let id: UUID
    let place: Place
    let round: UUID?

    /// Throws `Refusal.notFound` when it is none of the three.
    static func load(_ id: UUID, _ reading: Reading) throws -> DatasetParent {
        if let head = try RecordHead.load(.inspection, id, reading) {
            let round: UUID? = try reading.value(
                "SELECT round_id FROM inspections WHERE id = \(id)")
            return DatasetParent(kind: "inspection", id: id, place: head.place, round: round)
        }
        if let head = try RecordHead.load(.round, id, reading) {
            return DatasetParent(kind: "round", id: id, place: head.place, round: id)
        }
        guard let unit = try UnitRow.load(Identifier(id), reading) else { throw Refusal.notFound }
        return DatasetParent(kind: "unit", id: id, place: unit.place, round: nil)
    }

    /// What it is in the table of visibility.
    var object: VisibleObject { kind == "unit" ? .place : .roundPlan }

    /// Judges who hands in data for it. Out of sight it is not there, whatever somebody may do.
    func judgeKeeping(by actor: Actor, _ reading: Reading) throws {
        let isSeen =
            try Visibility.sees(actor, object, at: place)
            || [Lists.rounds, Lists.units].contains { try $0.shows(id, to: actor, reading) }
        guard isSeen else { throw Refusal.notFound }
        try Permissions.judge("datasets.keep", by: actor, at: place)
    }

    /// The code of the unit that it is about, for files that name no village.
    func village(_ reading: Reading) throws -> String? {
        guard let unit = place.unit else { return nil }
        return try reading.value(
            """
            SELECT code FROM place_codes WHERE place_id = \(unit) AND length(code) = 12
            ORDER BY version DESC, system LIMIT 1
            """)
    }

    /// Its list, for links.
    static func link(_ kind: String, _ id: UUID) -> String { "/\(kind)s/\(text(id))" }

    /// A village of a report, and where its rows belong.
    struct Village {
        let code: String
        let place: Place
        let inspection: UUID?
    }

    /// The villages of a report, each at its own place.
    func villages(of report: DatasetReport, _ reading: Reading) throws -> [Village] {
        try report.villages.map { code in
            let (place, inspection) = try place(
                of: code, isOnly: report.villages.count == 1, reading)
            return Village(code: code, place: place, inspection: inspection)
        }
    }

    /// Where the rows of a village of the data belong: its own unit and the inspection of it in the
    /// round, whoever handed the data in; otherwise where the dataset lies.
    private func place(of code: String, isOnly: Bool, _ reading: Reading) throws -> (
        place: Place, inspection: UUID?
    ) {
        var unit = try unit(of: code, reading)
        if unit == nil, isOnly { unit = place.unit }
        guard let unit, let row = try UnitRow.load(unit, reading) else {
            return (Place(county: place.county, group: place.group), nil)
        }
        var found = row.place
        let ofRound: SQL = round.map { "AND i.round_id = \($0)" } ?? ""
        let inspection = try reading.first(
            """
            SELECT i.id, i.group_id FROM inspections i JOIN rounds r ON r.id = i.round_id
            WHERE i.unit_id = \(unit) \(ofRound) ORDER BY r.starts_on DESC, i.id DESC LIMIT 1
            """
        ) { (id: try $0(0) as UUID, group: try $0(1) as Identifier<InspectionGroup>) }
        found.group = inspection?.group
        return (found, inspection?.id)
    }
}
