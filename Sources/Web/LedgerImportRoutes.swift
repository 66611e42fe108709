import Domain
import Foundation
import Hummingbird
import Services

/// Taking over an office's own ledger of findings: the file is read and its report shown first;
/// only then is it taken in.
struct LedgerImportRoutes: Sendable {
    let office: Office
    let pages: Pages

    private static let action = "findings.importLedger"

    func show(_ context: WebContext) async throws -> Response {
        let (visitor, view) = try await round(context)
        return .html(page(visitor, view) { $0.form(visitor.csrf, nil, day: "") })
    }

    /// An empty ledger with the villages of the round.
    func empty(_ context: WebContext) async throws -> Response {
        let (visitor, view) = try await round(context)
        let ledger = try await office.emptyLedger(of: view.id, for: visitor.actor)
        return try Download(office, context).table(
            "\(view.title) \(LedgerImportHTML.title.zh)", ledger.header, ledger.rows, "xlsx")
    }

    func read(_ request: Request, _ context: WebContext) async throws -> Response {
        let (visitor, view) = try await round(context)
        let form = try await Routes.form(request, visitor)
        do {
            let day = try Self.day(form)
            guard let upload = form.files.first(where: { $0.key == "file" }) else {
                throw Refusal.field(
                    "file", "missing", Phrase("请选择台账文件。", "Choose the ledger."),
                    Phrase("支持 CSV 和 XLSX。", "CSV or XLSX."))
            }
            let plan = try await office.planLedger(
                upload.bytes, round: view.id, fedBackOn: day, today: Moment(Date()).day,
                for: visitor.actor)
            let file = try await office.keepRegister(
                upload.bytes, by: visitor.actor, at: Moment(Date()))
            return .html(
                page(visitor, view) { $0.report(plan, file: file, day, csrf: visitor.csrf) })
        } catch let refusal as Refusal {
            return .html(
                page(visitor, view) { $0.form(visitor.csrf, refusal, day: form["fedBackOn"]) },
                status: refusal.status)
        }
    }

    func keep(_ request: Request, _ context: WebContext) async throws -> Response {
        let (visitor, view) = try await round(context)
        let form = try await Routes.form(request, visitor)
        let now = Moment(Date())
        let answer = try await office.perform(
            ImportLedger(record: view.id, file: form["kept"], fedBackOn: try Self.day(form)),
            by: visitor.actor, at: now,
            id: UUID(uuidString: form["action-id"]) ?? .timeOrdered(at: now))
        return .redirect(
            answer.page,
            cookies: [
                Cookies.set(
                    Cookies.note, FormFields.encoded(answer.note[visitor.language]), maxAge: 20)
            ])
    }

    /// The round, for those who may take over a ledger.
    private func round(_ context: WebContext) async throws -> (Visitor, RecordView) {
        let visitor = try context.known()
        guard let id = context.parameters.get("record").flatMap(UUID.init(uuidString:)) else {
            throw Refusal.notFound
        }
        let view = try await office.record(
            "rounds", id, for: visitor.actor, today: Moment(Date()).day)
        guard let row = Permissions.row(Self.action),
            !visitor.actor.roles.isDisjoint(with: row.by)
        else { throw Refusal.notFound }
        return (visitor, view)
    }

    private static func day(_ form: FormFields) throws(Refusal) -> Day {
        guard let day = Day(form["fedBackOn"]), day <= Moment(Date()).day else {
            throw .field(
                "fedBackOn", "not-a-date",
                Phrase("反馈日期无效或晚于今天。", "That is not a date up to today."),
                Phrase("请按 2026-11-23 的格式填写。", "Write it like 2026-11-23."))
        }
        return day
    }

    private func page(_ visitor: Visitor, _ view: RecordView, _ draw: (LedgerImportHTML) -> String)
        -> String
    {
        pages.page(
            LedgerImportHTML.title[visitor.language],
            draw(LedgerImportHTML(round: view, language: visitor.language)), for: visitor,
            visitor.language, path: "/rounds")
    }
}
