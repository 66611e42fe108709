import Domain
import Services

/// The first page of the day: what waits, what is late, what comes next.
struct HomeHTML {
    let view: HomeView
    let language: Language

    var markup: String {
        var html = HTML(reserving: 8000)
        html.raw("<div class=\"head\"><h1>")
        html.text(
            language == .chinese ? "\(view.greeting)，您好" : "Hello, \(view.greeting)")
        html.raw("</h1><p class=\"quiet\">")
        html.text(
            view.roles.map { $0[language] }.joined(separator: language == .chinese ? "、" : ", ")
                + " · \(view.today)")
        html.raw("</p></div>")
        piles(&html)
        lines(&html)
        if !view.firstSteps.isEmpty {
            html.raw("<section class=\"card\">")
            html.element("h2", Words.firstSteps[language])
            html.raw("<ul>")
            for step in view.firstSteps {
                html.raw("<li>")
                html.link(step.text[language], to: step.link)
                html.raw("</li>")
            }
            html.raw("</ul></section>")
        }
        return html.markup
    }

    private func piles(_ html: inout HTML) {
        html.raw("<section aria-labelledby=\"waiting\"><h2 id=\"waiting\">")
        html.text(Words.waiting[language])
        html.raw("</h2>")
        if view.piles.isEmpty {
            html.element("p", Words.nothingWaits[language], class: "empty")
        } else {
            html.raw("<ul class=\"piles\">")
            for pile in view.piles {
                html.raw(
                    "<li><a href=\"\(HTML.escaped(pile.link))\">"
                        + "<span class=\"n\">\(pile.count)</span> <span>"
                )
                html.text(pile.label[language])
                html.raw("</span>")
                if pile.late > 0 {
                    html.raw(" <span class=\"late\">")
                    html.text(
                        language == .chinese ? "其中逾期 \(pile.late)" : "\(pile.late) late")
                    html.raw("</span>")
                }
                html.raw("</a></li>")
            }
            html.raw("</ul>")
        }
        html.raw("</section>")
    }

    private func lines(_ html: inout HTML) {
        if view.lines.isEmpty { return }
        html.raw("<section class=\"card\"><h2>")
        html.text(Words.pressing[language])
        html.raw("</h2><ul class=\"lines\">")
        for line in view.lines {
            html.raw("<li>")
            html.link(line.title, to: line.link)
            html.raw(" <span class=\"quiet\">")
            html.text("\(line.place) · \(line.state[language]) → \(line.next[language])")
            html.raw("</span>")
            if let due = line.due {
                let late = due < view.today
                html.raw(" <span class=\"\(late ? "late" : "due")\">")
                let days = due - view.today
                html.text(
                    language == .chinese
                        ? (late ? "逾期\(-days)天" : "还剩\(days)天")
                        : (late ? "\(-days) days late" : "\(days) days left"))
                html.raw("</span>")
            }
            html.raw("</li>")
        }
        html.raw("</ul></section>")
    }
}

/// The figures of a county with their definitions.
struct ScoreboardHTML {
    let views: [ScoreboardView]
    let language: Language

    var markup: String {
        var html = HTML(reserving: 8000)
        html.raw("<div class=\"head\"><h1>")
        html.text(Words.scoreboard[language])
        html.raw("</h1></div>")
        if views.isEmpty { html.element("p", Words.noFigures[language], class: "empty") }
        for view in views {
            html.raw("<section><h2>")
            html.text("\(view.scoreboard.county) · \(Words.asOf[language]) \(view.scoreboard.asOf)")
            html.raw("</h2><dl class=\"figures\">")
            for figure in view.figures {
                html.raw("<div><dt>")
                html.text(figure.label[language])
                html.raw("</dt><dd><span class=\"n\">")
                html.text(figure.value)
                html.raw("</span><span class=\"quiet\">")
                html.text(Words.definition[language] + figure.definition[language])
                html.raw("</span></dd></div>")
            }
            html.raw("</dl></section>")
        }
        return html.markup
    }
}
