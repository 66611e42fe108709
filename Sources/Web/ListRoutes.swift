import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Services

/// Lists, their exports, and the forms that add to them.
struct ListRoutes: Sendable {
    let office: Office
    let pages: Pages

    func show(_ list: ListDefinition, _ request: Request, _ context: WebContext) async throws
        -> Response
    {
        let visitor = try context.known()
        let query = try Self.query(FormFields.query(of: request), list)
        let page = try await office.list(
            list, query, for: visitor.actor, today: Moment(Date()).day)
        let html = ListHTML(
            definition: list, page: page, query: query, language: visitor.language,
            lookups: try await office.filterChoices(list, query, for: visitor.actor),
            create: Self.create(list, visitor),
            bulk: Bulk.actions(on: list, in: Self.states(page), for: visitor.actor),
            saved: try await office.filters(of: visitor, on: list), csrf: visitor.csrf
        ).markup
        let note = DoneNote(request)
        return note.cleared(
            .html(
                pages.page(
                    list.title[visitor.language], html, for: visitor, visitor.language,
                    path: "/\(list.name)", note: note.markup)))
    }

    /// Gives the conditions of a list a name.
    func saveFilter(_ list: ListDefinition, _ request: Request, _ context: WebContext) async throws
        -> Response
    {
        let visitor = try context.known()
        let form = try await Routes.form(request, visitor)
        // What is kept is an address of this list: it has to be one.
        let query = try Self.query(FormFields.parse(form["query"]), list)
        try office.judge(list, query, for: visitor.actor, today: Moment(Date()).day)
        try await office.saveFilter(form["name"], form["query"], on: list, for: visitor)
        return .redirect("/\(list.name)?\(form["query"])")
    }

    func forgetFilter(_ list: ListDefinition, _ request: Request, _ context: WebContext)
        async throws -> Response
    {
        let visitor = try context.known()
        let form = try await Routes.form(request, visitor)
        try await office.forgetFilter(form["name"], on: list, for: visitor)
        return .redirect("/\(list.name)")
    }

    /// The states of the rows on a page.
    private static func states(_ page: ListPage) -> Set<String> {
        var states: Set<String> = []
        for case .state(let state) in page.rows.lazy.flatMap(\.cells) { states.insert(state) }
        return states
    }

    /// What an address asks of a list: unknown parameters are passed on, to be refused there.
    static func query(_ fields: FormFields, _ list: ListDefinition) throws(Refusal) -> ListQuery {
        var query = ListQuery()
        for (key, values) in fields.values {
            let value = values.first ?? ""
            switch key {
            case "q": query.search = String(value.prefix(100))
            case "order": query.order = value
            case "after": query.after = value
            case "limit":
                guard let limit = Int(value), (1...200).contains(limit) else { throw .wrongLimit }
                query.limit = limit
            default: if !value.isEmpty { query.filters[key] = value }
            }
        }
        return query
    }

    static func create(_ list: ListDefinition, _ visitor: Visitor) -> ActionKind? {
        guard let name = list.create, let row = Permissions.row(name),
            !visitor.actor.roles.isDisjoint(with: row.by)
        else { return nil }
        return ActionCatalogue.kind(name)
    }

    func new(
        _ list: ListDefinition, _ action: ActionKind, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let visitor = try context.known()
        let values = FormFields.query(of: request).values
        return .html(
            try await form(list, action, visitor, values: values, refusal: nil))
    }

    func form(
        _ list: ListDefinition, _ action: ActionKind, _ visitor: Visitor,
        values: [String: [String]], refusal: Refusal?
    ) async throws -> String {
        let language = visitor.language
        var html = HTML(reserving: 8000)
        html.raw("<p class=\"crumb\">")
        html.link(list.title[language], to: "/\(list.name)")
        html.raw("</p><div class=\"head\">")
        html.element("h1", action.label[language])
        html.raw("</div><div class=\"card wide-form\">")
        FormHTML(
            action: action, values: values,
            options: try await FieldOptions.load(action, about: nil, values, office, visitor),
            refusal: refusal, csrf: visitor.csrf, language: language,
            id: .timeOrdered(at: Moment(Date()))
        ).draw(&html)
        html.raw("</div>")
        return pages.page(
            action.label[language], html.markup, for: visitor, language, path: "/\(list.name)")
    }

    /// The rows that a query matches, as CSV or as a workbook.
    func export(
        _ list: ListDefinition, _ format: String, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let visitor = try context.known()
        var query = try Self.query(FormFields.query(of: request), list)
        query.after = ""
        let language = visitor.language
        let columns = list.columns + list.exported
        let today = Moment(Date()).day
        let about = try await office.about(list, query, for: visitor.actor, today: today)
        let scan = try await office.export(list, query, for: visitor.actor, today: today)
        let table = ExportTable(list.title[language], columns.map { $0.label[language] }) { take in
            try scan { cells in
                try take(zip(cells, columns).map { CellText.text($0, $1.shape, language) })
            }
        }
        return try Download(office, context).table(table, format, about: about)
    }
}
