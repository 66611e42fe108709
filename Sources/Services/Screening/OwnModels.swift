import Domain
import Foundation
import Screening
import Storage

/// Models of a county's own: a read-only query with its words, entered as dated entries. The newest
/// entry of a number that stands is the model; its version is how many entries it had.
enum OwnModels {
    static let book = Logbook(
        "ownModels", Phrase("自建模型", "Models of our own"), Phrase("登记自建模型", "Enter a model"),
        .before, under: .county, seenAs: .dataset,
        columns: ["code", "title", "severity", "source"],
        [
            .line(
                "code", "编号", "number", max: 8,
                hint: Phrase("如 U01；同一编号再登记即为新版本", "U and digits; again: a new version")),
            .line("title", "名称", "title"),
            .choice(
                "severity", "风险", "severity",
                Severity.allCases.reversed().map { Choice($0.name, $0.label) }),
            .text(
                "query", "查询语句（SQL，只读）", "query (SQL, reading only)", max: 20_000,
                hint: Phrase(
                    "一条 SELECT；列 village、key 必有，day、amount 和 表名_origin 可有；金额以分计",
                    "One SELECT with village and key; day, amount and table_origin; in fen"
                )),
            .text(
                "message", "提示语", "message", max: 500,
                hint: Phrase("花括号中写列名，如 {key}在{d}收到{n}笔", "Columns in braces: {key}, {n}")),
            .text("rule", "规则说明", "rule", max: 2000),
            .line("source", "依据文件", "source", max: 200),
            .text("innocent", "常见的正常情况", "usual innocent explanations", max: 2000),
        ], check: judge, rehearsal: Rehearsal(key: "reads", run: tried))

    /// The longest that the query of one model may run, in seconds.
    static let seconds = 60.0

    /// A model of a county, with what its query reads: lines of `Need.words`, found out when it was
    /// tried.
    struct Kept: Sendable {
        let model: CustomModel
        let reads: String

        /// As the pages explain it, without data. An entry older than the column is shown without
        /// the tables that it reads.
        var described: Model {
            model.model(
                needs: reads.split(separator: "\n").compactMap { Screening.Need(words: String($0)) }
            )
        }
    }

    private static func model(of values: [String: InputValue]) -> CustomModel {
        CustomModel(
            id: values.text("code"), title: values.text("title"),
            severity: values.text("severity"), message: values.text("message"),
            query: values.text("query"), rule: values.text("rule"), source: values.text("source"),
            innocent: values.text("innocent"))
    }

    @Sendable private static func judge(_ values: [String: InputValue]) throws(Refusal) {
        let model = model(of: values)
        do throws(CustomFault) { try model.judge() } catch { throw refusal(error, model) }
    }

    /// A query is tried on empty tables, so that what it names is there before it is relied on.
    /// - Returns: What it reads.
    @Sendable private static func tried(_ values: [String: InputValue]) throws -> String {
        let model = model(of: values)
        do throws(CustomFault) {
            return try QueryProcess.needs(of: model).map(\.words).joined(separator: "\n")
        } catch {
            throw refusal(error, model)
        }
    }

    private static func refusal(_ fault: CustomFault, _ model: CustomModel) -> Refusal {
        let isCode = CustomModel.isID(model.id)
        return .field(
            isCode ? "query" : "code", "not-a-model", Phrase(fault.zh, fault.en),
            isCode
                ? Phrase("请改正查询语句或提示语。", "Correct the query or the message.")
                : Phrase("请填写如 U01 的编号。", "Write a number like U01."))
    }

    /// The models of a county, by number.
    static func models(of county: UUID?, _ reading: Reading) throws -> [Kept] {
        guard let county else { return [] }
        return try reading.rows(
            """
            SELECT x.code, x.title, x.severity, x.query, x.message, x.rule, x.source, x.innocent,
                (SELECT count(*) FROM own_models v WHERE v.county_id = x.county_id
                    AND v.code = x.code AND v.seq <= x.seq), coalesce(x.reads, '')
            FROM own_models x
            WHERE x.county_id = \(county) AND x.struck_at IS NULL AND NOT EXISTS (
                SELECT 1 FROM own_models later WHERE later.county_id = x.county_id
                AND later.code = x.code AND later.struck_at IS NULL AND later.seq > x.seq)
            ORDER BY x.code
            """
        ) { row in
            Kept(
                model: CustomModel(
                    id: try row(0), version: try row(8), title: try row(1), severity: try row(2),
                    message: try row(4), query: try row(3), rule: try row(5), source: try row(6),
                    innocent: try row(7)), reads: try row(9))
        }
    }

    /// Titles of the models of the catalogue and of a county, by number.
    static func titles(of county: UUID?, _ reading: Reading) throws -> [String: Phrase] {
        let own = try models(of: county, reading).map {
            ($0.model.id, Phrase($0.model.title, $0.model.title))
        }
        return Dictionary(
            Catalogue.all.map { ($0.id, $0.title) } + own, uniquingKeysWith: { first, _ in first })
    }

    /// The model of a number: of the catalogue, or of the county.
    static func model(_ id: String, of county: UUID?, _ reading: Reading) throws -> Model? {
        if let known = Catalogue.all.first(where: { $0.id == id }) { return known }
        return try models(of: county, reading).first { $0.model.id == id }?.described
    }

    /// The models with what they found in the data. Throws a `Refusal` that names the model whose
    /// query takes too long or finds too much.
    static func looking(_ models: [CustomModel], on data: Dataset, asOf: Day) throws(Refusal)
        -> [Model]
    {
        var made: [Model] = []
        for model in models {
            do throws(CustomFault) {
                made.append(
                    try QueryProcess.model(model, on: data, asOf: asOf, seconds: seconds))
            } catch {
                throw Refusal(
                    .invalid, "screening.own-model",
                    Phrase("自建模型\(model.id)：\(error.zh)。", "Model \(model.id): \(error.en)."),
                    remedy: Phrase(
                        "请修改该模型，或只选其他模型筛查。", "Change the model, or screen without it."))
            }
        }
        return made
    }
}

extension Refusal {
    static let queriesBusy = Refusal(
        .throttled, "screening.queries-busy",
        Phrase("等待查询的自建模型过多。", "Too many models of one's own wait to be run."),
        remedy: Phrase("请稍后再试。", "Try again in a moment."))
}
