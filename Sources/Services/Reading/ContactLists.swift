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
        .init("round", Phrase("轮次", "round"), "i.round_id", choices: [], further: true),
        .init("group", Phrase("巡察组", "group"), "i.group_id", choices: [], further: true),
        .init("township", Phrase("乡镇", "township"), "i.township_id", choices: []),
        .init("unit", Phrase("村居", "village unit"), "i.unit_id", choices: []),
    ]

    /// The villages as they stand in the register, each with its visits or interviews.
    private static func units(_ table: String) -> ListDefinition.Order {
        .init(
            "unit", Phrase("村居", "unit"), "o.seq",
            through: """
                village_units o
                CROSS JOIN inspections i ON i.unit_id = o.id AND i.county_id = o.county_id
                CROSS JOIN \(table) x ON x.inspection_id = i.id
                """)
    }

    private static func orders(_ table: String, day: String) -> [ListDefinition.Order] {
        [
            .init("newest", Phrase("最新", "newest"), "x.id", descending: true, on: "number"),
            .init("day", Phrase("日期", "date"), "x.\(day)", descending: true),
            units(table),
        ]
    }

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
        ] + ListDefinition.Filter.period("day", Phrase("日期", "date"), "x.visited_on")
            + contactFilters,
        orders: orders("visits", day: "visited_on"),
        search: .init(["x.household", "u.folded", "x.opinions"], unit: "i.unit_id"),
        scope: { contactScope($0) }, page: "/visits/",
        exported: [.init("opinions", Phrase("反映的情况和诉求", "what was raised"), "x.opinions")],
        create: nil)

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
        ],
        filters: contactFilters
            + ListDefinition.Filter.period("day", Phrase("日期", "date"), "x.held_on"),
        orders: orders("interviews", day: "held_on"),
        // What was said is read with a reason only, so nothing is found by it.
        search: .init(
            ["x.number", "x.interviewee", "x.purpose", "u.folded"], unit: "i.unit_id"),
        scope: { contactScope($0) }, page: "/interviews/", create: nil)
}
