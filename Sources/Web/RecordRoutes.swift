import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Services

/// Pages of records, and the forms that act on them.
struct RecordRoutes: Sendable {
    let office: Office
    let pages: Pages

    func show(_ list: String, _ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        guard let id = context.parameters.get("record").flatMap(UUID.init(uuidString:)) else {
            throw Refusal.notFound
        }
        let note = DoneNote(request)
        return note.cleared(
            .html(try await page(list, id, visitor, failed: nil, note: note.markup)))
    }

    private func page(
        _ list: String, _ id: UUID, _ visitor: Visitor,
        failed: RecordHTML.Failed?, note: String = ""
    ) async throws -> String {
        let now = Moment(Date())
        let view = try await office.record(list, id, for: visitor.actor, today: now.day)
        var options: [String: [String: FieldOptions]] = [:]
        for offer in view.offers {
            let typed = failed.flatMap { $0.name == offer.action.name ? $0.values : nil }
            options[offer.action.name] = try await FieldOptions.load(
                offer.action, about: id, typed ?? offer.start, office, visitor)
        }
        let html = RecordHTML(
            view: view, visitor: visitor, options: options, failed: failed, now: now
        ).markup
        return pages.page(
            view.title, html, for: visitor, visitor.language, path: view.list, note: note)
    }

    /// Performs the action of a form, and leads to the record that it made or changed. Refused,
    /// it draws the page again with the sentence and with what was typed.
    func perform(_ action: ActionKind, _ request: Request, _ context: WebContext) async throws
        -> Response
    {
        let visitor = try context.known()
        let form = try await Routes.form(request, visitor)
        if !form["find"].isEmpty {
            return try await again(action, form, nil, visitor, context)
        }
        do {
            let answer = try await perform(action, form, visitor, context)
            let note = FormFields.encoded(answer.note[visitor.language])
            return .redirect(
                answer.page, cookies: [Cookies.set(Cookies.note, note, maxAge: 20)])
        } catch let refusal as Refusal where refusal.kind != .unauthenticated {
            return try await again(action, form, refusal, visitor, context)
        }
    }

    private func perform(
        _ action: ActionKind, _ form: FormFields, _ visitor: Visitor, _ context: WebContext
    ) async throws -> ActionAnswer {
        var (input, files) = try Self.input(of: action, form)
        for field in action.fields where action.path.contains("{\(field.key)}") {
            input[field.key] = context.parameters.get(field.key).map { .text($0) }
        }
        let now = Moment(Date())
        let id = UUID(uuidString: form["action-id"]) ?? .timeOrdered(at: now)
        return try await office.perform(
            try action.action(from: input, fromForm: true), by: visitor.actor, at: now, id: id,
            bringing: files)
    }

    /// What a form brought for the fields of an action; files are named by their hash and kept
    /// when the action is done.
    static func input(of action: ActionKind, _ form: FormFields) throws
        -> (input: [String: InputValue], files: [BroughtFile])
    {
        var input: [String: InputValue] = [:]
        var files: [BroughtFile] = []
        for field in action.fields {
            if case .lookups = field.kind {
                input[field.key] = form.values[field.key].map { .list($0) }
            } else if case .file = field.kind {
                if let upload = form.files.first(where: { $0.key == field.key }) {
                    let file = try BroughtFile(upload.bytes)
                    files.append(file)
                    input[field.key] = .text(file.sha256)
                }
            } else {
                input[field.key] = form.values[field.key]?.first.map { .text($0) }
            }
        }
        return (input, files)
    }

    /// Draws the page with the form again: refused, or to show what was found to choose from.
    private func again(
        _ action: ActionKind, _ form: FormFields, _ refusal: Refusal?, _ visitor: Visitor,
        _ context: WebContext
    ) async throws -> Response {
        let list = action.path.split(separator: "/").first.map(String.init) ?? ""
        var values = form.values
        for key in ["csrf", "action-id", "find"] { values[key] = nil }
        if let book = Logbooks.of(action: action.name) {
            if let record = context.parameters.get("record") { values["record"] = [record] }
            let logbooks = LogbookRoutes(office: office, pages: pages)
            return .html(
                try await logbooks.form(book, visitor, values: values, refusal: refusal),
                status: refusal?.status ?? .ok)
        }
        if let id = context.parameters.get("record").flatMap(UUID.init(uuidString:)),
            RecordPages.names.contains(list)
        {
            values["record"] = [id.uuidString.lowercased()]
            return .html(
                try await page(
                    list, id, visitor,
                    failed: .init(name: action.name, refusal: refusal, values: values)),
                status: refusal?.status ?? .ok)
        }
        if let definition = Lists.named(list), definition.create == action.name {
            let lists = ListRoutes(office: office, pages: pages)
            return .html(
                try await lists.form(definition, action, visitor, values: values, refusal: refusal),
                status: refusal?.status ?? .ok)
        }
        throw refusal ?? .noPage
    }
}
