import Domain
import Foundation
import Services

/// The page of a record.
struct RecordHTML {
    /// An action that was not done, with what was typed, to be shown again.
    struct Failed {
        let name: String
        /// nil: nothing is wrong, the form is drawn again with what was found to choose from.
        let refusal: Refusal?
        let values: [String: [String]]
    }

    let view: RecordView
    let visitor: Visitor
    /// What the lookups of each offered action may be set to: action name, then field key.
    let options: [String: [String: FieldOptions]]
    let failed: Failed?
    let now: Moment

    private var language: Language { visitor.language }

    var markup: String {
        var html = HTML(reserving: 24_000)
        heading(&html)
        if let failed, !view.offers.contains(where: { $0.action.name == failed.name }) {
            lost(failed, &html)
        }
        html.raw("<div class=\"record\"><div class=\"body\">")
        for section in view.sections { draw(section, &html) }
        BooksHTML(books: view.books, language: language).draw(&html)
        for related in view.related { draw(related, &html) }
        attachments(&html)
        history(&html)
        html.raw("</div><aside aria-labelledby=\"actions-title\"><h2 id=\"actions-title\">")
        html.text(Words.actions[language])
        html.raw("</h2>")
        offers(&html)
        html.raw("</aside></div>")
        return html.markup
    }

    /// The record on paper: without what can be done.
    var printed: String {
        var html = HTML(reserving: 16_000)
        html.raw("<article class=\"sheet\">")
        heading(&html)
        for section in view.sections { draw(section, &html) }
        for related in view.related { draw(related, &html) }
        history(&html)
        html.raw("</article>")
        return html.markup
    }

    /// The record has moved on, and the form is no longer there: what was typed must not be lost.
    private func lost(_ failed: Failed, _ html: inout HTML) {
        if let refusal = failed.refusal { html.problem(refusal, language) }
        let typed = ActionCatalogue.kind(failed.name)?.visibleFields.compactMap { field in
            switch field.kind {
            case .text, .paragraph, .day, .integer, .yuan:
                RecordView.Fact(field.label, failed.values[field.key]?.first ?? "")
            case .choice(let choices):
                RecordView.Fact(
                    field.label,
                    choices.first { $0.value == failed.values[field.key]?.first }?.label[language]
                        ?? "")
            default: nil
            }
        }
        guard let typed, typed.contains(where: { !$0.text.isEmpty }) else { return }
        draw(RecordView.Section(Words.typed, typed), &html)
    }

    private func heading(_ html: inout HTML) {
        html.raw("<p class=\"crumb\">")
        // One's own page stands in a list that not everybody may open.
        if Lists.named(String(view.list.dropFirst())).map({ $0.isSeen(by: visitor.actor) }) ?? true
        {
            html.link(view.kind[language], to: view.list)
        } else {
            html.text(view.kind[language])
        }
        if let number = view.number {
            html.raw(" <span class=\"number\">")
            html.text(number)
            html.raw("</span>")
        }
        html.raw("</p><div class=\"head\"><h1>")
        html.text(view.title)
        html.raw("</h1>")
        if let state = view.state {
            html.raw("<span class=\"chip \(view.tone.rawValue)\">")
            html.text(state[language])
            html.raw("</span>")
        }
        if let due = view.due {
            html.raw("<span class=\"due\(view.tone == .late ? " late" : "")\">")
            html.text(due[language])
            html.raw("</span>")
        }
        html.raw("</div>")
        if !view.steps.isEmpty {
            html.raw("<ol class=\"steps\">")
            for step in view.steps {
                let name = step.current ? "current" : step.done ? "done" : ""
                html.raw("<li class=\"\(name)\"\(step.current ? " aria-current=\"step\"" : "")>")
                html.text(step.label[language])
                html.raw("</li>")
            }
            html.raw("</ol>")
        }
    }

    private func draw(_ section: RecordView.Section, _ html: inout HTML) {
        html.raw("<section class=\"card\">")
        html.element("h2", section.title[language])
        facts(section.facts, &html)
        html.raw("</section>")
    }

