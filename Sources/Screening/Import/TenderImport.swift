import Domain
import Tables

/// Files of OCDS 1.1: every process is kept for the indicators, and those of a village become rows
/// of T10 and T11 as well.
extension DataImport {
    /// Takes what a file holds. The file is told as such, and each table made of it like a file of
    /// its own: `招标.jsonl 工程项目`.
    mutating func addTenders(_ parts: [OCDSReader.Part], name: String) throws {
        var report = FileReport(name, .read)
        report.format = FileReport.ocds
        report.rows = parts.count
        var taken: [(part: OCDSReader.Part, process: PlacedProcess)] = []
        for part in parts {
            guard let process = part.process else {
                report.refused.append([Self.refusal(part)])
                continue
            }
            guard seenProcesses.insert(part.hash).inserted else { continue }
            let code = Self.village(in: process.ocid) ?? Self.code(in: name) ?? village
            let tender = PlacedProcess(
                process: process, village: code.map { texts.code($0) } ?? 0,
                origin: Origin(file: reports.count, row: part.position))
            taken.append((part, tender))
        }
        report.kept = taken.count
        guard report.refused.count < parts.count else {
            report.format = "JSON"
            report.outcome = .unreadable(Self.noOCDS)
            reports.append(report)
            return
        }
        var rows = TenderRows()
        var tabled = 0
        let last = Dictionary(
            taken.enumerated().map { ($0.element.process.process.ocid, $0.offset) },
            uniquingKeysWith: { _, last in last })
        for (place, item) in taken.enumerated() where item.process.village != 0 {
            let (process, village) = (item.process.process, texts[item.process.village])
            guard last[process.ocid] == place else { continue }
            guard tabledProcesses.insert("\(village) \(process.ocid)").inserted else {
                tabled += 1
                continue
            }
            rows.add(item.part, process, village: village)
        }
        report.notes = Self.notes(
            repeated: parts.count - report.refused.count - taken.count,
            placeless: taken.count { $0.process.village == 0 }, foreign: rows.foreign,
            partial: taken.count - last.count, tabled: tabled)
        processes += taken.map(\.process)
        reports.append(report)
        for table in rows.tables where table.rows > 0 {
            guard let header = HeaderMatch(table.header, row: 1, of: table.canon.schema, extra: [:])
            else { continue }
            var report = FileReport("\(name) \(table.canon.label.zh)", .unrecognised)
            report.format = FileReport.ocds
            // Platforms publish shares of fen, and a title may be a word of totals.
            try read(
                PiecedBytes(table.text), table.canon, header, rounds: true, hasTotals: false,
                &report)
            reports.append(report)
        }
    }

    private static func refusal(_ part: OCDSReader.Part) -> RefusedRow {
        RefusedRow(
            row: part.position, column: "", value: part.text,
            reason: part.json == nil ? .notJSON : .noProcess)
    }

    /// The first code of a village in an ocid: other numbers of twelve digits do not begin with a
    /// province.
    private static func village(in ocid: String) -> String? {
        codes(in: ocid).first { Int($0.prefix(2)).map(provinces.contains) ?? false }
    }

    /// The first two digits of codes by GB/T 2260, without Taiwan and the special regions.
    private static let provinces = Set(
        [11...15, 21...23, 31...37, 41...46, 50...54, 61...65].flatMap(Array.init))

    private static let noOCDS = TableError(
        "no-ocds", zh: "JSON 中没有 OCDS 的发布或记录（每个发布须有 ocid）。",
        en: "The JSON holds no release or record of OCDS; each has an ocid.")

    /// What is to be known of the processes of a file, each where there is any.
    private static func notes(
        repeated: Int, placeless: Int, foreign: Int, partial: Int, tabled: Int
    ) -> [Phrase] {
        let all = [
            (
                repeated,
                Phrase(
                    "有\(repeated)个招标过程与已读取的完全相同，不重复计入。",
                    "\(repeated) processes are the same as earlier ones and count once.")
            ),
            (
                placeless,
                Phrase(
                    "有\(placeless)个招标过程没有村代码，只用于招标指标，未列入工程项目和招投标表。",
                    "\(placeless) processes name no village: they serve the indicators only.")
            ),
            (
                foreign,
                Phrase(
                    "有\(foreign)个招标过程含人民币以外的币种，这些金额未列入工程项目和招投标表。",
                    "\(foreign) processes have other currencies; those amounts are left out of the "
                        + "tables.")
            ),
            (
                partial,
                Phrase(
                    "有\(partial)个发布与后面的发布属于同一招标过程：工程项目和招投标表取最后一个，招标指标逐个计算；请提供合并后的发布。",
                    "\(partial) releases are followed by another of the same process: the tables "
                        + "take the last, the indicators look at each. Hand in compiled releases.")
            ),
            (
                tabled,
                Phrase(
                    "有\(tabled)个发布与先读取的文件中的发布属于同一招标过程：工程项目和招投标表取先读取的，招标指标逐个计算；请提供合并后的发布。",
                    "\(tabled) releases are of processes of earlier files: the tables keep those, "
                        + "the indicators look at each. Hand in compiled releases.")
            ),
        ]
        return all.filter { $0.0 > 0 }.map(\.1)
    }
}
