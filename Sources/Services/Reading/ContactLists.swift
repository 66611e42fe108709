import Domain
import Storage

/// The lists of household visits and interviews: reached from the inspection they belong to.
extension Lists {
    private static let contactJoins = """
        LEFT JOIN village_units u ON u.id = i.unit_id
        LEFT JOIN townships t ON t.id = i.township_id
        """

    private static func contactScope(_ actor: Actor) -> SQL? {
        Scoping.predicate(
            actor, .interview,
            Scoping.Columns(
                county: "i.county_id", township: "i.township_id", unit: "i.unit_id",
                group: "i.group_id"))
    }

    private static let contactFilters: [ListDefinition.Filter] = [
        .init("inspection", Phrase("村级巡察", "inspection"), "x.inspection_id", choices: []),
        .init("township", Phrase("乡镇", "township"), "i.township_id", choices: []),
        .init("unit", Phrase("村居", "village unit"), "i.unit_id", choices: []),
    ]

    static let visits = ListDefinition(
        name: "visits", title: Phrase("入户走访", "Household visits"),
        empty: Phrase("没有走访记录。", "No visit yet."),
        table: "visits x JOIN inspections i ON i.id = x.inspection_id", joins: contactJoins,
        key: "x.id",
        id: "x.id",
        columns: [
            .init("household", Phrase("户", "household"), "x.household"),
            .init("day", Phrase("日期", "date"), "x.visited_on", .day),
            .init("kind", Phrase("方式", "kind"), "x.kind", .code(labels(Visit.Kind.self))),
            .init(
                "category", Phrase("户类别", "category"), "x.category",
                .code(labels(Visit.Category.self))),
            .init(
                "satisfaction", Phrase("满意度", "satisfaction"), "x.satisfaction",
                .code(labels(Visit.Satisfaction.self))),
            .init("unit", Phrase("村居", "unit"), "u.short_name"),
            .init("township", Phrase("乡镇", "township"), "t.name", wide: true),
        ],
        filters: [
            .init("kind", Phrase("方式", "kind"), "x.kind", choices: Choice.all(of: Visit.Kind.self)),
            .init(
                "category", Phrase("户类别", "category"), "x.category",
                choices: Choice.all(of: Visit.Category.self)),
        ] + contactFilters,
        orders: [.init("newest", Phrase("最新", "newest"), "x.id", descending: true)],
        search: nil, scope: { contactScope($0) }, page: "/visits/", create: nil)

    static let interviews = ListDefinition(
        name: "interviews", title: Phrase("谈话", "Interviews"),
        empty: Phrase("没有谈话记录。", "No interview yet."),
        table: "interviews x JOIN inspections i ON i.id = x.inspection_id", joins: contactJoins,
        key: "x.id", id: "x.id",
        columns: [
            .init("number", Phrase("编号", "number"), "x.number"),
            .init("day", Phrase("日期", "date"), "x.held_on", .day),
            .init("interviewee", Phrase("对象", "interviewee"), "x.interviewee"),
            .init("purpose", Phrase("目的", "purpose"), "x.purpose"),
            .init("unit", Phrase("村居", "unit"), "u.short_name"),
            .init("township", Phrase("乡镇", "township"), "t.name", wide: true),
        ], filters: contactFilters,
        orders: [.init("newest", Phrase("最新", "newest"), "x.id", descending: true)],
        search: nil, scope: { contactScope($0) }, page: "/interviews/", create: nil)
}
