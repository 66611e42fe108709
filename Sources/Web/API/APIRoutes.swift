import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Services

/// The same lists, records and actions for programs, under `/api`.
struct APIRoutes: Sendable {
    let office: Office

    func add(to router: Router<WebContext>) {
        router.get("/api/openapi.json") { _, _ in Response.json(OpenAPI.document) }
        router.post("/api/session") { request, context in try await logIn(request, context) }
        router.delete("/api/session") { request, context in
            try await office.logOut(try known(request, context))
            return Response(status: .noContent)
        }
        router.get("/api/home") { _, context in
            let visitor = try context.known()
            let view = try await office.home(for: visitor.actor, today: Moment(Date()).day)
            return Response.json(RecordJSON(language: context.language).home(view).written())
        }
        router.get("/api/scoreboard") { request, context in
            try await scoreboard(request, context)
        }
        router.post("/api/files") { request, context in try await upload(request, context) }
        router.get("/api/options/:lookup") { request, context in
            try await LookupAnswer.answer(office, request, context)
        }
        addScreening(to: router)
        for list in Lists.all {
            router.get("/api/\(list.name)") { request, context in
                let visitor = try context.known()
                let query = try ListRoutes.query(FormFields.query(of: request), list)
                let page = try await office.list(
                    list, query, for: visitor.actor, today: Moment(Date()).day)
                return Response.json(JSONWriter.list(page, list))
            }
        }
        for name in RecordPages.names {
            router.get("/api/\(name)/:record") { _, context in try await record(name, context) }
        }
        for action in ActionCatalogue.all {
            router.post(RouterPath("/api\(action.path)")) { request, context in
                try await perform(action, request, context)
            }
        }
    }

    /// The visitor of a request that changes something. A cookie is sent by any page, so it
    /// takes the session's token as well; a bearer token is sent by nobody else.
    func known(_ request: Request, _ context: WebContext) throws -> Visitor {
        let visitor = try context.known()
        if context.cameByCookie,
            !constantTimeEqual(request.headers[.csrfToken] ?? "", visitor.csrf)
        {
            throw Refusal.wrongToken
        }
        return visitor
    }

    private func logIn(_ request: Request, _ context: WebContext) async throws -> Response {
        try Doors.judgeOrigin(request, context)
        let input = try await Self.body(request, limit: Doors.loginLimit)
        guard case .text(let login)? = input["login"], case .text(let password)? = input["password"]
        else { throw Refusal.badRequest }
        let entry = try await office.logIn(
            login, password, device: Cookies.device(of: request), at: Moment(Date()))
        let visitor = entry.visitor
        var answer = Response.json(
            JSONWriter.object([("token", visitor.token), ("name", visitor.actor.name)]),
            status: .created)
        // A program that keeps its cookies is a known device as well; the session is its token.
        answer.headers[.setCookie] = Cookies.entered(entry, isEncrypted: context.isEncrypted).last
        return answer
    }

    private func scoreboard(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        let views = try await StatisticsRoutes.boards(
            office, FormFields.query(of: request), visitor)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let items = try encoder.encode(views.map(\.scoreboard))
        return .json("{\"items\":\(String(decoding: items, as: UTF8.self))}")
    }

    private func upload(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try known(request, context)
        let buffer = try await request.bytes(upTo: Office.uploadLimit)
        let name = try await office.keepUpload(
            Array(buffer.readableBytesView), by: visitor.actor, at: Moment(Date()))
        return .json(JSONWriter.object([("sha256", name)]), status: .created)
    }

    private func record(_ name: String, _ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        guard let id = context.parameters.get("record").flatMap(UUID.init(uuidString:)) else {
            throw Refusal.notFound
        }
        let view = try await office.record(
            name, id, for: visitor.actor, today: Moment(Date()).day)
        return .json(RecordJSON(language: context.language).record(view).written())
    }

    private func perform(_ action: ActionKind, _ request: Request, _ context: WebContext)
        async throws -> Response
    {
        let visitor = try known(request, context)
        var input = try await Self.body(request)
        for field in action.fields where action.path.contains("{\(field.key)}") {
            input[field.key] = context.parameters.get(field.key).map { .text($0) }
        }
        let now = Moment(Date())
        var id = UUID.timeOrdered(at: now)
        if let key = request.headers[.idempotencyKey] {
            guard let given = UUID(uuidString: key) else { throw Refusal.wrongKey }
            id = given
        }
        let answer = try await office.perform(
            try action.action(from: input, fromForm: false), by: visitor.actor, at: now, id: id)
        return .json(JSONWriter.answer(answer, context.language), status: .created)
    }

    static func body(_ request: Request, limit: Int = Doors.formLimit) async throws
        -> [String: InputValue]
    {
        // What a program sends that says nothing of its type is taken for JSON as well.
        let type = request.headers[.contentType] ?? "application/json"
        guard type.contains("json") || type.hasPrefix("application/x-www-form-urlencoded") else {
            throw Refusal.wrongType
        }
        let buffer = try await request.bytes(upTo: limit)
        let data = Data(buffer.readableBytesView)
        if data.isEmpty { return [:] }
        do {
            return try JSONDecoder().decode([String: InputValue].self, from: data)
        } catch is DecodingError {
            throw Refusal.badRequest
        }
    }
}

/// What a lookup offers, as JSON.
enum LookupAnswer {
    static func answer(_ office: Office, _ request: Request, _ context: WebContext) async throws
        -> Response
    {
        let visitor = try context.known()
        guard let lookup = context.parameters.get("lookup").flatMap(Lookup.init(rawValue:)) else {
            throw Refusal.noPage
        }
        let fields = FormFields.query(of: request)
        let options = try await office.options(
            lookup, search: String(fields["q"].prefix(60)),
            about: UUID(uuidString: fields["about"]), for: visitor.actor)
        let items = options.map {
            JSONWriter.object([("id", $0.id.uuidString.lowercased()), ("label", $0.label)])
        }
        return .json("{\"items\":[\(items.joined(separator: ","))]}")
    }
}

extension Refusal {
    static let wrongType = Refusal(
        .invalid, "request.content-type",
        Phrase("接口只接受 JSON。", "The API takes JSON only."),
        remedy: Phrase("请用 Content-Type: application/json 提交。", "Send application/json."))

    static let wrongLimit = Refusal(
        .invalid, "list.wrong-limit",
        Phrase("每页条数应为1至200的整数。", "The limit is a whole number from 1 to 200."),
        remedy: Phrase("请修改 limit。", "Change the limit."), field: "limit")

    static let wrongKey = Refusal(
        .invalid, "request.idempotency-key",
        Phrase("Idempotency-Key 不是 UUID。", "The Idempotency-Key is no UUID."),
        remedy: Phrase("请使用 UUID。", "Send a UUID."))
}
