import Domain
import Foundation
import Screening
import Storage
import Tables

/// What a run of the models over a dataset found: computed once, kept as a file, and named by the
/// action that keeps the run. A later version of a model changes nothing in it.
struct ScreeningResult: Codable, Sendable {
    struct OfModel: Codable, Sendable {
        let id: String
        let version: Int
        /// What it found, and how many of them are kept.
        let found: Int
        let kept: Int
        let villages: Int
        let looked: Int
        let missing: [String]
        /// The parameters that the county had set for it, as text.
        let policy: String
    }

    struct OfLead: Codable, Sendable {
        let model: String
        let family: String
        let severity: String
        let village: String
        let subject: String
        let signature: String
        let day: Day?
        /// In fen.
        let amount: Int64
        /// In hundredths.
        let score: Int
        let confidence: Int
        let message: Phrase
        let evidence: [RowText]
        let rows: Int
    }

    let dataset: UUID
    let asOf: Day
    let policy: [PolicyLine]
    let models: [OfModel]
    let leads: [OfLead]

    /// Leads of one model that are kept; the rest is counted.
    static let leadLimit = 200
    /// Lines that one lead shows, with the other lines of their vouchers.
    private static let lineLimit = 120

    /// Keeps of each model the leads with the largest scores.
    init(_ run: Run, of dataset: UUID, _ data: Dataset, policy: [PolicyLine]) {
        self.dataset = dataset
        self.policy = policy
        asOf = run.asOf
        let writer = RowWriter(data: data)
        var models: [OfModel] = []
        var leads: [OfLead] = []
        let kept = run.results.map { result in
            result.leads.enumerated().sorted {
                ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
            }.prefix(Self.leadLimit).map(\.element)
        }
        let places = Self.places(kept.flatMap(\.self), data)
        for (result, top) in zip(run.results, kept) {
            models.append(
                OfModel(
                    id: result.model.id, version: result.model.version,
                    found: result.leads.count, kept: top.count,
                    villages: result.coverage.villages, looked: result.coverage.looked,
                    missing: result.coverage.missing,
                    policy: PolicyLine.text(policy, of: result.model.id, on: run.asOf)))
            var seen: [String: Int] = [:]
            for lead in top {
                let cause = Self.cause(lead)
                seen[cause, default: 0] += 1
                let times = seen[cause] ?? 1
                leads.append(
                    OfLead(
                        lead, result.model, signature: times > 1 ? "\(cause)#\(times)" : cause,
                        evidence: Self.evidence(lead, data, writer, places)))
            }
        }
        self.models = models
        self.leads = leads
    }

    /// What makes two leads of different runs the same: the rule, the village, what it is about and
    /// when it happened.
    private static func cause(_ lead: Lead) -> String {
        [lead.model, lead.village, lead.key, lead.day?.description ?? ""].joined(separator: "|")
    }

    /// The rows of a lead; a line of a voucher brings the whole voucher along.
    private static func evidence(
        _ lead: Lead, _ data: Dataset, _ writer: RowWriter, _ rowsByPlace: [Evidence: Int]
    ) -> [RowText] {
        var rows: [RowText] = []
        var hits = Set<Int>()
        var vouchers: [Range<Int>] = []
        for item in lead.evidence {
            guard let row = rowsByPlace[item] else { continue }
            guard item.table == .entry, let voucher = data.voucher(ofLine: row) else {
                rows.append(writer.row(item.table, row))
                continue
            }
            hits.insert(row)
            if !vouchers.contains(voucher.lines) { vouchers.append(voucher.lines) }
        }
        let lines = vouchers.flatMap(Array.init).prefix(lineLimit)
        return lines.map { writer.row(.entry, $0, isCause: hits.contains($0)) } + rows
    }

    /// Where the rows that leads rest on stand in their tables, found in one pass over each table.
    private static func places(_ leads: [Lead], _ data: Dataset) -> [Evidence: Int] {
        var wanted: [Canon: [UInt64: Evidence]] = [:]
        for item in leads.flatMap(\.evidence) {
            let origin = UInt64(item.origin.file) << 32 | UInt64(item.origin.row)
            wanted[item.table, default: [:]][origin] = item
        }
        var found: [Evidence: Int] = [:]
        for (canon, items) in wanted {
            for (row, origin) in data.table(canon).columns.origins.enumerated() {
                if let item = items[origin] { found[item] = row }
            }
        }
        return found
    }
}

extension ScreeningResult.OfLead {
    fileprivate init(_ lead: Lead, _ model: Model, signature: String, evidence: [RowText]) {
        self.model = lead.model
        family = model.family.rawValue
        severity = lead.severity.name
        village = lead.village
        subject = Masking.text(String(lead.key.prefix(200)))
        self.signature = SHA256.hexadecimal(Array(signature.utf8))
        day = lead.day
        amount = lead.amount
        score = lead.score
        confidence = lead.confidence.rawValue
        message = Phrase(Masking.text(lead.message.zh), Masking.text(lead.message.en))
        self.evidence = evidence
        rows = lead.rowCount
    }
}

extension Severity {
    /// As it is kept: `high`.
    var name: String {
        switch self {
        case .low: "low"
        case .medium: "medium"
        case .high: "high"
        }
    }

    init?(name: String) {
        guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = found
    }
}

/// A parameter that the county had set when a run looked.
struct PolicyLine: Codable, Sendable, Hashable {
    let model: String
    let parameter: String
    let value: String
    let area: String
    let since: Day
    let until: Day?
    let source: String

    var row: PolicyRow {
        PolicyRow(
            model: model, parameter: parameter, value: value, area: area, from: since,
            until: until, source: source)
    }

    /// The rows of one model that are in force on a day, as one text to compare.
    static func text(_ lines: [PolicyLine], of model: String, on day: Day) -> String {
        lines.filter { $0.model == model && $0.since <= day && day <= $0.until ?? .never }
            .map { "\($0.parameter)=\($0.value) \($0.area) \($0.since)" }
            .joined(separator: "\n")
    }
}
