package import Domain
package import Foundation
import Storage

/// A village of the files that were handed in, as whoever keeps them has to check it.
package struct DatasetVillage: Sendable {
    package let code: String
    /// Township and unit; nil for a code that no unit of the county has.
    package let name: String?
    package let rows: Int
    /// Why to look twice; nil where the code is what was expected.
    package let warning: Phrase?
}

extension Office {
    /// The villages of a report, compared with what the data were handed in for: the record of an
    /// inspection, a round or a unit.
    package func villages(of report: DatasetReport, for record: UUID) async throws
        -> [DatasetVillage]
    {
        try await read { reading in
            let parent = try DatasetParent.load(record, reading)
            return try report.villages.map { code in
                let unit = try parent.unit(of: code, reading)
                let warning = try parent.warning(
                    about: unit, isOnly: report.villages.count == 1, reading)
                return DatasetVillage(
                    code: code, name: try unit.map { try Self.name($0, reading) },
                    rows: report.villageRows?[code] ?? 0, warning: warning)
            }
        }
    }

    /// The villages of a kept dataset.
    package func villages(of report: DatasetReport, in dataset: UUID) async throws
        -> [DatasetVillage]
    {
        let parent = try await read { try DatasetHead.load(dataset, $0).parent }
        return try await villages(of: report, for: parent)
    }

    private static func name(_ unit: Identifier<VillageUnit>, _ reading: Reading) throws -> String {
        try reading.value(
            """
            SELECT t.name || ' ' || u.short_name FROM village_units u
            JOIN townships t ON t.id = u.township_id WHERE u.id = \(unit)
            """) ?? ""
    }
}

extension DatasetParent {
    /// The unit of the county that has a code.
    func unit(of code: String, _ reading: Reading) throws -> Identifier<VillageUnit>? {
        try reading.value(
            """
            SELECT u.id FROM place_codes k JOIN village_units u ON u.id = k.place_id
            WHERE k.code = \(code) AND u.county_id = \(place.county)
            ORDER BY k.version DESC, k.system LIMIT 1
            """)
    }

    fileprivate func warning(
        about unit: Identifier<VillageUnit>?, isOnly: Bool, _ reading: Reading
    ) throws -> Phrase? {
        guard let unit else {
            return isOnly && place.unit != nil
                ? Phrase(
                    "名录中没有此代码；保存后按本村数据登记，请先核实是否为本村账目。",
                    "No unit has this code. Kept, the rows count as those of this unit: make sure "
                        + "that the books are its own.")
                : Phrase(
                    "名录中没有此代码；保存后不归入任何村居。",
                    "No unit has this code; the rows would belong to none.")
        }
        if let own = place.unit {
            return own == unit
                ? nil
                : Phrase(
                    "不是本村的代码；保存后可查账，但不列入该村的疑似问题。请在该村巡察或本轮次登记。",
                    "Not the code of this unit: the rows can be searched, and raise nothing there. "
                        + "Hand them in for that unit or for the round.")
        }
        guard let round else { return nil }
        let isInRound = try reading.exists(
            "SELECT 1 FROM inspections WHERE round_id = \(round) AND unit_id = \(unit)")
        return isInRound
            ? nil : Phrase("该村不在本轮巡察范围。", "This unit is not inspected in the round.")
    }
}
