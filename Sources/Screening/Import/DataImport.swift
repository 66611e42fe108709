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
        let fingerprint = Self.fingerprint(bytes, parallel)
        if let first = byFingerprint[fingerprint] {
            var report = FileReport(name, .duplicate(of: first))
            report.note(fingerprint, bytes.count)
            reports.append(report)
            return
        }
        byFingerprint[fingerprint] = name
        let before = reports.count
        do {
            if XMLTables.isXML(bytes) {
                try addTables(XMLTables.read(bytes), name: name)
            } else {
                try addTable(
                    try TableFile(bytes, limit: Self.sizeLimit, parallel: parallel), name: name)
            }
        } catch let fault as TableError {
            reports.append(FileReport(name, .unreadable(fault)))
        } catch {
            reports.append(FileReport(name, .unrecognised))
        }
        for index in before..<reports.count { reports[index].note(fingerprint, bytes.count) }
    }

    private mutating func addTable(_ file: TableFile, name: String) throws {
        var report = FileReport(name, .unrecognised)
        report.format = file.format.label
        guard let (canon, header) = recognise(try file.head(Self.headLimit)) else {
            reports.append(report)
            return
        }
        let isSheet = if case .xlsx = file.format { true } else { false }
        try read(try file.text(), canon, header, isSheet, &report)
        reports.append(report)
    }

    /// Every table of an XML file is told like a file of its own: `账.xml 记账凭证`.
    private mutating func addTables(_ tables: [XMLTable], name: String) throws {
        var known = 0
        for table in tables {
            guard let (canon, header) = recognise([(1, table.header)]) else { continue }
            known += 1
            var report = FileReport("\(name) \(table.name)", .unrecognised)
            report.format = "XML \(table.name)"
            try read(table.text, canon, header, false, &report)
            reports.append(report)
        }
        if known == 0 { reports.append(FileReport(name, .unrecognised)) }
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

    private mutating func read(
        _ text: [UInt8], _ canon: Canon, _ header: HeaderMatch, _ isSheet: Bool,
        _ report: inout FileReport
    ) throws {
        report.canon = canon
        report.header = header
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

    /// Hashes of pieces, mixed in their order into two numbers of 64 bits.
    private static func fingerprint(_ bytes: [UInt8], _ parallel: Parallel) -> String {
        let size = 4 << 20
        let hashes = parallel.map((bytes.count + size - 1) / size) { piece in
            Texts.hash(bytes.span, piece * size, min((piece + 1) * size, bytes.count))
        }
        var halves = (UInt64(bytes.count), ~UInt64(bytes.count))
        for hash in hashes {
            halves.0 = Texts.mixed(halves.0 ^ hash)
            halves.1 = Texts.mixed(halves.1 &+ Texts.mixed(hash)) ^ halves.0
        }
        return [halves.0, halves.1].map { half in
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
