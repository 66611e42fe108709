import Domain
import Foundation
import Storage

/// The page of a village unit: names, codes, figures, and the inspections that it has seen.
enum UnitPage {
    static func load(_ id: UUID, _ actor: Actor, _ today: Day, _ reading: Reading) throws
        -> RecordView
    {
        guard let unit = try UnitRow.load(Identifier(id), reading),
            let scope = Lists.units.scope(actor),
            try reading.exists("SELECT 1 FROM village_units x WHERE x.id = \(id) AND \(scope)")
        else { throw Refusal.notFound }
        let language = actor.language
        let names = try reading.first(
            """
            SELECT t.name, c.name, c.prefecture, c.province FROM townships t
            JOIN counties c ON c.id = t.county_id WHERE t.id = \(unit.township)
            """
        ) { row in
            (
                township: try row(0) as String,
                county: "\(try row(3) as String) \(try row(2) as String) \(try row(1) as String)"
            )
        }
        let former = try UnitRow.formerNames(unit.id, reading)
        let codes = try reading.rows(
            """
            SELECT system, version, code FROM place_codes WHERE place_id = \(id)
            ORDER BY system, version
            """
        ) { row in
            "\(try row(2) as String)(\(try row(0) as String) \(try row(1) as String))"
        }
        return RecordView(
            kind: Phrase("村居", "Village unit"), id: id, list: "/units", title: unit.shortName,
            state: unit.until == nil ? unit.kind.label : Phrase("已撤并", "ended"),
            tone: unit.until == nil ? .calm : .off,
            sections: [
                RecordView.Section(
                    Phrase("名称和隶属", "Names and place"),
                    [
                        .init(Phrase("全称", "full name"), unit.name),
                        .init(Phrase("乡镇", "township"), names?.township ?? ""),
                        .init(Phrase("县（市、区）", "county"), names?.county ?? ""),
                        .init(Phrase("设立", "since"), unit.since.description),
                        .init(Phrase("撤并", "until"), unit.until?.description ?? ""),
                        .init(
                            Phrase("曾用名", "former names"),
                            former.map { "\($0.name)(\($0.until))" }.joined(separator: "、")),
                        .init(Phrase("代码", "codes"), codes.joined(separator: "、")),
                    ].filter { !$0.text.isEmpty })
            ],
            related: [
                try figures(id, language, reading), try successions(id, reading),
                try inspections(id, actor, reading),
            ].compactMap { $0 },
            offers: unit.until != nil
                ? []
                : PageParts.offer(
                    ["places.recordFigure", "places.rename", "places.merge", "places.split"], actor,
                    at: try Place.of(unit.id, reading), values: ["record": text(id)]))
    }

    private static func figures(_ id: UUID, _ language: Language, _ reading: Reading) throws
        -> RecordView.Related
    {
        let rows = try reading.rows(
            """
            SELECT figure, amount, as_of, source FROM dossier_figures WHERE unit_id = \(id)
            ORDER BY figure, as_of DESC LIMIT 200
            """
        ) { row in
            (
                cells: [
                    DossierFigure(rawValue: try row(0))?.label[language] ?? "",
                    try row(1) as String, (try row(2) as Day).description, try row(3) as String,
                ], link: nil as String?
            )
        }
        return RecordView.Related(
            Phrase("村情档案", "Dossier"),
            columns: [
                Phrase("指标", "figure"), Phrase("数值", "amount"), Phrase("数据日期", "as of"),
                Phrase("来源", "source"),
            ], rows: rows, empty: Phrase("尚无村情数据。", "No figures yet."))
    }

    private static func successions(_ id: UUID, _ reading: Reading) throws -> RecordView.Related? {
        let rows = try reading.rows(
            """
            SELECT u.id, u.short_name, s.kind, s.on_day, s.reason, s.predecessor_id = \(id)
            FROM successions s
            JOIN village_units u ON u.id = CASE WHEN s.predecessor_id = \(id)
                THEN s.successor_id ELSE s.predecessor_id END
            WHERE s.predecessor_id = \(id) OR s.successor_id = \(id) ORDER BY s.on_day
            """
        ) { row in
            (
                cells: [
                    (try row(5) as Bool)
                        ? "→ \(try row(1) as String)" : "← \(try row(1) as String)",
                    (try row(3) as Day).description, try row(4) as String,
                ], link: "/units/\(text(try row(0)))" as String?
            )
        }
        if rows.isEmpty { return nil }
        return RecordView.Related(
            Phrase("沿革", "Predecessors and successors"),
            columns: [Phrase("村居", "unit"), Phrase("日期", "date"), Phrase("依据", "reason")],
            rows: rows, empty: Phrase("", ""))
    }

    private static func inspections(_ id: UUID, _ actor: Actor, _ reading: Reading) throws
        -> RecordView.Related
    {
        let rows = try Lists.inspections.scope(actor).map { scope in
            try reading.rows(
                """
                SELECT x.id, r.name, x.state, r.starts_on FROM inspections x
                JOIN rounds r ON r.id = x.round_id
                WHERE x.unit_id = \(id) AND \(scope) ORDER BY r.starts_on DESC
                """
            ) { row in
                (
                    cells: [
                        try row(1) as String,
                        RecordKind.inspection.lifecycle.label(ofState: try row(2))[actor.language],
                        (try row(3) as Day).description,
                    ], link: "/inspections/\(text(try row(0)))" as String?
                )
            }
        }
        return RecordView.Related(
            Phrase("接受巡察情况", "Inspections"),
            columns: [Phrase("轮次", "round"), Phrase("状态", "state"), Phrase("开始", "from")],
            rows: rows ?? [], empty: Phrase("本届尚未巡察。", "Not inspected yet."))
    }
}
