import ArgumentParser
import Domain
import Foundation
import Screening
import Services
import Tables

struct ScreenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "screen", abstract: "筛查村级账目，给出疑似问题 / red flags in village ledgers",
        subcommands: [
            ScreenFiles.self, ScreenBenford.self, ScreenTest.self, ScreenOCDS.self,
            ScreenIdentifiers.self,
            ScreenSample.self,
        ],
        defaultSubcommand: ScreenFiles.self)
}

struct ScreenFiles: ParsableCommand {
    enum Format: String, ExpressibleByArgument { case text, json, csv, xlsx }

    static let configuration = CommandConfiguration(
        commandName: "files", abstract: "筛查文件和目录 / screen files and folders",
        discussion: """
            读取 CSV、XLSX(全部工作表)、XML,可为 .gz 或 .zip,按表头识别十五类表；缺少村代码列时取文件名、
            目录名中的12位代码。OCDS 1.1 的 JSON、JSON 行用于招标指标(--models O)，有村代码的列入工程项目和招投标表。
            Reads CSV, XLSX (every sheet), XML, and ZIPs of them; tables are told by their headers,
            the village by its column or by twelve digits in the name of the file or folder. OCDS
            1.1 as JSON or JSON lines serves the indicators (--models O) and, with a village in the
            ocid or name, the tables of projects and tenders. Needs no data folder and keeps
            nothing.
            """)

    @Argument(help: "文件或目录 / files or folders") var paths: [String]
    @Option(help: "模型，如 C01a,E,Q0 / models") var models: String?
    @Option(help: "只看代码以此开头的村 / only villages whose code begins so") var area: String?
    @Option(name: .customLong("as-of"), help: "截至日期 2026-11-23 / as of") var asOf: String?
    @Option(help: "格式 text、json、csv、xlsx / format") var format = Format.text
    @Option(help: "输出文件 / write to a file") var out: String?
    @Option(help: "参数表 CSV：model,parameter,value,area,from,until,source,article / policy rows")
    var policy: String?
    @Option(help: "自有表头 CSV：header,field / headers of your own") var headers: String?
    @Option(help: "自建模型文件(JSON) / a file of custom models") var custom: [String] = []
    @Option(help: "没有村代码的文件属于此村 / village of files without a code") var village: String?
    @Option(help: "把全部拒收行写入此CSV文件 / write all refused rows to this CSV") var refused: String?
    @Option(help: "每个模型列出多少条 / leads to list for each model") var list = 10
    @Option(help: "使用多少个处理器核 / cores") var cores: Int?
    @Option(help: "把用时写入此JSON文件 / write seconds as JSON to this file") var timing: String?

    func validate() throws {
        if let asOf, Day(asOf) == nil {
            throw ValidationError("--as-of 应写成 2026-11-23 / is written like 2026-11-23")
        }
        if format == .xlsx, out == nil {
            throw ValidationError("--format xlsx 须同时给出 --out / needs --out")
        }
        if let cores, cores < 1 { throw ValidationError("--cores 至少为1 / is at least 1") }
    }

    func run() throws {
        let watch = ScreenWatch()
        let chosen =
            try models.map { text in
                try ModelChoice.models(text.split(separator: ",").map(String.init))
            } ?? Catalogue.all
        let parallel = cores.map { Parallel(cores: $0) } ?? Parallel()
        var data = DataImport(
            headers: try headers.map(Self.headerRows) ?? [:], village: village, parallel: parallel)
        for file in try InputFiles.all(paths) {
            guard file.isTable else {
                data.leaveOut(file.name)
                continue
            }
            Terminal.say("读取 reading \(file.name)")
            for part in try InputFiles.parts(file, parallel) {
                switch part.bytes {
                case .success(let bytes): data.add(bytes, name: part.name)
                case .failure(let fault): data.refuse(part.name, fault)
                case nil: data.leaveOut(part.name)
                }
            }
        }
        if let refused { try RefusedFile.write(data.reports, to: refused) }
        guard data.reports.contains(where: { if case .read = $0.outcome { true } else { false } })
        else { throw Self.nothingRead(data.reports) }
        watch.note("parse")
        let dataset = data.dataset(area: area ?? "")
        let reports = data.reports
        if let area, dataset.villages.isEmpty { throw Self.emptyArea(area) }
        data = DataImport()
        watch.note("arrange")
        let day = asOf.flatMap(Day.init) ?? Moment(Date()).day
        var last: String?
        let own = try custom.flatMap { try Self.customModels($0, dataset, day) }
        let run = Run(
            chosen + own, on: dataset, policy: try Self.policy(policy), asOf: day,
            parallel: parallel
        ) { model in
            if let last { watch.note(last) }
            last = model.id
            Terminal.say("筛查 \(model.id) \(model.title.zh)")
        }
        if let last { watch.note(last) }
        Terminal.say(watch.words)
        if let timing { try OutputFile.write(try watch.json(cores: parallel.cores), to: timing) }
        try write(
            ScreeningReport(
                run, files: reports, villages: dataset.villages.count, notes: dataset.notes))
    }

