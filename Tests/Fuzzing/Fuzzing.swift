import Domain
import Foundation
import Screening
import Tables

/// What libFuzzer calls with bytes that it made up: a file is read, arranged, screened and told.
/// `PARSER` says as what: `table` (CSV and XML by their looks, every model behind it), `sheet` (the
/// bytes are the sheet of a workbook), `ocds`, `policy`, `sql`.
private func fuzzOne(_ data: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    Target.chosen.run(bytes)
    return 0
}

/// The driver of libFuzzer, which the sanitizer brings along.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ callback: @convention(c) (UnsafePointer<UInt8>, Int) -> Int32
) -> Int32

/// The package manager takes this for `main`.
@_cdecl("Fuzzing_main")
public func main(
    _ count: Int32, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> Int32 {
    var (count, arguments) = (count, arguments)
    return runDriver(&count, &arguments) { fuzzOne($0, $1) }
}

private enum Target: String {
    case table, sheet, ocds, policy, sql

    static let chosen =
        Target(rawValue: ProcessInfo.processInfo.environment["PARSER"] ?? "") ?? .table

    func run(_ bytes: [UInt8]) {
        switch self {
        case .table:
            Self.screen(bytes)
            Self.compare(bytes)
        case .sheet:
            Self.screen(bytes.starts(with: [0x50, 0x4B]) ? bytes : Workbook.around(sheet: bytes))
        case .ocds:
            let read = OCDSReader.read(bytes)
            _ = Indicators(read.processes, settings: IndicatorSettings()).results
        case .policy: _ = try? Policy(try TableFile(bytes))
        case .sql: Self.query(bytes)
        }
    }

    private static func screen(_ bytes: [UInt8]) {
        var data = DataImport(village: "330782001201", parallel: Parallel(cores: 1))
        data.add(bytes, name: "a")
        let dataset = data.dataset()
        let run = Run(
            Catalogue.all, on: dataset, asOf: Day(year: 2026, month: 1, day: 1) ?? .never,
            parallel: Parallel(cores: 1))
        let report = ScreeningReport(run, files: data.reports, villages: dataset.villages.count)
        _ = report.text(listing: 3)
        _ = report.csv()
    }

    /// A text in pieces of a line each is read like the whole, or the program stops.
    private static func compare(_ bytes: [UInt8]) {
        var pieces: [[UInt8]] = [[]]
        for byte in bytes {
            pieces[pieces.count - 1].append(byte)
            if byte == UInt8(ascii: "\n") { pieces.append([]) }
        }
        let reports = [PiecedBytes(bytes), PiecedBytes(pieces: pieces)].map { content in
            var data = DataImport(village: "330782001201", parallel: Parallel(cores: 1))
            data.add(content, name: "a")
            return data.reports
        }
        precondition(reports[0].count == reports[1].count)
        for (whole, pieced) in zip(reports[0], reports[1]) {
            precondition(whole.rows == pieced.rows && whole.kept == pieced.kept)
            precondition(Array(whole.refused) == Array(pieced.refused))
            precondition(whole.fingerprint == pieced.fingerprint && whole.sums == pieced.sums)
        }
    }

    private static func query(_ bytes: [UInt8]) {
        let model = CustomModel(
            id: "U01", title: "t", severity: "low", message: "{key}",
            query: String(decoding: bytes, as: UTF8.self), rule: "r", source: "s", innocent: "i")
        _ = try? model.model(on: DataImport().dataset(), asOf: .never, seconds: 1)
    }
}

/// A workbook of stored parts, so that what is fuzzed is the sheet and not the packing.
private enum Workbook {
    private static let workbook =
        "<workbook><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>"
    private static let links =
        "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"

    static func around(sheet: [UInt8]) -> [UInt8] {
        let parts: [(String, [UInt8])] = [
            ("xl/workbook.xml", Array(workbook.utf8)),
            ("xl/_rels/workbook.xml.rels", Array(links.utf8)),
            ("xl/worksheets/sheet1.xml", sheet),
        ]
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for (name, content) in parts {
            let offset = file.count
            let middle =
                little(20, 2) + little(0, 8) + little(checksum(content), 4)
                + little(content.count, 4) + little(content.count, 4) + little(name.utf8.count, 2)
            file += [0x50, 0x4B, 3, 4] + middle + little(0, 2) + Array(name.utf8) + content
            directory +=
                [0x50, 0x4B, 1, 2] + little(20, 2) + middle + little(0, 12) + little(offset, 4)
                + Array(name.utf8)
        }
        let end =
            [0x50, 0x4B, 5, 6] + little(0, 4) + little(parts.count, 2) + little(parts.count, 2)
            + little(directory.count, 4) + little(file.count, 4) + little(0, 2)
        return file + directory + end
    }

    private static func little(_ value: Int, _ bytes: Int) -> [UInt8] {
        (0..<bytes).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> ($0 * 8)) : 0 }
    }

    /// CRC-32 as zip has it.
    private static func checksum(_ bytes: [UInt8]) -> Int {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return Int(~sum)
    }
}
