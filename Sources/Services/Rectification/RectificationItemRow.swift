import Domain
import Foundation
import Storage

/// A rectification item as it begins.
struct RectificationItemRow {
    let id: UUID
    let finding: UUID
    let inspection: Identifier<Inspection>
    let group: Identifier<InspectionGroup>
    let county: Identifier<County>
    let township: Identifier<Township>
    let unit: Identifier<VillageUnit>
    let addressee: Addressee
    let goal: String
    let dueOn: Day
    var measures = ""
    var leader = ""
    var state = RectificationItem.lifecycle.start
    /// How its history begins.
    var began = "assign"

    static func load(_ id: UUID, _ addressee: Addressee, _ reading: Reading) throws
        -> RectificationItemRow?
    {
        try reading.first(
            """
            SELECT finding_id, inspection_id, group_id, county_id, township_id, unit_id, goal,
                due_on
            FROM rectification_items WHERE id = \(id)
            """
        ) { row in
            RectificationItemRow(
                id: id, finding: try row(0), inspection: try row(1), group: try row(2),
                county: try row(3), township: try row(4), unit: try row(5),
                addressee: addressee, goal: try row(6), dueOn: try row(7))
        }
    }

    func moved(to addressee: Addressee, id: UUID) -> RectificationItemRow {
        RectificationItemRow(
            id: id, finding: finding, inspection: inspection, group: group, county: county,
            township: township, unit: unit, addressee: addressee, goal: goal, dueOn: dueOn)
    }

    func insert(_ setting: Setting, _ desk: Desk) throws {
        let number = DocumentNumber.rectification(
            year: desk.today.civil.year, round: setting.round,
            try desk.nextNumber(in: "rectification/\(setting.roundID)"))
        try desk.writing.execute(
            """
            INSERT INTO rectification_items(id, number, finding_id, inspection_id, group_id,
                county_id, township_id, unit_id, party, department_id, goal, measures, leader,
                due_on, state, version, round_id, heading, fed_back_on)
            SELECT \(id), \(number), f.id, \(inspection), \(group), \(county), \(township),
                \(unit), \(addressee.party.rawValue), \(addressee.department), \(goal),
                \(measures), \(leader), \(dueOn), \(state), 1, f.round_id, f.heading,
                f.fed_back_on
            FROM findings f WHERE f.id = \(finding)
            """)
        try desk.index(id, in: Lists.rectification)
        try Moves.began(.rectification, id, began, in: state.rawValue, desk)
    }
}
