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
        /// Sums of the columns of money; nil in reports of before they were told.
        package let sums: [Sum]?
        /// What is to be known about how it was read; nil in reports of before.
        package let remarks: [Phrase]?
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

    package struct Sum: Codable, Sendable {
        package let header: String
        /// In fen.
        package let sum: Int64
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

    /// Processes of OCDS count once, and not again as rows of the tables that are made of them.
    package var rows: Int { files.reduce(0) { $0 + ($1.isMade ? 0 : $1.kept) } }
    package var refused: Int { files.reduce(0) { $0 + $1.refused } }
    /// Whether there is anything to keep.
    package var isUsable: Bool { files.contains(where: \.isRead) }
}

extension DatasetReport {
    /// What somebody may read of it who may see some of its villages: how the columns were taken,
    /// and nothing of rows and villages of others.
    func part(of codes: Set<String>) -> DatasetReport {
        DatasetReport(
            files: files.map(\.withoutRows), villages: villages.filter(codes.contains),
            villageRows: villageRows?.filter { codes.contains($0.key) }, village: village,
            headers: headers, notes: [])
    }

    /// Reads files as a dataset.
    ///
    /// `hashes`: The name of each file in the store, in their order.
    /// `headers`: Headers of an office's own → keys of columns.
    /// `leftOut`: Names of files in archives that are no tables.
    static func read(
        _ files: [IncomingFile], hashes: [String], village: String?, headers: [String: String],
        leftOut: [String] = []
    ) -> (report: DatasetReport, data: Dataset) {
        var reading = DataImport(headers: headers, village: village)
        // A workbook or an XML file may hold several tables.
        var sources: [Int] = []
        for (index, file) in files.enumerated() {
            reading.add(file.bytes, name: file.name)
            while sources.count < reading.reports.count { sources.append(index) }
        }
        let data = reading.dataset()
        let made = zip(reading.reports, sources).map { report, source in
            File(report, of: files[source], sha256: hashes[source])
        }
        return (
            DatasetReport(
                files: made, villages: data.villages, villageRows: Self.villageRows(data),
                village: village, headers: headers, notes: data.notes + Self.notes(leftOut)), data
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

    private static func notes(_ leftOut: [String]) -> [Phrase] {
        if leftOut.isEmpty { return [] }
        let names = leftOut.prefix(50).joined(separator: "、") + (leftOut.count > 50 ? "……" : "")
        return [
            Phrase(
                "压缩包中有\(leftOut.count)个文件不是表格，未读取：\(names)。",
                "\(leftOut.count) files of the archive are no tables and were not read: \(names).")
        ]
    }
}

extension DatasetReport.File {
    /// Whether it is a table that was made of processes of OCDS.
    fileprivate var isMade: Bool { format == FileReport.ocds && name != Masking.text(source) }

    fileprivate init(_ report: FileReport, of file: IncomingFile, sha256: String) {
        name = Masking.text(report.name)
        source = file.name
        self.sha256 = sha256
        size = file.bytes.count
        outcome = report.outcome.label
        isRead = if case .read = report.outcome { true } else { false }
        table = report.table
        format = report.format
        rows = report.rows
        kept = report.kept
        refused = report.refused.rowCount
        columns = report.mapping.prefix(200).map {
            DatasetReport.Column(
                header: Masking.text($0.header, upTo: 60), field: $0.field)
        }
        unused = report.unused.prefix(100).map { Masking.text($0, upTo: 60) }
        totals = report.totals.prefix(100).map {
            DatasetReport.Total(
                row: $0.row, field: $0.field, stated: $0.stated, counted: $0.counted)
        }
        sums = report.columnSums.prefix(100).map {
            DatasetReport.Sum(
                header: Masking.text($0.header, upTo: 60),
                sum: Int64(clamping: $0.sum))
        }
        remarks = report.notes
        refusals = report.refused.prefix(100).map {
            DatasetReport.Refused(
                row: $0.row, column: $0.column, value: Masking.text($0.value),
                reason: $0.reason.label)
        }
    }
}

extension DatasetReport.File {
    fileprivate var withoutRows: DatasetReport.File {
        DatasetReport.File(
            name: name, source: source, sha256: sha256, size: size, outcome: outcome,
            isRead: isRead, table: table, format: format, rows: 0, kept: 0, refused: 0,
            columns: columns, unused: unused, totals: [], sums: nil, remarks: nil, refusals: [])
    }
}
