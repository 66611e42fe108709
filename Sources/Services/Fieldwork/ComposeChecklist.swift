package import Domain
import Foundation
package import Storage

/// The checklist of one village is put together from modules (一村一单). Points that stand in it
/// already are left as they are.
package struct ComposeChecklist: Action, Decodable {
    let record: Identifier<Inspection>
    /// Chosen subjects; the others are absent or false.
    let modules: [Finding.Subject]

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        record = try fields.decode(Identifier<Inspection>.self, forKey: Key("record"))
        modules = try Finding.Subject.allCases.filter {
            try fields.decodeIfPresent(Bool.self, forKey: Key($0.rawValue)) ?? false
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(record, forKey: Key("record"))
        for subject in modules { try fields.encode(true, forKey: Key(subject.rawValue)) }
    }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(_ key: String) { stringValue = key }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    package static let kindOfAction = ActionKind(
        "inspections.composeChecklist", Phrase("生成一村一单", "Compose the checklist"),
        path: "/inspections/{record}/checklist",
        fields: [Field("record", Phrase("村级巡察", "inspection"), .hidden(.identifier))]
            + Finding.Subject.allCases.map { .flag($0.rawValue, $0.label.zh, $0.label.en) },
        as: Self.self)

    package var name: String { "inspections.composeChecklist" }
    package func place(_ reading: Reading) throws -> Place { try .inspection(record, reading) }

    package func object(_ reading: Reading) throws -> VisibleObject? { .roundPlan }
    package func touches(_ reading: Reading) throws -> [Place] { [] }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        guard let book = Logbooks.named("checklistPoints") else { throw Refusal.notFound }
        guard !modules.isEmpty else {
            throw Refusal(
                .invalid, "checklist.no-module",
                Phrase("请至少选择一个模块。", "Choose one module at least."),
                remedy: Phrase("已按村情勾选建议的模块，可增减。", "Those that the profile asks for are ticked."))
        }
        let kept = Set(
            try desk.reading.rows(
                """
                SELECT point FROM checklist_points
                WHERE parent_id = \(record) AND struck_at IS NULL
                """
            ) { try $0(0) as String })
        var added = 0
        for module in ChecklistModule.all where modules.contains(module.subject) {
            for point in module.points where !kept.contains(point.text) {
                added += 1
                let entry = RecordEntry(
                    book, record: record.uuid,
                    [
                        "point": .text(point.text), "module": .text(module.subject.rawValue),
                        "evidence": .text(point.evidence),
                    ])
                try entry.add(as: desk.identifier(.record, added, formerly: added), desk)
            }
        }
        return ActionAnswer(
            record.uuid, page: "/inspections/\(record)",
            note: Phrase("一村一单已列入\(added)个要点", "\(added) points put into the checklist"))
    }

    /// The modules that the village's profile asks for, ticked on the form.
    static func suggestions(_ inspection: UUID, _ reading: Reading) throws -> [String: String] {
        let figures = try reading.rows(
            """
            SELECT d.figure, d.amount FROM dossier_figures d
            JOIN inspections i ON i.unit_id = d.unit_id
            WHERE i.id = \(inspection) ORDER BY d.as_of, d.id
            """
        ) { (try $0(0) as String, try $0(1) as String) }
        let known = figures.reduce(into: [DossierFigure: Double]()) { all, figure in
            if let key = DossierFigure(rawValue: figure.0) { all[key] = Double(figure.1) }
        }
        let found = try reading.rows(
            """
            SELECT DISTINCT f.subject FROM findings f
            JOIN inspections i ON i.unit_id = f.unit_id AND i.id <> f.inspection_id
            WHERE i.id = \(inspection) AND f.fed_back_on IS NOT NULL
            """
        ) { Finding.Subject(rawValue: try $0(0)) }
        let subjects = ChecklistModule.suggested(
            figures: known, found: Set(found.compactMap(\.self)))
        return Dictionary(uniqueKeysWithValues: subjects.map { ($0.rawValue, "on") })
    }
}
