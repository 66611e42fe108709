import Domain
import Fixtures
import Foundation
import HTTPTypes
import Services
import Storage
import Testing

@testable import Web

/// Everybody sends every action to what they do not see, and nothing comes of it.
struct WritingAttackTests {
    @Test func `no action is answered by a record out of sight, and nothing is kept of it`()
        async throws
    {
        let county = try await AttackCounty.shared.value
        let before = try await Kept(county.office)
        let doneBy = try HandbookTable.kept.get().doneBy
        let (asked, complaints) = try await Assault.run(county) { intruder, county in
            for action in ActionCatalogue.all {
                try await Self.send(action, intruder, county.oracle, doneBy[action.name] ?? [])
            }
        }
        print("actions: \(asked) requests")
        #expect(complaints.isEmpty, "\(complaints.count): \(complaints.prefix(40))")
        #expect(Intruder.isEnough(asked, of: 5000))
        #expect(try await Kept(county.office) == before)
    }

    /// What a refused request must leave as it was.
    private struct Kept: Equatable {
        let entries: Int
        let head: String?
        let files: Int

        init(_ office: Office) async throws {
            (entries, head) = try await office.read { reading in
                (
                    try reading.value("SELECT count(*) FROM journal", as: Int.self) ?? 0,
                    try reading.value(
                        "SELECT hash FROM journal ORDER BY seq DESC LIMIT 1", as: String.self)
                )
            }
            files =
                FileManager.default.enumerator(atPath: office.folder.files)?.allObjects.count
                ?? 0
        }
    }

    private static func send(
        _ action: ActionKind, _ intruder: Intruder, _ oracle: Oracle, _ roles: Set<String>
    ) async throws {
        let parts = action.path.split(separator: "/").map(String.init)
        guard parts.count > 1, parts[1] == "{record}" else { return }
        let list = parts[0] == "screening" ? "inspections" : parts[0]
        guard Intruder.isTried(list), let rows = oracle.rows[list] else { return }
        let body = try input(action)
        let rest = parts[2...].joined(separator: "/")
        let path = "/api/\(parts[0])/*/\(rest)"
        let entry = OracleTable.rows[String(action.name.prefix { $0 != "." })]
        var tried = 0
        for row in rows where tried < (Intruder.isThorough ? 4 : 1) {
            guard !oracle.sees(intruder.attacker, row), row.id != intruder.attacker.person,
                !isOwnRegister(entry, row, intruder.attacker, oracle, roles)
            else { continue }
            tried += 1
            try await intruder.expectNothing(
                .post, { path.replacingOccurrences(of: "*", with: $0) }, row.id, body)
        }
    }

    /// A clue keeper records clues of an inspection whose plan is not shown to them.
    private static func isOwnRegister(
        _ entry: OracleTable.Row?, _ row: OracleRow, _ attacker: Attacker, _ oracle: Oracle,
        _ roles: Set<String>
    ) -> Bool {
        guard let entry, attacker.grants.contains(where: { roles.contains($0.role) }) else {
            return false
        }
        return entry.meanings.contains { oracle.sees(attacker, $0.object, at: row.spots) }
    }

    /// Fields of the right shape, so that only sight decides.
    private static func input(_ action: ActionKind) throws -> String {
        var values: [String: Any] = [:]
        for field in action.fields where !action.path.contains("{\(field.key)}") {
            switch field.kind {
            case .text, .paragraph: values[field.key] = "文字"
            case .day: values[field.key] = "2026-12-01"
            case .integer(let range): values[field.key] = Int(range.lowerBound)
            case .yuan: values[field.key] = 100
            case .choice(let choices): values[field.key] = choices.first?.value ?? ""
            case .flag: values[field.key] = true
            case .lookup: values[field.key] = Intruder.text(Intruder.nothing)
            case .lookups: values[field.key] = [Intruder.text(Intruder.nothing)]
            case .file: values[field.key] = String(repeating: "0", count: 64)
            case .hidden(.identifier): values[field.key] = Intruder.text(Intruder.nothing)
            case .hidden(.version): continue
            }
        }
        return String(decoding: try JSONSerialization.data(withJSONObject: values), as: UTF8.self)
    }
}
