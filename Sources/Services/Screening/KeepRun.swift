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

    package func perform(_ desk: Desk) throws -> ActionAnswer {
        let head = try DatasetHead.load(record, desk.reading)
        guard try head.isSeen(by: desk.actor, desk.reading) else { throw Refusal.notFound }
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

/// A dataset as its actions and pages need it.
struct DatasetHead {
    let id: UUID
    let place: Place
    let parent: UUID
    let round: UUID?
    let seq: Int64

    static func load(_ id: UUID, _ reading: Reading) throws -> DatasetHead {
        let head = try reading.first(
            """
            SELECT county_id, township_id, unit_id, group_id, parent_id, round_id, seq
            FROM datasets WHERE id = \(id)
            """
        ) { row in
            DatasetHead(
                id: id,
                place: Place(
                    county: try row.optional(0), township: try row.optional(1),
                    unit: try row.optional(2), group: try row.optional(3)),
                parent: try row(4), round: try row.optional(5), seq: try row(6))
        }
        guard let head else { throw Refusal.notFound }
        return head
    }

    /// By the list's own predicate, so that recusals count here as they do there.
    func isSeen(by actor: Actor, _ reading: Reading) throws -> Bool {
        guard let scope = Lists.datasets.scope(actor) else { return false }
        return try reading.exists("SELECT 1 FROM datasets x WHERE x.id = \(id) AND \(scope)")
    }
}

extension DatasetHead {
    /// Whether somebody may see the rows of all its villages, and those of none.
    func isWhole(for actor: Actor, _ reading: Reading) throws -> Bool {
        let all = try reading.value(
            "SELECT count(DISTINCT code) FROM dataset_villages WHERE dataset_id = \(id)",
            as: Int.self)
        return try Visibility.sees(actor, .dataset, at: place)
            && villages(seenBy: actor, reading).count == (all ?? 0)
    }

    /// Codes of the villages whose rows somebody may see.
    func villages(seenBy actor: Actor, _ reading: Reading) throws -> Set<String> {
        let ownsAll = Visibility.sees(actor, .dataset, at: place)
        let codes = try reading.rows(
            """
            SELECT code, county_id, township_id, unit_id, group_id FROM dataset_villages
            WHERE dataset_id = \(id)
            """
        ) { row -> String? in
            let place = Place(
                county: try row.optional(1), township: try row.optional(2),
                unit: try row.optional(3), group: try row.optional(4))
            let isSeen =
                !actor.isRecused(from: place)
                && (ownsAll || Visibility.sees(actor, .dataset, at: place))
            return isSeen ? try row(0) : nil
        }
        return Set(codes.compactMap(\.self))
    }
}

/// Writes the suspicions of one run: a cause that is known already is met again, and no second
/// record of it is made.
struct SuspicionWriter {
    let desk: Desk
    let run: UUID
    let dataset: DatasetHead
    private(set) var raised = 0
    private var villages: [String: Holder] = [:]

    private struct Holder {
        let place: Place
        let inspection: UUID?
        let id: UUID
    }

    init(desk: Desk, run: UUID, dataset: DatasetHead) {
        self.desk = desk
        self.run = run
        self.dataset = dataset
    }

    mutating func keep(_ lead: ScreeningResult.OfLead) throws {
        let owner = try owner(of: lead.village)
        let known = try desk.reading.first(
            """
            SELECT x.id, d.seq FROM suspicions x JOIN screening_runs r ON r.id = x.last_run_id
            JOIN datasets d ON d.id = r.dataset_id
            WHERE x.owner_id = \(owner.id) AND x.signature = \(lead.signature)
            """
        ) { (id: try $0(0) as UUID, seq: try $0(1) as Int64) }
        if let known {
            // A run over older data says nothing about the newest.
            if dataset.seq < known.seq { return }
            try desk.writing.execute(
                "UPDATE suspicions SET last_run_id = \(run) WHERE id = \(known.id)")
            return
        }
        raised += 1
        try insert(lead, owner, desk.id.derived(raised))
    }

    private mutating func owner(of code: String) throws -> Holder {
        if let known = villages[code] { return known }
        let found = try desk.reading.first(
            """
            SELECT county_id, township_id, unit_id, group_id, inspection_id FROM dataset_villages
            WHERE dataset_id = \(dataset.id) AND code = \(code)
            """
        ) { row -> Holder in
            let unit: Identifier<VillageUnit>? = try row.optional(2)
            let inspection: UUID? = try row.optional(4)
            return Holder(
                place: Place(
                    county: try row.optional(0), township: try row.optional(1), unit: unit,
                    group: try row.optional(3)),
                inspection: inspection, id: inspection ?? unit?.uuid ?? dataset.parent)
        }
        // A lead about several villages belongs to whoever handed the data in.
        let owner =
            found
            ?? Holder(
                place: Place(county: dataset.place.county, group: dataset.place.group),
                inspection: nil, id: dataset.parent)
        villages[code] = owner
        return owner
    }

    private func insert(_ lead: ScreeningResult.OfLead, _ owner: Holder, _ id: UUID) throws {
        let year = desk.today.civil.year
        let county = owner.place.county?.description ?? "all"
        let number = DocumentNumber.entry(
            "疑", year: year, try desk.nextNumber(in: "suspicions/\(county)/\(year)"))
        let evidence = String(decoding: try ValueFile.bytes(lead.evidence), as: UTF8.self)
        let round: UUID? = try owner.inspection.flatMap { inspection in
            try desk.reading.value("SELECT round_id FROM inspections WHERE id = \(inspection)")
        }
        try desk.writing.execute(
            """
            INSERT INTO suspicions(id, number, run_id, last_run_id, county_id, township_id,
                unit_id, group_id, round_id, inspection_id, owner_id, signature, model, family,
                severity, village, subject, happened_on, amount, score, confidence, message,
                message_en, evidence, row_count, folded, state, version)
            VALUES (\(id), \(number), \(run), \(run), \(owner.place.county),
                \(owner.place.township), \(owner.place.unit), \(owner.place.group),
                \(round ?? dataset.round), \(owner.inspection), \(owner.id), \(lead.signature),
                \(lead.model), \(lead.family), \(lead.severity), \(lead.village),
                \(lead.subject), \(lead.day), \(lead.amount), \(lead.score),
                \(lead.confidence), \(lead.message.zh), \(lead.message.en), \(evidence),
                \(lead.rows), '', 'raised', 1)
            """)
        try desk.index(id, in: Lists.suspicions)
        try Moves.began(.suspicion, id, "raise", in: Suspicion.State.raised.rawValue, desk)
    }
}
