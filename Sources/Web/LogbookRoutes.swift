import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Services

/// The page of all logbooks, and the forms that record an entry under a record.
struct LogbookRoutes: Sendable {
    let office: Office
    let pages: Pages

    func show(_ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        let shelves = try await office.shelves(for: visitor.actor)
        let html = LogbooksHTML(shelves: shelves, language: visitor.language).markup
        return .html(
            pages.page(
                Words.logbooks[visitor.language], html, for: visitor, visitor.language,
                path: "/logbooks"))
    }

    func new(_ book: Logbook, _ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        let values = FormFields.query(of: request).values
        return .html(try await form(book, visitor, values: values, refusal: nil))
    }

    /// The form of a new entry. Where it stands under a record, the record has to be seen.
    func form(
        _ book: Logbook, _ visitor: Visitor, values: [String: [String]], refusal: Refusal?
    ) async throws -> String {
        guard let action = ActionCatalogue.kind(book.action) else { throw Refusal.noPage }
        var title: String?
        let parent = values["record"]?.first.flatMap(UUID.init(uuidString:))
        if book.parent != .county {
            guard let parent else { throw Refusal.noPage }
            title = try await office.record(
                book.parent.list, parent, for: visitor.actor, today: Moment(Date()).day
            ).title
        }
        let language = visitor.language
        var html = HTML(reserving: 8000)
        html.raw("<p class=\"crumb\">")
        if let title, let parent {
            html.link(title, to: "/\(book.parent.list)/\(parent.uuidString.lowercased())")
            html.text(" · ")
        }
        html.link(book.title[language], to: "/\(book.name)")
        html.raw("</p><div class=\"head\">")
        html.element("h1", action.label[language])
        html.raw("</div><div class=\"card wide-form\">")
        FormHTML(
            action: action, values: values,
            options: try await FieldOptions.load(action, about: parent, values, office, visitor),
            refusal: refusal, csrf: visitor.csrf, language: language,
            id: .timeOrdered(at: Moment(Date()))
        ).draw(&html)
        html.raw("</div>")
        return pages.page(
            action.label[language], html.markup, for: visitor, language, path: "/logbooks")
    }
}
