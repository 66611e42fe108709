package import Domain
import Foundation
package import Storage

/// A register of villages is taken in: units, townships and counties with their codes. The file
/// itself is kept under its hash, so that the import can be proved and repeated.
package struct ImportRegister: Action, Decodable {
    let file: String
    let fileName: String
    /// Digits with which codes must begin; nil for every county in the file.
    let county: String?
    /// Whose codes they are: `nbs` for the statistical bureau's.
    let system: String
    /// Which edition of the register.
    let version: String
    let since: Day

    package init(
        file: String, fileName: String, county: String?, system: String, version: String,
        since: Day
    ) {
        self.file = file
        self.fileName = fileName
        self.county = county
        self.system = system
        self.version = version
        self.since = since
    }

    package static let kindOfAction = ActionKind(
        "places.importRegister", Phrase("导入村居名录", "Import a register"), path: "/units/imports",
        fields: [
            Field("file", Phrase("文件", "file"), .file),
            Field("fileName", Phrase("文件名", "file name"), .text(max: 200)),
            Field("county", Phrase("县代码", "county code"), .text(max: 6), required: false),
            Field("system", Phrase("代码体系", "code system"), .text(max: 20)),
            Field("version", Phrase("名录版本", "edition"), .text(max: 20)),
            Field("since", Phrase("名录日期", "date of the register"), .day(.past)),
        ], as: Self.self)

    package var name: String { "places.importRegister" }

    package func place(_ reading: Reading) throws -> Place {
        guard let county else { return .everywhere }
        return Place(
            county: try reading.value("SELECT id FROM counties WHERE code = \(county)"))
    }

    package func object(_ reading: Reading) throws -> VisibleObject? { nil }
    /// Its villages stand in the file: they are judged when it is read, in `perform`.
    package func touches(_ reading: Reading) throws -> [Place] { [] }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        guard let bytes = desk.files.content(file) else { throw Refusal.notFound }
        let key = LastPlan.Key(
            sha256: file, county: county ?? "", system: system, version: version,
            head: try Journal.head(desk.reading))
        let plan =
            try desk.lastPlan.take(key)
            ?? RegisterPlan.make(
                bytes, county: key.county, system: system, version: version, desk.reading)
        try desk.writing.execute(
            """
            INSERT INTO files(sha256, size, media_type)
            VALUES (\(file), \(bytes.count), 'application/octet-stream')
            ON CONFLICT (sha256) DO NOTHING
            """)
        if !desk.actor.recusedFrom.isEmpty {
            let touched = plan.renamed.map(\.0) + plan.recoded.map(\.0)
            try Permissions.judge(
                name, by: desk.actor, atEach: touched.map { try .of($0, desk.reading) },
                field: "file", desk.reading)
        }
        var books = PlaceBooks(self, desk)
        for entry in plan.added { try books.add(entry) }
        for (unit, entry) in plan.renamed { try books.rename(unit, entry) }
        for (unit, entry) in plan.recoded { try books.recode(unit.uuid, entry.code) }
        return ActionAnswer(
            desk.id, page: "/units",
            note: Phrase(
                "新增\(plan.added.count)个，更名\(plan.renamed.count)个，未变\(plan.unchanged)个",
                "\(plan.added.count) added, \(plan.renamed.count) renamed"),
            counts: [
                "rows": plan.rows, "added": plan.added.count, "renamed": plan.renamed.count,
                "unchanged": plan.unchanged, "missing": plan.missing,
                "refused": plan.remarks.filter(\.reason.refuses).count,
            ])
    }
}

/// Counties and townships that an import has met so far, so that each is looked up once.
private struct PlaceBooks {
    private let action: ImportRegister
    private let desk: Desk
    private var counties: [String: Identifier<County>] = [:]
    private var townships: [String: Identifier<Township>] = [:]
    /// Numbers the records that this action makes.
    private var made = 0

    init(_ action: ImportRegister, _ desk: Desk) {
        self.action = action
        self.desk = desk
    }

    private mutating func newID() -> UUID {
        made += 1
        return desk.identifier(.record, made, formerly: made)
    }

    mutating func add(_ entry: RegisterEntry) throws {
        let county = try county(entry)
        let township = try township(entry, county)
        let id = newID()
        try UnitRow(
            id: Identifier(id), county: county, township: township, kind: entry.kind,
            name: entry.name, shortName: UnitName.short(entry.name), since: action.since
        ).insert(desk.writing)
        try desk.index(id, in: Lists.units)
        try recode(id, entry.code)
    }

    func rename(_ unit: Identifier<VillageUnit>, _ entry: RegisterEntry) throws {
        guard let row = try UnitRow.load(unit, desk.reading) else { throw Refusal.notFound }
        try row.rename(
            to: entry.name, shortName: UnitName.short(entry.name), on: action.since,
            reason: "\(action.system) \(action.version)", desk.writing)
        try SearchTexts.renamed(unit.uuid, desk.writing)
        try recode(unit.uuid, entry.code)
    }

    func recode(_ place: UUID, _ code: String) throws {
        try PlaceRows.insertCode(
            code, system: action.system, version: action.version, of: place, desk.writing)
    }

    private mutating func county(_ entry: RegisterEntry) throws -> Identifier<County> {
        if let known = counties[entry.countyCode] { return known }
        let kept = try desk.reading.value(
            "SELECT id FROM counties WHERE code = \(entry.countyCode)", as: Identifier<County>.self)
        let id = kept ?? Identifier(newID())
        if kept == nil {
            try PlaceRows.insertCounty(
                id, code: entry.countyCode, name: entry.countyName,
                prefecture: entry.prefecture, province: entry.province, desk.writing)
        }
        counties[entry.countyCode] = id
        return id
    }

    private mutating func township(_ entry: RegisterEntry, _ county: Identifier<County>) throws
        -> Identifier<Township>
    {
        if let known = townships[entry.townshipCode] { return known }
        let kept = try desk.reading.value(
            """
            SELECT place_id FROM place_codes
            WHERE system = \(action.system) AND code = \(entry.townshipCode)
            ORDER BY version DESC LIMIT 1
            """, as: Identifier<Township>.self)
        if let kept, desk.actor.isRecused(from: Place(township: kept)) {
            throw Refusal.notAtEach([entry.townshipName], isRecused: true, field: "file")
        }
        let id = kept ?? Identifier(newID())
        if kept == nil {
            try PlaceRows.insertTownship(
                id, in: county, name: entry.townshipName, since: action.since, desk.writing)
        }
        try recode(id.uuid, entry.townshipCode)
        townships[entry.townshipCode] = id
        return id
    }
}

extension Office {
    /// What an import would do. Nothing is kept.
    package func planRegister(
        _ bytes: [UInt8], county: String?, system: String, version: String
    ) async throws -> RegisterPlan {
        let lastPlan = lastPlan
        return try await engine.read { reading in
            let plan = try RegisterPlan.make(
                bytes, county: county ?? "", system: system, version: version, reading)
            lastPlan.keep(
                plan,
                LastPlan.Key(
                    sha256: SHA256.hexadecimal(bytes), county: county ?? "", system: system,
                    version: version, head: try Journal.head(reading)))
            return plan
        }
    }
}