    private func facts(_ facts: [RecordView.Fact], _ html: inout HTML) {
        html.raw("<dl>")
        for fact in facts where !fact.text.isEmpty {
            html.element("dt", fact.label[language])
            html.raw("<dd>")
            if let link = fact.link {
                html.link(fact.text, to: link)
            } else {
                html.text(fact.text)
            }
            html.raw("</dd>")
        }
        html.raw("</dl>")
    }

    private func draw(_ related: RecordView.Related, _ html: inout HTML) {
        html.raw("<section class=\"card\">")
        html.element("h2", related.title[language])
        if related.rows.isEmpty {
            html.element("p", related.empty[language], class: "quiet")
        } else {
            html.raw("<div class=\"scroll\" tabindex=\"0\"><table class=\"cards\"><thead><tr>")
            for column in related.columns {
                html.raw("<th scope=\"col\">")
                html.text(column[language])
                html.raw("</th>")
            }
            html.raw("</tr></thead><tbody>")
            for row in related.rows {
                html.raw("<tr>")
                for (index, cell) in row.cells.enumerated() {
                    html.raw("<td data-label=\"")
                    html.text(index < related.columns.count ? related.columns[index][language] : "")
                    html.raw("\">")
                    if index == 0, let link = row.link {
                        html.link(cell, to: link)
                    } else {
                        html.text(cell)
                    }
                    html.raw("</td>")
                }
                html.raw("</tr>")
            }
            html.raw("</tbody></table></div>")
            if let all = related.all { html.link(Words.showAll[language], to: all) }
            for format in related.export == nil ? [] : ["xlsx", "csv"] {
                html.raw(" ")
                html.link(format.uppercased(), to: "\(related.export ?? "").\(format)")
            }
        }
        html.raw("</section>")
    }

    private func attachments(_ html: inout HTML) {
        if view.attachments.isEmpty { return }
        html.raw("<section class=\"card\">")
        html.element("h2", Words.attachments[language])
        html.raw("<ul class=\"files\">")
        for file in view.attachments {
            html.raw("<li>")
            html.link(file.name, to: "/attachments/\(file.id.uuidString.lowercased())")
            html.raw(" <span class=\"quiet\">")
            html.text(
                "\((file.size + 1023) / 1024) KB · \(file.by) · \(file.at.minuteText)"
                    + " · SHA-256 \(file.sha256.prefix(12))…"
            )
            html.raw("</span></li>")
        }
        html.raw("</ul></section>")
    }

    private func history(_ html: inout HTML) {
        if view.history.isEmpty { return }
        html.raw("<section class=\"card\">")
        html.element("h2", Words.history[language])
        html.raw("<ol class=\"history\">")
        for line in view.history {
            html.raw("<li><p><time>")
            html.text(line.at.minuteText)
            html.raw("</time> <strong>")
            html.text(line.person)
            html.raw("</strong> ")
            html.text("\(line.move[language]) → \(line.state[language])")
            html.raw("</p>")
            if !line.details.isEmpty { facts(line.details, &html) }
            html.raw("</li>")
        }
        html.raw("</ol></section>")
    }

    private func offers(_ html: inout HTML) {
        if view.offers.isEmpty {
            html.element("p", Words.nothingToDo[language], class: "quiet")
            return
        }
        for offer in view.offers {
            let again = failed.flatMap { $0.name == offer.action.name ? $0 : nil }
            var values = offer.start
            if let again {
                // A box that was unchecked is not sent: what was typed replaces all there was.
                for field in offer.action.visibleFields {
                    values[field.key] = again.values[field.key]
                    let finder = FieldOptions.finder(of: field.key)
                    values[finder] = again.values[finder]
                }
            }
            let open = again != nil || (failed == nil && offer.primary)
            html.raw(
                "<details class=\"offer\(offer.primary ? " primary" : "")\""
                    + "\(open ? " open" : "")><summary>"
            )
            html.text(offer.action.label[language])
            html.raw("</summary>")
            FormHTML(
                action: offer.action, values: values,
                options: options[offer.action.name] ?? [:], refusal: again?.refusal,
                csrf: visitor.csrf, language: language,
                id: .timeOrdered(at: now)
            ).draw(&html)
            html.raw("</details>")
        }
    }
}
