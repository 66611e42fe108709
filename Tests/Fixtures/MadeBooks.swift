package import Domain
package import Foundation
import Screening
import Storage

@testable package import Services

/// Made-up books of villages of Clearwater.
package enum MadeBooks {
    package static let codes = ["990201101201", "990201101202"]

    /// Books of as many villages as `codes`, every scheme planted where `rate` is 1.
    package static func files(codes: [String] = codes, seed: UInt64 = 7, rate: Double = 1)
        -> [IncomingFile]
    {
        let county = SampleCounty.made(
            villages: codes.count, years: 1, until: 2025, seed: seed, rate: rate, isLight: true)
        var made: [String] = []
        for file in county.files {
            for line in file.text.split(separator: "\n").dropFirst() {
                let code = String(line.prefix { $0 != "," })
                if code.count == 12, code.allSatisfy(\.isNumber), !made.contains(code) {
                    made.append(code)
                }
            }
        }
        return county.files.map { file in
            var text = file.text
            for (old, new) in zip(made.sorted(), codes) { text = text.replacing(old, with: new) }
            return IncomingFile(name: file.name, bytes: Array(text.utf8))
        }
    }

    package static let header = "村代码,凭证日期,凭证字,凭证号,附件数,摘要,科目编码,借方金额,贷方金额,收款人,往来单位编码\n"

    /// Two payments to one payee within days, each below a limit, together above it.
    package static func split(_ code: String = codes[0], summary: String = "砂石款") -> IncomingFile {
        var text = header
        for (number, day) in [(1, "2025-03-03"), (2, "2025-03-05")] {
            let voucher = "\(code),\(day),记,\(number),2,\(summary)"
            text += "\(voucher),541,4800.00,,王\(summary),330782199001011234\n"
            text += "\(voucher),102,,4800.00,,\n"
        }
        return IncomingFile(name: "凭证 \(code).csv", bytes: Array(text.utf8))
    }
}

extension ClearwaterRound {
    /// Reads and keeps books for the first inspection.
    package func dataset(
        _ files: [IncomingFile], for record: UUID? = nil, as actor: Actor? = nil,
        until: Day = Clearwater.day
    ) async throws -> UUID {
        let actor = actor ?? inspector
        let record = record ?? inspections[0]
        let (report, _) = try await place.office.readDataset(files, for: record, by: actor)
        return try await place.perform(
            KeepDataset(
                record: record, title: "三资导出", handedBy: "清水镇三资代理中心",
                since: Day("2025-01-01") ?? Clearwater.day, until: until, report: report),
            as: actor
        ).record
    }

    @discardableResult
    package func screen(_ dataset: UUID, _ models: [String] = [], as actor: Actor? = nil)
        async throws
        -> ActionAnswer
    {
        try await place.office.screen(
            ScreeningRequest(
                dataset: dataset, models: models, asOf: Day("2026-01-15") ?? Clearwater.day),
            by: actor ?? inspector, at: Clearwater.noon)
    }

    /// The suspicion of the split payments, raised.
    package func suspicion() async throws -> UUID {
        try await screen(try await dataset([MadeBooks.split()]), ["E05"])
        let id = try await place.office.read { reading in
            try reading.value("SELECT id FROM suspicions WHERE model = 'E05'", as: UUID.self)
        }
        guard let id else { throw Refusal.notFound }
        return id
    }

    package func count(_ list: ListDefinition, _ filters: [String: String] = [:], _ actor: Actor)
        async throws -> Int
    {
        try await place.office.count(
            list, ListQuery(filters: filters), for: actor, today: Clearwater.day)
    }
}
