import Domain
import Foundation
import Services

/// The page of a list.
struct ListHTML {
    let definition: ListDefinition
    let page: ListPage
    let query: ListQuery
    let language: Language
    /// Choices of the filters that name records, by filter key.
    let lookups: [String: [LookupOption]]
    /// The action that makes a new row, where this person may.
    let create: ActionKind?
    /// What may be done to several rows at once.
    let bulk: [ActionKind]
    /// This person's named conditions.
    let saved: [SavedFilter]
    let csrf: String

    var markup: String {
        var html = HTML(reserving: 24_000)
        html.raw("<div class=\"head\"><h1>")
        html.text(definition.title[language])
        html.raw("</h1><p class=\"count\" aria-live=\"polite\">")
        html.text(
            language == .chinese ? "共 \(page.total) 条" : "\(page.total) rows")
        html.raw("</p>")
        if let create {
            html.link(
                create.label[language], to: "/\(definition.name)/new", class: "button primary")
        }
        if definition.name == "units", create != nil {
            html.link(Words.importRegister[language], to: "/units/import", class: "button")
        }
        html.raw("</div>")
        filters(&html)
        savedFilters(&html)
        if page.rows.isEmpty {
            html.element("p", definition.empty[language], class: "empty")
        } else {
            bulkBar(&html)
            table(&html)
        }
        foot(&html)
        return html.markup
    }

    private func table(_ html: inout HTML) {
        html.raw("<div class=\"scroll\"><table class=\"cards\"><thead><tr>")
        if isPicked {
            html.raw("<th scope=\"col\" class=\"pick\"><input type=\"checkbox\" data-all=\"bulk\" ")
            html.raw("aria-label=\"")
            html.text(Words.pickAll[language])
            html.raw("\"></th>")
        }
        for column in definition.columns { header(column, &html) }
        html.raw("</tr></thead><tbody>")
        let openings = definition.columns.map(opening)
        for row in page.rows {
            html.raw("<tr>")
            if isPicked { pick(row, &html) }
            for (index, column) in definition.columns.enumerated() {
                html.raw(openings[index])
                if index == 0, !definition.page.isEmpty {
                    html.raw("<a href=\"\(definition.page)\(row.id.uuidString.lowercased())\">")
                    cell(&html, row.cells[index], column, row)
                    html.raw("</a>")
                } else {
                    cell(&html, row.cells[index], column, row)
                }
                html.raw("</td>")
            }
            html.raw("</tr>")
        }
        html.raw("</tbody></table></div>")
    }

    /// A cell's tag with its column's name, which a phone shows beside the value.
    private func opening(_ column: ListDefinition.Column) -> String {
        var names: [String] = []
        if column.wide {
            names.append("wide")
        } else if column.key == "title" {
            names.append("lead")
        }
        switch column.shape {
        case .yuan, .day, .due, .code: names.append("fix")
        default: if column.key == "number" { names.append("fix") }
        }
        let name = names.isEmpty ? "" : " class=\"\(names.joined(separator: " "))\""
        return "<td\(name) data-label=\"\(HTML.escaped(column.label[language]))\">"
    }

    private func cell(
        _ html: inout HTML, _ cell: ListPage.Cell, _ column: ListDefinition.Column,
        _ row: ListPage.Row
    ) {
        switch (column.shape, cell) {
        case (.state(let kind), .state(let state)):
            html.raw("<span class=\"chip \(RecordTone.name(kind, state))\">")
            html.text(kind.lifecycle.label(ofState: state)[language])
            html.raw("</span>")
        case (.due, .due(let day)):
            let late = day < page.today && !isSettled(row)
            html.raw(late ? "<span class=\"late\">" : "<span>")
            html.text(day.description)
            if late {
                html.text(" " + DueText.text(day, page.today)[language])
            }
            html.raw("</span>")
        default:
            html.text(CellText.text(cell, column.shape, language))
        }
    }

    /// Nothing is late any more once a record is settled.
    private func isSettled(_ row: ListPage.Row) -> Bool {
        row.cells.contains { cell in
            if case .state(let state) = cell { return RecordTone.isSettled(state) }
            return false
        }
    }

    private func foot(_ html: inout HTML) {
        html.raw("<div class=\"pager\">")
        if !query.after.isEmpty {
            html.link(Words.first[language], to: address(after: nil), class: "button")
        }
        if let next = page.next {
            html.link(Words.next[language], to: address(after: next), class: "button")
        }
        if page.total > 0 {
            for format in ["xlsx", "csv"] {
                html.link(
                    "\(Words.export[language]) \(format.uppercased())",
                    to: address(after: nil, "/\(definition.name)/export.\(format)"),
                    class: "button")
            }
        }
        html.raw("</div>")
    }

    /// The address of this list with its conditions.
    func address(after: String?, _ path: String? = nil, order: String? = nil) -> String {
        let order = order ?? query.order
        var parts = query.filters.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map {
            "\($0.key)=\(FormFields.encoded($0.value))"
        }
        if !query.search.isEmpty { parts.append("q=\(FormFields.encoded(query.search))") }
        if !order.isEmpty { parts.append("order=\(FormFields.encoded(order))") }
        if query.limit != ListQuery().limit { parts.append("limit=\(query.limit)") }
        if let after { parts.append("after=\(FormFields.encoded(after))") }
        let path = path ?? "/\(definition.name)"
        return parts.isEmpty ? path : "\(path)?\(parts.joined(separator: "&"))"
    }
}

/// How states are coloured; the text always says it as well.
enum RecordTone {
    static func name(_ kind: RecordKind, _ state: String) -> String {
        PageTone.tone(kind, state).rawValue
    }

    static func isSettled(_ state: String) -> Bool {
        ["closed", "transferredParty", "removed", "dismissed", "longTerm"].contains(state)
    }
}

/// A cell in words.
enum CellText {
    static func text(_ cell: ListPage.Cell, _ shape: ListDefinition.Shape, _ language: Language)
        -> String
    {
        switch (cell, shape) {
        case (.none, _): ""
        case (.text(let text), _): text
        case (.day(let day), _), (.due(let day), _): day.description
        case (.moment(let moment), _): moment.minuteText
        case (.yuan(let yuan), _): yuan.description
        case (.integer(let n), .flag): (n == 1 ? Words.yes : Words.no)[language]
        case (.integer(let n), _): String(n)
        case (.code(let code), .code(let labels)): labels[code]?[language] ?? code
        case (.code(let code), _): code
        case (.state(let state), .state(let kind)):
            kind.lifecycle.label(ofState: state)[language]
        case (.state(let state), _): state
        }
    }
}
