import Domain
import Storage

/// The lists of findings and of what follows from them.
extension Lists {
    /// Conditions that stand apart from the everyday ones.
    private static let furtherFilters: [ListDefinition.Filter] =
        [
            .init("round", Phrase("轮次", "round"), "x.round_id", choices: [], further: true),
            .init("group", Phrase("巡察组", "group"), "x.group_id", choices: [], further: true),
            .init(
                "heading", Phrase("监督重点", "heading"), "x.heading",
                choices: FocusFramework.choices, further: true),
            .init(
                "inspection", Phrase("村级巡察", "inspection"), "x.inspection_id", choices: []),
        ] + ListDefinition.Filter.period("due", Phrase("期限", "due"), "x.due_on")
        + ListDefinition.Filter.period("fedBack", Phrase("反馈日期", "fed back"), fedBack)

    private static let heading = ListDefinition.Column(
        "heading", Phrase("监督重点", "heading"), "x.heading",
        .code(
            Dictionary(
                uniqueKeysWithValues: FocusFramework.choices.map { ($0.value, $0.label) })))
    private static let fedBack = "coalesce(x.fed_back_on, '')"
    private static let openItems = "x.state NOT IN ('closed', 'longTerm', 'transferredParty')"

    static let findings = ListDefinition(
        name: "findings", title: Phrase("问题", "Findings"),
        empty: Phrase("没有符合条件的问题。", "No finding matches."),
        table: "findings x", joins: unitJoins, key: "x.seq", id: "x.id",
        columns: [
            .init("number", Phrase("编号", "number"), "coalesce(x.number, x.paper_number)"),
            .init("title", Phrase("标题", "title"), "x.title"),
            .init("unit", Phrase("村居", "unit"), "u.short_name"),
            .init("township", Phrase("乡镇", "township"), "t.name", wide: true),
            .init("state", Phrase("状态", "state"), "x.state", .state(.finding)),
            .init(
                "severity", Phrase("程度", "severity"), "x.severity",
                .code(labels(Finding.Severity.self)), wide: true),
            .init(
                "subject", Phrase("类别", "subject"), "x.subject",
                .code(labels(Finding.Subject.self)), wide: true),
            .init("amount", Phrase("金额", "amount"), "nullif(x.amount, 0)", .yuan, wide: true),
            .init("fedBack", Phrase("反馈日期", "fed back"), "x.fed_back_on", .day, wide: true),
            .init("due", Phrase("期限", "due"), "x.due_on", .due),
        ],
        filters: [
            stateFilter(.finding),
            .init(
                "subject", Phrase("类别", "subject"), "x.subject",
                choices: Choice.all(of: Finding.Subject.self)),
            .init(
                "severity", Phrase("程度", "severity"), "x.severity",
                choices: Choice.all(of: Finding.Severity.self)),
            .init(
                "late", Phrase("期限", "due"), "x.due_on",
                choices: [Choice("yes", Phrase("已逾期", "late"))],
                conditions: ["yes": "x.due_on < {today} AND x.state = 'inRectification'"]),
            .init(
                "signed", Phrase("签批", "signed"), "x.signed_on",
                choices: [Choice("yes", Phrase("已签批且未剔除", "signed and not removed"))],
                conditions: ["yes": "x.signed_on IS NOT NULL AND x.dropped_on IS NULL"]),
            .init(
                "campaign", Phrase("专项治理", "campaign"), "x.campaign_id", choices: [],
                reveals: .campaign),
            .init(
                "case", Phrase("警示案例", "case"), "x.case_id", choices: [],
                reveals: .findingBeforeFeedback),
        ] + placeFilters + furtherFilters,
        orders: [
            .init("due", Phrase("期限", "due"), "x.due_on"),
            .init("newest", Phrase("最新", "newest"), "x.seq", descending: true, on: "number"),
            .units("findings"),
            .init("amount", Phrase("金额", "amount"), "x.amount", descending: true),
            .init("fedBack", Phrase("反馈日期", "fed back"), fedBack, descending: true),
        ],
        search: .init(
            ["x.number", "x.paper_number", "u.folded", "x.title", "x.facts"], unit: "x.unit_id",
            in: .own(.findings, table: "findings")),
        scope: { actor in
            let papers = Finding.paperStates.map { "'\($0.rawValue)'" }.joined(separator: ", ")
            return Scoping.predicate(
                actor,
                [
                    (.workingPaper, "x.state IN (\(raw: papers))"),
                    (
                        .findingBeforeFeedback,
                        "x.state NOT IN (\(raw: papers)) AND x.fed_back_on IS NULL"
                    ),
                    (.findingAfterFeedback, "x.fed_back_on IS NOT NULL"),
                ], recordColumns)
        }, page: "/findings/",
        exported: [
            heading,
            .init("party", Phrase("责任主体", "party"), "x.party", .code(labels(Party.self))),
            .init("responsible", Phrase("责任单位或岗位", "responsible body"), "x.responsible"),
            .init("facts", Phrase("具体事实", "facts"), "x.facts"),
            .init("basis", Phrase("定性依据", "criterion"), "x.basis"),
            .init("recommendation", Phrase("整改建议", "recommendation"), "x.recommendation"),
        ], create: nil)

