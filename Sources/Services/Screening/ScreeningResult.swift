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
    /// What becomes suspicions at once.
    let leads: [OfLead]
    /// What stands behind them, model by model; people have it listed when they come to it.
    let further: [OfLead]?

    /// Leads of one model that become suspicions at a time.
    static let leadLimit = 200
    /// Leads of one model that are kept at all; the rest is counted.
    static let reachLimit = 10_000
    /// Lines that one lead shows, with the other lines of their vouchers.
    private static let lineLimit = 120
    /// Vouchers that the registers of one lead bring along.
    private static let linkLimit = 12

    /// Keeps of each model the leads with the largest scores, in their order.
    init(_ run: Run, of dataset: UUID, _ data: Dataset, policy: [PolicyLine]) {
        self.dataset = dataset
        self.policy = policy
        asOf = run.asOf
        let writer = RowWriter(data: data)
        var links = VoucherLinks(data: data)
        var models: [OfModel] = []
        var leads: [OfLead] = []
        var further: [OfLead] = []
        let kept = run.results.map { result in
            result.leads.enumerated().sorted {
                ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
            }.prefix(Self.reachLimit).map(\.element)
        }
        let places = Self.places(kept.flatMap(\.self), data)
        // A line may hold several processes: then it is not known which one a lead means.
        let processes = Dictionary(grouping: data.processes, by: \.origin)
            .compactMapValues { $0.count == 1 ? $0.first : nil }
        for (result, top) in zip(run.results, kept) {
            models.append(
                OfModel(
                    id: result.model.id, version: result.model.version,
                    found: result.leads.count, kept: min(top.count, Self.leadLimit),
                    villages: result.coverage.villages, looked: result.coverage.looked,
                    missing: result.coverage.missing,
                    policy: PolicyLine.text(policy, of: result.model, on: run.asOf)))
            var seen: [String: Int] = [:]
            for (place, lead) in top.enumerated() {
                let cause = Self.cause(lead)
                seen[cause, default: 0] += 1
                let times = seen[cause] ?? 1
                let made = OfLead(
                    lead, result.model, signature: times > 1 ? "\(cause)#\(times)" : cause,
                    evidence: Self.evidence(lead, writer, places, processes, &links))
                if place < Self.leadLimit { leads.append(made) } else { further.append(made) }
            }
        }
        self.models = models
        self.leads = leads
        self.further = further
    }

    /// What makes two leads of different runs the same: the rule, the village, what it is about and
    /// when it happened.
    private static func cause(_ lead: Lead) -> String {
        [lead.model, lead.village, lead.key, lead.day?.description ?? ""].joined(separator: "|")
    }

    /// The rows of a lead; a line of a voucher brings the whole voucher along, and a row of a
    /// register the vouchers that it leads to.
    private static func evidence(
        _ lead: Lead, _ writer: RowWriter, _ rowsByPlace: [Evidence: Int],
        _ processes: [Origin: PlacedProcess], _ links: inout VoucherLinks
    ) -> [RowText] {
        let data = writer.data
        var rows: [RowText] = []
        var hits = Set<Int>()
        var vouchers: [Int] = []
        var linked: [Int] = []
        for item in lead.evidence {
            guard let row = rowsByPlace[item] else {
                if let process = processes[item.origin] { rows.append(writer.row(process)) }
                continue
            }
            guard item.table == .entry, let voucher = data.voucherIndex(ofLine: row) else {
                rows.append(writer.row(item.table, row))
                if linked.count < linkLimit { linked += links.vouchers(of: item.table, row) }
                continue
            }
            hits.insert(row)
            if !vouchers.contains(voucher) { vouchers.append(voucher) }
        }
        for voucher in linked.prefix(linkLimit) where !vouchers.contains(voucher) {
            vouchers.append(voucher)
        }
        let lines = vouchers.flatMap { Array(data.ledger.vouchers[$0].lines) }.prefix(lineLimit)
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
        subject = Masking.text(lead.key, upTo: 200)
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
    /// Whether it is a norm that came with the program, and not a row of the county.
    var isNorm: Bool?

    /// Norms that hold for villages of these codes.
    static func norms(for villages: [String]) -> [PolicyLine] {
        Policy.shipped.filter { row in villages.contains { $0.hasPrefix(row.area) } }.map { row in
            PolicyLine(
                model: row.model, parameter: row.parameter, value: row.value, area: row.area,
                since: row.from ?? Day(number: 0), until: row.until, source: row.source,
                isNorm: true)
        }
    }

    var row: PolicyRow {
        PolicyRow(
            model: model, parameter: parameter, value: value, area: area, from: since,
            until: until, source: source)
    }

    /// The county's rows before the norms.
    static func policy(_ lines: [PolicyLine]) -> Policy {
        Policy(
            lines.filter { $0.isNorm != true }.map(\.row),
            over: lines.filter { $0.isNorm == true }.map(\.row))
    }

    /// The rows of one model that are in force on a day, as one text to compare. A norm that says
    /// what the default says changes nothing.
    static func text(_ lines: [PolicyLine], of model: Model, on day: Day) -> String {
        let usual = Set(model.parameters.map { "\($0.name)=\($0.value)" })
        return lines.filter { $0.model == model.id && $0.since <= day && day <= $0.until ?? .never }
            .filter { $0.isNorm != true || !usual.contains("\($0.parameter)=\($0.value)") }
            .map { "\($0.parameter)=\($0.value) \($0.area) \($0.since)" }
            .joined(separator: "\n")
    }
}
