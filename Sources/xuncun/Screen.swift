import ArgumentParser
import Domain
import Foundation
import Screening
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
            读取 CSV、XLSX(可为 .gz),按表头识别十五类表；缺少村代码列时取文件名、目录名中的12位代码。
            Reads CSV and XLSX; tables are told by their headers, the village by its column or by
            twelve digits in the name of the file or folder. Needs no data folder and keeps nothing.
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
            Terminal.say("读取 reading \(file.name)")
            data.add(try InputFiles.bytes(file.path, parallel), name: file.name)
        }
        guard data.reports.contains(where: { if case .read = $0.outcome { true } else { false } })
        else { throw Self.nothingRead(data.reports) }
        watch.note("parse")
        let dataset = data.dataset(area: area ?? "")
        let reports = data.reports
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
                run, files: reports, villages: dataset.villages.count))
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
                return try model.model(on: data, asOf: day)
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
        return Dictionary(
            rows.filter { $0.cells.count >= 2 }.map { ($0.cells[0], $0.cells[1]) },
            uniquingKeysWith: { old, _ in old })
    }

    /// The rows of a file, before those that come with the program.
    private static func policy(_ path: String?) throws -> Policy {
        let own = try path.map { try Policy(try TableFile(try InputFiles.bytes($0))).rows }
        return Policy(own ?? [], over: Policy.shipped)
    }

    private static func nothingRead(_ reports: [FileReport]) -> Refusal {
        let files = reports.map(ScreeningReport.File.init)
        let what = files.prefix(5).map { "\($0.name)：\($0.outcome)" }.joined(separator: "；")
        return Refusal(
            .invalid, "screen.nothing-read",
            Phrase("没有可筛查的表。\(what)", "There is no table to screen in \(files.count) files."),
            remedy: Phrase(
                "请核对表头，或用 --headers 给出自有表头。", "Check the headers, or name yours with --headers."))
    }
}

/// The files that a command line names, and those below the folders it names.
enum InputFiles {
    private static let endings = [".csv", ".txt", ".tsv", ".xlsx", ".xml", ".gz"]

    static func all(_ paths: [String]) throws -> [(name: String, path: String)] {
        try paths.flatMap { path -> [(name: String, path: String)] in
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw missing(path)
            }
            if !isFolder.boolValue { return [((path as NSString).lastPathComponent, path)] }
            let below = FileManager.default.subpaths(atPath: path) ?? []
            return below.filter { name in
                endings.contains { name.lowercased().hasSuffix($0) } && !name.contains("~$")
            }.sorted().map { ($0, "\(path)/\($0)") }
        }
    }

    static func bytes(
        _ path: String, _ parallel: Parallel = Parallel(cores: 1)
    ) throws -> [UInt8] {
        guard let bytes = FileBytes.read(path, parallel: parallel) else { throw missing(path) }
        return bytes
    }

    private static func missing(_ path: String) -> Refusal {
        Refusal(
            .notFound, "screen.no-file",
            Phrase("文件不存在或无法读取：\(path)", "The file cannot be read: \(path)"),
            remedy: Phrase("请核对路径。", "Check the path."))
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
