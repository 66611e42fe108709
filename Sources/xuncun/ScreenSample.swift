import ArgumentParser
import Domain
import Foundation
import Screening

struct ScreenSample: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample", abstract: "生成示范县账目并埋入案例 / made-up books with planted cases",
        discussion: """
            全部人物、单位和账目均为虚构。答案写在 OUT/答案.csv,账目写在 OUT/账目;--score 随即筛查并给出每个模型的查准率、查全率。
            Everything is made up. The key goes to OUT/答案.csv, the books to OUT/账目; --score screens
            them at once and tells the precision and recall of each model.
            """)

    @Option(help: "村数 / villages") var villages = 36
    @Option(help: "年数 / years") var years = 2
    @Option(help: "种子 / seed") var seed: UInt64 = 1
    @Option(help: "每种手法埋入的村的比例 / share of villages with each scheme") var rate = 0.1
    @Option(help: "输出目录 / folder") var out: String
    @Flag(help: "随即筛查并核对 / screen it and compare") var score = false
    @Flag(help: "输出 JSON / print JSON") var json = false

    func validate() throws {
        guard (1...3000).contains(villages), (1...20).contains(years), (0...1).contains(rate) else {
            throw ValidationError("村数1—3000，年数1—20，比例0—1 / villages 1…3000, years 1…20, rate 0…1")
        }
    }

    func run() throws {
        Terminal.say("生成 making \(villages)个村\(years)年的账目 …")
        let county = SampleCounty.made(villages: villages, years: years, seed: seed, rate: rate)
        let folder = out + "/账目"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        for file in county.files {
            try OutputFile.write(Array(file.text.utf8), to: "\(folder)/\(file.name)")
        }
        try OutputFile.write(Array(county.key.utf8), to: out + "/答案.csv")
        guard score, let day = Day(year: 2026, month: 3, day: 1) else { return }
        var data = DataImport()
        for file in county.files { data.add(Array(file.text.utf8), name: file.name) }
        let run = Run(Catalogue.all, on: data.dataset(), asOf: day) { model in
            Terminal.say("筛查 \(model.id)")
        }
        let answer = SampleScore(run.leads, key: county.key)
        if json { return print(try Terminal.json(answer)) }
        for line in answer.text { print(line) }
    }
}

extension SampleScore {
    /// The table of models, and what it says about those of high severity.
    fileprivate var text: [String] {
        let head = "模型  风险  埋入  查出  提示  正确  误报  似是而非  其中误报  查全率  查准率"
        let rows = lines.map { line in
            String(
                format: "%@ %@ %5d %5d %5d %5d %5d %9d %9d  %6.3f  %6.3f",
                line.model.padded(to: 5), line.severity, line.planted, line.found, line.leads,
                line.right, line.wrong, line.lookAlikes, line.onLookAlikes, line.recall,
                line.precision)
        }
        let high = "高风险模型查全率不低于0.95、查准率不低于0.8："
        let verdict =
            falling.isEmpty ? "全部达到" : "未达到 " + falling.map(\.model).joined(separator: " ")
        let rest = unplanted.isEmpty ? [] : ["未埋入 \(unplanted.joined(separator: " "))"]
        return [head] + rows + [high + verdict] + rest
    }
}
