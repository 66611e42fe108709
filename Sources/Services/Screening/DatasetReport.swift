package import Domain
import Foundation
import Screening
import Tables

/// What the reading of the files of a dataset told. It is computed once, kept as a file, and named
/// by the action that keeps the dataset; so a later version of the reading changes nothing in it.
package struct DatasetReport: Codable, Sendable {
    package struct File: Codable, Sendable {
        /// The table: the file's name, and in XML the name of the table behind it.
        package let name: String
        /// The file that it stands in.
        package let source: String
        package let sha256: String
        package let size: Int
        package let outcome: Phrase
        package let isRead: Bool
        /// The table that it is; nil when it is none.
        package let table: Phrase?
        package let format: String
        package let rows: Int
        package let kept: Int
        package let refused: Int
        package let columns: [Column]
        package let unused: [String]
        package let totals: [Total]
        /// The first hundred, masked.
        package let refusals: [Refused]
    }

    package struct Column: Codable, Sendable {
        package let header: String
        package let field: String
    }

    package struct Total: Codable, Sendable {
        package let row: Int
        package let field: String
        /// In fen.
        package let stated: Int64
        package let counted: Int64
        package var agrees: Bool { stated == counted }
    }

    package struct Refused: Codable, Sendable {
        package let row: Int
        package let column: String
        package let value: String
        package let reason: Phrase
    }

    package let files: [File]
    /// Codes of the villages in the data.
    package let villages: [String]
    /// Rows of each of them; nil in reports of before.
    package let villageRows: [String: Int]?
    /// Code of the village of files that name none; nil where each names its own.
    package let village: String?
    /// Headers of the county's own by which the files were read.
    package let headers: [String: String]
    /// What is odd about the whole: mixed charts of accounts.
    package let notes: [Phrase]

    package var rows: Int { files.reduce(0) { $0 + $1.kept } }
    package var refused: Int { files.reduce(0) { $0 + $1.refused } }
    /// Whether there is anything to keep.
    package var isUsable: Bool { files.contains(where: \.isRead) }
}

extension DatasetReport {
    /// Reads files as a dataset.
    ///
    /// `hashes`: The name of each file in the store, in their order.
    /// `headers`: Headers of an office's own → keys of columns.
    /// Throws a `Refusal` for numbers that no village's books hold.
    static func read(
        _ files: [IncomingFile], hashes: [String], village: String?, headers: [String: String]
    ) throws -> (report: DatasetReport, data: Dataset) {
        var reading = DataImport(headers: headers, village: village)
        // An XML file may hold several tables.
        var sources: [Int] = []
        for (index, file) in files.enumerated() {
            reading.add(file.bytes, name: file.name)
            while sources.count < reading.reports.count { sources.append(index) }
        }
        let data = reading.dataset()
        try SaneNumbers.judge(data)
        let made = zip(reading.reports, sources).map { report, source in
            File(report, of: files[source], sha256: hashes[source])
        }
        return (
            DatasetReport(
                files: made, villages: data.villages, villageRows: Self.villageRows(data),
                village: village, headers: headers, notes: Self.notes(data)), data
        )
    }

    private static func villageRows(_ data: Dataset) -> [String: Int] {
        var counts = [Int](repeating: 0, count: data.villages.count)
        for table in data.tables.values {
            for code in table.texts(.village).values {
                let village = data.village(code)
                if village >= 0 { counts[village] += 1 }
            }
        }
        return Dictionary(uniqueKeysWithValues: zip(data.villages, counts))
    }

    /// Years in which numbers of the old and the new chart of accounts stand side by side.
    private static func notes(_ data: Dataset) -> [Phrase] {
        let mixed = data.ledger.charts.filter { $0.value == .mixed }.keys.sorted {
            ($0.village, $0.year) < ($1.village, $1.year)
        }
        return mixed.prefix(50).map { key in
            let code = data.villages[key.village]
            return Phrase(
                "\(code) \(key.year)年新旧会计科目混用，无法判断科目性质，相关模型不作判断。",
                "\(code) \(key.year): the old and the new chart of accounts are mixed.")
        }
    }
}

extension DatasetReport.File {
    fileprivate init(_ report: FileReport, of file: IncomingFile, sha256: String) {
        name = report.name
        source = file.name
        self.sha256 = sha256
        size = file.bytes.count
        outcome = report.outcome.label
        isRead = if case .read = report.outcome { true } else { false }
        table = report.canon.map {
            Phrase("\($0.number) \($0.label.zh)", "\($0.number) \($0.label.en)")
        }
        format = report.format
        rows = report.rows
        kept = report.kept
        refused = report.refusedCount
        columns = report.mapping.prefix(200).map {
            DatasetReport.Column(
                header: Masking.text(String($0.header.prefix(60))), field: $0.field)
        }
        unused = report.unused.prefix(100).map { Masking.text(String($0.prefix(60))) }
        totals = report.totals.prefix(100).map {
            DatasetReport.Total(
                row: $0.row, field: $0.field, stated: $0.stated, counted: $0.counted)
        }
        refusals = report.refused.prefix(100).map {
            DatasetReport.Refused(
                row: $0.row, column: $0.column, value: Masking.text($0.value),
                reason: $0.reason.label)
        }
    }
}

extension FileReport.Outcome {
    fileprivate var label: Phrase {
        switch self {
        case .read: Phrase("已读取", "read")
        case .duplicate(let first):
            Phrase("与“\(first)”内容相同，不重复计入", "the same as “\(first)”, not counted twice")
        case .unrecognised:
            Phrase("表头不属于任何一类表，未读取", "its headers are those of no table; not read")
        case .noVillage:
            Phrase(
                "缺少村代码：请在文件名或目录名中写入12位代码",
                "no village code: write its twelve digits into the name of the file")
        case .unreadable(let fault): Phrase(fault.zh, fault.en)
        }
    }
}

/// Numbers beyond anything that books of villages hold: sums of them would not fit.
enum SaneNumbers {
    /// One billion yuan in fen, and as many units of quantities.
    private static let wide: Int64 = 100_000_000_000
    private static let count: Int32 = 10_000_000

    static func judge(_ data: Dataset) throws(Refusal) {
        for (canon, table) in data.tables.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            for field in canon.schema.fields {
                guard let row = row(field, table) else { continue }
                let origin = table.origin(row)
                let file = data.files.indices.contains(origin.file) ? data.files[origin.file] : ""
                let header = field.aliases.first ?? field.key
                throw .field(
                    "files", "insane-number",
                    Phrase(
                        "“\(file)”第\(origin.row)行的“\(header)”超出合理范围。",
                        "“\(header)” in row \(origin.row) of “\(file)” is beyond reason."),
                    Phrase("请核对该行后重新上传。", "Check that row and send the file again."))
            }
        }
    }

    /// The first row in which a field is out of range.
    private static func row(_ field: FieldSpec, _ table: Table) -> Int? {
        let columns = table.columns
        switch field.kind {
        case .money, .quantity:
            let limit = field.kind == .money ? wide : wide * 100
            return columns.wide[field.key]?.firstIndex {
                $0 != FieldReading.blankWide && $0.magnitude > limit.magnitude
            }
        case .number:
            let isYear = field.key == "year"
            let range: ClosedRange<Int32> =
                isYear ? 1900...2200 : field.key == "period" ? 0...99 : -count...count
            return columns.narrow[field.key]?.firstIndex {
                $0 != FieldReading.blankNarrow && !range.contains($0)
            }
        case .text, .day, .moment: return nil
        }
    }
}
