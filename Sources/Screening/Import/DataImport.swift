package import Tables

/// Takes files one after the other and makes a dataset of them.
///
/// Nothing is guessed: a file is the table whose headers it has, a row that cannot be read is left
/// out and listed, a row of totals is compared and not taken, the same file twice counts once.
package struct DataImport: Sendable {
    /// Headers of an office's own → keys of fields.
    package let headers: [String: String]
    /// Village of rows that name none, when neither file nor folder has a code in its name.
    package let village: String?
    package private(set) var reports: [FileReport] = []
    private var tables: [Canon: Table] = [:]
    private var texts = Texts()
    private var byFingerprint: [String: String] = [:]
    private let parallel: Parallel

    /// Bytes that a file may have when it is unpacked.
    private static let sizeLimit = 16 << 30
    /// Rows above the header, at most.
    private static let headLimit = 20

    package init(
        headers: [String: String] = [:], village: String? = nil, parallel: Parallel = Parallel()
    ) {
        self.headers = Dictionary(
            headers.map { (Header.fold($0.key), $0.value) }, uniquingKeysWith: { old, _ in old })
        self.village = village
        self.parallel = parallel
    }

    /// Reads a file.
    ///
    /// `name`: Its path from where the search began; a code of 12 digits in it is the
    /// village of rows that name none.
    package mutating func add(_ bytes: [UInt8], name: String) {
        let fingerprint = Self.fingerprint(bytes)
        var report = FileReport(name, .unrecognised)
        report.fingerprint = fingerprint
        report.bytes = bytes.count
        if let first = byFingerprint[fingerprint] {
            report.outcome = .duplicate(of: first)
        } else {
            byFingerprint[fingerprint] = name
            do {
                let file = try TableFile(bytes, limit: Self.sizeLimit)
                report.format = file.format.label
                try read(file, &report)
            } catch let fault as TableError {
                report.outcome = .unreadable(fault)
            } catch {
                report.outcome = .unrecognised
            }
        }
        reports.append(report)
    }

    /// Everything that was taken.
    ///
    /// `area`: Only rows of villages whose codes begin so; registers stay whole.
    package func dataset(area: String = "") -> Dataset {
        var kept = tables
        if !area.isEmpty {
            for (canon, table) in tables where !canon.isRegister {
                let codes = table.texts(.village)
                var inArea: [UInt32: Bool] = [:]
                let rows = table.rows.filter { row in
                    if let known = inArea[codes[row]] { return known }
                    let answer = texts[codes[row]].hasPrefix(area)
                    inArea[codes[row]] = answer
                    return answer
                }
                kept[canon]?.reorder(rows.map { Int32($0) })
            }
        }
        return Dataset(kept, texts: texts, files: reports.map(\.name), parallel: parallel)
    }

    private mutating func read(_ file: TableFile, _ report: inout FileReport) throws {
        guard let (canon, header) = recognise(try file.head(Self.headLimit)) else { return }
        report.canon = canon
        report.header = header
        let text = try file.text()
        let isSheet = if case .xlsx = file.format { true } else { false }
        let reading = try TableReading(
            text, header: header, schema: canon.schema, file: reports.count, texts: &texts,
            rounds: isSheet, parallel: parallel)
        report.rows = reading.rows
        report.refused = reading.refused
        report.refusedCount = reading.refusedCount
        report.totals = reading.totals
        report.sums = reading.sums
        var table = Table(canon, reading.table)
        if !canon.isRegister, !settleVillages(&table, &report) { return }
        report.outcome = .read
        report.kept = table.count
        if tables[canon] == nil {
            tables[canon] = table
        } else {
            tables[canon]?.append(table.columns)
        }
    }

    /// The table that most headers fit, and the row that they stand in.
    private func recognise(_ rows: [(number: Int, cells: [String])]) -> (Canon, HeaderMatch)? {
        var best: (Canon, HeaderMatch)?
        for row in rows {
            for canon in Canon.allCases {
                guard
                    let match = HeaderMatch(
                        row.cells, row: row.number, of: canon.schema, extra: headers),
                    match.found > best?.1.found ?? 0
                else { continue }
                best = (canon, match)
            }
        }
        return best
    }

    /// Gives every row a village, or says that it cannot.
    private mutating func settleVillages(_ table: inout Table, _ report: inout FileReport) -> Bool {
        let given = table.texts(.village)
        if !given.isEmpty, !given.values.contains(0) { return true }
        guard let code = Self.code(in: report.name) ?? village else {
            report.outcome = .noVillage
            return false
        }
        let number = texts.code(code)
        table.set(.village, texts: table.rows.map { given[$0] == 0 ? number : given[$0] })
        return true
    }

    /// The first run of exactly twelve digits.
    static func code(in name: String) -> String? {
        name.split { !$0.isASCII || !$0.isNumber }.first { $0.count == 12 }.map(String.init)
    }

    private static func fingerprint(_ bytes: [UInt8]) -> String {
        let middle = bytes.count / 2
        let span = bytes.span
        let halves = [
            Texts.hash(span, 0, bytes.count),
            Texts.mixed(Texts.hash(span, 0, middle)) ^ Texts.hash(span, middle, bytes.count),
        ]
        return halves.map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}

extension TableFile.Format {
    /// `UTF-8`, `XLSX 序时账`.
    package var label: String {
        switch self {
        case .csv(let encoding): encoding.rawValue
        case .xlsx(let sheet): "XLSX \(sheet)"
        }
    }
}
