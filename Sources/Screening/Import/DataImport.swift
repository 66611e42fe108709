import Domain
package import Tables

/// Takes files one after the other and makes a dataset of them.
///
/// Nothing is guessed: a file is the table whose headers it has, a row that cannot be read is left
/// out and listed, a row of totals is compared and not taken, the same rows twice count once.
package struct DataImport: Sendable {
    /// Headers of an office's own → keys of fields.
    package let headers: [String: String]
    /// Village of rows that name none, when neither file nor folder has a code in its name.
    package let village: String?
    package internal(set) var reports: [FileReport] = []
    private var tables: [Canon: Table] = [:]
    var texts = Texts()
    var processes: [PlacedProcess] = []
    /// Hashes: the same process counts once, whatever the file.
    var seenProcesses: Set<UInt64> = []
    /// `330782002201 ocid` of the processes that rows were made of.
    var tabledProcesses: Set<String> = []
    private var byFingerprint: [String: String] = [:]
    private var twins = TableTwins()
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
        add(PiecedBytes(bytes), name: name)
    }

    /// Reads a file whose pieces are given up when they are read.
    package mutating func add(_ content: PiecedBytes, name: String) {
        let size = content.count
        let fingerprint = content.fingerprint(parallel)
        if let first = byFingerprint[fingerprint] {
            var report = FileReport(name, .duplicate(of: first))
            report.note(fingerprint, size)
            reports.append(report)
            return
        }
        byFingerprint[fingerprint] = name
        let before = reports.count
        do {
            if !XMLTables.isXML(content[0]),
                let encoding = TextEncoding.plain(content, parallel: parallel)
            {
                try addTable(.csv(encoding), content, name: name)
            } else {
                try read(content.whole(), name)
            }
        } catch let fault as TableError {
            reports.append(FileReport(name, .unreadable(fault)))
        } catch {
            reports.append(FileReport(name, .unrecognised))
        }
        for index in before..<reports.count { reports[index].note(fingerprint, size) }
    }

    private mutating func read(_ given: [UInt8], _ name: String) throws {
        let bytes = Gzip.isGzip(given) ? try Gzip.unpack(given, limit: Self.sizeLimit) : given
        if XMLTables.isXML(bytes) {
            try addTables(XMLTables.read(bytes), name: name)
        } else if TableFile.isWorkbook(bytes) {
            try addSheets(TableFile.sheets(bytes), name: name)
        } else if OCDSReader.isJSON(bytes) {
            try addTenders(OCDSReader.parts(of: bytes), name: name)
        } else {
            let file = try TableFile(bytes, limit: Self.sizeLimit, parallel: parallel)
            try addTable(file.format, PiecedBytes(try file.text()), name: name)
        }
    }

    /// Tells of a file that is no table and was not read.
    package mutating func leaveOut(_ name: String) {
        reports.append(FileReport(name, .noTable))
    }

    /// Tells of a file that could not be opened.
    package mutating func refuse(_ name: String, _ fault: TableError) {
        reports.append(FileReport(name, .unreadable(fault)))
    }

    private mutating func addTable(
        _ format: TableFile.Format, _ text: PiecedBytes, name: String, isHidden: Bool = false
    ) throws {
        var report = FileReport(name, .unrecognised)
        report.format = format.label
        if isHidden {
            report.notes.append(Phrase("该工作表在工作簿中是隐藏的。", "The sheet is hidden in its workbook."))
        }
        guard
            let (canon, header) = recognise(
                try TableFile.head(Self.headLimit, of: text[0]), &report)
        else {
            reports.append(report)
            return
        }
        let isSheet = if case .xlsx = format { true } else { false }
        try read(text, canon, header, rounds: isSheet, &report)
        reports.append(report)
    }

    /// Every sheet that holds something is told like a file of its own, where there are several:
    /// `账.xlsx 余额表`.
    private mutating func addSheets(_ sheets: [TableFile], name: String) throws {
        var texts: [(sheet: TableFile, text: Result<[UInt8], any Error>)] = []
        var size = 0
        for sheet in sheets {
            let text = Result { try sheet.text() }
            if case .success(let bytes) = text {
                if bytes.isEmpty { continue }
                size += bytes.count
                guard size <= TableFile.sizeLimit else {
                    throw TableFile.tooLarge(TableFile.sizeLimit)
                }
            }
            texts.append((sheet, text))
        }
        if texts.isEmpty { reports.append(FileReport(name, .unrecognised)) }
        for (sheet, text) in texts {
            var full = name
            if texts.count > 1, case .xlsx(let own) = sheet.format { full += " \(own)" }
            do {
                try addTable(
                    sheet.format, PiecedBytes(try text.get()), name: full,
                    isHidden: sheet.isHidden)
            } catch let fault as TableError {
                reports.append(FileReport(full, .unreadable(fault)))
            }
        }
    }

    /// Every table of an XML file is told like a file of its own: `账.xml 记账凭证`.
    private mutating func addTables(_ tables: [XMLTable], name: String) throws {
        var known = 0
        for table in tables {
            var report = FileReport("\(name) \(table.name)", .unrecognised)
            guard let (canon, header) = recognise([(1, table.header)], &report) else { continue }
            known += 1
            report.format = "XML \(table.name)"
            try read(PiecedBytes(table.text), canon, header, rounds: false, &report)
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
        let inArea = processes.filter { area.isEmpty || texts[$0.village].hasPrefix(area) }
        FreedMemory.giveBack()
        return Dataset(
            kept, texts: texts, files: reports.map(\.name), processes: inArea, parallel: parallel)
    }

    /// `rounds`: Whether amounts with more than two decimals are rounded.
    /// `hasTotals`: Whether rows may be totals of others.
    mutating func read(
        _ text: PiecedBytes, _ canon: Canon, _ header: HeaderMatch, rounds: Bool,
        hasTotals: Bool = true, _ report: inout FileReport
    ) throws {
        report.canon = canon
        report.header = header
        let reading = try TableReading(
            text, header: header, schema: canon.schema, file: reports.count, texts: &texts,
            rounds: rounds, hasTotals: hasTotals, parallel: parallel)
        report.rows = reading.rows
        report.refused = reading.refused
        report.totals = reading.totals
        report.sums = reading.sums
        if reading.hasDecimalCommas {
            report.notes.append(
                Phrase("金额以逗号作小数点，已按小数读取。", "Amounts have decimal commas and were read so."))
        }
        var table = Table(canon, reading.table)
        if !canon.isRegister, !settleVillages(&table, &report) { return }
        settle(&table, &report)
        switch twins.judge(table, name: report.name, among: tables[canon], parallel) {
        case .new: break
        case .same(let first):
            report.outcome = .sameRows(as: first)
            return
        case .overlapping(let others):
            report.notes += others.map { other in
                Phrase(
                    "约有\(other.share)%的行与“\(other.name)”相同，可能重复提供，请核对。",
                    "About \(other.share) % of the rows are those of “\(other.name)”.")
            }
        }
        report.outcome = .read
        report.kept = table.count
        if tables[canon] == nil {
            tables[canon] = table
        } else {
            tables[canon]?.append(table.columns)
        }
    }

    /// The table that most headers fit, and the row that they stand in. A header may take two rows:
    /// `期初余额` over `借方` and `贷方`.
    private func recognise(
        _ rows: [(number: Int, cells: [String])], _ report: inout FileReport
    ) -> (Canon, HeaderMatch)? {
        var best: (canon: Canon, header: HeaderMatch, unit: MoneyUnit?)?
        var unit: MoneyUnit?
        for (index, row) in rows.enumerated() {
            var readings = [row]
            if rows.indices.contains(index + 1) {
                let next = rows[index + 1]
                readings.append((next.number, Header.joined(row.cells, next.cells)))
            }
            for (number, texts) in readings {
                let cells = texts.map { Header.Cell($0) }
                for canon in Canon.allCases {
                    guard
                        let match = HeaderMatch(
                            cells, row: number, of: canon.schema, extra: headers, unit: unit),
                        match.found > best?.header.found ?? 0
                    else { continue }
                    best = (canon, match, unit)
                }
            }
            unit = MoneyUnit.named(in: row.cells) ?? unit
        }
        guard let best else { return nil }
        if let unit = best.unit, best.header.columns.contains(where: { $0.scale == unit.scale }),
            unit.scale > 0
        {
            report.notes.append(
                Phrase(
                    "表头上方注明单位为\(unit.name)，金额列已换算为元。",
                    "Amounts are in \(unit.name), as said above the header; turned to yuan."
                ))
        }
        return (best.canon, best.header)
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
    static func code(in name: String) -> String? { codes(in: name).first }

    /// All runs of exactly twelve digits.
    static func codes(in name: String) -> [String] {
        name.split { !$0.isASCII || !$0.isNumber }.filter { $0.count == 12 }.map(String.init)
    }
}
