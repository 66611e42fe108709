import Domain
import Services

/// A month with what is due on each day; on a phone the days stand below each other.
struct CalendarHTML {
    let agenda: Agenda
    /// The first day of the month.
    let first: Day
    let language: Language

    private var byDay: [Day: [Agenda.Entry]] { Dictionary(grouping: agenda.entries, by: \.day) }

    var markup: String {
        var html = HTML(reserving: 24_000)
        html.raw("<div class=\"head\"><h1>")
        html.text("\(Words.calendar[language]) \(month(first))")
        html.raw("</h1><div class=\"buttons\">")
        html.link(
            month(first.plusMonths(-1)), to: "/calendar?month=\(month(first.plusMonths(-1)))",
            class: "button")
        html.link(
            month(first.plusMonths(1)), to: "/calendar?month=\(month(first.plusMonths(1)))",
            class: "button")
        html.link(Words.calendarFile[language], to: "/calendar.ics", class: "button")
        html.link(Words.feed[language], to: "/calendar/feed", class: "button")
        html.raw("</div></div>")
        if agenda.entries.isEmpty {
            html.element("p", Words.nothingDue[language], class: "empty")
        }
        sheet(&html)
        return html.markup
    }

    private func month(_ day: Day) -> String { String(day.description.prefix(7)) }

    private func sheet(_ html: inout HTML) {
        let days = byDay
        let names = ["一", "二", "三", "四", "五", "六", "日"]
        let short = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        html.raw("<ol class=\"month\">")
        for (index, name) in names.enumerated() {
            html.raw("<li class=\"weekday\" aria-hidden=\"true\">")
            html.text(language == .chinese ? name : short[index])
            html.raw("</li>")
        }
        for _ in 1..<max(1, first.weekday) { blank(&html) }
        let next = first.plusMonths(1)
        var day = first
        while day < next {
            draw(day, days[day] ?? [], &html)
            day = day + 1
        }
        for _ in 0..<(8 - next.weekday) % 7 { blank(&html) }
        html.raw("</ol>")
    }

    private func blank(_ html: inout HTML) {
        html.raw("<li class=\"blank\" aria-hidden=\"true\"></li>")
    }

    private func draw(_ day: Day, _ entries: [Agenda.Entry], _ html: inout HTML) {
        var names = [agenda.calendar.isWorking(day) ? "" : "off"]
        if day == agenda.today { names.append("today") }
        if entries.isEmpty { names.append("free") }
        html.raw("<li class=\"\(names.joined(separator: " "))\"><time>")
        html.text(String(day.civil.day))
        if agenda.calendar.isWorking(day), day.weekday > 5 {
            html.text(language == .chinese ? " 班" : " worked")
        } else if !agenda.calendar.isWorking(day), day.weekday < 6 {
            html.text(language == .chinese ? " 休" : " off")
        }
        html.raw("</time>")
        // Many of one kind on a day are told as a number.
        for (what, group) in Dictionary(grouping: entries, by: \.what.zh).sorted(by: {
            $0.key < $1.key
        }) {
            let open = group.filter { !$0.done }
            let tone = open.isEmpty ? "done" : day < agenda.today ? "late" : ""
            html.raw("<div class=\"\(tone)\">")
            if group.count == 1, let entry = group.first {
                html.link("\(entry.what[language]) \(entry.whose)", to: entry.link)
            } else {
                html.raw("<details><summary>")
                html.text("\(group.first?.what[language] ?? what) ×\(group.count)")
                html.raw("</summary>")
                for entry in group.prefix(60) {
                    html.link("\(entry.whose)\(entry.done ? " ✓" : "")", to: entry.link)
                    html.raw("<br>")
                }
                html.raw("</details>")
            }
            html.raw("</div>")
        }
        html.raw("</li>")
    }
}
