import Domain
import Foundation
import Services

/// What stands between the filters of a list and its rows: named conditions, and what is done for
/// several rows at once.
extension ListHTML {
    /// Rows can be printed where they have a page.
    var isPicked: Bool { RecordPages.names.contains(definition.name) }

    func bulkBar(_ html: inout HTML) {
        guard isPicked else { return }
        html.raw(
            "<form class=\"bulk\" id=\"bulk\" method=\"get\" action=\"/\(definition.name)/bulk\">")
        html.raw("<span class=\"quiet\" data-picked=\"")
        html.text(Words.picked[language])
        html.raw("\">")
        html.text(Words.pickRows[language])
        html.raw("</span>")
        if !bulk.isEmpty {
            html.raw("<label><span>")
            html.text(Words.bulkAction[language])
            html.raw("</span><select name=\"action\">")
            for action in bulk {
                html.raw("<option value=\"\(action.name)\">")
                html.text(action.label[language])
                html.raw("</option>")
            }
            html.raw("</select></label><button type=\"submit\">")
            html.text(Words.bulkGo[language])
            html.raw("</button>")
        }
        html.raw("<button type=\"submit\" formaction=\"/\(definition.name)/print\">")
        html.text(Words.printRows[language])
        html.raw("</button></form>")
    }

    /// Named conditions to go to, and a form that gives the present ones a name.
    func savedFilters(_ html: inout HTML) {
        let address = address(after: nil)
        let now = address.split(separator: "?").dropFirst().joined(separator: "?")
        let isKnown = saved.contains { $0.query == now }
        if saved.isEmpty, now.isEmpty { return }
        html.raw("<div class=\"saved-filters\">")
        if !saved.isEmpty {
            html.raw("<ul aria-label=\"")
            html.text(Words.savedFilters[language])
            html.raw("\">")
            for filter in saved { draw(filter, isCurrent: filter.query == now, &html) }
            html.raw("</ul>")
        }
        if !now.isEmpty, !isKnown {
            html.raw("<details><summary>")
            html.text(Words.saveFilter[language])
            html.raw("</summary><form method=\"post\" action=\"/\(definition.name)/filters\">")
            html.hidden("csrf", csrf)
            html.hidden("query", now)
            html.raw("<input name=\"name\" required maxlength=\"30\" aria-label=\"")
            html.text(Words.filterName[language])
            html.raw("\" placeholder=\"")
            html.text(Words.filterName[language])
            html.raw("\"><button type=\"submit\">")
            html.text(Words.keep[language])
            html.raw("</button></form></details>")
        }
        html.raw("</div>")
    }

    private func draw(_ filter: SavedFilter, isCurrent: Bool, _ html: inout HTML) {
        html.raw("<li\(isCurrent ? " class=\"current\"" : "")>")
        html.link(filter.name, to: "/\(definition.name)?\(filter.query)")
        if isCurrent {
            html.raw("<form method=\"post\" action=\"/\(definition.name)/filters/delete\">")
            html.hidden("csrf", csrf)
            html.hidden("name", filter.name)
            html.raw("<button type=\"submit\" class=\"plain\">")
            html.text(Words.forgetFilter[language])
            html.raw("</button></form>")
        }
        html.raw("</li>")
    }

    func pick(_ row: ListPage.Row, _ html: inout HTML) {
        html.raw("<td class=\"pick\"><input type=\"checkbox\" form=\"bulk\" name=\"row\" ")
        html.raw("value=\"\(row.id.uuidString.lowercased())\" aria-label=\"")
        html.text(Words.pick[language])
        if let first = definition.columns.first, let cell = row.cells.first {
            html.text(" " + CellText.text(cell, first.shape, language))
        }
        html.raw("\"></td>")
    }
}
