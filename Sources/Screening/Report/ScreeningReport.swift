package import Domain
package import Tables

/// A screening as it is told: files, models with their coverage, leads. Plain values, so that the
/// text, the JSON, the CSV and the workbook say the same.
package struct ScreeningReport: Sendable, Encodable {
    package struct File: Sendable, Encodable {
        package let name: String
        package let outcome: String
        package let table: String?
        package let format: String
        package let fingerprint: String
        package let rows: Int
        package let kept: Int
        package let refused: Int
        /// Header → field.
        package let mapping: [String: String]
        package let unused: [String]
        package let totals: [Total]
        /// Header → sum of the column in yuan, with what the rows of a kind of table bring.
        package let sums: [Sum]
        package let notes: [String]
        /// The first thousand.
        package let firstRefusals: [Refused]
        package static let refusalLimit = 1000
    }

    package struct Total: Sendable, Encodable {
        package let row: Int
        package let field: String
        package let stated: String
        package let counted: String
        package let agrees: Bool
    }

    package struct Sum: Sendable, Encodable {
        package let column: String
        package let field: String
        /// Yuan with two decimals.
        package let sum: String
    }

    package struct Refused: Sendable, Encodable {
        package let file: String
        package let row: Int
        package let column: String
        package let value: String
        package let reason: String
    }

    package struct ModelLine: Sendable, Encodable {
        package let id: String
        package let version: Int
        package let title: String
        package let severity: String
        package let leads: Int
        package let villages: Int
        package let looked: Int
        package let missing: [String]
    }

    package struct LeadLine: Sendable, Encodable {
        package let model: String
        package let title: String
        package let severity: String
        package let village: String
        package let key: String
        package let day: String?
        /// Yuan with two decimals.
        package let amount: String
        package let score: Double
        package let confidence: Int
        package let message: String
        package let english: String
        package let rows: Int
        /// `分录.csv:12`.
        package let evidence: [String]
    }

    package let asOf: String
    package let villages: Int
    package let files: [File]
    /// What is odd about the data as a whole.
    package let notes: [String]
    package let models: [ModelLine]
    package let leads: [LeadLine]

    package init(
        _ run: Run, files reports: [FileReport], villages: Int, notes: [Phrase] = []
    ) {
        self.notes = notes.map(\.zh)
        asOf = run.asOf.description
        self.villages = villages
        files = reports.map(File.init)
        models = run.results.map { result in
            ModelLine(
                id: result.model.id, version: result.model.version, title: result.model.title.zh,
                severity: result.model.severity.label.zh, leads: result.leads.count,
                villages: result.coverage.villages, looked: result.coverage.looked,
                missing: result.coverage.missing)
        }
        leads = run.results.flatMap { result in
            result.leads.map { LeadLine($0, result.model, reports) }
        }
    }
}

extension ScreeningReport.LeadLine {
    init(_ lead: Lead, _ model: Model, _ reports: [FileReport]) {
        self.model = lead.model
        title = model.title.zh
        severity = lead.severity.label.zh
        village = lead.village
        key = lead.key
        day = lead.day?.description
        amount = Yuan(fen: lead.amount).plain
        score = Double(lead.score) / 100
        confidence = lead.confidence.rawValue
        message = lead.message.zh
        english = lead.message.en
        rows = lead.rowCount
        evidence = lead.evidence.map { "\(reports[$0.origin.file].name):\($0.origin.row)" }
    }
}

extension ScreeningReport.File {
    package init(_ report: FileReport) {
        name = report.name
        outcome = report.outcome.label.zh
        table = report.table?.zh
        format = report.format
        fingerprint = report.fingerprint
        rows = report.rows
        kept = report.kept
        refused = report.refused.rowCount
        mapping = Dictionary(
            report.mapping.map { ($0.header, $0.field) }, uniquingKeysWith: { old, _ in old })
        unused = report.unused
        totals = report.totals.map { total in
            ScreeningReport.Total(
                row: total.row, field: total.field, stated: Yuan(fen: total.stated).description,
                counted: Yuan(fen: total.counted).description, agrees: total.agrees)
        }
        sums = report.columnSums.map { column in
            ScreeningReport.Sum(
                column: column.header, field: column.field,
                sum: Yuan(fen: Int64(clamping: column.sum)).plain)
        }
        notes = report.notes.map(\.zh)
        firstRefusals = report.refused.prefix(Self.refusalLimit).map {
            ScreeningReport.Refused($0, in: report.name)
        }
    }
}

extension ScreeningReport.Refused {
    package init(_ row: RefusedRow, in file: String) {
        self.file = file
        self.row = row.row
        column = row.column
        value = row.value
        reason = row.reason.label.zh
    }
}
