import Domain
import Foundation
import Hummingbird
import Services

/// Who opened books, vouchers and suspicions: for the log auditor, and for nobody else.
struct OpeningRoutes: Sendable {
    let office: Office
    let pages: Pages

    func add(to router: Router<WebContext>) {
        router.get("/openings") { request, context in try await show(request, context) }
        for format in ["csv", "xlsx"] {
            router.get(RouterPath("/openings/export.\(format)")) { request, context in
                try await export(format, request, context)
            }
        }
        router.get("/api/openings") { request, context in try await json(request, context) }
    }

    private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        let fields = FormFields.query(of: request)
        let page = try await office.openings(
            try Self.query(fields), who: fields["who"], for: visitor.actor)
        let html = OpeningsHTML(fields: fields, language: visitor.language).list(page)
        return .html(
            pages.page(
                Words.openings[visitor.language], html, for: visitor, visitor.language,
                path: "/openings"))
    }

    private func export(_ format: String, _ request: Request, _ context: WebContext) async throws
        -> Response
    {
        let visitor = try context.known()
        let fields = FormFields.query(of: request)
        var query = try Self.query(fields)
        (query.before, query.limit) = (nil, Office.openingLimit)
        let page = try await office.openings(query, who: fields["who"], for: visitor.actor)
        return try Download(office, context).table(
            Words.openings[visitor.language],
            OpeningsHTML.columns.map { $0[visitor.language] },
            page.lines.map { OpeningsHTML.cells($0, visitor.language) }, format)
    }

    private func json(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        let fields = FormFields.query(of: request)
        let page = try await office.openings(
            try Self.query(fields), who: fields["who"], for: visitor.actor)
        let items = page.lines.map { line -> JSONValue in
            let opening = line.opening
            return [
                "seq": .integer(opening.seq), "at": .integer(opening.at.milliseconds),
                "person": .text(line.person), "kind": .text(opening.kind.rawValue),
                "record": .text(opening.record.uuidString.lowercased()),
                "number": .text(opening.number), "asked": .text(opening.asked),
                "marks": .text(opening.marks),
            ]
        }
        let answer: JSONValue = [
            "items": .list(items), "next": page.next.map(JSONValue.integer) ?? .null,
        ]
        return Response.json(answer.written())
    }

    /// Throws a `Refusal` for what is no day, kind or number.
    static func query(_ fields: FormFields) throws(Refusal) -> OpeningQuery {
        var query = OpeningQuery()
        for (key, path) in [("from", \OpeningQuery.from), ("until", \OpeningQuery.until)] {
            guard !fields[key].isEmpty else { continue }
            guard let day = Day(fields[key]), (2000...2200).contains(day.civil.year) else {
                throw .unknownOpening(key)
            }
            query[keyPath: path] = Moment(startOf: key == "until" ? day + 1 : day)
        }
        if !fields["kind"].isEmpty {
            guard let kind = OpenedKind(rawValue: fields["kind"]) else {
                throw .unknownOpening("kind")
            }
            query.kind = kind
        }
        if !fields["before"].isEmpty {
            guard let before = Int64(fields["before"]), before > 0 else {
                throw .unknownOpening("before")
            }
            query.before = before
        }
        let mark = fields["mark"].trimmingCharacters(in: .whitespaces)
        guard mark.utf8.count <= 12, mark.allSatisfy(\.isHexDigit) else {
            throw .unknownOpening("mark")
        }
        query.mark = mark.lowercased()
        return query
    }
}

extension Refusal {
    fileprivate static func unknownOpening(_ field: String) -> Refusal {
        .field(
            field, "unknown-condition",
            Phrase("查询条件无效。", "That condition is none."),
            Phrase("请核对日期、类别和标识后重新查询。", "Check days, kind and mark."))
    }
}
