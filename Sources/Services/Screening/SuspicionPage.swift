import Domain
import Foundation
import Screening
import Storage

/// The page of a suspicion: the rule with its parameters, the rows, the usual innocent
/// explanations and what the village says, side by side.
enum SuspicionPage {
    static func load(_ id: UUID, _ actor: Actor, _ today: Day, _ reading: Reading) throws
        -> RecordView
    {
        let head = try PageParts.head(.suspicion, id, actor, reading)
        var facts = try SuspicionFacts.load(id, reading)
        facts.isLinked = Visibility.sees(actor, .dataset, at: head.place)
        let moves = try MoveRow.history(.suspicion, id, reading)
        let language = actor.language
        let model = try OwnModels.model(facts.model, of: head.place.county?.uuid, reading)
        var view = RecordView(
            kind: RecordKind.suspicion.label, id: id, list: "/suspicions",
            title: facts.message[language], number: facts.number,
            state: RecordKind.suspicion.lifecycle.label(ofState: head.state),
            tone: PageParts.tone(.suspicion, head.state), version: head.version,
            sections: [overview(facts, model, language), explanations(facts, language)],
            offers: PageParts.offers(head, actor, PageParts.done(actor, moves)),
            history: try history(moves, actor, reading),
            attachments: try Attachments.of(.suspicion, id, reading))
        if let model { view.sections.insert(rule(model, facts, language), at: 1) }
        view.related = evidence(facts) + [try others(facts, actor, reading)]
        view.offers += PageParts.offer(
            facts.actions(in: head.state), actor, at: head.place,
            values: paper(facts, model, id))
        return view
    }

    private static func overview(
        _ facts: SuspicionFacts, _ model: Model?, _ language: Language
    ) -> RecordView.Section {
        let severity = Severity(name: facts.severity)?.label[language] ?? ""
        return RecordView.Section(
            Phrase("提示", "What was raised"),
            [
                .init(
                    Phrase("模型", "model"), "\(facts.model) \(model?.title[language] ?? "")",
                    link: "/models/\(facts.model)"),
                .init(Phrase("村居", "unit"), facts.unit, link: facts.inspectionLink),
                .init(Phrase("对象", "about"), facts.subject),
                .init(Phrase("发生日期", "day"), facts.day?.description ?? ""),
                .init(Phrase("金额（元）", "amount (yuan)"), Yuan(fen: facts.amount).description),
                .init(Phrase("风险和分值", "severity and score"), "\(severity) · \(facts.points)"),
                .init(
                    Phrase("识别把握", "identification"),
                    facts.confidence < 100
                        ? Phrase("同名或同址，须先核实身份", "same name or place; check who it is")[language]
                        : Phrase("证件号、账号或凭证号一致", "by ID, account or voucher")[language]),
                .init(Phrase("灯", "light"), facts.lightText[language]),
                .init(Phrase("核实人", "assigned to"), facts.verifier),
                .init(
                    Phrase("筛查", "run"), facts.runNumber,
                    link: facts.isLinked ? "/runs/\(text(facts.lastRun))" : nil),
                .init(
                    Phrase("账目数据", "dataset"), facts.datasetTitle,
                    link: facts.isLinked ? "/datasets/\(text(facts.dataset))" : nil),
                .init(
                    Phrase("转出底稿", "working paper"), facts.findingNumber ?? "",
                    link: facts.finding.map { "/findings/\(text($0))" }),
                .init(
                    Phrase("注意", "mind"),
                    Phrase(
                        "本条为疑似问题数据，只是调阅资料的理由，不是结论。",
                        "A reason to open the papers, and no conclusion.")[language]),
            ])
    }

    private static func rule(_ model: Model, _ facts: SuspicionFacts, _ language: Language)
        -> RecordView.Section
    {
        let policy = PolicyLine.policy(facts.policy)
        let parameters = model.parameters.map { parameter in
            let row = policy.row(
                parameter, of: model.id, village: facts.village, on: facts.asOf)
            let source = row?.source ?? parameter.source[language]
            return "\(parameter.name) = \(row?.value ?? parameter.value)（\(source)）"
        }
        var lines: [RecordView.Fact] = [
            .init(Phrase("规则", "rule"), model.rule[language]),
            .init(Phrase("对比判别依据", "basis of comparison"), model.basis[language]),
            .init(Phrase("参数和依据", "parameters"), parameters.joined(separator: "\n")),
            .init(Phrase("规则来源", "source"), model.source[language]),
            .init(Phrase("常见的正常情况", "usual innocent explanations"), model.innocent[language]),
            .init(
                Phrase("建议核实方式", "how to check"),
                VerificationTask.suggested(model.family)[language]),
        ]
        if facts.version != model.version {
            lines.append(
                .init(
                    Phrase("版本", "version"),
                    Phrase(
                        "由第\(facts.version)版规则提出，现行为第\(model.version)版。",
                        "Raised by version \(facts.version); now \(model.version).")[language]))
        }
        return RecordView.Section(Phrase("规则和参数", "Rule and parameters"), lines)
    }

