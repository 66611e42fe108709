import Domain
import Screening
import Storage

/// The lists of datasets, runs and suspicions.
extension Lists {
    /// What a group or the office handed in, and what holds data of a group's villages.
    private static func datasetScope(_ actor: Actor, _ dataset: String) -> SQL? {
        let own = Scoping.predicate(actor, .dataset, recordColumns)
        let through = Scoping.predicate(
            actor, .dataset,
            Scoping.Columns(county: "NULL", township: nil, unit: nil, group: "v.group_id")
        ).map { inGroup in
            """
            \(raw: dataset) IN (SELECT v.dataset_id FROM dataset_villages v WHERE \(inGroup))
            """ as SQL
        }
        let parts = [own, through].compactMap(\.self)
        return parts.isEmpty ? nil : "(\(parts.joined(by: " OR ")))"
    }

    static let datasets = ListDefinition(
        name: "datasets", title: Phrase("账目数据", "Datasets"),
        empty: Phrase(
            "还没有账目数据。请在村级巡察、轮次或村居页面登记。",
            "No dataset yet. Hand one in from the page of an inspection, a round or a unit."),
        table: "datasets x", joins: unitJoins, key: "x.seq", id: "x.id",
        columns: [
            .init("number", Phrase("编号", "number"), "x.number"),
            .init("title", Phrase("名称", "title"), "x.title"),
            .init("unit", Phrase("村居", "unit"), "u.short_name"),
            .init("from", Phrase("数据起", "from"), "x.from_on", .day),
            .init("until", Phrase("数据止", "until"), "x.until_on", .day),
            .init("rows", Phrase("行数", "rows"), "x.rows", .integer) {
                RunVillages.seesWhole($0)
                    ? nil : RunVillages.column(ofDataset: "sum(v.rows)", $0)
            },
            // A refused row does not say whose it is.
            .init("refused", Phrase("拒收", "refused"), "x.refused", .integer, wide: true) {
                RunVillages.seesWhole($0) ? nil : "NULL"
            },
            .init("villages", Phrase("村数", "villages"), "x.villages", .integer, wide: true) {
                RunVillages.seesWhole($0) ? nil : RunVillages.column(ofDataset: "count(*)", $0)
            },
            .init("handedBy", Phrase("提供单位", "handed in by"), "x.handed_by", wide: true),
        ],
        filters: [.init("parent", Phrase("所属", "under"), "x.parent_id", choices: [])]
            + placeFilters,
        orders: [
            .init("newest", Phrase("最新", "newest"), "x.seq", descending: true, on: "number")
        ],
        search: .init(["x.number", "x.title", "x.handed_by", "u.folded"], unit: "x.unit_id"),
        scope: { datasetScope($0, "x.id") }, page: "/datasets/", create: nil)

    static let runs = ListDefinition(
        name: "runs", title: Phrase("筛查记录", "Screening runs"),
        empty: Phrase("还没有筛查。请从账目数据页面开始。", "No run yet. Start one from a dataset."),
        table: "screening_runs x", joins: "LEFT JOIN datasets d ON d.id = x.dataset_id",
        key: "x.seq", id: "x.id",
        columns: [
            .init("number", Phrase("编号", "number"), "x.number"),
            .init("dataset", Phrase("账目数据", "dataset"), "d.title"),
            .init("asOf", Phrase("截至", "as of"), "x.as_of", .day),
            .init("models", Phrase("模型", "models"), "x.models", .integer),
            .init("leads", Phrase("提示", "leads"), "x.leads", .integer) {
                RunVillages.seesWhole($0) ? nil : RunVillages.column("leads", $0)
            },
            .init("raised", Phrase("其中新提示", "new"), "x.raised", .integer) {
                RunVillages.seesWhole($0) ? nil : RunVillages.column("raised", $0)
            },
            .init("at", Phrase("筛查时间", "run at"), "x.run_at", .moment, wide: true),
        ],
        filters: [.init("dataset", Phrase("账目数据", "dataset"), "x.dataset_id", choices: [])],
        orders: [.init("newest", Phrase("最新", "newest"), "x.seq", descending: true)],
        search: nil, scope: { datasetScope($0, "x.dataset_id") }, page: "/runs/", create: nil)

