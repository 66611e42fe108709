package import Domain
import Foundation
package import Storage

/// A unit that was founded, or that a merger or a split has made.
package struct AddUnit: Action, Decodable {
    let township: Identifier<Township>
    let kind: UnitKind
    let title: String
    let since: Day

    package static let kindOfAction = ActionKind(
        "places.addUnit", Phrase("新增村居", "Add a village unit"), path: "/units",
        fields: [
            Field("township", Phrase("所属乡镇", "township"), .lookup(.townships)),
            Field("kind", Phrase("类别", "kind"), .choice(Choice.all(of: UnitKind.self))),
            Field(
                "title", Phrase("名称", "name"), .text(max: 60),
                hint: Phrase("全称，如“东湖村村民委员会”", "In full, as in the register")),
            Field("since", Phrase("设立日期", "since"), .day(.past)),
        ], as: Self.self)

    package var name: String { "places.addUnit" }

    package func place(_ reading: Reading) throws -> Place {
        guard let county = try PlaceRows.county(of: township, reading) else {
            throw Refusal.notFound
        }
        return Place(county: county, township: township)
    }

    package func object(_ reading: Reading) throws -> VisibleObject? { .place }
    package func touches(_ reading: Reading) throws -> [Place] { [] }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        guard let county = try place(desk.reading).county else { throw Refusal.notFound }
        let taken = try desk.reading.exists(
            """
            SELECT 1 FROM village_units
            WHERE township_id = \(township) AND name = \(title) AND until IS NULL
            """)
        if taken { throw Refusal.unitExists(title) }
        try UnitRow(
            id: Identifier(desk.id), county: county, township: township, kind: kind, name: title,
            shortName: UnitName.short(title), since: since
        ).insert(desk.writing)
        try desk.index(desk.id, in: Lists.units)
        return .unit(desk.id, Phrase("已新增：\(title)", "Added: \(title)"))
    }
}

/// The official name changes; the old one stays findable.
package struct RenameUnit: Action, Decodable {
    let record: Identifier<VillageUnit>
    let title: String
    let day: Day
    let reason: String

    package static let kindOfAction = ActionKind(
        "places.rename", Phrase("更名", "Rename"), path: "/units/{record}/rename",
        fields: [
            Field("record", Phrase("村居", "village unit"), .hidden(.identifier)),
            Field("title", Phrase("新名称", "new name"), .text(max: 60)),
            Field("day", Phrase("生效日期", "in force from"), .day(.past)),
            Field("reason", Phrase("依据", "reason"), .paragraph(max: 500)),
        ], as: Self.self)

    package var name: String { "places.rename" }
    package func place(_ reading: Reading) throws -> Place { try .of(record, reading) }

    package func object(_ reading: Reading) throws -> VisibleObject? { .place }
    package func touches(_ reading: Reading) throws -> [Place] { [] }
    package var sightings: [Sighting] { [Sighting(Lists.units, record.uuid)] }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        let unit = try UnitRow.standing(record, desk.reading)
        guard title != unit.name else { throw Refusal.unitExists(title) }
        try unit.rename(
            to: title, shortName: UnitName.short(title), on: day, reason: reason, desk.writing)
        try SearchTexts.renamed(record.uuid, desk.writing)
        return .unit(record.uuid, Phrase("已更名为：\(title)", "Renamed: \(title)"))
    }
}

/// A unit ends and goes into another one (合并) or into several (拆分).
package struct EndUnit: Action, Decodable {
    let record: Identifier<VillageUnit>
    let successors: [Identifier<VillageUnit>]
    let day: Day
    let reason: String

    package var name: String { successors.count == 1 ? "places.merge" : "places.split" }

    package static let merge = ActionKind(
        "places.merge", Phrase("并入其他村居", "Merge into another"), path: "/units/{record}/merge",
        fields: fields(Phrase("并入", "merged into"), max: 1), as: Self.self)
    package static let split = ActionKind(
        "places.split", Phrase("拆分", "Split"), path: "/units/{record}/split",
        fields: fields(Phrase("拆分为", "split into"), max: 10), as: Self.self)

    private static func fields(_ label: Phrase, max: Int) -> [Field] {
        [
            Field("record", Phrase("村居", "village unit"), .hidden(.identifier)),
            Field(
                "successors", label, .lookups(.units, max: max),
                hint: Phrase("新设的村居请先“新增村居”", "Add new units first")),
            Field("day", Phrase("生效日期", "in force from"), .day(.past)),
            Field("reason", Phrase("依据", "reason"), .paragraph(max: 500)),
        ]
    }

    package func place(_ reading: Reading) throws -> Place { try .of(record, reading) }

    package func object(_ reading: Reading) throws -> VisibleObject? { .place }
    package func touches(_ reading: Reading) throws -> [Place] {
        try UnitRow.places(of: successors, in: place(reading).county, reading)
    }
    package var sightings: [Sighting] { [Sighting(Lists.units, record.uuid)] }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        let unit = try UnitRow.standing(record, desk.reading)
        guard !successors.isEmpty else { throw Refusal.noSuccessor }
        for successor in successors {
            let next = try UnitRow.standing(successor, desk.reading)
            guard next.id != unit.id, next.county == unit.county else { throw Refusal.noSuccessor }
        }
        guard day >= unit.since else {
            throw Refusal.field(
                "day", "before-beginning",
                Phrase(
                    "生效日期早于设立日期\(unit.since)。", "That is before the unit began (\(unit.since))."),
                Phrase("请核对日期。", "Check the date."))
        }
        try unit.end(
            on: day, into: successors, kind: successors.count == 1 ? "merge" : "split",
            reason: reason, desk.writing)
        return .unit(
            record.uuid, Phrase("已登记：\(unit.name)自\(day)起撤并", "\(unit.name) ended on \(day)"))
    }
}

