package import Domain
import Storage

/// The lists that people page through.
package enum Lists {
    package static let all: [ListDefinition] =
        [
            units, terms, rounds, inspections, visits, interviews, findings, rectification,
            revisits, people, proposals, journal, datasets, runs, suspicions,
        ] + Logbooks.all.map(\.list)

    /// The lists that stand in the navigation; logbooks are reached through their own page and
    /// from the records that they belong to.
    package static func inNavigation(of actor: Actor) -> [ListDefinition] {
        visible(to: actor).filter {
            Logbooks.named($0.name) == nil
                && !["visits", "interviews", "datasets", "runs", "suspicions"].contains($0.name)
        }
    }

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    package static func named(_ name: String) -> ListDefinition? { byName[name] }

    /// What opens a list in the navigation of somebody who may see something of it.
    package static func visible(to actor: Actor) -> [ListDefinition] {
        all.filter { $0.scope(actor) != nil }
    }

    static let unitJoins = """
        LEFT JOIN village_units u ON u.id = x.unit_id
        LEFT JOIN townships t ON t.id = x.township_id
        """

    static let recordColumns = Scoping.Columns(
        county: "x.county_id", township: "x.township_id", unit: "x.unit_id", group: "x.group_id")

    static func stateFilter(_ kind: RecordKind) -> ListDefinition.Filter {
        ListDefinition.Filter(
            "state", Phrase("状态", "state"), "x.state",
            choices: kind.lifecycle.states.map { Choice($0.name, $0.label) })
    }

    static let placeFilters = [
        ListDefinition.Filter("township", Phrase("乡镇", "township"), "x.township_id", choices: []),
        ListDefinition.Filter("unit", Phrase("村居", "village unit"), "x.unit_id", choices: []),
    ]

    static let units = ListDefinition(
        name: "units", title: Phrase("村居", "Village units"),
        empty: Phrase(
            "没有村居。可用“xuncun import villages”导入名录。",
            "No village units. Import a register with “xuncun import villages”."),
        table: "village_units x",
        joins: """
            LEFT JOIN townships t ON t.id = x.township_id
            LEFT JOIN counties c ON c.id = x.county_id
            """, key: "x.seq", id: "x.id",
        columns: [
            .init("name", Phrase("村居", "unit"), "x.short_name"),
            .init(
                "kind", Phrase("类别", "kind"), "x.kind",
                .code(
                    Dictionary(
                        uniqueKeysWithValues: UnitKind.allCases.map { ($0.rawValue, $0.label) }))),
            .init("township", Phrase("乡镇", "township"), "t.name"),
            .init("county", Phrase("县（市、区）", "county"), "c.name", wide: true),
            .init("fullName", Phrase("全称", "full name"), "x.name", wide: true),
            .init("until", Phrase("撤并日期", "ended"), "x.until", .day, wide: true),
        ],
        filters: [
            .init(
                "kind", Phrase("类别", "kind"), "x.kind", choices: Choice.all(of: UnitKind.self)),
            .init(
                "standing", Phrase("状态", "state"), "x.until",
                choices: [
                    Choice("yes", Phrase("现有", "existing")), Choice("no", Phrase("已撤并", "ended")),
                ], conditions: ["yes": "x.until IS NULL", "no": "x.until IS NOT NULL"]),
            .init("township", Phrase("乡镇", "township"), "x.township_id", choices: []),
            .init("county", Phrase("县（市、区）", "county"), "x.county_id", choices: []),
        ],
        orders: [
            .init("register", Phrase("名录顺序", "register order"), "x.seq"),
            .init("name", Phrase("村居", "unit"), "x.short_name"),
            .init("township", Phrase("乡镇", "township"), "x.township_id"),
        ],
        search: .init(
            [
                "x.name",
                """
                (SELECT group_concat(n.name, char(10)) FROM former_names n WHERE n.unit_id = x.id)
                """,
                "t.name",
            ], in: .own(.units, table: "village_units")),
        scope: { actor in
            Scoping.predicate(
                actor, .place,
                Scoping.Columns(
                    county: "x.county_id", township: "x.township_id", unit: "x.id", group: nil))
                ?? unitsOfGroup(actor)
        },
        page: "/units/", create: "places.addUnit")

    static let terms = ListDefinition(
        name: "terms", title: Phrase("届次", "Terms"),
        empty: Phrase("还没有届次。请先新建届次。", "No term yet. Open one first."),
        table: "terms x", joins: "LEFT JOIN counties c ON c.id = x.county_id", key: "x.id",
        id: "x.id",
        columns: [
            .init("number", Phrase("届", "term"), "x.number", .integer),
            .init("county", Phrase("县（市、区）", "county"), "c.name"),
            .init("from", Phrase("起", "from"), "x.starts_on", .day),
            .init("to", Phrase("止", "to"), "x.ends_on", .day),
        ], filters: [],
        orders: [.init("from", Phrase("起始日期", "from"), "x.starts_on", descending: true)],
        search: nil,
        scope: { actor in
            Scoping.predicate(
                actor, .roundPlan,
                Scoping.Columns(county: "x.county_id", township: nil, unit: nil, group: nil))
        }, page: "/terms/", create: "rounds.openTerm")

    static let rounds = ListDefinition(
        name: "rounds", title: Phrase("轮次", "Rounds"),
        empty: Phrase("还没有轮次。", "No round yet."),
        table: "rounds x", joins: "LEFT JOIN terms t ON t.id = x.term_id", key: "x.id", id: "x.id",
        columns: [
            .init("name", Phrase("轮次", "round"), "x.name"),
            .init("term", Phrase("届", "term"), "t.number", .integer),
            .init("state", Phrase("状态", "state"), "x.state", .state(.round)),
            .init("mode", Phrase("方式", "mode"), "x.mode", .code(labels(Inspection.Mode.self))),
            .init("from", Phrase("开始", "from"), "x.starts_on", .day),
            .init("to", Phrase("结束", "to"), "x.ends_on", .day),
            .init(
                "units", Phrase("村居数", "units"),
                "(SELECT count(*) FROM inspections i WHERE i.round_id = x.id)", .integer),
        ],
        filters: [stateFilter(.round)],
        orders: [.init("from", Phrase("开始日期", "from"), "x.starts_on", descending: true)],
        search: nil,
        scope: { actor in
            Scoping.predicate(
                actor, .roundPlan,
                Scoping.Columns(county: "x.county_id", township: nil, unit: nil, group: nil))
                ?? throughInspections(actor)
        }, page: "/rounds/", create: "rounds.open")

    static let inspections = ListDefinition(
        name: "inspections", title: Phrase("村级巡察", "Village inspections"),
        empty: Phrase("没有村级巡察。轮次分派村居后在此列出。", "None yet; they come with a round."),
        table: "inspections x",
        joins: unitJoins + " LEFT JOIN rounds r ON r.id = x.round_id"
            + " LEFT JOIN inspection_groups g ON g.id = x.group_id", key: "x.id", id: "x.id",
        columns: [
            .init("unit", Phrase("村居", "unit"), "u.short_name"),
            .init("township", Phrase("乡镇", "township"), "t.name"),
            .init("round", Phrase("轮次", "round"), "r.name"),
            .init("group", Phrase("组", "group"), "g.number", .integer),
            .init("depth", Phrase("分类", "class"), "x.depth", .code(labels(Inspection.Depth.self))),
            .init("state", Phrase("状态", "state"), "x.state", .state(.inspection)),
            .init("arrived", Phrase("进驻", "arrived"), "x.arrived_on", .day, wide: true),
            .init("fedBack", Phrase("反馈", "fed back"), "x.fed_back_on", .day, wide: true),
        ],
        filters: [
            stateFilter(.inspection),
            .init(
                "depth", Phrase("分类", "class"), "x.depth",
                choices: Choice.all(of: Inspection.Depth.self)),
            .init("round", Phrase("轮次", "round"), "x.round_id", choices: []),
            .init("group", Phrase("巡察组", "group"), "x.group_id", choices: []),
        ] + placeFilters,
        orders: [
            .init("newest", Phrase("最新", "newest"), "x.id", descending: true),
            .units("inspections"),
            .init("round", Phrase("轮次", "round"), "x.round_id", descending: true),
            .init(
                "arrived", Phrase("进驻", "arrived"), "coalesce(x.arrived_on, '')",
                descending: true),
            .init(
                "fedBack", Phrase("反馈", "fed back"), "coalesce(x.fed_back_on, '')",
                descending: true),
        ],
        search: .init(["u.folded", "r.name"], unit: "x.unit_id"),
        scope: { Scoping.predicate($0, .roundPlan, recordColumns) },
        page: "/inspections/", create: nil)

    static let people = ListDefinition(
        name: "people", title: Phrase("人员", "People"),
        empty: Phrase("没有人员。", "Nobody yet."),
        table: "people x", joins: "LEFT JOIN counties c ON c.id = x.county_id", key: "x.id",
        id: "x.id",
        columns: [
            .init("name", Phrase("姓名", "name"), "x.name"),
            .init("login", Phrase("账号", "account"), "x.login"),
            .init("employer", Phrase("单位", "employer"), "x.employer"),
            .init("county", Phrase("县（市、区）", "county"), "c.name", wide: true),
            .init(
                "active", Phrase("账号状态", "account"),
                "CASE x.active WHEN 1 THEN 'open' ELSE 'closed' END",
                .code(["open": Phrase("启用", "open"), "closed": Phrase("停用", "closed")])),
        ],
        filters: [
            .init(
                "active", Phrase("账号状态", "account"), "x.active",
                choices: [
                    Choice("yes", Phrase("启用", "open")), Choice("no", Phrase("停用", "closed")),
                ], conditions: ["yes": "x.active = 1", "no": "x.active = 0"])
        ],
        orders: [
            .init("login", Phrase("账号", "account"), "x.login"),
            .init("name", Phrase("姓名", "name"), "x.name"),
            .init("employer", Phrase("单位", "employer"), "x.employer"),
        ],
        search: .init(["x.name", "x.login", "x.employer"]),
        scope: { actor in
            Scoping.predicate(
                actor, .person,
                Scoping.Columns(county: "x.county_id", township: nil, unit: nil, group: nil))
        }, page: "/people/", create: "people.add")

    static let journal = ListDefinition(
        name: "journal", title: Phrase("操作日志", "Journal"),
        empty: Phrase("日志为空。", "The journal is empty."),
        table: "journal x", joins: "LEFT JOIN people p ON p.id = x.person_id", key: "x.seq",
        id: "x.id",
        columns: [
            .init("number", Phrase("序号", "number"), "x.seq", .integer),
            .init("at", Phrase("时间", "time"), "x.at", .moment),
            .init("person", Phrase("人员", "person"), "coalesce(p.name, 'console')"),
            .init(
                "action", Phrase("操作", "action"), "x.action",
                .code(
                    Dictionary(
                        uniqueKeysWithValues: ActionCatalogue.all.map { ($0.name, $0.label) }))),
            .init("hash", Phrase("校验值", "hash"), "x.hash", wide: true),
        ], filters: [],
        orders: [.init("newest", Phrase("最新", "newest"), "x.seq", descending: true)],
        search: nil,
        scope: { actor in
            Scoping.predicate(
                actor, .journal,
                Scoping.Columns(county: "NULL", township: nil, unit: nil, group: nil))
        }, page: "", create: nil)

    static func labels<T: RawRepresentable<String> & CaseIterable & Labelled>(_ type: T.Type)
        -> [String: Phrase]
    {
        Dictionary(uniqueKeysWithValues: T.allCases.map { ($0.rawValue, $0.label) })
    }

    /// A group sees the villages that it inspects.
    private static func unitsOfGroup(_ actor: Actor) -> SQL? {
        Scoping.predicate(
            actor, .place,
            Scoping.Columns(
                county: "NULL", township: "i.township_id", unit: "i.unit_id", group: "i.group_id")
        ).map { "x.id IN (SELECT i.unit_id FROM inspections i WHERE \($0))" }
    }

    /// Groups, townships and villages see the rounds that they take part in.
    private static func throughInspections(_ actor: Actor) -> SQL? {
        Scoping.predicate(
            actor, .roundPlan,
            Scoping.Columns(
                county: "NULL", township: "i.township_id", unit: "i.unit_id", group: "i.group_id")
        ).map { "x.id IN (SELECT i.round_id FROM inspections i WHERE \($0))" }
    }
}
