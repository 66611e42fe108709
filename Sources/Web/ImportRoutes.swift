import Domain
import Foundation
import Hummingbird
import Services

/// Importing a register on the pages: the file is read and its report shown first; only then is it
/// taken in.
struct ImportRoutes: Sendable {
    let office: Office
    let pages: Pages

    private static let action = "places.importRegister"

    func show(_ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        try Self.judge(visitor)
        let counties = try await counties(visitor)
        return .html(page(visitor) { $0.form(counties, visitor.csrf, nil) })
    }

    /// Reads the file and shows what an import would do.
    func read(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        try Self.judge(visitor)
        let form = try await Routes.form(request, visitor)
        let counties = try await counties(visitor)
        do {
            let (county, day) = try Self.judged(form, counties)
            guard let upload = form.files.first(where: { $0.key == "file" }),
                !upload.bytes.isEmpty
            else {
                throw Refusal.field(
                    "file", "missing", Phrase("请选择名录文件。", "Choose the file."),
                    Phrase("支持 CSV、XLSX，可为 .gz。", "CSV or XLSX, gzipped or not."))
            }
            let plan = try await office.planRegister(
                upload.bytes, county: county, system: "nbs", version: day.description)
            let file = try await office.keepRegister(
                upload.bytes, by: visitor.actor, at: Moment(Date()))
            return .html(
                page(visitor) { $0.report(plan, file: file, county, day, csrf: visitor.csrf) })
        } catch let refusal as Refusal {
            return .html(
                page(visitor) { $0.form(counties, visitor.csrf, refusal) },
                status: refusal.status)
        }
    }

    /// Takes in a file whose report was shown.
    func keep(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        let form = try await Routes.form(request, visitor)
        let (county, day) = try Self.judged(form, try await counties(visitor))
        let now = Moment(Date())
        let answer = try await office.perform(
            ImportRegister(
                file: form["kept"], fileName: "register", county: county, system: "nbs",
                version: day.description, since: day), by: visitor.actor, at: now,
            id: UUID(uuidString: form["action-id"]) ?? .timeOrdered(at: now))
        return .redirect(
            answer.page,
            cookies: [
                Cookies.set(
                    Cookies.note, FormFields.encoded(answer.note[visitor.language]), maxAge: 20)
            ])
    }

    private static func judge(_ visitor: Visitor) throws(Refusal) {
        guard let row = Permissions.row(action),
            !visitor.actor.roles.isDisjoint(with: row.by)
        else { throw .listOutOfSightOnPages }
    }

    /// The office imports into its own county only.
    private func counties(_ visitor: Visitor) async throws -> [(code: String, name: String)] {
        try await office.countyCodes(for: visitor.actor)
    }

    private static func judged(_ form: FormFields, _ counties: [(code: String, name: String)])
        throws(Refusal) -> (String, Day)
    {
        guard let county = counties.first(where: { $0.code == form["county"] })?.code else {
            throw .field(
                "county", "unknown", Phrase("请选择县（市、区）。", "Choose the county."),
                Phrase("只能导入本县名录。", "Only your own county's register."))
        }
        guard let day = Day(form["since"]), day != .never else {
            throw .field(
                "since", "not-a-date", Phrase("名录日期无效。", "That is not a date."),
                Phrase("请按 2026-11-23 的格式填写。", "Write it like 2026-11-23."))
        }
        return (county, day)
    }

    private func page(_ visitor: Visitor, _ draw: (ImportHTML) -> String) -> String {
        pages.page(
            Words.importRegister[visitor.language],
            draw(ImportHTML(language: visitor.language)), for: visitor, visitor.language,
            path: "/units")
    }
}

extension Refusal {
    fileprivate static let listOutOfSightOnPages = Refusal(
        .forbidden, "permission.denied",
        Phrase("您没有导入名录的权限。", "You may not import a register."),
        remedy: Phrase("此事由巡察办办理。", "It is done by the office."))
}