    private func write(_ report: ScreeningReport) throws {
        switch format {
        case .text: try emit(report.text(listing: list) + "\n")
        case .json: try emit(try Terminal.json(report) + "\n")
        case .csv: try emit(report.csv())
        case .xlsx: try OutputFile.write(try report.workbook(), to: out ?? "")
        }
    }

    private func emit(_ text: String) throws {
        if let out { return try OutputFile.write(Array(text.utf8), to: out) }
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    private static func customModels(_ path: String, _ data: Dataset, _ day: Day) throws -> [Model]
    {
        do throws(CustomFault) {
            let bytes = try? InputFiles.bytes(path)
            return try CustomModel.all(in: Data(bytes ?? [])).map { model throws(CustomFault) in
                Terminal.say("查询 \(model.id) \(model.title)")
                return try QueryProcess.model(
                    model, on: data, asOf: day, seconds: 60)
            }
        } catch {
            throw Refusal(
                .invalid, "screening.custom",
                Phrase(
                    "\(path) \(error.model)：\(error.zh)。", "\(path) \(error.model): \(error.en)."),
                remedy: Phrase("请修改模型后重试。", "Change the model and try again."))
        }
    }

    private static func headerRows(_ path: String) throws -> [String: String] {
        let rows = try TableFile(try InputFiles.bytes(path)).head(10_000)
            .filter { $0.cells.count >= 2 }
        for row in rows where Field(rawValue: row.cells[1]) == nil {
            // The first row may be the header of this file itself.
            if row.number == 1, row.cells[1] == "field" { continue }
            throw Refusal(
                .invalid, "screen.no-field",
                Phrase(
                    "\(path)第\(row.number)行：没有“\(row.cells[1])”这一字段。",
                    "\(path), row \(row.number): there is no field “\(row.cells[1])”."),
                remedy: Phrase(
                    "字段名见手册中十五类表的列名，如 day、account、debit。",
                    "Fields are the columns of the fifteen tables: day, account, debit."))
        }
        return Dictionary(
            rows.map { ($0.cells[0], $0.cells[1]) }, uniquingKeysWith: { old, _ in old })
    }

    /// The rows of a file, before those that come with the program.
    private static func policy(_ path: String?) throws -> Policy {
        let own = try path.map { try Policy(try TableFile(try InputFiles.bytes($0))).rows }
        return Policy(own ?? [], over: Policy.shipped)
    }

    private static func nothingRead(_ reports: [FileReport]) -> Refusal {
        let what = reports.prefix(5).map { "\($0.name)：\($0.outcome.label.zh)" }
            .joined(separator: "；")
        let remedies = reports.compactMap(\.outcome.remedy)
        return Refusal(
            .invalid, "screen.nothing-read",
            Phrase("没有可筛查的表。\(what)", "There is no table to screen in \(reports.count) files."),
            remedy: remedies.first ?? Phrase("请给出账目文件。", "Name the files of the books."))
    }

    private static func emptyArea(_ area: String) -> Refusal {
        Refusal(
            .invalid, "screen.empty-area",
            Phrase(
                "数据中没有代码以\(area)开头的村。",
                "No village in the data has a code that begins with \(area)."),
            remedy: Phrase("请核对 --area 的代码。", "Check the code of --area."))
    }
}

enum OutputFile {
    static func write(_ bytes: [UInt8], to path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else {
            throw Refusal(
                .unavailable, "screen.no-output",
                Phrase("无法写入\(path)。", "\(path) cannot be written."),
                remedy: Phrase("请核对目录和权限。", "Check the folder and its permissions."))
        }
        Terminal.say("已写入 written: \(path)")
    }
}

/// All refused rows in a file of their own.
enum RefusedFile {
    static func write(_ reports: [FileReport], to path: String) throws {
        try OutputFile.write([], to: path)
        guard let file = FileHandle(forWritingAtPath: path) else { return }
        defer { try? file.close() }
        try ScreeningReport.refusedCSV(reports) { try file.write(contentsOf: Data($0.utf8)) }
    }
}
