import Domain
import Foundation
import Screening
import Storage

/// The page of a run: what each model found and how far it could look.
enum RunPage {
    static func load(_ id: UUID, _ actor: Actor, _ today: Day, _ reading: Reading) throws
        -> RecordView
    {
        guard let scope = Lists.runs.scope(actor),
            try reading.exists(
                "SELECT 1 FROM screening_runs x WHERE x.id = \(id) AND \(scope)")
        else { throw Refusal.notFound }
        let own = try ownNumbers(id, actor, reading)
        let found = try reading.first(
            """
            SELECT r.number, d.title, r.dataset_id, r.as_of, r.models, r.leads, r.kept, r.raised,
                p.name, r.run_at, r.result, r.policy
            FROM screening_runs r JOIN datasets d ON d.id = r.dataset_id
            JOIN people p ON p.id = r.run_by WHERE r.id = \(id)
            """
        ) { row in
            let whole = RunVillages.Numbers(
                leads: try row(5), kept: try row(6), raised: try row(7))
            let numbers = own.map(\.values).map(sum) ?? whole
            let (leads, kept) = (numbers.leads, numbers.kept)
            let asOf: Day = try row(3)
            let policy = try policy(try row(11), asOf, id, reading)
            var facts: [RecordView.Fact] = [
                .init(
                    Phrase("账目数据", "dataset"), try row(1),
                    link: "/datasets/\(text(try row(2)))"),
                .init(Phrase("截至", "as of"), asOf.description),
                .init(Phrase("模型数", "models"), String(try row(4) as Int)),
                .init(
                    Phrase("疑似问题", "suspicions"), String(kept),
                    link: "/suspicions?run=\(text(id))"),
                .init(Phrase("其中新提示", "of them new"), String(numbers.raised)),
                .init(
                    Phrase("筛查人", "run by"),
                    "\(try row(8) as String) \((try row(9) as Moment).minuteText)"),
                .init(
                    Phrase("结果特征码", "hash of the result"),
                    "SHA-256 \((try row(10) as String).prefix(16))…"),
                .init(Phrase("县级参数", "parameters of the county"), words(policy, false)),
                .init(Phrase("国家和省级规定", "national and provincial norms"), words(policy, true)),
            ]
            if own != nil { facts.append(.init(Phrase("范围", "scope"), part[actor.language])) }
            if leads > kept { facts.append(unlisted(leads - kept, actor.language)) }
            return RecordView(
                kind: Phrase("筛查记录", "Screening run"), id: id, list: "/runs",
                title: try row(1), number: try row(0),
                sections: [RecordView.Section(Phrase("筛查情况", "Run"), facts)])
        }
        guard var view = found else { throw Refusal.notFound }
        view.related = [try models(id, own, actor.language, reading)]
        return view
    }

    private static func unlisted(_ count: Int, _ language: Language) -> RecordView.Fact {
        .init(
            Phrase("未列入", "not listed yet"),
            Phrase(
                "个别模型提示超过\(ScreeningResult.leadLimit)条，先按分值列入前"
                    + "\(ScreeningResult.leadLimit)条，另有\(count)条未列入；"
                    + "点击下表中的模型可逐页查看，并分批列入。",
                "Of a model its \(ScreeningResult.leadLimit) largest are listed first; "
                    + "\(count) more are not yet. Open a model below to page "
                    + "through them and to list more.")[language])
    }

    private static let part = Phrase(
        "您只能查看部分村居，以上和下表的数字只计这些村居", "numbers count only the villages that you may see")

    /// The numbers by model that somebody may read who does not see the whole dataset; nil for who
    /// does.
    private static func ownNumbers(_ id: UUID, _ actor: Actor, _ reading: Reading) throws
        -> [String: RunVillages.Numbers]?
    {
        let dataset: UUID? = try reading.value(
            "SELECT dataset_id FROM screening_runs WHERE id = \(id)")
        guard let dataset else { throw Refusal.notFound }
        return try DatasetHead.load(dataset, reading).isWhole(for: actor, reading)
            ? nil : RunVillages.numbers(id, actor, reading)
    }

    private static func sum(_ numbers: some Sequence<RunVillages.Numbers>) -> RunVillages.Numbers {
        numbers.reduce(into: RunVillages.Numbers()) { $0 += $1 }
    }

    /// The county's rows for the models that looked, and the norms that were in force.
    private static func policy(
        _ text: String, _ asOf: Day, _ run: UUID, _ reading: Reading
    ) throws -> [PolicyLine] {
        let models = Set(
            try reading.rows("SELECT model FROM run_models WHERE run_id = \(run)") { row in
                try row(0) as String
            })
        return try ValueFile.value([PolicyLine].self, Array(text.utf8)).filter { line in
            models.contains(line.model)
                && (line.isNorm != true || (line.since <= asOf && asOf <= line.until ?? .never))
        }
    }

    private static func words(_ policy: [PolicyLine], _ norms: Bool) -> String {
        policy.filter { ($0.isNorm ?? false) == norms }.map { line in
            let until = line.until.map { "—\($0)" } ?? "起"
            return "\(line.model).\(line.parameter) = \(line.value)"
                + "（\(line.source)，\(line.since)\(until)）"
        }.joined(separator: "\n")
    }

    private static func models(
        _ id: UUID, _ own: [String: RunVillages.Numbers]?, _ language: Language,
        _ reading: Reading
    ) throws -> RecordView.Related {
        let county: UUID? = try reading.value(
            "SELECT county_id FROM screening_runs WHERE id = \(id)")
        let titles = try OwnModels.titles(of: county, reading)
        let rows = try reading.rows(
            """
            SELECT model, version, leads, kept, villages, looked, missing FROM run_models
            WHERE run_id = \(id) ORDER BY model
            """
        ) { row in
            let model: String = try row(0)
            let numbers = own.map { $0[model] ?? RunVillages.Numbers() }
            let (leads, kept): (Int, Int) =
                (try numbers?.leads ?? row(2), try numbers?.kept ?? row(3))
            let coverage =
                own == nil ? "\(try row(5) as Int)/\(try row(4) as Int)" : "—"
            let title = titles[model]?[language] ?? ""
            return (
                cells: [
                    "\(model) \(title)", String(try row(1) as Int),
                    leads > kept ? "\(leads)（\(kept)）" : String(leads),
                    coverage, try row(6) as String,
                ],
                link: leads > kept
                    ? "/runs/\(text(id))/further?model=\(model)" : "/models/\(model)" as String?
            )
        }
        return RecordView.Related(
            Phrase("各模型结果和覆盖率", "Models and their coverage"),
            columns: [
                Phrase("模型", "model"), Phrase("版本", "version"), Phrase("提示（保留）", "leads (kept)"),
                Phrase("可判断村/全部村", "villages looked at"), Phrase("缺少的数据", "missing"),
            ], rows: rows, empty: Phrase("", ""))
    }
}
