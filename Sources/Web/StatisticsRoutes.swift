import Domain
import Foundation
import Hummingbird
import Services

/// The scoreboard, figures by round, township and so on, and their exports.
struct StatisticsRoutes: Sendable {
    let office: Office
    let pages: Pages

    func add(to router: Router<WebContext>) {
        router.get("/scoreboard") { request, context in try await board(request, context) }
        router.get("/statistics") { request, context in try await show(request, context) }
        for format in ["csv", "xlsx"] {
            router.get(RouterPath("/statistics/export.\(format)")) { request, context in
                try await export(format, request, context)
            }
            router.get(RouterPath("/rounds/:record/progress.\(format)")) { _, context in
                try await progress(format, context)
            }
            for kind in ScoreboardTable.Kind.allCases {
                router.get(RouterPath("/scoreboard/\(kind.rawValue).\(format)")) {
                    request, context in
                    try await export(kind, format, request, context)
                }
            }
        }
    }

    private func board(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        let views = try await Self.boards(office, FormFields.query(of: request), visitor)
        var terms: [UUID: [(id: UUID, Phrase)]] = [:]
        for view in views {
            terms[view.id] = try await office.terms(of: view.id, for: visitor.actor)
        }
        return page(
            ScoreboardHTML(views: views, terms: terms, language: visitor.language).markup, visitor)
    }

    /// The scoreboards that an address asks for.
    static func boards(_ office: Office, _ query: FormFields, _ visitor: Visitor) async throws
        -> [ScoreboardView]
    {
        try await office.scoreboards(
            for: visitor.actor, today: Moment(Date()).day, asOf: try query.day("asOf"),
            county: try query.id("county"), term: try query.id("term"))
    }

    private func export(
        _ kind: ScoreboardTable.Kind, _ format: String, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let visitor = try context.known()
        let language = visitor.language
        let query = FormFields.query(of: request)
        guard let view = try await Self.boards(office, query, visitor).first else {
            throw Refusal.notFound
        }
        let table = view.table(kind)
        return try Download(office, context).table(
            table.title[language], table.header.map { $0[language] },
            table.rows.map { $0.map { $0[language] } } + CaptionText.rows(view.caption, language),
            format)
    }

    private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        // Without a county there is nothing to set side by side yet: the scoreboard asks for it.
        if FormFields.query(of: request)["county"].isEmpty { return .redirect("/scoreboard") }
        let (table, question) = try await table(request, visitor)
        let html = StatisticsHTML(
            table: table, question: question,
            links: FigureLinks(
                table: table, question: question, actor: visitor.actor, today: Moment(Date()).day),
            terms: try await office.terms(of: question.county, for: visitor.actor),
            rounds: try await office.rounds(of: question.county, for: visitor.actor),
            townships: try await office.options(
                .townships, search: "", about: nil, for: visitor.actor),
            language: visitor.language
        ).markup
        return page(html, visitor)
    }

    /// How far the groups of a round have come, as on the page of the round.
    private func progress(_ format: String, _ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        guard let id = context.parameters.get("record").flatMap(UUID.init(uuidString:)) else {
            throw Refusal.notFound
        }
        let today = Moment(Date()).day
        let language = visitor.language
        let view = try await office.record("rounds", id, for: visitor.actor, today: today)
        guard let table = view.related.first(where: { $0.export != nil }) else {
            throw Refusal.notFound
        }
        return try Download(office, context).table(
            table.title[language], table.columns.map { $0[language] },
            table.rows.map(\.cells) + [
                [], [Words.round[language], view.title], [Words.asOf[language], "\(today)"],
            ], format)
    }

    private func page(_ html: String, _ visitor: Visitor) -> Response {
        .html(
            pages.page(
                Words.scoreboard[visitor.language], html, for: visitor, visitor.language,
                path: "/scoreboard"))
    }

    private func export(_ format: String, _ request: Request, _ context: WebContext) async throws
        -> Response
    {
        let visitor = try context.known()
        let (table, _) = try await table(request, visitor)
        let language = visitor.language
        return try Download(office, context).table(
            "\(Words.scoreboard[language])\(table.grouping.label[language])",
            StatisticsText.header(table, language),
            StatisticsText.rows(table, language) + CaptionText.rows(table.caption, language),
            format)
    }

    /// What an address asks: a county, and optionally a term, a round, a township and days.
    private func table(_ request: Request, _ visitor: Visitor) async throws
        -> (StatTable, StatTable.Question)
    {
        let query = FormFields.query(of: request)
        guard let county = try query.id("county") else { throw Refusal.question("county", "") }
        guard let grouping = StatTable.Grouping(rawValue: query["by"]) else {
            throw Refusal.question("by", query["by"])
        }
        guard ["", "no"].contains(query["pilots"]) else {
            throw Refusal.question("pilots", query["pilots"])
        }
        let today = Moment(Date()).day
        let question = StatTable.Question(
            county: county, term: try query.id("term"), round: try query.id("round"),
            township: try query.id("township"), since: try query.day("since"),
            asOf: try query.day("asOf") ?? today, today: today, pilots: query["pilots"] != "no")
        if let since = question.since, since > question.asOf {
            throw Refusal.question("since", "\(since)")
        }
        let table = try await office.statistics(question, by: grouping, for: visitor.actor)
        return (table, question)
    }
}

extension FormFields {
    /// An identifier; nil where the field is left out or empty.
    fileprivate func id(_ key: String) throws -> UUID? {
        if self[key].isEmpty { return nil }
        guard let id = UUID(uuidString: self[key]) else { throw Refusal.question(key, self[key]) }
        return id
    }

    /// A date; nil where the field is left out or empty.
    fileprivate func day(_ key: String) throws -> Day? {
        if self[key].isEmpty { return nil }
        guard let day = Day(self[key]) else { throw Refusal.question(key, self[key]) }
        return day
    }
}

/// What figures are about, as the last rows of an export.
enum CaptionText {
    static func rows(_ caption: FigureCaption, _ language: Language) -> [[String]] {
        [[]] + caption.lines.map { [$0.label[language], $0.text[language]] }
    }

    /// The same over a table.
    static func draw(_ caption: FigureCaption, _ language: Language, _ html: inout HTML) {
        html.raw("<dl class=\"caption\">")
        for line in caption.lines {
            html.raw("<div>")
            html.element("dt", line.label[language])
            html.element("dd", line.text[language])
            html.raw("</div>")
        }
        html.raw("</dl>")
    }
}
