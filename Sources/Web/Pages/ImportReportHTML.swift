import Domain
import Foundation

/// What the reports of imports have in common: how many rows became what, the button that takes
/// them in, and the rows that were left out.
extension HTML {
    /// Rows that a page shows, at most.
    private static let rowsShown = 500

    mutating func counts(_ counts: [(label: Phrase, count: Int)], _ language: Language) {
        raw("<dl class=\"figures\">")
        for (label, count) in counts {
            raw("<div><dt>")
            text(label[language])
            raw("</dt><dd><span class=\"n\">\(count)</span></dd></div>")
        }
        raw("</dl>")
    }

    /// The form that takes in what was read, or a sentence where there is nothing.
    mutating func takeIn(
        isEmpty: Bool, at address: String, _ fields: [(key: String, value: String)],
        _ language: Language
    ) {
        if isEmpty {
            element(
                "p", Phrase("没有需要写入的内容。", "There is nothing to take in.")[language],
                class: "empty")
            return
        }
        raw("<form method=\"post\" action=\"\(address)\" data-guard>")
        for (key, value) in fields { hidden(key, value) }
        hidden("action-id", UUID.timeOrdered(at: Moment(Date())).uuidString.lowercased())
        raw("<button class=\"primary\" type=\"submit\">")
        text(Phrase("确认导入", "Take it in")[language])
        raw("</button></form>")
    }

    /// Rows that were not taken as they stand, as far as a page can show; nothing where all were.
    mutating func leftOut(
        _ title: Phrase, _ rows: [(row: Int, column: String, value: String, reason: String)],
        _ language: Language
    ) {
        if rows.isEmpty { return }
        raw("<section class=\"card\"><h2>")
        text(title[language])
        raw(" \(rows.count)</h2><div class=\"scroll\" tabindex=\"0\"><table><thead><tr>")
        for title in [
            Phrase("行", "row"), Phrase("列", "column"), Phrase("内容", "value"),
            Phrase("原因和办法", "reason and remedy"),
        ] {
            element("th", title[language])
        }
        raw("</tr></thead><tbody>")
        for row in rows.prefix(Self.rowsShown) {
            raw("<tr><td>\(row.row)</td>")
            element("td", row.column)
            element("td", String(row.value.prefix(60)))
            element("td", row.reason)
            raw("</tr>")
        }
        raw("</tbody></table></div></section>")
    }
}
