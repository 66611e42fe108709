import Domain
import Foundation
import Services

/// Risk scores, each part of them, and sliders to try other weights.
struct RiskHTML {
    static let title = Phrase("风险评分", "Risk scores")

    let view: RiskView
    let term: UUID
    let language: Language

    private var address: String { "/terms/\(term.uuidString.lowercased())/risk" }

    var markup: String {
        var html = HTML(reserving: 60_000)
        html.raw("<p class=\"crumb\">")
        html.link(view.title, to: "/terms/\(term.uuidString.lowercased())")
        html.raw("</p><div class=\"head\">")
        html.element("h1", Self.title[language])
        html.raw("<div class=\"buttons\">")
        for format in ["xlsx", "csv"] {
            html.link(
                "\(Words.export[language]) \(format.uppercased())",
                to: "\(address)?\(query)&format=\(format)", class: "button")
        }
        html.raw("</div></div>")
        html.element(
            "p",
            Phrase(
                "评分只供参考，重点村由人决定并写明理由。已巡察的村按巡察前掌握的情况评分，其余按现有情况。",
                "A score proposes, people decide. Inspected units have the score of before."
            )[language], class: "hint")
        if view.isPart {
            html.element(
                "p",
                Phrase(
                    "您应回避的村居不在其中，也不计入检验。",
                    "Units that you are recused from are left out, also of the test."
                )[language], class: "hint")
        }
        weights(&html)
        test(&html)
        table(&html)
        return html.markup
    }

    private var query: String {
        (view.criteria.map { "\($0.code)=\($0.weight)" } + ["keyFrom=\(view.keyFrom)"])
            .joined(separator: "&")
    }

    private func weights(_ html: inout HTML) {
        html.raw("<form class=\"filters\" method=\"get\" action=\"\(address)\">")
        for criterion in view.criteria {
            slider(criterion.code, criterion.label, criterion.weight, &html)
        }
        slider("keyFrom", Phrase("重点村分数线", "key from"), view.keyFrom, &html)
        html.raw("<button type=\"submit\">")
        html.text(Phrase("试算", "Try")[language])
        html.raw("</button>")
        html.link(Words.clear[language], to: address, class: "quiet")
        html.link(
            Phrase("权重登记册", "weights that were set")[language], to: "/riskWeights",
            class: "quiet")
        html.raw("</form>")
    }

    private func slider(_ key: String, _ label: Phrase, _ value: Int, _ html: inout HTML) {
        html.raw("<label><span>")
        html.text("\(label[language]) ")
        html.raw("<output>\(value)</output></span><input type=\"range\" name=\"\(key)\" ")
        html.raw("min=\"0\" max=\"100\" value=\"\(value)\" data-shown></label>")
    }

    /// How firm the classes are, and how well the score would have done.
    private func test(_ html: inout HTML) {
        html.raw("<section class=\"card\">")
        html.element("h2", Phrase("可靠程度", "How firm it is")[language])
        html.raw("<p>")
        let lines = view.criteria.filter { $0.changedUp + $0.changedDown > 0 }.map {
            Phrase(
                "“\($0.label.zh)”权重+10%有\($0.changedUp)个、−10%有\($0.changedDown)个改变分类",
                "\($0.label.en): +10 % changes \($0.changedUp), −10 % \($0.changedDown)")[language]
        }
        html.text(
            lines.isEmpty
                ? Phrase(
                    "任一权重增减10%，分类都不变。", "No class changes when a weight moves by a tenth.")[
                        language]
                : lines.joined(separator: language == .chinese ? "；" : "; "))
        html.raw("</p><p>")
        html.text(
            view.backTest.map { test in
                let correlation = Self.hundredths(test.correlation)
                let lift = Self.hundredths(test.lift)
                return Phrase(
                    "回测：\(test.units)个已巡察村居，评分与发现问题数的秩相关\(correlation)；"
                        + "评分最高的五分之一，问题数是平均的\(lift)倍。",
                    "Back-test on \(test.units) units: rank correlation \(correlation), "
                        + "lift of the highest fifth \(lift).")[language]
            }
                ?? Phrase("已巡察不足10个，不作回测。", "Fewer than ten inspected: no back-test.")[language])
        html.raw("</p></section>")
    }

    private static func hundredths(_ value: Double) -> String {
        let scaled = Int((value * 100).rounded())
        let size = abs(scaled)
        return "\(scaled < 0 ? "−" : "")\(size / 100).\(size % 100 < 10 ? "0" : "")\(size % 100)"
    }

    private func table(_ html: inout HTML) {
        let (header, rows) = Self.table(view, language)
        html.raw("<div class=\"scroll\" tabindex=\"0\"><table class=\"stats\"><thead><tr>")
        for title in header {
            html.raw("<th scope=\"col\">")
            html.text(title)
            html.raw("</th>")
        }
        html.raw("</tr></thead><tbody>")
        for (unit, row) in zip(view.units, rows) {
            html.raw("<tr><th scope=\"row\">")
            html.link(row[0], to: "/units/\(unit.id.uuidString.lowercased())")
            html.raw("</th>")
            for cell in row.dropFirst() { html.element("td", cell) }
            html.raw("</tr>")
        }
        html.raw("</tbody></table></div>")
    }

    static func table(_ view: RiskView, _ language: Language) -> ([String], [[String]]) {
        let header =
            [
                Phrase("村居", "unit"), Phrase("乡镇", "township"), Phrase("评分", "score"),
                Phrase("建议", "proposed"), Phrase("已定", "decided"), Phrase("本届发现", "found"),
            ].map { $0[language] } + view.criteria.map { $0.label[language] }
        let rows = view.units.map { unit in
            [
                unit.name, unit.township, "\(unit.score)", unit.proposed.label[language],
                unit.decided?.label[language] ?? "", "\(unit.found)",
            ] + unit.points.map { $0.map { "\($0)" } ?? "—" }
        }
        return (header, rows)
    }
}
