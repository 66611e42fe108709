import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Services

/// Every page and every form. The addresses of forms are those of the actions.
struct Routes: Sendable {
    let office: Office
    let pages: Pages

    func add(to router: Router<WebContext>) {
        router.get("/healthz") { _, _ in Response.json("{\"status\":\"ok\"}") }
        router.get("/assets/:name") { request, context in
            try Assets.answer(context.parameters.get("name") ?? "", request)
        }
        router.get("/login") { request, context in showLogin(request, context) }
        router.post("/login") { request, context in try await logIn(request, context) }
        router.post("/logout") { request, context in try await logOut(request, context) }
        router.post("/language") { request, context in try await setLanguage(request, context) }
        let passwords = PasswordRoutes(office: office, pages: pages)
        router.get("/password") { _, context in try passwords.show(context) }
        router.post("/password") { request, context in
            try await passwords.change(request, context)
        }
        router.get("/") { _, context in try await home(context) }
        addSpecialPages(to: router)
        router.get("/options/:lookup") { request, context in
            try await LookupAnswer.answer(office, request, context)
        }
        router.get("/attachments/:id") { _, context in try await attachment(context) }
        PlanningRoutes(office: office, pages: pages).add(to: router)
        addLists(to: router)
        let records = RecordRoutes(office: office, pages: pages)
        for name in RecordPages.names {
            router.get("/\(name)/:record") { request, context in
                try await records.show(name, request, context)
            }
        }
        for action in ActionCatalogue.all {
            router.post(RouterPath(action.path)) { request, context in
                try await records.perform(action, request, context)
            }
        }
    }

    /// Pages that are neither a list nor a record.
    private func addSpecialPages(to router: Router<WebContext>) {
        let imports = ImportRoutes(office: office, pages: pages)
        router.get("/units/import") { _, context in try await imports.show(context) }
        router.post("/units/import") { request, context in
            try await imports.read(request, context)
        }
        router.post("/units/import/keep") { request, context in
            try await imports.keep(request, context)
        }
        let ledgers = LedgerImportRoutes(office: office, pages: pages)
        router.get("/rounds/:record/ledger") { _, context in try await ledgers.show(context) }
        router.get("/rounds/:record/ledger.xlsx") { _, context in
            try await ledgers.empty(context)
        }
        router.post("/rounds/:record/ledger") { request, context in
            try await ledgers.read(request, context)
        }
        router.post("/rounds/:record/ledger/keep") { request, context in
            try await ledgers.keep(request, context)
        }
        addPackages(to: router)
        DatasetRoutes(office: office, pages: pages).add(to: router)
        ScreeningRoutes(office: office, pages: pages).add(to: router)
        OpeningRoutes(office: office, pages: pages).add(to: router)
        let calendar = CalendarRoutes(office: office, pages: pages)
        router.get("/calendar") { request, context in try await calendar.show(request, context) }
        router.get("/calendar.ics") { _, context in try await calendar.file(context) }
        router.get("/feeds/:token") { _, context in try await calendar.feed(context) }
        let feeds = FeedRoutes(office: office, pages: pages)
        router.get("/calendar/feed") { _, context in try await feeds.show(context) }
        router.post("/calendar/feed") { request, context in
            try await feeds.renew(request, context)
        }
        router.post("/calendar/feed/end") { request, context in
            try await feeds.end(request, context)
        }
        let similar = SimilarRoutes(office: office, pages: pages)
        router.get("/rounds/:record/similar") { request, context in
            try await similar.show(request, context)
        }
        StatisticsRoutes(office: office, pages: pages).add(to: router)
    }

    private func addPackages(to router: Router<WebContext>) {
        let packages = PackageRoutes(office: office, pages: pages)
        router.get("/inspections/:record/package") { request, context in
            try await packages.show(request, context)
        }
        router.get("/inspections/:record/package.xlsx") { request, context in
            try await packages.export(request, context)
        }
    }

