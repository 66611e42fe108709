import Domain
import Storage

/// The lists of findings and of what follows from them.
extension Lists {
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
            .init("inspection", Phrase("村级巡察", "inspection"), "x.inspection_id", choices: []),
            .init("campaign", Phrase("专项治理", "campaign"), "x.campaign_id", choices: []),
            .init("case", Phrase("警示案例", "case"), "x.case_id", choices: []),
        ] + placeFilters,
        orders: [
            .init("due", Phrase("期限", "due"), "x.due_on"),
            .init("newest", Phrase("最新", "newest"), "x.seq", descending: true),
        ],
        search: (.findings, "x.seq", "x.folded"),
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
        }, page: "/findings/", create: nil)

    static let rectification = ListDefinition(
        name: "rectification", title: Phrase("整改台账", "Rectification ledger"),
        empty: Phrase("没有符合条件的整改事项。", "No item matches."),
        table: "rectification_items x",
        joins: unitJoins + " LEFT JOIN findings f ON f.id = x.finding_id",
        key: "x.seq", id: "x.id",
        columns: [
            .init("number", Phrase("编号", "number"), "x.number"),
            .init("title", Phrase("问题", "finding"), "f.title"),
            .init("unit", Phrase("村居", "unit"), "u.short_name"),
            .init("township", Phrase("乡镇", "township"), "t.name", wide: true),
            .init(
                "party", Phrase("责任主体", "party"), "x.party", .code(labels(Party.self)), wide: true),
            .init("state", Phrase("状态", "state"), "x.state", .state(.rectification)),
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
            .init("inspection", Phrase("村级巡察", "inspection"), "x.inspection_id", choices: []),
        ] + placeFilters,
        orders: [
            .init("due", Phrase("期限", "due"), "x.due_on"),
            .init("newest", Phrase("最新", "newest"), "x.seq", descending: true),
        ],
        search: nil,
        scope: { Scoping.predicate($0, .rectification, recordColumns) },
        page: "/rectification/", landing: "?late=open", create: nil)

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
        orders: [.init("planned", Phrase("计划日期", "planned"), "x.planned_on", descending: true)],
        search: nil,
        scope: { Scoping.predicate($0, .revisit, recordColumns) },
        page: "/revisits/", create: nil)
}
