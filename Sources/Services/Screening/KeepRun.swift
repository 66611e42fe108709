package import Domain
import Foundation
import Screening
package import Storage

/// A run of screening is kept, and what it raised becomes suspicions.
package struct KeepRun: Action, Decodable {
    /// The dataset.
    let record: UUID
    /// SHA-256 of the result.
    let result: String

    package static let kindOfAction = ActionKind(
        "datasets.screen", Phrase("筛查", "Screen"), path: "/datasets/{record}/runs",
        fields: [
            Field("record", Phrase("数据集", "dataset"), .hidden(.identifier)),
            Field(
                "result", Phrase("筛查结果", "result"), .file,
                hint: Phrase("筛查完成后得到的结果编号", "What the screening answered")),
        ], as: Self.self)

    package var name: String { "datasets.screen" }

    package func place(_ reading: Reading) throws -> Place {
        try DatasetHead.load(record, reading).place
    }

    package func object(_ reading: Reading) throws -> VisibleObject? { .dataset }
    package func touches(_ reading: Reading) throws -> [Place] {
        try DatasetHead.load(record, reading).places(reading).map(\.place)
    }
    package var sightings: [Sighting] { [Sighting(Lists.datasets, record)] }

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        let head = try DatasetHead.load(record, desk.reading)
        let made: ScreeningResult = try desk.prepared(result)
        guard made.dataset == record else { throw Refusal.notFound }
        try desk.name(result, "application/json")
        let year = desk.today.civil.year
        let county = head.place.county?.description ?? "all"
        let number = DocumentNumber.entry(
            "筛查", year: year, try desk.nextNumber(in: "runs/\(county)/\(year)"))
        let policy = String(decoding: try ValueFile.bytes(made.policy), as: UTF8.self)
        try desk.writing.execute(
            """
            INSERT INTO screening_runs(id, number, dataset_id, county_id, township_id, unit_id,
                group_id, as_of, models, leads, kept, raised, result, policy, run_by, run_at)
            VALUES (\(desk.id), \(number), \(record), \(head.place.county),
                \(head.place.township), \(head.place.unit), \(head.place.group), \(made.asOf),
                \(made.models.count), \(made.models.reduce(0) { $0 + $1.found }),
                \(made.leads.count), 0, \(result), \(policy), \(try desk.person()), \(desk.at))
            """)
        for model in made.models { try keep(model, desk) }
        var writer = SuspicionWriter(desk: desk, run: desk.id, dataset: head)
        for lead in made.leads { try writer.keep(lead) }
        try desk.writing.execute(
            "UPDATE screening_runs SET raised = \(writer.raised) WHERE id = \(desk.id)")
        try RunVillages.keep(made, writer.raisedOf, desk)
        return ActionAnswer(
            desk.id, page: "/runs/\(Identifier<Logbook>(desk.id))", number: number,
            note: Phrase(
                "\(number)：疑似问题\(made.leads.count)条，其中新提示\(writer.raised)条",
                "\(made.leads.count) leads, \(writer.raised) of them new"),
            counts: ["leads": made.leads.count, "raised": writer.raised])
    }

    private func keep(_ model: ScreeningResult.OfModel, _ desk: Desk) throws {
        try desk.writing.execute(
            """
            INSERT INTO run_models(run_id, model, version, leads, kept, villages, looked, missing,
                policy)
            VALUES (\(desk.id), \(model.id), \(model.version), \(model.found), \(model.kept),
                \(model.villages), \(model.looked), \(model.missing.joined(separator: "、")),
                \(model.policy))
            """)
    }
}
