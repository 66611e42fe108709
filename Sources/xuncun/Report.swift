import ArgumentParser
import Domain
import Foundation
import Services

struct Report: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "统计 / figures", subcommands: [ScoreboardReport.self])
}

struct ScoreboardReport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scoreboard", abstract: "按记录汇总的统计数据 / the figures counted from records")

    @OptionGroup var data: DataOption
    @Flag(help: "输出 JSON / print JSON") var json = false
    @Option(name: .customLong("as-of"), help: "截至日期 2026-11-23 / as of") var asOf: String?

    func run() async throws {
        let today = Moment(Date()).day
        let day = asOf.map(Day.init) ?? today
        guard let day else {
            throw ValidationError("--as-of 应写成 2026-11-23 / is written like 2026-11-23")
        }
        let office = try data.office()
        let boards = try await office.scoreboards(today: today, asOf: day)
        try office.close()
        guard !boards.isEmpty else {
            throw Refusal(
                .notFound, "report.no-county",
                Phrase("还没有建立届次的县，无从统计。", "No county has a term yet; there is nothing to count."),
                remedy: Phrase("请先新建届次。", "Open a term first."))
        }
        if json {
            // One county is an object; several are a list.
            print(
                boards.count == 1
                    ? try Terminal.json(boards[0].scoreboard)
                    : try Terminal.json(boards.map(\.scoreboard)))
        } else {
            for board in boards { print(ScoreboardText.text(board)) }
        }
    }
}

enum ScoreboardText {
    static func text(_ view: ScoreboardView) -> String {
        let lines = view.figures.map { figure in
            let label = "\(figure.label.zh) / \(figure.label.en)"
            return "  \(figure.value.leftPadded(to: 7))  \(label)"
        }
        return "\(view.scoreboard.county)  截至 as of \(view.scoreboard.asOf)\n"
            + lines.joined(separator: "\n")
    }
}

extension String {
    func leftPadded(to width: Int) -> String {
        String(repeating: " ", count: max(0, width - count)) + self
    }
}
