import Domain
import Foundation
import Services

/// The figures of a county with their definitions, and what they look like.
struct ScoreboardHTML {
    let views: [ScoreboardView]
    let language: Language

    var markup: String {
        var html = HTML(reserving: 24_000)
        html.raw("<div class=\"head\"><h1>")
        html.text(Words.scoreboard[language])
        html.raw("</h1></div>")
        if views.isEmpty { html.element("p", Words.noFigures[language], class: "empty") }
        for view in views {
            html.raw("<section><div class=\"head\"><h2>")
            html.text("\(view.scoreboard.county) · \(Words.asOf[language]) \(view.scoreboard.asOf)")
            html.raw("</h2>")
            html.raw("<div class=\"buttons\">")
            for grouping in StatTable.Grouping.allCases {
                html.link(
                    grouping.label[language],
                    to: "/statistics?county=\(view.id.uuidString.lowercased())"
                        + "&by=\(grouping.rawValue)", class: "button")
            }
            html.raw("</div></div><dl class=\"figures\">")
            let leading = view.figures.filter { Self.leading.contains($0.key) }
            for figure in leading { draw(figure, &html) }
            html.raw("</dl>")
            pictures(view.pictures, &html)
            html.raw("<h2>")
            html.text(Words.allFigures[language])
            html.raw("</h2><dl class=\"figures\">")
            for figure in view.figures where !Self.leading.contains(figure.key) {
                draw(figure, &html)
            }
            html.raw("</dl></section>")
        }
        return html.markup
    }

    /// What people look at first; the drawings come before the rest.
    private static let leading: Set<String> = [
        "coveragePercent", "inspected", "findings", "immediateRectifications", "cluesTransferred",
        "householdVisits", "closedOfAll", "rectificationLate", "recovered", "satisfaction",
    ]

    private func draw(_ figure: ScoreboardView.Figure, _ html: inout HTML) {
        html.raw("<div><dt>")
        html.text(figure.label[language])
        html.raw("</dt><dd><span class=\"n\">")
        html.text(figure.value)
        html.raw("</span><span class=\"quiet\">")
        html.text(Words.definition[language] + figure.definition[language])
        html.raw("</span></dd></div>")
    }

    private func pictures(_ pictures: Pictures, _ html: inout HTML) {
        let chart = ChartSVG(language: language)
        html.raw("<div class=\"charts\">")
        figure(&html, Phrase("覆盖进度（个）", "Coverage over time, units")) {
            chart.coverage(pictures.coverage)
        }
        for (title, bars, tone, isMoney) in [
            (Phrase("问题漏斗（个）", "Findings on their way"), pictures.funnel, "calm", false),
            (Phrase("未销号事项账龄（项）", "Open items by due date"), pictures.ageing, "wait", false),
            (Phrase("金额（万元）", "Money, 10,000 yuan"), pictures.money, "good", true),
        ] {
            figure(&html, title) {
                chart.bars(
                    title,
                    bars.map { bar in
                        (
                            bar.label[language], bar.value,
                            isMoney
                                ? FigureText.tenThousands(bar.value, atLeast: false)
                                : String(bar.value)
                        )
                    }, tone: tone)
            }
        }
        html.raw("</div>")
        heat(pictures.heat, &html)
    }

    private func figure(_ html: inout HTML, _ title: Phrase, _ drawing: () -> String) {
        html.raw("<figure class=\"card\"><figcaption>")
        html.text(title[language])
        html.raw("</figcaption>\(drawing())</figure>")
    }

    private func heat(_ heat: Pictures.Heat, _ html: inout HTML) {
        if heat.rows.isEmpty { return }
        let most = max(1, heat.rows.flatMap(\.counts).max() ?? 1)
        html.raw("<section class=\"card\">")
        html.element("h2", Words.heat[language])
        html.raw("<div class=\"scroll\" tabindex=\"0\"><table class=\"heat\"><thead><tr>")
        html.raw("<th scope=\"col\">")
        html.text(Words.township[language])
        html.raw("</th>")
        for heading in heat.headings {
            html.raw("<th scope=\"col\">")
            html.text(heading[language])
            html.raw("</th>")
        }
        html.raw("</tr></thead><tbody>")
        for row in heat.rows {
            html.raw("<tr><th scope=\"row\">")
            html.text(row.township)
            html.raw("</th>")
            for count in row.counts {
                html.raw("<td class=\"h\((count * 4 + most - 1) / most)\">\(count)</td>")
            }
            html.raw("</tr>")
        }
        html.raw("</tbody></table></div></section>")
    }
}

/// Figures side by side, by round, township, group or month.
struct StatisticsHTML {
    let table: StatTable
    let county: String
    let language: Language

    var markup: String {
        var html = HTML(reserving: 40_000)
        html.raw("<p class=\"crumb\">")
        html.link(Words.scoreboard[language], to: "/scoreboard")
        html.raw("</p><div class=\"head\"><h1>")
        html.text("\(Words.scoreboard[language]) · \(table.grouping.label[language])")
        html.raw("</h1>")
        html.raw("<div class=\"buttons\">")
        let address = "county=\(county)&by="
        for grouping in StatTable.Grouping.allCases where grouping != table.grouping {
            html.link(
                grouping.label[language], to: "/statistics?\(address)\(grouping.rawValue)",
                class: "button")
        }
        for format in ["xlsx", "csv"] {
            html.link(
                format.uppercased(),
                to: "/statistics/export.\(format)?\(address)\(table.grouping.rawValue)",
                class: "button")
        }
        html.raw("</div></div><div class=\"scroll\" tabindex=\"0\">")
        html.raw("<table class=\"stats\"><thead><tr>")
        for title in StatisticsText.header(table, language) {
            html.raw("<th scope=\"col\">")
            html.text(title)
            html.raw("</th>")
        }
        html.raw("</tr></thead><tbody>")
        for row in StatisticsText.rows(table, language) {
            html.raw("<tr>")
            for (index, cell) in row.enumerated() {
                html.raw(index == 0 ? "<th scope=\"row\">" : "<td>")
                html.text(cell)
                html.raw(index == 0 ? "</th>" : "</td>")
            }
            html.raw("</tr>")
        }
        html.raw("</tbody></table></div><details class=\"card\"><summary>")
        html.text(Words.definitions[language])
        html.raw("</summary><dl>")
        for (label, definition) in table.metrics.map({ ($0.label, $0.definition) })
            + Rate.all.map({ ($0.label, $0.definition) })
        {
            html.element("dt", label[language])
            html.element("dd", definition[language])
        }
        html.raw("</dl></details>")
        return html.markup
    }
}

/// The same table as text, for pages and exports.
enum StatisticsText {
    static func header(_ table: StatTable, _ language: Language) -> [String] {
        [table.grouping.noun[language]]
            + table.metrics.map { "\($0.label[language])（\(FigureText.unit($0)[language])）" }
            + Rate.all.filter { shown($0, table) }.map { $0.label[language] }
    }

    static func rows(_ table: StatTable, _ language: Language) -> [[String]] {
        (table.rows.map { ($0.label, $0.values) } + [(Words.sum[language], table.total)]).map {
            label, values in
            [label]
                + table.metrics.map {
                    FigureText.text(
                        values[$0.key] ?? 0, $0, atLeast: table.atLeast.contains($0.key))
                }
                + Rate.all.filter { shown($0, table) }.map { $0.text(values) ?? "—" }
        }
    }

    /// Where clues are not counted, neither is their share.
    private static func shown(_ rate: Rate, _ table: StatTable) -> Bool {
        rate.key != "clueRatio" || table.metrics.contains { $0.key == "cluesTransferred" }
    }
}
