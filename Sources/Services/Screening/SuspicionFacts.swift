import Domain
import Foundation
import Screening
import Storage
import Tables

/// A suspicion as its page tells it.
struct SuspicionFacts {
    let id: UUID
    let number: String
    let model: String
    let severity: String
    let village: String
    let subject: String
    let day: Day?
    let amount: Int64
    let score: Int
    let confidence: Int
    let message: Phrase
    let evidence: [RowText]
    let rows: Int
    let light: Suspicion.Light
    let unit: String
    let inspection: UUID?
    let framework: String?
    let verifier: String
    let owner: UUID
    let lastRun: UUID
    let runNumber: String
    let asOf: Day
    let policy: [PolicyLine]
    let dataset: UUID
    let datasetTitle: String
    let version: Int
    let finding: UUID?
    let findingNumber: String?
    /// Whether the reader sees the books as well.
    var isLinked = true
    var explanations: [(by: String, day: Day, statement: String)] = []

    var points: String { String(Double(score) / 100) }
    var inspectionLink: String? { inspection.map { "/inspections/\(text($0))" } }

    var lightText: Phrase {
        switch light {
        case .red:
            Phrase("红灯：最新数据仍有提示，尚未认定。", "Red: the newest data show it; nobody has settled it.")
        case .yellow:
            Phrase(
                "黄灯：已认定待整改，或新数据已无提示但尚未核实。",
                "Yellow: confirmed and still there, or gone before anybody had looked.")
        case .green: Phrase("绿灯：已认定，新数据复查不再提示。", "Green: newer data no longer show it.")
        case .off: Phrase("不亮灯：已采信说明或认定误报。", "Off: explained, or a false alarm.")
        }
    }

    /// The vouchers among the rows: `2025-03-03 记-12`.
    var vouchers: [String] {
        var names: [String] = []
        for row in evidence where row.table == Canon.entry.rawValue {
            let name = Self.parts.map { row[$0] }.filter { !$0.isEmpty }
            let text = [name.first ?? "", name.dropFirst().joined(separator: "-")]
                .joined(separator: " ")
            if !names.contains(text) { names.append(text) }
        }
        return names
    }

    private static let parts = [Screening.Field.day, .voucherType, .voucherNumber].map { field in
        Canon.entry.schema.fields.first { $0.key == field.rawValue }?.aliases.first ?? ""
    }

    func voucherLink(_ row: RowText) -> String {
        var allowed = CharacterSet.alphanumerics
        allowed.insert(charactersIn: "-._~")
        let file = row.file.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
        return "/datasets/\(text(dataset))/voucher?file=\(file)&row=\(row.row)"
    }

    /// What can be done besides the moves.
    func actions(in state: String) -> [String] {
        switch Suspicion.State(rawValue: state) {
        case .raised, .assigned: ["suspicions.hear", "suspicion.attach"]
        case .confirmed:
            finding == nil && inspection != nil
                ? ["suspicions.write", "suspicion.attach"] : ["suspicion.attach"]
        default: []
        }
    }

    static func load(_ id: UUID, _ reading: Reading) throws -> SuspicionFacts {
        let found = try reading.first(
            """
            SELECT x.number, x.model, x.severity, x.village, x.subject, x.happened_on, x.amount,
                x.score, x.confidence, x.message, x.message_en, x.evidence, x.row_count,
                \(raw: SuspicionLight.sql), t.name || ' ' || u.short_name, x.inspection_id,
                q.framework, p.name, x.owner_id, x.last_run_id, z.number, z.as_of, z.policy,
                z.dataset_id, b.title, k.version, x.finding_id, coalesce(f.number, f.paper_number)
            FROM suspicions x JOIN screening_runs z ON z.id = x.last_run_id
            JOIN datasets b ON b.id = z.dataset_id
            JOIN run_models k ON k.run_id = z.id AND k.model = x.model
            LEFT JOIN village_units u ON u.id = x.unit_id
            LEFT JOIN townships t ON t.id = x.township_id
            LEFT JOIN rounds q ON q.id = x.round_id
            LEFT JOIN people p ON p.id = x.assigned_to
            LEFT JOIN findings f ON f.id = x.finding_id WHERE x.id = \(id)
            """
        ) { try facts(id, $0) }
        guard var facts = found else { throw Refusal.notFound }
        facts.explanations = try reading.rows(
            """
            SELECT said_by, said_on, statement FROM suspicion_explanations
            WHERE suspicion_id = \(id) ORDER BY recorded_at, id
            """
        ) { (by: try $0(0), day: try $0(1), statement: try $0(2)) }
        return facts
    }

    private static func facts(_ id: UUID, _ row: AnswerRow) throws -> SuspicionFacts {
        let evidence: String = try row(11)
        let policy: String = try row(22)
        return SuspicionFacts(
            id: id, number: try row(0), model: try row(1), severity: try row(2),
            village: try row(3), subject: try row(4), day: try row.optional(5),
            amount: try row(6), score: try row(7), confidence: try row(8),
            message: Phrase(try row(9), try row(10)),
            evidence: try ValueFile.value([RowText].self, Array(evidence.utf8)),
            rows: try row(12), light: Suspicion.Light(rawValue: try row(13)) ?? .red,
            unit: try row.optional(14) ?? "", inspection: try row.optional(15),
            framework: try row.optional(16), verifier: try row.optional(17) ?? "",
            owner: try row(18), lastRun: try row(19), runNumber: try row(20),
            asOf: try row(21),
            policy: try ValueFile.value([PolicyLine].self, Array(policy.utf8)),
            dataset: try row(23), datasetTitle: try row(24), version: try row(25),
            finding: try row.optional(26), findingNumber: try row.optional(27))
    }
}
