package import Domain
package import Foundation
package import Storage

/// Leads of a run that are not suspicions yet: of a model that gave very many, those behind the
/// ones with the largest scores.
package struct FurtherLeads: Sendable {
    package struct Line: Sendable {
        package let village: String
        package let day: Day?
        package let amount: Yuan
        package let score: Int
        package let message: Phrase
    }

    package let run: UUID
    package let number: String
    package let model: String
    package let title: Phrase
    /// All that the model found, and how many of them are suspicions.
    package let found: Int
    package let listed: Int
    /// Those behind them that are kept; more than this were only counted.
    package let waiting: Int
    /// A page of those whose villages this person may see.
    package let lines: [Line]
    package let next: Int?
    package let mayList: Bool

    package static let pageSize = 100
}

/// What a run keeps of one model behind its suspicions.
private struct FurtherOfModel {
    let head: DatasetHead
    let number: String
    let found: Int
    let listed: Int
    let leads: [ScreeningResult.OfLead]

    /// Throws `Refusal.notFound` for a run out of sight, and for a model that it did not look with.
    init(
        _ run: UUID, _ model: String, _ actor: Actor, _ reading: Reading, files: FileStore
    ) throws {
        guard let scope = Lists.runs.scope(actor) else { throw Refusal.notFound }
        let row = try reading.first(
            """
            SELECT x.number, x.dataset_id, x.result, m.leads, m.kept FROM screening_runs x
            JOIN run_models m ON m.run_id = x.id AND m.model = \(model)
            WHERE x.id = \(run) AND \(scope)
            """
        ) { row in
            (
                number: try row(0) as String, dataset: try row(1) as UUID,
                result: try row(2) as String, found: try row(3) as Int, listed: try row(4) as Int
            )
        }
        guard let row, let bytes = files.content(row.result) else { throw Refusal.notFound }
        let result = try ValueFile.value(ScreeningResult.self, bytes)
        let first = result.models.first { $0.id == model }?.kept ?? 0
        head = try DatasetHead.load(row.dataset, reading)
        number = row.number
        (found, listed) = (row.found, row.listed)
        leads = Array(
            (result.further ?? []).filter { $0.model == model }.dropFirst(row.listed - first))
    }
}

extension Office {
    /// A page of the leads of a model that a run has not listed, the largest scores first.
    package func further(_ run: UUID, model: String, from start: Int, for actor: Actor)
        async throws -> FurtherLeads
    {
        let files = files
        let page = try await read { reading in
            let rest = try FurtherOfModel(run, model, actor, reading, files: files)
            // Numbers of the whole are told to who sees the whole; others read their own.
            let isWhole = try rest.head.isWhole(for: actor, reading)
            let own = try isWhole ? nil : RunVillages.numbers(run, actor, reading)
            let villages = try rest.head.villages(seenBy: actor, reading)
            let seen =
                isWhole ? rest.leads : rest.leads.filter { villages.contains($0.village) }
            let end = min(seen.count, start + FurtherLeads.pageSize)
            let titles = try OwnModels.titles(of: rest.head.place.county?.uuid, reading)
            return FurtherLeads(
                run: run, number: rest.number, model: model,
                title: titles[model] ?? Phrase(model, model),
                found: own.map { $0[model]?.leads ?? 0 } ?? rest.found,
                listed: own.map { $0[model]?.kept ?? 0 } ?? rest.listed, waiting: seen.count,
                lines: start >= end
                    ? []
                    : seen[start..<end].map { lead in
                        FurtherLeads.Line(
                            village: lead.village, day: lead.day, amount: Yuan(fen: lead.amount),
                            score: lead.score, message: lead.message)
                    }, next: end < seen.count ? end : nil,
                mayList: !rest.leads.isEmpty
                    && PageParts.mayDo("runs.listFurther", actor, at: rest.head.place))
        }
        try await opened(.further, run, page.number, asked: "\(model) \(start)", by: actor)
        return page
    }
}

/// The next leads of a model become suspicions.
package struct ListFurther: Action, Decodable {
    /// The run.
    let record: UUID
    let model: String

    package static let kindOfAction = ActionKind(
        "runs.listFurther", Phrase("分批列入", "List more"), path: "/runs/{record}/further",
        fields: [
            Field("record", Phrase("筛查记录", "run"), .hidden(.identifier)),
            Field("model", Phrase("模型", "model"), .text(max: 10)),
        ], as: Self.self)

    package var name: String { "runs.listFurther" }

    package func place(_ reading: Reading) throws -> Place { try dataset(reading).place }

    private func dataset(_ reading: Reading) throws -> DatasetHead {
        let dataset = try reading.value(
            "SELECT dataset_id FROM screening_runs WHERE id = \(record)", as: UUID.self)
        guard let dataset else { throw Refusal.notFound }
        return try DatasetHead.load(dataset, reading)
    }

    package func object(_ reading: Reading) throws -> VisibleObject? { .dataset }
    package func touches(_ reading: Reading) throws -> [Place] {
        try dataset(reading).places(reading).map(\.place)
    }
    package var sightings: [Sighting] { [Sighting(Lists.runs, record)] }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        let rest = try FurtherOfModel(
            record, model, desk.actor, desk.reading, files: desk.files)
        let next = rest.leads.prefix(ScreeningResult.leadLimit)
        guard !next.isEmpty else {
            throw Refusal(
                .conflict, "runs.nothing-further",
                Phrase("该模型没有未列入的提示。", "Nothing of this model waits to be listed."),
                remedy: Phrase("请刷新筛查记录页面。", "Reload the page of the run."))
        }
        var writer = SuspicionWriter(desk: desk, run: record, dataset: rest.head)
        for lead in next { try writer.keep(lead) }
        try desk.writing.execute(
            """
            UPDATE run_models SET kept = kept + \(next.count)
            WHERE run_id = \(record) AND model = \(model)
            """)
        try desk.writing.execute(
            """
            UPDATE screening_runs SET kept = kept + \(next.count),
                raised = raised + \(writer.raised) WHERE id = \(record)
            """)
        try RunVillages.list(next, of: record, writer.raisedOf, desk)
        return ActionAnswer(
            record, page: "/runs/\(text(record))", number: rest.number,
            note: Phrase(
                "\(model)：已列入\(next.count)条，其中新提示\(writer.raised)条",
                "\(model): listed \(next.count), \(writer.raised) of them new"),
            counts: ["leads": next.count, "raised": writer.raised])
    }
}