    private func addLists(to router: Router<WebContext>) {
        let lists = ListRoutes(office: office, pages: pages)
        let bulk = BulkRoutes(office: office, pages: pages)
        for list in Lists.all {
            router.post("/\(list.name)/filters") { request, context in
                try await lists.saveFilter(list, request, context)
            }
            router.post("/\(list.name)/filters/delete") { request, context in
                try await lists.forgetFilter(list, request, context)
            }
            if RecordPages.names.contains(list.name) {
                router.get("/\(list.name)/bulk") { request, context in
                    try await bulk.show(list, request, context)
                }
                router.post("/\(list.name)/bulk") { request, context in
                    try await bulk.perform(list, request, context)
                }
                router.get("/\(list.name)/print") { request, context in
                    try await bulk.printed(list, request, context)
                }
            }
            router.get("/\(list.name)") { request, context in
                try await lists.show(list, request, context)
            }
            for format in ["csv", "xlsx"] {
                router.get(RouterPath("/\(list.name)/export.\(format)")) { request, context in
                    try await lists.export(list, format, request, context)
                }
            }
            if Logbooks.named(list.name) == nil, let name = list.create,
                let action = ActionCatalogue.kind(name)
            {
                router.get("/\(list.name)/new") { request, context in
                    try await lists.new(list, action, request, context)
                }
            }
        }
        let logbooks = LogbookRoutes(office: office, pages: pages)
        router.get("/logbooks") { _, context in try await logbooks.show(context) }
        for book in Logbooks.all {
            router.get("/\(book.name)/new") { request, context in
                try await logbooks.new(book, request, context)
            }
        }
    }

    // MARK: Logging in and out

    private func showLogin(_ request: Request, _ context: WebContext) -> Response {
        let next = LocalAddress.judged(FormFields.query(of: request)["next"])
        if context.visitor != nil { return .redirect(next) }
        return .html(pages.login(nil, login: "", next: next, context.language))
    }

    private func logIn(_ request: Request, _ context: WebContext) async throws -> Response {
        try Doors.judgeOrigin(request, context)
        let form = try await FormFields.plain(request, limit: Doors.loginLimit)
        let next = LocalAddress.judged(form["next"])
        do {
            let entry = try await office.logIn(
                form["login"], form["password"], device: Cookies.device(of: request),
                at: Moment(Date()))
            return .redirect(
                next, cookies: Cookies.entered(entry, isEncrypted: context.isEncrypted))
        } catch let refusal as Refusal {
            let login = String(form["login"].prefix(Office.loginLimit))
            return refusal.withRetryAfter(
                .html(
                    pages.login(refusal, login: login, next: next, context.language),
                    status: refusal.status))
        }
    }

    private func logOut(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        try Doors.judgeOrigin(request, context)
        _ = try await Self.form(request, visitor)
        try await office.logOut(visitor)
        return .redirect("/login", cookies: [Cookies.set(Cookies.session, "", maxAge: 0)])
    }

    private func setLanguage(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        let form = try await Self.form(request, visitor)
        guard let language = Language(rawValue: form["language"]) else { throw Refusal.badRequest }
        try await office.setLanguage(language, of: visitor)
        return .redirect(LocalAddress.referer(of: request))
    }

    /// A form with its token.
    ///
    /// `limit`: Bytes of uploads that are taken.
    static func form(
        _ request: Request, _ visitor: Visitor, limit: Int = Office.uploadLimit
    ) async throws -> FormFields {
        let form = try await FormFields.body(of: request, limit: limit)
        guard constantTimeEqual(form["csrf"], visitor.csrf) else { throw Refusal.wrongToken }
        return form
    }

    // MARK: Single pages

    private func home(_ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        let view = try await office.home(for: visitor.actor, today: Moment(Date()).day)
        let html = HomeHTML(view: view, language: visitor.language).markup
        return .html(
            pages.page(
                Words.home[visitor.language], html, for: visitor, visitor.language, path: "/"))
    }

    /// Files are handed out to be saved, never to be shown: what people upload is not ours.
    private func attachment(_ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        guard let id = context.parameters.get("id").flatMap(UUID.init(uuidString:)) else {
            throw Refusal.notFound
        }
        let file = try await office.attachment(id, for: visitor.actor)
        return Response(
            status: .ok,
            headers: [
                .contentType: file.mediaType,
                .contentDisposition:
                    "attachment; filename*=UTF-8''\(FormFields.encoded(file.name))",
            ],
            body: .init(contentLength: file.size) { writer in
                try await file.pieces { try await writer.write(ByteBuffer(bytes: $0)) }
                try await writer.finish(nil)
            })
    }
}

/// Compares two secrets in a time that does not depend on where they differ.
func constantTimeEqual(_ a: String, _ b: String) -> Bool {
    let left = Array(a.utf8)
    let right = Array(b.utf8)
    guard left.count == right.count, !left.isEmpty else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
}
