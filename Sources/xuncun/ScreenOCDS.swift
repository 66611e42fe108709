import ArgumentParser
import Domain
import Foundation
import Screening

struct ScreenOCDS: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ocds", abstract: "OCDS 招标采购数据的红旗指标 / indicators on OCDS data",
        discussion: """
            读取 OCDS 1.1 的发布、记录（JSON、JSON 行）,给出 Cardinal 的11项指标。
            Reads OCDS 1.1 releases and records and gives the eleven indicators of Cardinal:
            R003 R018 R024 R025 R028 R030 R035 R036 R038 R048 R058.
            --set R003.threshold=10  R003.procurement_methods=open|selective
                  R003.procurement_method_details.x=5  R035.threshold=1  R025.percentile=75
                  R038.minimum_submitted_bids=2  R048.minimum_contracting_processes=20
                  no_price_comparison_procurement_methods=X  exclusions.procurement_method_details=Y
            """)

    @Argument(help: "文件 / files") var files: [String]
    @Option(name: .customLong("set"), help: "设置 KEY=VALUE / a setting") var settings: [String] = []

    func run() throws {
        var made = IndicatorSettings()
        for setting in settings {
            let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, made.set(parts[0], parts[1]) else {
                throw ValidationError("--set \(setting)：没有此项设置 / no such setting")
            }
        }
        var processes: [ContractingProcess] = []
        for file in files {
            let read = OCDSReader.read(try InputFiles.bytes(file))
            Terminal.say("\(file)：\(read.processes.count)个过程，跳过\(read.skipped) / skipped")
            processes += read.processes
        }
        guard !processes.isEmpty else {
            throw Refusal(
                .invalid, "screen.no-ocds",
                Phrase("没有 OCDS 过程可筛查。", "There is no OCDS process."),
                remedy: Phrase(
                    "请给出 OCDS 1.1 的 JSON 或 JSON 行。", "Give OCDS 1.1 as JSON or JSON lines."))
        }
        print(try Terminal.json(Indicators(processes, settings: made).results))
    }
}

extension IndicatorSettings {
    /// Takes a setting as Cardinal's settings file writes it; false for one that there is not.
    mutating func set(_ key: String, _ value: String) -> Bool {
        let list = Set(value.split(separator: "|").map(String.init))
        let details = "R003.procurement_method_details."
        if key.hasPrefix(details), let days = Int(value) {
            daysByDetails[String(key.dropFirst(details.count))] = days
            return true
        }
        switch (key, Int(value)) {
        case ("R003.threshold", let days?): self.days = days
        case ("R003.procurement_methods", _): methods = list
        case ("R025.percentile", let percent?): percentile = Double(percent) / 100
        case ("R035.threshold", let count?): disqualified = count
        case ("R038.minimum_submitted_bids", let count?): minimumBids = count
        case ("R048.minimum_contracting_processes", let count?): minimumProcesses = count
        case ("R048.digits", let count?): classDigits = count
        case ("no_price_comparison_procurement_methods", _): withoutPrices = list
        case ("exclusions.procurement_method_details", _): excluded = list
        default: return false
        }
        return true
    }
}
