import Domain
import Foundation
import Hummingbird
import Services

/// What the villages of a round seem to have in common, and the form that makes one common problem
/// of it.
struct SimilarRoutes: Sendable {
    let office: Office
    let pages: Pages

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        guard let round = context.parameters.get("record").flatMap(UUID.init(uuidString:)) else {
            throw Refusal.notFound
        }
        let similar = try await office.similarFindings(round, for: visitor.actor)
        let picked = UUID(uuidString: FormFields.query(of: request)["pick"])
        let cluster = picked.flatMap { id in
            similar.clusters.first { $0.findings.first?.id == id }
        }
        let html = SimilarHTML(similar: similar, round: round, visitor: visitor)
        return .html(
            pages.page(
                Words.similar[visitor.language], html.markup(form: cluster), for: visitor,
                visitor.language, path: "/rounds"))
    }
}
