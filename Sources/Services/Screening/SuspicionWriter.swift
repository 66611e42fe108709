import Domain
import Foundation
import Screening
import Storage

/// Writes the suspicions of one run: a cause that is known already is met again, and no second
/// record of it is made.
struct SuspicionWriter {
    let desk: Desk
    let run: UUID
    let dataset: DatasetHead
    private(set) var raised = 0
    /// Raised by model and village.
    private(set) var raisedOf: [RunVillages.Key: Int] = [:]
    private var villages: [String: Holder] = [:]

    private struct Holder {
        let place: Place
        let inspection: UUID?
        let id: UUID
        /// Whether the data were handed in where this village belongs.
        let isAtHome: Bool
    }

    init(desk: Desk, run: UUID, dataset: DatasetHead) {
        self.desk = desk
        self.run = run
        self.dataset = dataset
    }

    mutating func keep(_ lead: ScreeningResult.OfLead) throws {
        let owner = try owner(of: lead.village)
        // Data under another inspection say nothing about this village, neither that something is
        // wrong nor that it no longer is.
        guard owner.isAtHome else { return }
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
        raisedOf[RunVillages.Key(lead), default: 0] += 1
        try insert(lead, owner, desk.identifier(.record, raised, formerly: raised))
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
                inspection: inspection, id: inspection ?? unit?.uuid ?? dataset.parent,
                isAtHome: unit == nil || dataset.parent == dataset.round
                    || dataset.parent == inspection || dataset.parent == unit?.uuid)
        }
        // A lead about several villages belongs to whoever handed the data in.
        let owner =
            found
            ?? Holder(
                place: Place(county: dataset.place.county, group: dataset.place.group),
                inspection: nil, id: dataset.parent, isAtHome: true)
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
