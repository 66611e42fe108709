import Domain
import Foundation
import Screening
import Storage

/// Made-up books of a few villages are handed in and screened; what is raised is looked into, and
/// one village hands in corrected books.
struct DemoScreening {
    let round: DemoRound
    let group: DemoGroup

    private static let villages = 3
    private static let seed: UInt64 = 20_261_123

    private var cast: DemoCast { round.cast }
    private var year: Int { cast.clock.today.civil.year - 1 }

    func screen(_ id: UUID) async throws {
        cast.clock.go(to: round.run.start(ofRound: 0) + 33)
        try await setParameter()
        let chosen = group.villages.prefix(Self.villages)
        let codes = try await codes(chosen.map { round.places[$0.number].unit })
        try await handIn(
            books(codes, rate: 0.4), for: id, title: "\(year)年三资平台导出", as: "office")
        try await look(into: try await raised())
        guard let first = codes.first, let village = chosen.first else { return }
        try await handIn(
            books([first], rate: 0), for: village.inspection, title: "\(year)年更正后账目",
            as: group.inspector)
    }

    /// The county's own ladder of approval.
    private func setParameter() async throws {
        try await cast.record(
            "screeningParameters", under: try cast.countyID, as: "office",
            [
                "parameter": .text("E05.limits"), "value": .text("2000 5000 10000 50000"),
                "since": .text("\(year)-01-01"), "source": .text("清源区村级财务支出审批权限规定（示范）"),
            ])
    }

    private func codes(_ units: [UUID]) async throws -> [String] {
        try await cast.office.read { reading in
            try units.compactMap { unit in
                try reading.value(
                    "SELECT code FROM place_codes WHERE place_id = \(unit) ORDER BY version DESC",
                    as: String.self)
            }
        }
    }

    /// Books of a made-up county under the codes of these villages.
    private func books(_ codes: [String], rate: Double) -> [IncomingFile] {
        let county = SampleCounty.made(
            villages: codes.count, years: 1, until: year, seed: Self.seed, rate: rate,
            isLight: true)
        let made = county.villages
        return county.files.map { file in
            var text = file.text
            for (old, new) in zip(made, codes) { text = text.replacing(old, with: new) }
            return IncomingFile(name: file.name, bytes: Array(text.utf8))
        }
    }

    private func handIn(
        _ files: [IncomingFile], for record: UUID, title: String, as login: String
    ) async throws {
        let (report, _) = try await cast.office.readDataset(
            files, for: record, by: try await current(login))
        guard let since = Day(year: year, month: 1, day: 1),
            let until = Day(year: year, month: 12, day: 31)
        else { return }
        let dataset = try await cast.perform(
            KeepDataset(
                record: record, title: title, handedBy: "乡镇三资委托代理中心", since: since,
                until: until, report: report), as: login
        ).record
        _ = try await cast.office.screen(
            ScreeningRequest(dataset: dataset, asOf: cast.clock.today),
            by: try await current(login), at: cast.clock.tick())
    }

    /// The person with the grants that they have by now.
    private func current(_ login: String) async throws -> Actor {
        let id = try cast.id(login)
        let actor = try await cast.office.read { try Actors.load(id, $0) }
        guard let actor else { throw Refusal.loggedOut }
        return actor
    }

    /// What was raised, the largest scores of each village first.
    private func raised() async throws -> [(id: UUID, unit: UUID)] {
        try await cast.office.read { reading in
            try reading.rows(
                """
                SELECT id, unit_id FROM suspicions WHERE group_id = \(group.id)
                  AND unit_id IS NOT NULL ORDER BY score DESC, seq LIMIT 18
                """
            ) { (try $0(0), try $0(1)) }
        }
    }

    /// One after the other: confirmed, explained, a false alarm, still looked into.
    private func look(into suspicions: [(id: UUID, unit: UUID)]) async throws {
        let inspector = try cast.id(group.inspector)
        for (n, suspicion) in suspicions.prefix(16).enumerated() {
            try await cast.move(
                .suspicion, "assign", suspicion.id, as: group.leader,
                ["person": inspector.description])
            if n % 4 == 3 { continue }
            try await cast.perform(
                HearVillage(
                    record: suspicion.id, saidBy: "村会计", saidOn: cast.clock.today,
                    statement: Self.said[n % Self.said.count]), as: group.inspector)
            let file = try cast.paper("凭证复印件（示范）第\(n + 1)份")
            switch n % 4 {
            case 0:
                try await cast.move(
                    .suspicion, "confirm", suspicion.id, as: group.inspector,
                    ["opinion": "经调阅凭证和走访收款人，情况属实。", "evidence": file])
            case 1:
                try await cast.move(
                    .suspicion, "explain", suspicion.id, as: group.inspector,
                    ["statement": "说明与凭证、合同一致，予以采信。", "evidence": file])
            default:
                try await cast.move(
                    .suspicion, "dismiss", suspicion.id, as: group.inspector,
                    ["reason": "原始凭证齐全，系导出数据缺列所致。"])
            }
        }
    }

    private static let said = [
        "当时急用，分次购买，凭证和送货单可以提供。", "属于按合同分期付款，合同已提供。", "代理中心录入时漏填了票据号。",
    ]
}

extension SampleCounty {
    /// Codes of its villages, ascending.
    fileprivate var villages: [String] {
        var codes = Set<String>()
        for file in files {
            for line in file.text.split(separator: "\n").dropFirst() {
                let code = String(line.prefix { $0 != "," })
                if code.utf8.count == 12, code.allSatisfy(\.isNumber) { codes.insert(code) }
            }
        }
        return codes.sorted()
    }
}
