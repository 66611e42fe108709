import ArgumentParser
import Domain
import Foundation
import Services

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "导入 / import", subcommands: [ImportVillages.self])
}

struct ImportVillages: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "villages", abstract: "导入村居名录(CSV、XLSX，可为 .gz)/ import a register of villages",
        discussion: """
            必需列 required columns: 代码 code12, 名称 name, 乡镇名称 township_name。
            编码自动识别 encodings: UTF-8, UTF-16, GB 18030.
            不可信的行逐行列出,不作猜测;同一文件再次导入不改变任何数据。
            Rows that cannot be trusted are listed and left out;
            the same file twice changes nothing.
            """)

    @OptionGroup var data: DataOption
    @Argument(help: "名录文件 / the file") var file: String
    @Option(help: "只取该县，6位代码；无县级的地市用4位 / only this county") var county: String?
    @Option(help: "代码体系 / code system: nbs, mca …") var system = "nbs"
    @Option(help: "名录日期，如 2020-06-30 / the register's date") var date: String?
    @Flag(name: .customLong("dry-run"), help: "只显示报告，不写入 / show the report only")
    var dryRun = false
    @Flag(help: "输出 JSON / print JSON") var json = false
    @Option(help: "最多列出多少行 / rows to list") var list = 40

    func validate() throws {
        if let county, !(county.count == 6 || county.count == 4) || !county.allSatisfy(\.isNumber) {
            throw ValidationError("--county 应为6位（或4位）数字代码 / has 6 (or 4) digits")
        }
        if let date, Day(date) == nil {
            throw ValidationError("--date 应写成 2020-06-30 / is written like 2020-06-30")
        }
    }

    func run() async throws {
        guard let content = FileManager.default.contents(atPath: file) else {
            throw Refusal(
                .notFound, "import.no-file",
                Phrase("文件不存在或无法读取：\(file)", "The file cannot be read: \(file)"),
                remedy: Phrase("请核对路径。", "Check the path."))
        }
        let bytes = [UInt8](content)
        let office = try Office(data.folder)
        let today = Moment(Date()).day
        let day = date.flatMap(Day.init) ?? today
        if !json { Terminal.say("读取和核对 reading \(file) …") }
        let plan = try await office.planRegister(
            bytes, county: county, system: system, version: day.description)
        let summary = ImportSummary(plan, file: file, imported: !dryRun && !plan.isEmpty)
        if json {
            print(try Terminal.json(summary))
        } else {
            print(summary.text(listing: list))
        }
        if dryRun || plan.isEmpty { return try office.close() }
        if !json { Terminal.say("写入 keeping …") }
        let name = try await office.keepRegister(bytes, by: .console, at: Moment(Date()))
        let at = Moment(Date())
        let answer = try await office.perform(
            ImportRegister(
                file: name, fileName: (file as NSString).lastPathComponent, county: county,
                system: system, version: day.description, since: day),
            by: .console, at: at, id: .timeOrdered(at: at))
        if !json { print("完成：\(answer.note.zh) / done: \(answer.note.en)") }
        try office.close()
    }
}

/// What an import found, for people and for programs.
struct ImportSummary: Encodable {
    struct Line: Encodable {
        let file: String
        let row: Int
        let column: String
        let value: String
        let reason: String
        let message: String
    }

    let file: String
    let format: String
    let imported: Bool
    let rows: Int
    let added: Int
    let renamed: Int
    let unchanged: Int
    let missing: Int
    let otherCounties: Int
    let refused: [Line]
    let warnings: [Line]
    let unknownColumns: [String]

    init(_ plan: RegisterPlan, file: String, imported: Bool) {
        self.file = file
        self.imported = imported
        format = plan.format
        rows = plan.rows
        added = plan.addedCount
        renamed = plan.renamedCount
        unchanged = plan.unchanged
        missing = plan.missing
        otherCounties = plan.otherCounties
        unknownColumns = plan.unknownColumns
        func lines(_ remarks: [RegisterRemark]) -> [Line] {
            remarks.map { remark in
                Line(
                    file: file, row: remark.row, column: remark.column, value: remark.value,
                    reason: remark.reason.rawValue,
                    message: "\(remark.reason.label.zh)；\(remark.reason.remedy.zh)")
            }
        }
        refused = lines(plan.remarks.filter(\.reason.refuses))
        warnings = lines(plan.remarks.filter { !$0.reason.refuses })
    }

    func text(listing limit: Int) -> String {
        var text = """
            \(file)(\(format)):\(rows)行
              新增 added \(added)  更名 renamed \(renamed)  未变 unchanged \(unchanged)
              名录未列 missing \(missing)  其他县 other counties \(otherCounties)
              拒收 refused \(refused.count)  提示 warnings \(warnings.count)
            """
        if !unknownColumns.isEmpty {
            text += "\n  未使用的列 unused columns: \(unknownColumns.joined(separator: ", "))"
        }
        for (title, lines) in [("拒收 refused", refused), ("提示 warnings", warnings)]
        where !lines.isEmpty {
            text += "\n\(title):"
            for line in lines.prefix(limit) {
                text += "\n  第\(line.row)行 \(line.column)“\(line.value)”：\(line.message)"
            }
            if lines.count > limit {
                text += "\n  …… 另有\(lines.count - limit)行(--list \(lines.count) 全部列出）"
            }
        }
        return text
    }
}
