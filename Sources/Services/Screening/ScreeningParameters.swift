import Domain
import Foundation
import Screening
import Storage

/// Parameters of models that a county has set: dated rows with their legal source.
enum ScreeningParameters {
    static let book = Logbook(
        "screeningParameters", Phrase("筛查参数", "Screening parameters"),
        Phrase("设定筛查参数", "Set a parameter"), .before, under: .county, seenAs: .dataset,
        columns: ["parameter", "value", "area", "since", "until", "source"],
        [
            .line(
                "parameter", "参数", "parameter", max: 40,
                hint: Phrase("模型编号.参数名，见模型目录，如 E05.limits", "Model and name: E05.limits")),
            .line(
                "value", "数值", "value", max: 80,
                hint: Phrase("限额梯度以空格分隔，如 1000 5000 10000", "A ladder is parted by blanks")),
            .line(
                "area", "适用地区代码", "area", max: 12, required: false,
                hint: Phrase("行政区划代码开头的数字；不填为全县", "First digits of codes; empty for all")),
            .day("since", .either, "自何日起执行", "in force since"),
            .day("until", .either, "执行至", "until", required: false),
            .line("source", "依据文件", "source", max: 200),
        ], check: judge)

    /// The model and the parameter that a text names.
    static func parameter(_ text: String) -> (model: Model, parameter: Parameter)? {
        let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2, let model = Catalogue.all.first(where: { $0.id == parts[0] }),
            let parameter = model.parameters.first(where: { $0.name == parts[1] })
        else { return nil }
        return (model, parameter)
    }

    @Sendable private static func judge(_ values: [String: InputValue]) throws(Refusal) {
        guard let (_, parameter) = parameter(values.text("parameter")) else {
            throw .field(
                "parameter", "unknown-parameter",
                Phrase("没有此项筛查参数。", "There is no such parameter."),
                Phrase("请从模型目录中选择。", "Choose one from the catalogue of models."))
        }
        guard parameter.accepts(values.text("value")) else {
            throw .field(
                "value", "not-a-value",
                Phrase(
                    "数值不适用于该参数，应为\(parameter.allowed.zh)，现行默认值为“\(parameter.value)”。",
                    "That is no value of it: it is \(parameter.allowed.en)."),
                Phrase("请按默认值的写法填写。", "Write it like “\(parameter.value)”."))
        }
        guard values.text("area").utf8.allSatisfy({ (48...57).contains($0) }) else {
            throw .field(
                "area", "not-digits",
                Phrase("地区代码只能是数字。", "The area is made of digits."),
                Phrase("请填写行政区划代码的开头部分。", "First digits of codes."))
        }
        if let since = Day(values.text("since")), let until = Day(values.text("until")),
            until < since
        {
            throw .field(
                "until", "before-its-beginning",
                Phrase("截止日期早于起始日期。", "It ends before it begins."),
                Phrase("请核对日期。", "Check the dates."))
        }
    }

    /// The rows of a county that stand, oldest first.
    static func lines(of county: UUID?, _ reading: Reading) throws -> [PolicyLine] {
        guard let county else { return [] }
        return try reading.rows(
            """
            SELECT parameter, value, area, since, until, source FROM screening_parameters
            WHERE county_id = \(county) AND struck_at IS NULL ORDER BY since, seq
            """
        ) { row in
            let parts = (try row(0) as String).split(separator: ".", maxSplits: 1)
            return PolicyLine(
                model: String(parts.first ?? ""), parameter: String(parts.last ?? ""),
                value: try row(1), area: try row.optional(2) ?? "", since: try row(3),
                until: try row.optional(4), source: try row(5))
        }
    }
}

extension [String: InputValue] {
    func text(_ key: String) -> String {
        if case .text(let text)? = self[key] { text } else { "" }
    }
}
