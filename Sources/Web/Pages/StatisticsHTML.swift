import Domain
import Foundation
import Services

/// Figures side by side, by round, township, group or month.
struct StatisticsHTML {
    let table: StatTable
    let question: StatTable.Question
    let links: FigureLinks
    /// What may be chosen.
    let terms: [(id: UUID, Phrase)]
    let rounds: [LookupOption]
    let townships: [LookupOption]
    let language: Language

    var markup: String {
        var html = HTML(reserving: 40_000)
        html.raw("<p class=\"crumb\">")
        html.link(Words.scoreboard[language], to: "/scoreboard")
        html.raw("</p><div class=\"head\"><h1>")
        html.text("\(table.caption.county) · \(table.grouping.label[language])")
        html.raw("</h1>")
        html.raw("<div class=\"buttons\">")
        for format in ["xlsx", "csv"] {
            html.link(
                format.uppercased(),
                to: "/statistics/export.\(format)?\(address)",
                class: "button")
        }
        html.raw("</div></div>")
        filters(&html)
        CaptionText.draw(table.caption, language, &html)
        figures(&html)
        html.raw("<details class=\"card\"><summary>")
        html.text(Words.definitions[language])
        html.raw("</summary><dl>")
        for (label, definition) in table.metrics.map({ ($0.label, $0.definition) })
            + StatisticsText.rates(table).map({ ($0.label, $0.definition) })
        {
            html.element("dt", label[language])
            html.element("dd", definition[language])
        }
        html.raw("</dl></details>")
        return html.markup
    }

    private func figures(_ html: inout HTML) {
        html.raw("<div class=\"scroll\" tabindex=\"0\"><table class=\"stats\"><thead><tr>")
        for title in StatisticsText.header(table, language) {
            html.raw("<th scope=\"col\">")
            html.text(title)
            html.raw("</th>")
        }
        html.raw("</tr></thead><tbody>")
        for row in table.rows + [table.total] {
            html.raw("<tr>")
            for (index, cell) in StatisticsText.cells(row, table, language).enumerated() {
                html.raw(index == 0 ? "<th scope=\"row\">" : "<td>")
                if (1...table.metrics.count).contains(index),
                    let address = links.address(table.metrics[index - 1], row)
                {
                    html.link(cell, to: address)
                } else {
                    html.text(cell)
                }
                html.raw(index == 0 ? "</th>" : "</td>")
            }
            html.raw("</tr>")
        }
        html.raw("</tbody></table></div>")
    }

    /// The question as it stands in an address.
    private var address: String {
        var parts = [
            "county=\(question.county.uuidString.lowercased())", "by=\(table.grouping.rawValue)",
        ]
        for (key, id) in [
            ("term", question.term), ("round", question.round), ("township", question.township),
        ] {
            if let id { parts.append("\(key)=\(id.uuidString.lowercased())") }
        }
        if let since = question.since { parts.append("since=\(since)") }
        parts.append("asOf=\(question.asOf)")
        if !question.pilots { parts.append("pilots=no") }
        return parts.joined(separator: "&")
    }

    private func filters(_ html: inout HTML) {
        let all = Words.all[language]
        html.raw("<form class=\"filters\" method=\"get\" action=\"/statistics\" data-auto>")
        html.hidden("county", question.county.uuidString.lowercased())
        html.choose(
            "by", Words.compared[language],
            StatTable.Grouping.allCases.map { ($0.rawValue, $0.label[language]) },
            table.grouping.rawValue)
        html.choose(
            "term", StatTable.Grouping.term.noun[language],
            terms.map { (id($0.id), $0.1[language]) }, id(question.term), all: all)
        html.choose(
            "round", StatTable.Grouping.round.noun[language], rounds.map { (id($0.id), $0.label) },
            id(question.round), all: all)
        html.choose(
            "township", StatTable.Grouping.township.noun[language],
            townships.map { (id($0.id), $0.label) }, id(question.township), all: all)
        html.day("since", Words.since[language], question.since)
        html.day("asOf", Words.asOf[language], question.asOf)
        html.choose(
            "pilots", Words.pilots[language], [("no", Words.withoutPilots[language])],
            question.pilots ? "" : "no", all: all)
        html.raw("<button type=\"submit\">")
        html.text(Words.apply[language])
        html.raw("</button></form>")
    }

    private func id(_ id: UUID?) -> String { id?.uuidString.lowercased() ?? "" }
}

/// The same table as text, for pages and exports.
enum StatisticsText {
    static func header(_ table: StatTable, _ language: Language) -> [String] {
        [table.grouping.noun[language]]
            + table.metrics.map { "\($0.label[language])（\(FigureText.unit($0)[language])）" }
            + rates(table).map { $0.label[language] }
    }

    static func rows(_ table: StatTable, _ language: Language) -> [[String]] {
        (table.rows + [table.total]).map { cells($0, table, language) }
    }

    static func cells(_ row: StatTable.Row, _ table: StatTable, _ language: Language) -> [String] {
        [row.label[language]]
            + table.metrics.map {
                FigureText.text(
                    row.values[$0.key] ?? 0, $0, atLeast: row.atLeast.contains($0.key))
            }
            + rates(table).map { $0.text(row.values) ?? "—" }
    }

    static func rates(_ table: StatTable) -> [Rate] { Rate.among(table.metrics) }
}
