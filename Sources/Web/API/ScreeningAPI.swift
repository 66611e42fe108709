import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Services

/// Screening for programs, besides its lists, records and actions: reading files, a run in the
/// background, the ledger, the catalogue and the figures.
extension APIRoutes {
    func addScreening(to router: Router<WebContext>) {
        router.post("/api/datasets/reports") { request, context in
            try await readBooks(request, context)
        }
        router.post("/api/datasets/:record/screenings") { request, context in
            try await startScreening(request, context)
        }
        router.get("/api/screenings/:job") { _, context in try await progress(context) }
        router.get("/api/datasets/:record/ledger") { request, context in
            try await ledger(request, context)
        }
        router.get("/api/models") { _, context in try await models(context) }
        for figures in ScreeningFigures.all {
            router.get(RouterPath("/api/\(figures.name)")) { _, context in
                let visitor = try context.known()
                let table = try await figures.table(office, visitor.actor)
                return Response.json(
                    ScreeningJSON(language: context.language).figures(table).written())
            }
        }
    }

    /// One file of books as the body; `record` and `name` stand in the address.
    private func readBooks(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try known(request, context)
        let fields = FormFields.query(of: request)
        guard let record = UUID(uuidString: fields["record"]) else { throw Refusal.notFound }
        let buffer = try await request.bytes(upTo: Office.booksLimit)
        let file = IncomingFile(name: fields["name"], bytes: Array(buffer.readableBytesView))
        let (sha256, report) = try await office.readDataset(
            [file], for: record, by: visitor.actor)
        let villages = try await office.villages(of: report, for: record)
        return Response.json(
            ScreeningJSON(language: context.language).report(report, villages, sha256).written(),
            status: .created)
    }

    private func startScreening(_ request: Request, _ context: WebContext) async throws -> Response
    {
        let visitor = try known(request, context)
        let id = try ScreeningRoutes.record(context)
        let input = try await Self.body(request)
        guard case .text(let text)? = input["asOf"], let day = Day(text) else {
            throw Refusal.field(
                "asOf", "not-a-date", Phrase("截至日期无效。", "That is not a date."),
                Phrase("请按 2026-11-23 的格式填写。", "Write it like 2026-11-23."))
        }
        var models: [String] = []
        if case .list(let names)? = input["models"] { models = names }
        let job = try await office.startScreening(
            ScreeningRequest(dataset: id, models: models, asOf: day), by: visitor.actor)
        return Response.json(
            JSONWriter.object([("job", job.uuidString.lowercased())]), status: .accepted)
    }

    private func progress(_ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        guard let id = context.parameters.get("job").flatMap(UUID.init(uuidString:)) else {
            throw Refusal.notFound
        }
        let job = try await office.screeningJob(id, for: visitor.actor)
        return Response.json(ScreeningJSON(language: context.language).job(job).written())
    }

    private func ledger(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        let query = try LedgerFields.query(FormFields.query(of: request))
        let page = try await office.ledger(
            try ScreeningRoutes.record(context), query, for: visitor.actor)
        return Response.json(ScreeningJSON(language: context.language).ledger(page).written())
    }

    private func models(_ context: WebContext) async throws -> Response {
        let visitor = try context.known()
        let catalogue = try await office.models(for: visitor.actor, today: Moment(Date()).day)
        return Response.json(ScreeningJSON(language: context.language).models(catalogue).written())
    }
}

/// What screening answers to programs, in one language.
struct ScreeningJSON {
    let language: Language

    func report(_ report: DatasetReport, _ villages: [DatasetVillage], _ sha256: String)
        -> JSONValue
    {
        [
            "report": sha256.isEmpty ? .null : .text(sha256), "rows": .number(report.rows),
            "refused": .number(report.refused),
            "villages": .list(report.villages.map(JSONValue.text)),
            "units": .list(
                villages.map { village in
                    [
                        "code": .text(village.code),
                        "unit": village.name.map(JSONValue.text) ?? .null,
                        "rows": .number(village.rows),
                        "warning": village.warning.map { .text($0[language]) } ?? .null,
                    ]
                }),
            "notes": .list(report.notes.map { .text($0[language]) }),
            "files": .list(report.files.map(file)),
        ]
    }

    private func file(_ file: DatasetReport.File) -> JSONValue {
        [
            "name": .text(file.name), "sha256": .text(file.sha256),
            "outcome": .text(file.outcome[language]), "read": .flag(file.isRead),
            "table": file.table.map { .text($0[language]) } ?? .null,
            "rows": .number(file.rows), "kept": .number(file.kept),
            "refused": .number(file.refused),
            "columns": .list(
                file.columns.map { ["header": .text($0.header), "field": .text($0.field)] }),
            "unused": .list(file.unused.map(JSONValue.text)),
            "remarks": .list((file.remarks ?? []).map { .text($0[language]) }),
            "sums": .list(
                (file.sums ?? []).map {
                    ["header": .text($0.header), "yuan": .text(Yuan(fen: $0.sum).description)]
                }),
            "refusals": .list(
                file.refusals.map {
                    [
                        "row": .number($0.row), "column": .text($0.column),
                        "value": .text($0.value), "reason": .text($0.reason[language]),
                    ]
                }),
        ]
    }

    func job(_ job: ScreeningJob) -> JSONValue {
        var (stage, done, all): (String, Int, Int) = ("reading", 0, 0)
        var run: JSONValue = .null
        var refusal: JSONValue = .null
        switch job.stage {
        case .reading: break
        case .looking(let looked, let models, _): (stage, done, all) = ("looking", looked, models)
        case .keeping: stage = "keeping"
        case .done(let answer):
            stage = "done"
            run = .text(answer.record.uuidString.lowercased())
        case .refused(let found):
            stage = "refused"
            refusal = .text(found.message[language])
        }
        return [
            "stage": .text(stage), "done": .number(done), "of": .number(all), "run": run,
            "refusal": refusal,
        ]
    }

    func ledger(_ page: LedgerPage) -> JSONValue {
        [
            "total": .number(page.total), "debit": .integer(page.debit),
            "credit": .integer(page.credit),
            "next": page.next.map(JSONValue.number) ?? .null,
            "items": .list(
                page.lines.map { line in
                    [
                        "line": .number(line.number), "village": .text(line.village),
                        "day": .text(line.day.description), "voucher": .text(line.voucher),
                        "summary": .text(line.summary), "account": .text(line.account),
                        "debit": .integer(line.debit), "credit": .integer(line.credit),
                        "party": .text(line.party),
                    ]
                }),
        ]
    }

    func models(_ catalogue: ModelCatalogue) -> JSONValue {
        [
            "items": .list(
                catalogue.all.map { card in
                    [
                        "id": .text(card.id), "version": .number(card.version),
                        "family": .text(card.family[language]),
                        "title": .text(card.title[language]),
                        "severity": .text(card.severity[language]),
                        "rule": .text(card.rule[language]),
                        "source": .text(card.source[language]),
                        "innocent": .text(card.innocent[language]),
                        "parameters": .list(
                            card.parameters.map {
                                ["key": .text($0.key), "usual": .text($0.usual)]
                            }),
                    ]
                })
        ]
    }

    func figures(_ table: FigureTable) -> JSONValue {
        [
            "columns": .list(table.columns.map { .text($0[language]) }),
            "rows": .list(table.rows.map { .list($0.cells.map(JSONValue.text)) }),
        ]
    }
}
