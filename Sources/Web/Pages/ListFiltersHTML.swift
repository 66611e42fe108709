import Domain
import Foundation
import Services

/// The conditions of a list: search, everyday filters, further ones folded away, and the order.
extension ListHTML {
    func filters(_ html: inout HTML) {
        html.raw("<form class=\"filters\" method=\"get\" action=\"/\(definition.name)\" data-auto>")
        if definition.isSearchable {
            html.raw("<label class=\"grow\"><span>")
            html.text(Words.search[language])
            html.raw("</span><input type=\"search\" name=\"q\" maxlength=\"60\" value=\"")
            html.text(query.search)
            html.raw("\"></label>")
        }
        for filter in definition.filters where !filter.further { draw(filter, &html) }
        select(&html, "order", Words.order[language], orders, chosenOrder, all: false)
        select(
            &html, "limit", Words.pageSize[language],
            ["20", "50", "100", "200"].map { ($0, $0) }, String(query.limit), all: false)
        html.raw("<button type=\"submit\">")
        html.text(Words.apply[language])
        html.raw("</button>")
        if query != ListQuery() {
            html.link(Words.clear[language], to: "/\(definition.name)", class: "quiet")
        }
        further(&html)
        html.raw("</form>")
    }

    private func further(_ html: inout HTML) {
        let filters = definition.filters.filter { $0.further && isOffered($0) }
        guard !filters.isEmpty else { return }
        let isOpen = filters.contains { query.filters[$0.key] != nil }
        html.raw("<details class=\"further\"\(isOpen ? " open" : "")><summary>")
        html.text(Words.furtherFilters[language])
        html.raw("</summary><div>")
        for filter in filters { draw(filter, &html) }
        html.raw("</div></details>")
    }

    private func isOffered(_ filter: ListDefinition.Filter) -> Bool {
        filter.end != nil || !choices(filter).isEmpty || query.filters[filter.key] != nil
    }

    private func choices(_ filter: ListDefinition.Filter) -> [(String, String)] {
        filter.choices.isEmpty
            ? (lookups[filter.key] ?? []).map { ($0.id.uuidString.lowercased(), $0.label) }
            : filter.choices.map { ($0.value, $0.label[language]) }
    }

    private func draw(_ filter: ListDefinition.Filter, _ html: inout HTML) {
        let chosen = query.filters[filter.key] ?? ""
        let choices = choices(filter)
        if filter.end != nil {
            html.raw("<label><span>")
            html.text(filter.label[language])
            html.raw("</span><input type=\"date\" name=\"\(filter.key)\" value=\"")
            html.text(chosen)
            html.raw("\"></label>")
        } else if !choices.isEmpty {
            select(&html, filter.key, filter.label[language], choices, chosen)
        } else if !chosen.isEmpty {
            html.hidden(filter.key, chosen)
        }
    }

    /// Every order both ways.
    private var orders: [(String, String)] {
        definition.orders.flatMap { order in
            [order.key, "-\(order.key)"].map { key in
                (key, "\(order.label[language]) \(Self.arrow(isDescending(order, key)))")
            }
        }
    }

    private func select(
        _ html: inout HTML, _ key: String, _ label: String, _ choices: [(String, String)],
        _ chosen: String, all: Bool = true
    ) {
        html.raw("<label><span>")
        html.text(label)
        html.raw("</span><select name=\"\(key)\">")
        if all {
            html.raw("<option value=\"\">")
            html.text(Words.all[language])
            html.raw("</option>")
        }
        for (value, label) in choices {
            let selected = value.lowercased() == chosen.lowercased() ? " selected" : ""
            html.raw("<option value=\"\(HTML.escaped(value))\"\(selected)>")
            html.text(label)
            html.raw("</option>")
        }
        html.raw("</select></label>")
    }
}

/// The order of the rows, and the headers that change it.
extension ListHTML {
    var chosenOrder: String {
        query.order.isEmpty ? definition.orders.first?.key ?? "" : query.order
    }

    func isDescending(_ order: ListDefinition.Order, _ key: String) -> Bool {
        order.descending != key.hasPrefix("-")
    }

    static func arrow(_ isDescending: Bool) -> String { isDescending ? "↓" : "↑" }

    /// A header sorts by its column where there is such an order: once more, and it turns round.
    func header(_ column: ListDefinition.Column, _ html: inout HTML) {
        let order = definition.orders.first { $0.column == column.key }
        let isChosen = order.map { chosenOrder == $0.key || chosenOrder == "-\($0.key)" } ?? false
        html.raw("<th scope=\"col\"\(column.wide ? " class=\"wide\"" : "")")
        guard let order else {
            html.raw(">")
            html.text(column.label[language])
            html.raw("</th>")
            return
        }
        let isDown = isDescending(order, chosenOrder)
        if isChosen { html.raw(" aria-sort=\"\(isDown ? "descending" : "ascending")\"") }
        let next = isChosen && !chosenOrder.hasPrefix("-") ? "-\(order.key)" : order.key
        html.raw("><a class=\"sort\" href=\"")
        html.text(address(after: nil, order: next))
        html.raw("\">")
        html.text(column.label[language])
        if isChosen { html.raw("<span aria-hidden=\"true\"> \(Self.arrow(isDown))</span>") }
        html.raw("</a></th>")
    }
}
