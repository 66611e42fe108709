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
        tour(&html)
        return html.markup
    }

    private func tour(_ html: inout HTML) {
        if view.tour.isEmpty { return }
        html.raw("<details class=\"card tour\"\(view.piles.isEmpty ? " open" : "")><summary>")
        html.text(Words.tour[language])
        html.raw("</summary><ol>")
        for step in view.tour {
            html.raw("<li>")
            html.link(step.text[language], to: step.link)
            html.raw("</li>")
        }
        html.raw("</ol></details>")
    }

    private func piles(_ html: inout HTML) {
        html.raw("<section aria-labelledby=\"waiting\"><h2 id=\"waiting\">")
        html.text(Words.waiting[language])
        html.raw("</h2>")
        if view.piles.isEmpty {
            html.element("p", Words.nothingWaits[language], class: "empty")
        } else {
            html.raw("<ul class=\"piles\">")
            for pile in view.piles { draw(pile, &html) }
            html.raw("</ul>")
        }
        html.raw("</section>")
    }

    private func draw(_ pile: HomeView.Pile, _ html: inout HTML) {
        html.raw(
            "<li><a href=\"\(HTML.escaped(pile.link))\"><span class=\"n\">\(pile.count)</span>")
        html.raw("<span class=\"what\">")
        html.text(pile.label[language])
        html.raw("</span>")
        if pile.late > 0 {
            html.raw("<span class=\"chip late\">")
            html.text(language == .chinese ? "逾期 \(pile.late)" : "\(pile.late) late")
            html.raw("</span>")
        }
        html.raw("</a></li>")
    }

    private func lines(_ html: inout HTML) {
        if view.lines.isEmpty { return }
        html.raw("<section class=\"card\"><h2>")
        html.text(Words.pressing[language])
        html.raw("</h2><ul class=\"lines\">")
        for line in view.lines {
            html.raw("<li><span class=\"lead\">")
            html.link(line.title, to: line.link)
            html.raw("</span><span class=\"place\">")
            html.text(line.place)
            html.raw("</span><span class=\"place\">")
            html.text("\(line.state[language]) → \(line.next[language])")
            html.raw("</span>")
            if let due = line.due {
                html.raw("<span class=\"\(due < view.today ? "late" : "due")\">")
                html.text(DueText.text(due, view.today)[language])
                html.raw("</span>")
            }
            html.raw("</li>")
        }
        html.raw("</ul></section>")
    }
}

/// How far away a due date is, in words.
enum DueText {
    static func text(_ due: Day, _ today: Day) -> Phrase {
        let days = due - today
        switch days {
        case 0: return Phrase("今天到期", "due today")
        case 1...: return Phrase("还剩\(days)天", "\(counted(days)) left")
        default: return Phrase("逾期\(-days)天", "\(counted(-days)) late")
        }
    }

    private static func counted(_ days: Int) -> String { days == 1 ? "1 day" : "\(days) days" }
}
