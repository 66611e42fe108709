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
