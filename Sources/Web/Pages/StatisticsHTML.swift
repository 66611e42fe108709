import Domain
import Foundation
import Services

/// Figures side by side, by round, township, group or month.
struct StatisticsHTML {
    let table: StatTable
    let question: StatTable.Question
    /// The rounds and townships that may be chosen.
    let rounds: [LookupOption]
    let townships: [LookupOption]
    let language: Language

    var markup: String {
        var html = HTML(reserving: 40_000)
        html.raw("<p class=\"crumb\">")
        html.link(Words.scoreboard[language], to: "/scoreboard")
        html.raw("</p><div class=\"head\"><h1>")
        html.text("\(Words.scoreboard[language]) · \(table.grouping.label[language])")
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
        html.raw("<div class=\"scroll\" tabindex=\"0\"><table class=\"stats\"><thead><tr>")
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
        html.raw("<form class=\"filters\" method=\"get\" action=\"/statistics\" data-auto>")
        html.hidden("county", question.county.uuidString.lowercased())
        if let term = question.term { html.hidden("term", term.uuidString.lowercased()) }
        select(
            &html, "by", Words.compared,
            StatTable.Grouping.allCases.map { ($0.rawValue, $0.label[language]) },
            table.grouping.rawValue, all: false)
        select(&html, "round", StatTable.Grouping.round.noun, options(rounds), id(question.round))
        select(
            &html, "township", StatTable.Grouping.township.noun, options(townships),
            id(question.township))
        day(&html, "since", Words.since, question.since)
        day(&html, "asOf", Words.asOf, question.asOf)
        select(
            &html, "pilots", Words.pilots, [("no", Words.withoutPilots[language])],
            question.pilots ? "" : "no")
        html.raw("<button type=\"submit\">")
        html.text(Words.apply[language])
        html.raw("</button></form>")
    }

    private func options(_ items: [LookupOption]) -> [(String, String)] {
        items.map { (id($0.id), $0.label) }
    }

    private func id(_ id: UUID?) -> String { id?.uuidString.lowercased() ?? "" }

    private func day(_ html: inout HTML, _ key: String, _ label: Phrase, _ day: Day?) {
        html.raw("<label><span>")
        html.text(label[language])
        html.raw("</span><input type=\"date\" name=\"\(key)\" ")
        html.raw("value=\"\(day?.description ?? "")\"></label>")
    }

    private func select(
        _ html: inout HTML, _ key: String, _ label: Phrase, _ choices: [(String, String)],
        _ chosen: String, all: Bool = true
    ) {
        html.raw("<label><span>")
        html.text(label[language])
        html.raw("</span><select name=\"\(key)\">")
        if all {
            html.raw("<option value=\"\">")
            html.text(Words.all[language])
            html.raw("</option>")
        }
        for (value, label) in choices {
            html.raw("<option value=\"\(value)\"\(value == chosen ? " selected" : "")>")
            html.text(label)
            html.raw("</option>")
        }
        html.raw("</select></label>")
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
