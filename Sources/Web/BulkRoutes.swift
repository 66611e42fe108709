import Domain
import Foundation
import Hummingbird
import Services

/// One action for many rows of a list, and many rows on paper.
struct BulkRoutes: Sendable {
    let office: Office
    let pages: Pages

    /// The form that is filled in once for all chosen rows.
    func show(_ list: ListDefinition, _ request: Request, _ context: WebContext) async throws
        -> Response
    {
        let visitor = try context.known()
        let query = FormFields.query(of: request)
        let action = try Self.action(query["action"], list, visitor)
        let views = try await views(list, try Self.rows(query), visitor)
        return .html(
            try await page(list, action, views, visitor, values: [:], refusal: nil))
    }

    /// Performs the action for each row, and tells what became of each.
    func perform(_ list: ListDefinition, _ request: Request, _ context: WebContext) async throws
        -> Response
    {
        let visitor = try context.known()
        let form = try await Routes.form(request, visitor)
        let action = try Self.action(
            FormFields.query(of: request)["action"], list, visitor)
        let rows = try Self.rows(form)
        let views = try await views(list, rows, visitor)
        do {
            let (input, files) = try RecordRoutes.input(of: action, form)
            let now = Moment(Date())
            let id = UUID(uuidString: form["action-id"]) ?? .timeOrdered(at: now)
            // A field that is wrong is wrong for all rows: nothing is done then.
            for row in rows { _ = try Self.action(action, input, row) }
            var outcomes: [BulkHTML.Outcome] = []
            for (row, view) in zip(rows, views) {
                let made = try Self.action(action, input, row)
                let refusal = await perform(
                    made, visitor, now, office.identifier(of: row.id, in: id), files, context)
                outcomes.append(.init(view: view, refusal: refusal))
            }
            let html = BulkHTML(list: list, action: action, language: visitor.language)
                .outcome(outcomes)
            return .html(
                pages.page(
                    action.label[visitor.language], html, for: visitor, visitor.language,
                    path: "/\(list.name)"))
        } catch let refusal as Refusal {
            return .html(
                try await page(
                    list, action, views, visitor, values: form.values, refusal: refusal),
                status: refusal.status)
        }
    }

    /// The chosen records one below the other, each on a sheet of its own.
    func printed(_ list: ListDefinition, _ request: Request, _ context: WebContext) async throws
        -> Response
    {
        let visitor = try context.known()
        let views = try await views(
            list, try Self.rows(FormFields.query(of: request)), visitor)
        var html = HTML(reserving: 16_000 * views.count)
        html.raw("<p class=\"noprint\"><button type=\"button\" class=\"primary\" data-print>")
        html.text(Words.printNow[visitor.language])
        html.raw("</button></p>")
        for view in views {
            html.raw(
                RecordHTML(
                    view: view, visitor: visitor, options: [:], failed: nil, now: Moment(Date())
                ).printed)
        }
        return .html(
            pages.page(
                list.title[visitor.language], html.markup, for: visitor, visitor.language,
                path: "/\(list.name)"))
    }

    private func perform(
        _ action: any Action, _ visitor: Visitor, _ now: Moment, _ id: UUID,
        _ files: [BroughtFile], _ context: WebContext
    ) async -> Refusal? {
        do {
            _ = try await office.perform(
                action, by: visitor.actor, at: now, id: id, bringing: files)
            return nil
        } catch let refusal as Refusal {
            return refusal
        } catch {
            // The other rows go on; this one is a defect like any other.
            return ProblemMiddleware.logged(error, context)
        }
    }

    private static func action(
        _ kind: ActionKind, _ input: [String: InputValue], _ row: Row
    ) throws -> any Action {
        var input = input
        for key in ["record", "version"] { input[key] = nil }
        input["record"] = .text(row.id.uuidString)
        if let version = row.version, kind.fields.contains(where: { $0.key == "version" }) {
            input["version"] = .text(version)
        }
        return try kind.action(from: input, fromForm: true)
    }

    private func page(
        _ list: ListDefinition, _ action: ActionKind, _ views: [RecordView], _ visitor: Visitor,
        values: [String: [String]], refusal: Refusal?
    ) async throws -> String {
        let form = FormHTML(
            action: action, values: values,
            // What depends on the round is offered for that of the first row; rows of other
            // rounds are refused one by one.
            options: try await FieldOptions.load(
                action, about: views.first?.id, values, office, visitor),
            refusal: refusal, csrf: visitor.csrf, language: visitor.language,
            id: .timeOrdered(at: Moment(Date())),
            bulk: ("/\(list.name)/bulk?action=\(action.name)", views.map(Row.text)))
        let html = BulkHTML(list: list, action: action, language: visitor.language)
            .form(form, views)
        return pages.page(
            action.label[visitor.language], html, for: visitor, visitor.language,
            path: "/\(list.name)")
    }

    private func views(_ list: ListDefinition, _ rows: [Row], _ visitor: Visitor) async throws
        -> [RecordView]
    {
        var views: [RecordView] = []
        for row in rows {
            views.append(
                try await office.record(
                    list.name, row.id, for: visitor.actor, today: Moment(Date()).day))
        }
        return views
    }

    // MARK: What comes in

    /// A chosen row with the version that was shown.
    private struct Row {
        let id: UUID
        let version: String?

        static func text(_ view: RecordView) -> String {
            let id = view.id.uuidString.lowercased()
            return view.version.map { "\(id) \($0)" } ?? id
        }
    }

    private static func rows(_ form: FormFields) throws(Refusal) -> [Row] {
        var seen: Set<UUID> = []
        let rows = (form.values["row"] ?? []).compactMap { text -> Row? in
            let parts = text.split(separator: " ")
            guard let first = parts.first, let id = UUID(uuidString: String(first)),
                seen.insert(id).inserted
            else { return nil }
            return Row(id: id, version: parts.count > 1 ? String(parts[1]) : nil)
        }
        guard (1...Bulk.limit).contains(rows.count) else { throw .chosenRows }
        return rows
    }

    private static func action(_ name: String, _ list: ListDefinition, _ visitor: Visitor)
        throws(Refusal) -> ActionKind
    {
        let allowed = Bulk.actions(on: list, in: nil, for: visitor.actor)
        guard let action = allowed.first(where: { $0.name == name }) else {
            throw Refusal(
                .forbidden, "bulk.not-allowed",
                Phrase("您不能对所选记录批量办理此事。", "You may not do this for the chosen rows."),
                remedy: Phrase("请返回列表，从下拉框中选择。", "Choose one of the actions on the list."))
        }
        return action
    }
}

extension Refusal {
    fileprivate static let chosenRows = Refusal(
        .invalid, "bulk.rows",
        Phrase("请勾选1至\(Bulk.limit)条记录。", "Choose 1 to \(Bulk.limit) rows."),
        remedy: Phrase("请返回列表勾选。", "Go back to the list and choose."))
}