    private static func explanations(_ facts: SuspicionFacts, _ language: Language)
        -> RecordView.Section
    {
        let said = facts.explanations.map { item in
            RecordView.Fact(Phrase(item.by, item.by), "\(item.day)\n\(item.statement)")
        }
        let none = RecordView.Fact(
            Phrase("情况", "state"),
            Phrase("尚未听取村里说明；认定属实前应当听取。", "The village has not been heard yet.")[language])
        return RecordView.Section(
            Phrase("村里说明", "What the village says"), said.isEmpty ? [none] : said)
    }

    private static func history(_ moves: [MoveRow], _ actor: Actor, _ reading: Reading) throws
        -> [RecordView.HistoryLine]
    {
        try PageParts.history(.suspicion, moves, for: actor).map { line in
            let details = try line.details.map { fact in
                guard let id = UUID(uuidString: fact.text) else { return fact }
                return RecordView.Fact(fact.label, try Lookup.people.name(of: id, reading))
            }
            return RecordView.HistoryLine(
                at: line.at, person: line.person, move: line.move, state: line.state,
                details: details)
        }
    }

    /// The rows by table; lines of vouchers lead to the voucher.
    private static func evidence(_ facts: SuspicionFacts) -> [RecordView.Related] {
        let byTable = Dictionary(grouping: facts.evidence, by: \.table)
        let holds = { (canon: Canon, cause: Bool) in
            byTable[canon.rawValue].map { $0.contains(where: \.isCause) == cause } ?? false
        }
        // What it rests on comes before what is linked with it.
        let order =
            Canon.allCases.filter { holds($0, true) } + Canon.allCases.filter { holds($0, false) }
        return order.compactMap { canon in
            guard let rows = byTable[canon.rawValue] else { return nil }
            var labels: [String] = []
            for cell in rows.flatMap(\.cells) where !labels.contains(cell.label) {
                labels.append(cell.label)
            }
            let causes = rows.count(where: \.isCause)
            let more = facts.rows - causes
            // Where all that it rests on is of one table, the rest is too.
            let isAll = causes > 0 && causes == facts.evidence.count(where: \.isCause)
            let note = more > 0 && isAll ? "（另有\(more)行未列出）" : ""
            return RecordView.Related(
                causes == 0
                    ? Phrase("关联凭证：\(canon.label.zh)", "Vouchers it leads to: \(canon.label.en)")
                    : Phrase("依据：\(canon.label.zh)\(note)", "Rows: \(canon.label.en)"),
                columns: [Phrase("出处", "where")]
                    + labels.map { RowText.header($0, of: canon.rawValue) },
                rows: rows.map { row in
                    (
                        cells: ["\(row.isCause ? "● " : "")\(Masking.text(row.file)) \(row.row)"]
                            + labels.map { row[$0] },
                        link: canon == .entry && facts.isLinked ? facts.voucherLink(row) : nil
                    )
                }, empty: Phrase("", ""))
        }
    }

    /// Other rules that found something about the same thing in the same village.
    private static func others(_ facts: SuspicionFacts, _ actor: Actor, _ reading: Reading) throws
        -> RecordView.Related
    {
        let rows = try Lists.suspicions.scope(actor).map { scope in
            try reading.rows(
                """
                SELECT x.id, x.number, x.model, x.message, x.state FROM suspicions x
                WHERE x.owner_id = \(facts.owner) AND x.subject = \(facts.subject)
                  AND x.id <> \(facts.id) AND \(scope) ORDER BY x.score DESC LIMIT 20
                """
            ) { row in
                (
                    cells: [
                        try row(1) as String, try row(2) as String, try row(3) as String,
                        RecordKind.suspicion.lifecycle.label(ofState: try row(4))[actor.language],
                    ], link: "/suspicions/\(text(try row(0)))" as String?
                )
            }
        }
        return RecordView.Related(
            Phrase("同一对象的其他提示", "Other suspicions about the same"),
            columns: [
                Phrase("编号", "number"), Phrase("模型", "model"), Phrase("提示", "what"),
                Phrase("状态", "state"),
            ], rows: rows ?? [], empty: Phrase("没有其他模型提示同一对象。", "No other rule names it."))
    }

    /// The working paper as it starts: people write what they have checked, not what the rule says.
    private static func paper(_ facts: SuspicionFacts, _ model: Model?, _ id: UUID)
        -> [String: String]
    {
        let said = facts.explanations.map { "\($0.by)说明：\($0.statement)" }
        let vouchers = facts.vouchers.prefix(20).joined(separator: "、")
        let known = vouchers.isEmpty ? [] : ["相关凭证：\(vouchers)。"]
        let facts0 = [facts.message.zh] + known + said + ["经核实："]
        var values = [
            "record": text(id), "title": String((model?.title.zh ?? "").prefix(80)),
            "facts": facts0.joined(separator: "\n"), "basis": model?.source.zh ?? "",
            "party": Party.village.rawValue, "responsible": "村民委员会",
            "amount": facts.amount > 0
                ? Yuan(fen: facts.amount).plain : "",
            "severity": facts.severity == "high" ? "serious" : "medium",
            "subject": Finding.Subject.collectiveFunds.rawValue,
        ]
        if let framework = facts.framework { values["heading"] = "\(framework).discipline" }
        return values
    }
}
