import Domain
import Foundation
import Services

/// The drawings of a scoreboard, each with its numbers as a table.
struct DrawingHTML {
    let view: ScoreboardView
    /// What the scoreboard is about, for the exports.
    let address: String
    let language: Language

    func draw(_ html: inout HTML) {
        let pictures = view.pictures
        html.raw("<div class=\"charts\">")
        figure(&html, .coverage) { $0.coverage(pictures.coverage, $1) }
        for (kind, bars, tone) in [
            (.funnel, pictures.funnel, "calm"), (.ageing, pictures.ageing, "wait"),
            (.money, pictures.money, "good"),
        ] as [(ScoreboardTable.Kind, [Pictures.Bar], String)] {
            figure(&html, kind) { chart, table in
                chart.bars(
                    table,
                    bars.map { bar in
                        (
                            bar.label[language], bar.value,
                            kind == .money ? bar.money : "\(bar.value)"
                        )
                    }, tone: tone)
            }
        }
        html.raw("</div>")
        heat(&html)
    }

    /// The links to a table as files.
    func downloads(_ kind: ScoreboardTable.Kind, _ html: inout HTML) {
        for format in ["xlsx", "csv"] {
            html.link(
                format.uppercased(), to: "/scoreboard/\(kind.rawValue).\(format)?\(address)",
                class: "button")
        }
    }

    private func figure(
        _ html: inout HTML, _ kind: ScoreboardTable.Kind,
        _ drawing: (ChartSVG, ScoreboardTable) -> String
    ) {
        let table = view.table(kind)
        let chart = ChartSVG(language: language, id: "\(kind.rawValue)-\(view.id.uuidString)")
        html.raw("<figure class=\"card\"><figcaption>")
        html.text(table.title[language])
        html.raw("</figcaption>\(drawing(chart, table))<details><summary>")
        html.text(Words.numbers[language])
        html.raw("</summary><div class=\"scroll\" tabindex=\"0\"><table class=\"stats\"><caption>")
        html.text(table.title[language])
        html.raw("</caption>")
        rows(table, &html) { _, _ in nil }
        html.raw("</table></div><div class=\"buttons\">")
        downloads(kind, &html)
        html.raw("</div></details></figure>")
    }

    private func rows(
        _ table: ScoreboardTable, _ html: inout HTML, _ name: (Int, Int) -> String?
    ) {
        html.raw("<thead><tr>")
        for title in table.header {
            html.raw("<th scope=\"col\">")
            html.text(title[language])
            html.raw("</th>")
        }
        html.raw("</tr></thead><tbody>")
        for (row, cells) in table.rows.enumerated() {
            html.raw("<tr>")
            for (column, cell) in cells.enumerated() {
                let named = name(row, column).map { " class=\"\($0)\"" } ?? ""
                html.raw(column == 0 ? "<th scope=\"row\">" : "<td\(named)>")
                html.text(cell[language])
                html.raw(column == 0 ? "</th>" : "</td>")
            }
            html.raw("</tr>")
        }
        html.raw("</tbody>")
    }

    private func heat(_ html: inout HTML) {
        let heat = view.pictures.heat
        if heat.rows.isEmpty { return }
        let most = max(1, heat.rows.flatMap(\.counts).max() ?? 1)
        let table = view.table(.heat)
        html.raw("<section class=\"card\"><div class=\"head\">")
        html.element("h2", table.title[language])
        html.raw("<div class=\"buttons\">")
        downloads(.heat, &html)
        html.raw("</div></div><div class=\"scroll\" tabindex=\"0\"><table class=\"heat\">")
        rows(table, &html) { row, column in
            column == 0 ? nil : "h\((heat.rows[row].counts[column - 1] * 4 + most - 1) / most)"
        }
        html.raw("</table></div></section>")
    }
}
