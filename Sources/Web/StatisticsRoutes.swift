import Domain
import Foundation
import Hummingbird
import Services

/// Figures by round, township, group or month, and their exports.
struct StatisticsRoutes: Sendable {
    let office: Office
    let pages: Pages

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        let (table, question) = try await table(request, visitor)
        let html = StatisticsHTML(
            table: table, question: question,
            rounds: try await office.rounds(of: question.county, for: visitor.actor),
            townships: try await office.options(
                .townships, search: "", about: nil, for: visitor.actor),
            language: visitor.language
        ).markup
        return .html(
            pages.page(
                Words.scoreboard[visitor.language], html, for: visitor, visitor.language,
                path: "/scoreboard"))
    }

    func export(_ format: String, _ request: Request, _ context: WebContext) async throws
        -> Response
    {
        let visitor = try context.known()
        let (table, _) = try await table(request, visitor)
        let language = visitor.language
        return try Download.table(
            "\(Words.scoreboard[language])\(table.grouping.label[language])",
            StatisticsText.header(table, language), StatisticsText.rows(table, language), format)
    }

    /// What an address asks: a county, and optionally a term, a round, a township and days.
    private func table(_ request: Request, _ visitor: Visitor) async throws
        -> (StatTable, StatTable.Question)
    {
        let query = FormFields.query(of: request)
        guard let county = UUID(uuidString: query["county"]) else { throw Refusal.notFound }
        guard let grouping = StatTable.Grouping(rawValue: query["by"]) else {
            throw Refusal.badRequest
        }
        let question = StatTable.Question(
            county: county, term: UUID(uuidString: query["term"]),
            round: UUID(uuidString: query["round"]),
            township: UUID(uuidString: query["township"]),
            since: Day(query["since"]), asOf: Day(query["asOf"]) ?? Moment(Date()).day,
            pilots: query["pilots"] != "no")
        let table = try await office.statistics(question, by: grouping, for: visitor.actor)
        return (table, question)
    }
}
