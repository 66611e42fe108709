import Domain
import Foundation
import Services

/// The two pages of an action for many rows: its form, and what became of each row.
struct BulkHTML {
    struct Outcome {
        let view: RecordView
        /// nil: done.
        let refusal: Refusal?
    }

    let list: ListDefinition
    let action: ActionKind
    let language: Language

    func form(_ form: FormHTML, _ views: [RecordView]) -> String {
        var html = head(
            Phrase("\(action.label.zh)：\(views.count)条", "\(action.label.en): \(views.count) rows"))
        html.raw("<div class=\"card wide-form\">")
        form.draw(&html)
        html.raw("</div><section class=\"card\">")
        html.element("h2", Phrase("所选记录", "Chosen rows")[language])
        html.raw("<ul class=\"chosen\">")
        for view in views {
            html.raw("<li>")
            draw(view, &html)
            html.raw("</li>")
        }
        html.raw("</ul></section>")
        return html.markup
    }

    func outcome(_ outcomes: [Outcome]) -> String {
        let refused = outcomes.filter { $0.refusal != nil }
        let done = outcomes.count - refused.count
        var html = head(action.label)
        html.raw("<p class=\"\(refused.isEmpty ? "saved" : "problem")\" role=\"status\">")
        html.text(
            Phrase(
                "办理\(done)条" + (refused.isEmpty ? "。" : "，\(refused.count)条未办理，原因见下表。"),
                "\(done) done"
                    + (refused.isEmpty ? "." : ", \(refused.count) refused, see below."))[
                    language])
        html.raw("</p><div class=\"scroll\"><table class=\"cards\"><thead><tr>")
        let columns = [Phrase("记录", "record"), Phrase("结果", "outcome")]
        for column in columns { html.element("th", column[language]) }
        html.raw("</tr></thead><tbody>")
        for outcome in refused + outcomes.filter({ $0.refusal == nil }) {
            html.raw("<tr><td data-label=\"\(columns[0][language])\">")
            draw(outcome.view, &html)
            html.raw("</td><td data-label=\"\(columns[1][language])\">")
            if let refusal = outcome.refusal {
                html.element("span", refusal.message[language], class: "late")
                html.text(" " + refusal.remedy[language])
            } else {
                html.text(Phrase("已办理", "done")[language])
            }
            html.raw("</td></tr>")
        }
        html.raw("</tbody></table></div>")
        return html.markup
    }

    private func draw(_ view: RecordView, _ html: inout HTML) {
        html.link(
            view.number ?? view.title, to: "\(view.list)/\(view.id.uuidString.lowercased())")
        html.text(" \(view.number == nil ? "" : view.title)")
        if let state = view.state { html.text(" · \(state[language])") }
    }

    private func head(_ title: Phrase) -> HTML {
        var html = HTML(reserving: 16_000)
        html.raw("<p class=\"crumb\">")
        html.link(list.title[language], to: "/\(list.name)")
        html.raw("</p><div class=\"head\">")
        html.element("h1", title[language])
        html.raw("</div>")
        return html
    }
}