/// A figure of the village dossier with its source.
package struct RecordFigure: Action, Decodable {
    let record: Identifier<VillageUnit>
    let figure: DossierFigure
    let amount: String
    let asOf: Day
    let source: String

    package static let kindOfAction = ActionKind(
        "places.recordFigure", Phrase("登记村情数据", "Record a dossier figure"),
        path: "/units/{record}/figures",
        fields: [
            Field("record", Phrase("村居", "village unit"), .hidden(.identifier)),
            Field("figure", Phrase("指标", "figure"), .choice(Choice.all(of: DossierFigure.self))),
            Field("amount", Phrase("数值", "amount"), .text(max: 40)),
            Field("asOf", Phrase("数据日期", "as of"), .day(.past)),
            Field("source", Phrase("来源", "source"), .text(max: 100)),
        ], as: Self.self)

    package var name: String { "places.recordFigure" }
    package func place(_ reading: Reading) throws -> Place {
        var place = try Place.of(record, reading)
        // A group that inspects the unit may complete its dossier.
        place.group = try reading.value(
            """
            SELECT group_id FROM inspections WHERE unit_id = \(record)
            ORDER BY id DESC LIMIT 1
            """)
        return place
    }

    package func object(_ reading: Reading) throws -> VisibleObject? { .place }
    package func touches(_ reading: Reading) throws -> [Place] { [] }
    package var sightings: [Sighting] { [Sighting(Lists.units, record.uuid)] }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        try desk.writing.execute(
            """
            INSERT INTO dossier_figures(id, unit_id, figure, amount, as_of, source)
            VALUES (\(desk.id), \(record), \(figure.rawValue), \(amount), \(asOf), \(source))
            """)
        return .unit(record.uuid, Phrase("已登记\(figure.label.zh)", "Recorded: \(figure.label.en)"))
    }
}

extension ActionAnswer {
    fileprivate static func unit(_ id: UUID, _ note: Phrase) -> ActionAnswer {
        ActionAnswer(id, page: "/units/\(Identifier<VillageUnit>(id))", note: note)
    }
}

extension Place {
    /// Where a unit lies.
    static func of(_ unit: Identifier<VillageUnit>, _ reading: Reading) throws -> Place {
        guard let row = try UnitRow.load(unit, reading) else { throw Refusal.notFound }
        return row.place
    }
}

extension UnitRow {
    /// Where units of a county lie; others are left to who looks them up.
    static func places(
        of units: [Identifier<VillageUnit>], in county: Identifier<County>?, _ reading: Reading
    ) throws -> [Place] {
        try reading.rows(
            """
            SELECT county_id, township_id, id FROM village_units
            WHERE id IN \(list: units) AND county_id = \(county)
            """
        ) { Place(county: try $0(0), township: try $0(1), unit: try $0(2)) }
    }

    /// A unit that has not ended.
    static func standing(_ id: Identifier<VillageUnit>, _ reading: Reading) throws -> UnitRow {
        guard let unit = try load(id, reading) else { throw Refusal.notFound }
        guard unit.until == nil else {
            throw Refusal(
                .conflict, "places.ended",
                Phrase("\(unit.name)已撤并，不能再办理。", "\(unit.name) has ended."),
                remedy: Phrase("请选择其承接村居。", "Choose its successor."))
        }
        return unit
    }
}

extension Refusal {
    fileprivate static func unitExists(_ title: String) -> Refusal {
        .field(
            "title", "name-taken",
            Phrase("该乡镇已有“\(title)”。", "The township already has “\(title)”."),
            Phrase("请核对名称。", "Check the name."))
    }

    fileprivate static let noSuccessor = Refusal.field(
        "successors", "no-successor",
        Phrase("未选择同县的承接村居。", "No successor in the same county was chosen."),
        Phrase("请选择承接村居。", "Choose one."))
}
