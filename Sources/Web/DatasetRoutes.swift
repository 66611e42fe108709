import Domain
import Foundation
import Hummingbird
import Services

/// Handing in a dataset: the files are read and their report shown first; only then is it kept.
struct DatasetRoutes: Sendable {
    let office: Office
    let pages: Pages

    func add(to router: Router<WebContext>) {
        router.get("/datasets/new") { request, context in try await show(request, context) }
        router.post("/datasets/read") { request, context in try await read(request, context) }
        router.post("/datasets/keep") { request, context in try await keep(request, context) }
        router.get("/datasets/:record/report") { _, context in try await report(context) }
        router.get("/datasets/:record/refused.csv") { _, context in try await refused(context) }
        router.get("/datasets/:record/ledger") { request, context in
            try await ledger(request, context)
        }
        router.get("/datasets/:record/voucher") { request, context in
            try await voucher(request, context)
        }
    }

    // MARK: Handing in

    private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        let record = FormFields.query(of: request)["record"]
        return try await form(record, [:], nil, visitor)
    }

    private func form(
        _ record: String, _ values: [String: [String]], _ refusal: Refusal?, _ visitor: Visitor
    ) async throws -> Response {
        guard let id = UUID(uuidString: record) else { throw Refusal.notFound }
        let name = try await office.datasetParent(id, for: visitor.actor)
        let html = DatasetHTML(language: visitor.language).form(
            id, name, values, refusal, csrf: visitor.csrf)
        return .html(page(visitor, Words.newDataset, html), status: refusal?.status ?? .ok)
    }

    /// Reads the files and shows what they became.
    private func read(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        let form = try await Routes.form(request, visitor, limit: Office.booksLimit)
        guard let record = UUID(uuidString: form["record"]) else { throw Refusal.notFound }
        do {
            for key in ["title", "handedBy", "since", "until"] { try Self.judge(key, form) }
            let files = form.files.filter { $0.key == "files" }.map {
                IncomingFile(name: $0.name, bytes: $0.bytes)
            }
            let (sha256, report) = try await office.readDataset(
                files, for: record, by: visitor.actor)
            let html = DatasetHTML(language: visitor.language).check(
                report, try await office.villages(of: report, for: record), sha256: sha256,
                form, csrf: visitor.csrf)
            return .html(page(visitor, Words.newDataset, html))
        } catch let refusal as Refusal where refusal.kind != .unauthenticated {
            return try await self.form(form["record"], form.values, refusal, visitor)
        }
    }

    /// The same fields as those of the action, before anything is uploaded twice.
    private static func judge(_ key: String, _ form: FormFields) throws(Refusal) {
        guard let field = KeepDataset.kindOfAction.fields.first(where: { $0.key == key }) else {
            return
        }
        if form[key].allSatisfy(\.isWhitespace) {
            throw .field(
                key, "missing",
                Phrase("未填写“\(field.label.zh)”。", "“\(field.label.en)” is missing."),
                Phrase("请填写后重新提交。", "Fill it in and send again."))
        }
    }

    /// Keeps a dataset whose report was shown.
    private func keep(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        let form = try await Routes.form(request, visitor)
        var input: [String: InputValue] = [:]
        for field in KeepDataset.kindOfAction.fields { input[field.key] = .text(form[field.key]) }
        let now = Moment(Date())
        do {
            let action = try KeepDataset.kindOfAction.action(from: input, fromForm: true)
            let answer = try await office.perform(
                action, by: visitor.actor, at: now,
                id: UUID(uuidString: form["action-id"]) ?? .timeOrdered(at: now))
            return .redirect(
                answer.page,
                cookies: [
                    Cookies.set(
                        Cookies.note, FormFields.encoded(answer.note[visitor.language]), maxAge: 20)
                ])
        } catch let refusal as Refusal where refusal.kind != .unauthenticated {
            return try await self.form(form["record"], form.values, refusal, visitor)
        }
    }

    // MARK: Looking into one

    private func id(_ context: WebContext) throws(Refusal) -> UUID {
        guard let id = context.parameters.get("record").flatMap(UUID.init(uuidString:)) else {
            throw .notFound
        }
        return id
    }

    private func report(_ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        let (title, report) = try await office.datasetReport(try id(context), for: visitor.actor)
        var html = HTML(reserving: 24_000)
        html.crumb(title, to: "/datasets/\(try id(context).uuidString.lowercased())")
        html.title(Phrase("读取报告", "Report")[visitor.language])
        let villages = try await office.villages(of: report, in: try id(context))
        DatasetHTML(language: visitor.language).draw(
            report, villages, &html,
            refused: "/datasets/\(try id(context).uuidString.lowercased())/refused.csv")
        return .html(page(visitor, Phrase("读取报告", "Report"), html.markup))
    }

    /// All refused rows of a dataset as a file.
    private func refused(_ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        let (number, csv) = try await office.refusedRows(try id(context), for: visitor.actor)
        return try Download(office, context).file(
            "\(number)拒收行.csv", type: "text/csv; charset=utf-8"
        ) { spool in
            try csv { try spool.append($0) }
        }
    }

    private func ledger(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        let id = try id(context)
        let fields = FormFields.query(of: request)
        let html: String
        do {
            let query = try LedgerFields.query(fields)
            let page = try await office.ledger(id, query, for: visitor.actor)
            html = LedgerHTML(dataset: id, fields: fields, language: visitor.language)
                .list(page, nil)
        } catch let refusal as Refusal where refusal.kind == .invalid {
            let found = try await office.ledger(id, LedgerQuery(), for: visitor.actor)
            html = LedgerHTML(dataset: id, fields: fields, language: visitor.language)
                .list(found, refusal)
            return .html(page(visitor, Words.ledger, html), status: refusal.status)
        }
        return .html(page(visitor, Words.ledger, html))
    }

    private func voucher(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        let id = try id(context)
        let fields = FormFields.query(of: request)
        let voucher: VoucherView
        if let line = Int(fields["line"]) {
            voucher = try await office.voucher(id, line: line, for: visitor.actor)
        } else {
            guard let row = Int(fields["row"]) else { throw Refusal.notFound }
            voucher = try await office.voucher(
                id, file: fields["file"], row: row, for: visitor.actor)
        }
        let html = LedgerHTML(dataset: id, fields: fields, language: visitor.language)
            .voucher(voucher)
        return .html(page(visitor, Phrase("凭证", "Voucher"), html))
    }

    private func page(_ visitor: Visitor, _ title: Phrase, _ html: String) -> String {
        pages.page(
            title[visitor.language], html, for: visitor, visitor.language, path: "/screening")
    }
}

