import Domain
import Foundation
import Services

/// The figures of a county with their definitions, and what they look like.
struct ScoreboardHTML {
    let views: [ScoreboardView]
    /// The terms that may be chosen, by county.
    let terms: [UUID: [(id: UUID, Phrase)]]
    let language: Language

    var markup: String {
        var html = HTML(reserving: 48_000)
        html.raw("<div class=\"head\"><h1>")
        html.text(Words.scoreboard[language])
        html.raw("</h1></div>")
        if views.isEmpty { html.element("p", Words.noFigures[language], class: "empty") }
        for view in views { section(view, &html) }
        return html.markup
    }

    private func section(_ view: ScoreboardView, _ html: inout HTML) {
        html.raw("<section><div class=\"head\"><h2>")
        html.text("\(view.scoreboard.county) · \(Words.asOf[language]) \(view.scoreboard.asOf)")
        html.raw("</h2><div class=\"buttons\">")
        for grouping in StatTable.Grouping.allCases {
            html.link(
                grouping.label[language],
                to: "/statistics?by=\(grouping.rawValue)&\(Self.address(of: view))",
                class: "button")
        }
        html.raw("</div></div>")
        filters(view, &html)
        CaptionText.draw(view.caption, language, &html)
        html.raw("<dl class=\"figures\">")
        let leading = view.figures.filter { Self.leading.contains($0.key) }
        for figure in leading { draw(figure, &html) }
        html.raw("</dl>")
        let drawings = DrawingHTML(view: view, address: Self.address(of: view), language: language)
        drawings.draw(&html)
        html.raw("<div class=\"head\"><h2>")
        html.text(Words.allFigures[language])
        html.raw("</h2><div class=\"buttons\">")
        drawings.downloads(.figures, &html)
        html.raw("</div></div><dl class=\"figures\">")
        for figure in view.figures where !Self.leading.contains(figure.key) {
            draw(figure, &html)
        }
        html.raw("</dl></section>")
    }

    /// County, term and day of a scoreboard as they stand in an address.
    private static func address(of view: ScoreboardView) -> String {
        let question = view.question
        return ([("county", question.county), ("term", question.term)] as [(String, UUID?)])
            .compactMap { key, id in id.map { "\(key)=\($0.uuidString.lowercased())&" } }
            .joined() + "asOf=\(question.asOf)"
    }

    private func filters(_ view: ScoreboardView, _ html: inout HTML) {
        html.raw("<form class=\"filters\" method=\"get\" action=\"/scoreboard\" data-auto>")
        html.hidden("county", view.id.uuidString.lowercased())
        html.choose(
            "term", StatTable.Grouping.term.noun[language],
            (terms[view.id] ?? []).map { ($0.id.uuidString.lowercased(), $0.1[language]) },
            view.question.term?.uuidString.lowercased() ?? "")
        html.day("asOf", Words.asOf[language], view.question.asOf)
        html.raw("<button type=\"submit\">")
        html.text(Words.apply[language])
        html.raw("</button></form>")
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
}
