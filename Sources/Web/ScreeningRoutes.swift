import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Services

/// Screening besides its lists and records: where it begins, the catalogue of models, a run and
/// its progress, villages by points, and how often models were right.
struct ScreeningRoutes: Sendable {
    let office: Office
    let pages: Pages

    func add(to router: Router<WebContext>) {
        router.get("/screening") { _, context in try await show(context) }
        router.get("/models") { _, context in try await models(context) }
        router.get("/models/:model") { _, context in try await model(context) }
        router.get("/datasets/:record/screen") { _, context in try await choose(context) }
        router.post("/datasets/:record/screen") { request, context in
            try await start(request, context)
        }
        router.get("/screenings/:job") { _, context in try await progress(context) }
        router.get("/runs/:record/further") { request, context in
            try await further(request, context)
        }
        for figures in ScreeningFigures.all {
            router.get(RouterPath("/\(figures.name)")) { _, context in
                try await show(figures, context)
            }
            for format in ["csv", "xlsx"] {
                router.get(RouterPath("/\(figures.name)/export.\(format)")) { _, context in
                    try await export(figures, format, context)
                }
            }
        }
    }

    private func show(_ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        let view = try await office.screeningOverview(
            for: visitor.actor, today: Moment(Date()).day)
        return .html(
            page(
                visitor, Words.screening,
                ScreeningHTML(language: visitor.language).overview(view)))
    }

    // MARK: Models

    private func models(_ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        let catalogue = try await office.models(for: visitor.actor, today: Moment(Date()).day)
        return .html(
            page(visitor, Words.models, ModelsHTML(language: visitor.language).list(catalogue)))
    }

    private func model(_ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        let catalogue = try await office.models(for: visitor.actor, today: Moment(Date()).day)
        let id = context.parameters.get("model") ?? ""
        guard let card = catalogue.all.first(where: { $0.id == id }) else { throw Refusal.notFound }
        let html = ModelsHTML(language: visitor.language).page(card, maySet: catalogue.maySet)
        return .html(page(visitor, Words.models, html))
    }

    // MARK: A run

    private func choose(_ context: WebContext) async throws -> Response {
        try await form(nil, try context.known(), try Self.record(context))
    }

    private func form(_ refusal: Refusal?, _ visitor: Visitor, _ id: UUID) async throws -> Response
    {
        let today = Moment(Date()).day
        let title = try await office.datasetTitle(id, for: visitor.actor)
        let catalogue = try await office.models(for: visitor.actor, today: today)
        let html = ScreeningHTML(language: visitor.language).choose(
            id, title, catalogue, today, refusal, csrf: visitor.csrf)
        return .html(page(visitor, Words.screening, html), status: refusal?.status ?? .ok)
    }

    private func start(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        let form = try await Routes.form(request, visitor)
        let id = try Self.record(context)
        do {
            guard let day = Day(form["asOf"]) else {
                throw Refusal.field(
                    "asOf", "not-a-date", Phrase("截至日期无效。", "That is not a date."),
                    Phrase("请按 2026-11-23 的格式填写。", "Write it like 2026-11-23."))
            }
            let job = try await office.startScreening(
                ScreeningRequest(dataset: id, models: form.values["models"] ?? [], asOf: day),
                by: visitor.actor)
            return .redirect("/screenings/\(job.uuidString.lowercased())")
        } catch let refusal as Refusal where refusal.kind == .invalid || refusal.kind == .throttled
        {
            return try await self.form(refusal, visitor, id)
        }
    }

    /// The page asks again every second until the run is kept.
    private func progress(_ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        guard let id = context.parameters.get("job").flatMap(UUID.init(uuidString:)) else {
            throw Refusal.notFound
        }
        let job = try await office.screeningJob(id, for: visitor.actor)
        if case .done(let answer) = job.stage {
            let note = FormFields.encoded(answer.note[visitor.language])
            return .redirect(answer.page, cookies: [Cookies.set(Cookies.note, note, maxAge: 20)])
        }
        var response = Response.html(
            page(visitor, Words.screening, ScreeningHTML(language: visitor.language).progress(job)))
        if case .refused = job.stage { return response }
        if let name = HTTPField.Name("Refresh") { response.headers[name] = "1" }
        return response
    }

    private func further(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        let fields = FormFields.query(of: request)
        let start = Int(fields["after"]) ?? 0
        guard (0...1_000_000).contains(start) else { throw Refusal.notFound }
        let found = try await office.further(
            try Self.record(context), model: fields["model"], from: start, for: visitor.actor)
        let html = FurtherHTML(language: visitor.language).page(found, csrf: visitor.csrf)
        return .html(page(visitor, FurtherHTML.title, html))
    }

    static func record(_ context: WebContext) throws(Refusal) -> UUID {
        guard let id = context.parameters.get("record").flatMap(UUID.init(uuidString:)) else {
            throw .notFound
        }
        return id
    }

    // MARK: Figures

    private func show(_ figures: ScreeningFigures, _ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        let table = try await figures.table(office, visitor.actor)
        let html = ScreeningHTML(language: visitor.language).figures(figures, table)
        return .html(page(visitor, figures.title, html))
    }

    private func export(_ figures: ScreeningFigures, _ format: String, _ context: WebContext)
        async throws -> Response
    {
        let visitor = try context.known()
        let table = try await figures.table(office, visitor.actor)
        return try Download(office, context).table(
            figures.title[visitor.language], table.columns.map { $0[visitor.language] },
            table.rows.map(\.cells), format)
    }

    private func page(_ visitor: Visitor, _ title: Phrase, _ html: String) -> String {
        pages.page(
            title[visitor.language], html, for: visitor, visitor.language, path: "/screening")
    }
}

/// The tables of figures of screening.
struct ScreeningFigures: Sendable {
    let name: String
    let title: Phrase
    let note: Phrase
    let empty: Phrase
    let table: @Sendable (Office, Actor) async throws -> FigureTable

    static let all = [
        ScreeningFigures(
            name: "points", title: Phrase("村情分值", "Villages by points"),
            note: Phrase(
                "每类取最高分，其余依次减半计入；分值只用于确定先查哪里，不是结论。已采信说明、认定误报和新数据不再提示的不计。",
                "The largest of each family counts whole, further ones half of the one before. "
                    + "Points rank, they do not accuse."),
            empty: Phrase("没有待查的疑似问题。", "No suspicion counts."),
            table: { try await $0.points(for: $1) }),
        ScreeningFigures(
            name: "precision", title: Phrase("模型查准率", "Precision of models"),
            note: Phrase(
                "查准率=属实÷（属实＋误报），按办结季度列出。",
                "Precision is confirmed / (confirmed + false alarms), by quarter of settling."),
            empty: Phrase("还没有疑似问题。", "No suspicion yet."),
            table: { try await $0.precision(for: $1) }),
    ]
}
