package import Domain
import Foundation
import Storage
import Synchronization
import Tables

/// What an import of a register would do: made before anything is kept, and the same whether it
/// is only shown or carried out.
package struct RegisterPlan: Sendable {
    /// `UTF-8`, `GB 18030`, `XLSX “Sheet1”`.
    package let format: String
    package let rows: Int
    package let otherCounties: Int
    package let remarks: [RegisterRemark]
    package let unknownColumns: [String]
    /// Units that are not known yet.
    let added: [RegisterEntry]
    /// Units that are known under their code by another name.
    let renamed: [(unit: Identifier<VillageUnit>, entry: RegisterEntry)]
    /// Units that are known, but not yet under this version of the register.
    let recoded: [(unit: Identifier<VillageUnit>, entry: RegisterEntry)]
    package let unchanged: Int
    /// Known units of the same counties that the file does not name. They stay: a register
    /// does not say what became of them.
    package let missing: Int

    package var addedCount: Int { added.count }
    package var renamedCount: Int { renamed.count }
    package var isEmpty: Bool { added.isEmpty && renamed.isEmpty && recoded.isEmpty }

    static let aliases = HeaderAliases(
        [
            "code": ["code12", "统计用区划代码", "区划代码", "村居代码", "村代码", "代码", "code"],
            "name": ["name", "名称", "村居名称", "村名", "村(社区)名称", "村居"],
            "townshipCode": ["township_code", "乡镇代码", "街道代码"],
            "townshipName": ["township_name", "乡镇名称", "乡镇", "乡镇(街道)", "街道名称"],
            "countyCode": ["county_code", "县代码", "区县代码"],
            "countyName": ["county_name", "县名称", "区县名称", "县(市、区)"],
            "prefecture": ["city_name", "市名称", "地市名称"],
            "province": ["province_name", "省名称"],
        ], required: ["code", "name", "townshipName"])

    /// Reads a file and compares it with what is known.
    static func make(
        _ bytes: [UInt8], county: String, system: String, version: String, _ reading: Reading
    ) throws -> RegisterPlan {
        do {
            return try compare(bytes, county, system, version, reading)
        } catch let error as TableError {
            throw Refusal(
                .invalid, error.code, Phrase(error.zh, error.en),
                remedy: Phrase("请检查文件后重新导入;未写入任何数据。", "Check the file; nothing was kept."),
                field: "file")
        }
    }

    private static func compare(
        _ bytes: [UInt8], _ county: String, _ system: String, _ version: String,
        _ reading: Reading
    ) throws -> RegisterPlan {
        let file = try TableFile(bytes)
        var register = RegisterReading(county: county)
        var columns: HeaderAliases.Columns?
        try file.read { row in
            guard let known = columns else {
                columns = try aliases.columns(row)
                return
            }
            if row.count <= 1, row.isBlank { return }
            register.read(registerRow(row, known.byField))
        }
        let known = try knownUnits(
            Set(register.entries.map(\.countyCode)), system, version, reading)
        var added: [RegisterEntry] = []
        var renamed: [(unit: Identifier<VillageUnit>, entry: RegisterEntry)] = []
        var recoded: [(unit: Identifier<VillageUnit>, entry: RegisterEntry)] = []
        var unchanged = 0
        for entry in register.entries {
            guard let unit = known[entry.code] else {
                added.append(entry)
                continue
            }
            if unit.name != entry.name {
                renamed.append((unit.id, entry))
            } else if !unit.hasVersion {
                recoded.append((unit.id, entry))
            } else {
                unchanged += 1
            }
        }
        let format =
            switch file.format {
            case .csv(let encoding): encoding.rawValue
            case .xlsx(let sheet): "XLSX “\(sheet)”"
            }
        return RegisterPlan(
            format: format, rows: register.rows, otherCounties: register.otherCounties,
            remarks: register.remarks, unknownColumns: columns?.unknown ?? [], added: added,
            renamed: renamed, recoded: recoded, unchanged: unchanged,
            missing: known.count - (unchanged + renamed.count + recoded.count))
    }

    private static func registerRow(_ row: TableRow, _ columns: [String: Int]) -> RegisterRow {
        func text(_ field: String) -> String { columns[field].map(row.text) ?? "" }
        return RegisterRow(
            number: row.number, code: text("code"), name: text("name"),
            townshipCode: text("townshipCode"), townshipName: text("townshipName"),
            countyCode: text("countyCode"), countyName: text("countyName"),
            prefecture: text("prefecture"), province: text("province"))
    }

    private struct Known {
        let id: Identifier<VillageUnit>
        let name: String
        let hasVersion: Bool
    }

    /// The standing units of the counties by their code in this system.
    private static func knownUnits(
        _ counties: Set<String>, _ system: String, _ version: String, _ reading: Reading
    ) throws -> [String: Known] {
        var known: [String: Known] = [:]
        guard try reading.exists("SELECT 1 FROM village_units") else { return known }
        try reading.forEach(
            """
            SELECT k.code, u.id, u.name, k.version FROM place_codes k
            JOIN village_units u ON u.id = k.place_id
            JOIN counties c ON c.id = u.county_id
            WHERE k.system = \(system) AND c.code IN \(list: counties.sorted())
              AND u.until IS NULL
            ORDER BY k.version
            """
        ) { row in
            let code: String = try row(0)
            let isThis = (try row(3) as String) == version
            known[code] = Known(
                id: try row(1), name: try row(2),
                hasVersion: isThis || known[code]?.hasVersion == true)
        }
        return known
    }
}

/// The last plan that was made, so that carrying it out does not read the file again. A plan is
/// good for the journal's head at which it was made.
package final class LastPlan: Sendable {
    struct Key: Equatable {
        let sha256: String
        let county: String
        let system: String
        let version: String
        let head: Int64
    }

    private let last = Mutex<(key: Key, plan: RegisterPlan)?>(nil)

    func keep(_ plan: RegisterPlan, _ key: Key) {
        last.withLock { $0 = (key, plan) }
    }

    func take(_ key: Key) -> RegisterPlan? {
        last.withLock { known in
            defer { known = nil }
            return known.flatMap { $0.key == key ? $0.plan : nil }
        }
    }
}