    static let suspicions = ListDefinition(
        name: "suspicions", title: Phrase("疑似问题", "Suspicions"),
        empty: Phrase("没有符合条件的疑似问题。", "No suspicion matches."),
        table: "suspicions x", joins: unitJoins + " LEFT JOIN people p ON p.id = x.assigned_to",
        key: "x.seq", id: "x.id",
        columns: [
            .init("number", Phrase("编号", "number"), "x.number"),
            .init("title", Phrase("提示", "what"), "x.message"),
            .init("model", Phrase("模型", "model"), "x.model", .code(modelLabels)),
            .init("unit", Phrase("村居", "unit"), "u.short_name"),
            .init("severity", Phrase("风险", "severity"), "x.severity", .code(severities)),
            .init("amount", Phrase("金额", "amount"), "x.amount", .yuan),
            .init("score", Phrase("分值", "score"), "(x.score + 50) / 100", .integer, wide: true),
            .init("day", Phrase("发生日期", "day"), "x.happened_on", .day, wide: true),
            .init(
                "light", Phrase("灯", "light"), SuspicionLight.sql,
                .code(labels(Suspicion.Light.self))),
            .init("state", Phrase("状态", "state"), "x.state", .state(.suspicion)),
            .init("verifier", Phrase("核实人", "assigned to"), "p.name", wide: true),
        ],
        filters: [
            stateFilter(.suspicion),
            .init(
                "light", Phrase("灯", "light"), SuspicionLight.sql,
                choices: Choice.all(of: Suspicion.Light.self)),
            .init(
                "family", Phrase("类别", "family"), "x.family",
                choices: Choice.all(of: Family.self)),
            .init(
                "model", Phrase("模型", "model"), "x.model",
                choices: Catalogue.all.map { Choice($0.id, labelled($0)) }),
            .init(
                "severity", Phrase("风险", "severity"), "x.severity",
                choices: Severity.allCases.map { Choice($0.name, $0.label) }),
            .init("run", Phrase("筛查", "run"), "x.last_run_id", choices: []),
            .init("round", Phrase("轮次", "round"), "x.round_id", choices: []),
            .init("inspection", Phrase("村级巡察", "inspection"), "x.inspection_id", choices: []),
            .init("verifier", Phrase("核实人", "assigned to"), "x.assigned_to", choices: []),
        ] + placeFilters,
        orders: [
            .init("score", Phrase("分值", "score"), "x.score", descending: true),
            .init("amount", Phrase("金额", "amount"), "x.amount", descending: true),
            .init("day", Phrase("发生日期", "day"), "coalesce(x.happened_on, '')", descending: true),
            .init("newest", Phrase("最新", "newest"), "x.seq", descending: true, on: "number"),
        ],
        search: .init(
            ["x.number", "u.folded", "x.message", "x.subject"], unit: "x.unit_id",
            in: .own(.suspicions, table: "suspicions")),
        scope: { Scoping.predicate($0, .suspicion, recordColumns) },
        page: "/suspicions/", create: nil)

    private static func labelled(_ model: Model) -> Phrase {
        Phrase("\(model.id) \(model.title.zh)", "\(model.id) \(model.title.en)")
    }

    private static let modelLabels = Dictionary(
        uniqueKeysWithValues: Catalogue.all.map { ($0.id, labelled($0)) })
    private static let severities = Dictionary(
        uniqueKeysWithValues: Severity.allCases.map { ($0.name, $0.label) })
}

/// The colour of suspicions as SQL: `Suspicion.Light` over the same facts.
enum SuspicionLight {
    /// Whether newer data over the same village no longer raise it: they were handed in where it
    /// belongs (its inspection, its round, the unit itself), the model looked in every village,
    /// with the same version and parameters, told all that it found, and the data cover the day.
    static let isGone = """
        EXISTS (
            SELECT 1 FROM screening_runs r
            JOIN datasets d ON d.id = r.dataset_id
            JOIN dataset_villages v ON v.dataset_id = d.id AND v.code = x.village
            JOIN run_models m ON m.run_id = r.id AND m.model = x.model
            JOIN screening_runs l ON l.id = x.last_run_id
            JOIN datasets e ON e.id = l.dataset_id
            JOIN run_models n ON n.run_id = l.id AND n.model = x.model
            WHERE d.seq > e.seq AND v.unit_id = x.unit_id
              AND (v.inspection_id = x.inspection_id OR x.inspection_id IS NULL)
              AND d.parent_id IN (x.inspection_id, x.round_id, x.unit_id)
              AND m.looked = m.villages AND m.leads = m.kept
              AND m.version = n.version AND m.policy = n.policy
              AND (x.happened_on IS NULL OR x.happened_on BETWEEN d.from_on AND d.until_on))
        """

    static let sql = """
        CASE WHEN x.state IN ('explained', 'falseAlarm') THEN 'off'
            WHEN \(isGone) THEN CASE x.state WHEN 'confirmed' THEN 'green' ELSE 'yellow' END
            ELSE CASE x.state WHEN 'confirmed' THEN 'yellow' ELSE 'red' END END
        """
}