/// What the address of a ledger asks.
enum LedgerFields {
    static func query(_ fields: FormFields) throws(Refusal) -> LedgerQuery {
        var query = LedgerQuery()
        query.text = String(fields["q"].prefix(60)).trimmingCharacters(in: .whitespaces)
        query.payee = String(fields["payee"].prefix(60)).trimmingCharacters(in: .whitespaces)
        query.account = String(fields["account"].prefix(20)).trimmingCharacters(in: .whitespaces)
        query.village = String(fields["village"].prefix(20))
        query.least = try amount("least", fields)
        query.most = try amount("most", fields)
        query.from = try day("from", fields)
        query.until = try day("until", fields)
        if !fields["after"].isEmpty {
            guard let start = Int(fields["after"]), start >= 0 else { throw wrong("after") }
            query.start = start
        }
        return query
    }

    private static func amount(_ key: String, _ fields: FormFields) throws(Refusal) -> Int64? {
        if fields[key].isEmpty { return nil }
        guard let yuan = Yuan(fields[key]), yuan.fen >= 0 else { throw wrong(key) }
        return yuan.fen
    }

    private static func day(_ key: String, _ fields: FormFields) throws(Refusal) -> Day? {
        if fields[key].isEmpty { return nil }
        guard let day = Day(fields[key]) else { throw wrong(key) }
        return day
    }

    private static func wrong(_ key: String) -> Refusal {
        .field(
            key, "not-a-value",
            Phrase("查询条件填写有误。", "A condition cannot be read."),
            Phrase("金额填数字，日期按 2026-11-23 的格式填写。", "Amounts are numbers, days 2026-11-23."))
    }
}
