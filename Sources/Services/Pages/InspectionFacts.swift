import Domain
import Foundation
import Storage

/// Households of a category that have to be visited, by the dossier, and those that were
/// (应访尽访).
struct MustVisit {
    let category: Visit.Category
    let registered: Int
    let visited: Int

    var missing: Int { max(0, registered - visited) }

    private static let categories: [(Visit.Category, DossierFigure)] = [
        (.fiveGuarantee, .fiveGuarantee), (.minimumAllowance, .minimumAllowance),
        (.houseRenovation, .houseRenovation),
    ]

    /// The categories of which the dossier knows a number.
    static func all(_ inspection: UUID, _ reading: Reading) throws -> [MustVisit] {
        try categories.compactMap { category, figure in
            let registered = try reading.value(
                """
                SELECT d.amount FROM dossier_figures d JOIN inspections i ON i.unit_id = d.unit_id
                WHERE i.id = \(inspection) AND d.figure = \(figure.rawValue)
                ORDER BY d.as_of DESC, d.id DESC LIMIT 1
                """, as: String.self)
            guard let registered = registered.flatMap({ Int($0) }) else { return nil }
            let visited =
                try reading.value(
                    """
                    SELECT count(DISTINCT household) FROM visits
                    WHERE inspection_id = \(inspection) AND category = \(category.rawValue)
                    """, as: Int.self) ?? 0
            return MustVisit(category: category, registered: registered, visited: visited)
        }
    }
}

/// What an inspection has asked of the village, and whom it has reached.
enum InspectionFacts {
    static func sections(_ id: UUID, _ language: Language, _ reading: Reading) throws -> [RecordView
        .Section]
    {
        let visits = try MustVisit.all(id, reading).map { one in
            RecordView.Fact(
                one.category.label,
                "\(one.visited)/\(one.registered)"
            )
        }
        let known = try awareness(id, reading)
        return [try burden(id, language, reading)]
            + (known.isEmpty
                ? [] : [RecordView.Section(Phrase("问卷结果", "Surveys"), known)])
            + (visits.isEmpty
                ? [] : [RecordView.Section(Phrase("应访尽访", "Households to visit"), visits)])
    }

    /// What share of the village knows what is disclosed, and is satisfied (D06).
    private static func awareness(_ id: UUID, _ reading: Reading) throws -> [RecordView.Fact] {
        try [
            ("awareness", Phrase("公开知晓率", "aware of disclosure")),
            ("satisfaction", Phrase("满意率", "satisfied")),
        ].compactMap { kind, label in
            let found = try reading.first(
                """
                SELECT coalesce(sum(positive), 0), coalesce(sum(asked), 0) FROM surveys
                WHERE parent_id = \(id) AND kind = \(kind) AND struck_at IS NULL
                """
            ) { (positive: try $0(0) as Int, asked: try $0(1) as Int) }
            guard let found, found.asked > 0 else { return nil }
            let share = Percent.text(found.positive, of: found.asked, decimals: 1)
            return RecordView.Fact(label, "\(share)（\(found.positive)/\(found.asked)）")
        }
    }

    /// Grass roots are not to be burdened: no report is ever asked of a village (基层减负).
    private static func burden(_ id: UUID, _ language: Language, _ reading: Reading) throws
        -> RecordView.Section
    {
        func count(_ table: String) throws -> String {
            let n: Int? = try reading.value(
                """
                SELECT count(*) FROM \(raw: table) WHERE parent_id = \(id) AND struck_at IS NULL
                """)
            return String(n ?? 0)
        }
        return RecordView.Section(
            Phrase("基层减负", "Burden on the village"),
            [
                .init(Phrase("座谈（次）", "discussions"), try count("discussions")),
                .init(Phrase("调阅资料（批）", "documents asked for"), try count("document_access")),
                .init(Phrase("问卷（次）", "surveys"), try count("surveys")),
                // There is no action that could demand one.
                .init(
                    Phrase("村居汇报材料", "reports by the village"),
                    Phrase("不要求（系统不设此项）", "never asked for")[language]),
            ])
    }
}