    static let rectification = ListDefinition(
        name: "rectification", title: Phrase("整改台账", "Rectification ledger"),
        empty: Phrase("没有符合条件的整改事项。", "No item matches."),
        table: "rectification_items x",
        joins: unitJoins + " LEFT JOIN findings f ON f.id = x.finding_id"
            + " LEFT JOIN departments d ON d.id = x.department_id",
        key: "x.seq", id: "x.id",
        columns: [
            .init("number", Phrase("编号", "number"), "x.number"),
            .init("title", Phrase("问题", "finding"), "f.title"),
            .init("unit", Phrase("村居", "unit"), "u.short_name"),
            .init("township", Phrase("乡镇", "township"), "t.name", wide: true),
            .init(
                "party", Phrase("责任主体", "party"), "x.party", .code(labels(Party.self)), wide: true),
            .init("department", Phrase("责任部门", "department"), "d.title", wide: true),
            .init("state", Phrase("状态", "state"), "x.state", .state(.rectification)),
            .init("fedBack", Phrase("反馈日期", "fed back"), "x.fed_back_on", .day, wide: true),
            .init("due", Phrase("期限", "due"), "x.due_on", .due),
        ],
        filters: [
            stateFilter(.rectification),
            .init("party", Phrase("责任主体", "party"), "x.party", choices: Choice.all(of: Party.self)),
            .init(
                "late", Phrase("期限", "due"), "x.due_on",
                choices: [
                    Choice("yes", Phrase("已逾期", "late")),
                    Choice("open", Phrase("未销号", "open")),
                    Choice("inForce", Phrase("全部（不含已转出）", "all but transferred ones")),
                ],
                conditions: [
                    "yes":
                        "x.due_on < {today} AND " + openItems,
                    "open": openItems, "inForce": "x.state <> 'transferredParty'",
                ]),
        ] + placeFilters + furtherFilters,
        orders: [
            .init("due", Phrase("期限", "due"), "x.due_on"),
            .init("newest", Phrase("最新", "newest"), "x.seq", descending: true, on: "number"),
            .units("rectification_items"),
            .init("fedBack", Phrase("反馈日期", "fed back"), fedBack, descending: true),
        ],
        search: .init(
            ["x.number", "f.number", "u.folded", "f.title"], unit: "x.unit_id",
            in: .own(.rectification, table: "rectification_items")),
        scope: { actor in
            var columns = recordColumns
            columns.department = "x.department_id"
            return Scoping.predicate(actor, .rectification, columns)
        },
        page: "/rectification/", landing: "?late=open",
        exported: [
            .init("finding", Phrase("问题编号", "number of the finding"), "f.number"), heading,
            .init("goal", Phrase("整改目标", "goal"), "x.goal"),
            .init("measures", Phrase("整改措施", "measures"), "x.measures"),
            .init("leader", Phrase("责任领导", "leader"), "x.leader"),
        ], create: nil)

    static let revisits = ListDefinition(
        name: "revisits", title: Phrase("回访", "Revisits"),
        empty: Phrase("没有回访。整改完毕的村居可安排回访。", "None yet; rectified villages can be revisited."),
        table: "revisits x", joins: unitJoins, key: "x.id", id: "x.id",
        columns: [
            .init("number", Phrase("编号", "number"), "x.number"),
            .init("unit", Phrase("村居", "unit"), "u.short_name"),
            .init("township", Phrase("乡镇", "township"), "t.name"),
            .init("planned", Phrase("计划日期", "planned"), "x.planned_on", .day),
            .init("done", Phrase("回访日期", "done"), "x.done_on", .day, wide: true),
            .init("state", Phrase("状态", "state"), "x.state", .state(.revisit)),
            .init("result", Phrase("结果", "result"), "x.result", .code(labels(Revisit.Result.self))),
        ],
        filters: [stateFilter(.revisit)] + placeFilters,
        orders: [
            .init("planned", Phrase("计划日期", "planned"), "x.planned_on", descending: true),
            .init("newest", Phrase("最新", "newest"), "x.id", descending: true, on: "number"),
            .units("revisits"),
            .init(
                "done", Phrase("回访日期", "done"), "coalesce(x.done_on, '')", descending: true),
        ],
        search: .init(["x.number", "u.folded", "x.account"], unit: "x.unit_id"),
        scope: { Scoping.predicate($0, .revisit, recordColumns) },
        page: "/revisits/",
        exported: [
            .init("asked", Phrase("询问群众", "villagers asked"), "x.asked", .integer),
            .init("satisfied", Phrase("其中满意", "of them satisfied"), "x.satisfied", .integer),
            .init("account", Phrase("回访情况", "account"), "x.account"),
        ], create: nil)
}
