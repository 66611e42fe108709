import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Services

/// The lists that leave the office about one village, by preset, and as a workbook.
struct PackageRoutes: Sendable {
    let office: Office
    let pages: Pages

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        let (id, package) = try await package(request, context, visitor)
        let html = PackageHTML(
            package: package, inspection: id.uuidString.lowercased(), language: visitor.language
        ).markup
        return .html(
            pages.page(
                Words.package[visitor.language], html, for: visitor, visitor.language,
                path: "/inspections"))
    }

    func export(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        let (_, package) = try await package(request, context, visitor)
        let language = visitor.language
        return try Download(office, context).workbook(
            "\(package.title) \(package.preset.label[language])",
            package.sheets.map { sheet in
                ExportTable(
                    sheet.list.label[language], sheet.columns.map { $0[language] }, sheet.rows)
            })
    }

    private func package(_ request: Request, _ context: WebContext, _ visitor: Visitor) async throws
        -> (UUID, ResultPackage)
    {
        guard let id = context.parameters.get("record").flatMap(UUID.init(uuidString:)) else {
            throw Refusal.notFound
        }
        let code = FormFields.query(of: request)["preset"]
        guard let preset = ListPreset.named(code.isEmpty ? ListPreset.all[0].code : code) else {
            throw Refusal.badRequest
        }
        return (
            id,
            try await office.package(
                id, preset, for: visitor.actor, today: Moment(Date()).day)
        )
    }
}
