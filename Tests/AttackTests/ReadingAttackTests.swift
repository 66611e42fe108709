import Domain
import Fixtures
import Foundation
import HTTPTypes
import Hummingbird
import Services
import Testing

@testable import Web

/// Everybody asks for everything, and reads what the oracle says, no more and no less.
@Suite(.serialized)
struct ReadingAttackTests {
    @Test func `lists, totals and exports hold what the oracle says, for everybody`() async throws {
        let county = try await AttackCounty.shared.value
        let (asked, complaints) = try await Assault.run(county) { intruder, county in
            for list in Lists.all where list.name != "journal" && Intruder.isTried(list.name) {
                try await Self.list(list.name, intruder, county.oracle)
            }
        }
        print("lists: \(asked) requests")
        #expect(complaints.isEmpty, "\(complaints.count): \(complaints.prefix(40))")
        #expect(Intruder.isEnough(asked, of: 7000))
    }

    private static func list(_ list: String, _ intruder: Intruder, _ oracle: Oracle) async throws {
        let seen = Set(
            (oracle.rows[list] ?? []).filter { oracle.sees(intruder.attacker, $0) }.map {
                Intruder.text($0.id)
            })
        let answer = try await intruder.ask(.get, "/api/\(list)?limit=200")
        let csv = try await intruder.ask(.get, "/\(list)/export.csv")
        if answer.status == 200 {
            let page = try JSONDecoder().decode(AttackedPage.self, from: Data(answer.body.utf8))
            let ids = Set(page.items.map(\.id))
            let more = ids.subtracting(seen).count
            let less = page.total <= 200 ? seen.subtracting(ids).count : 0
            if more + less > 0 || page.total != seen.count {
                intruder.complain("\(list): total \(page.total), \(more) too many, \(less) lack")
            }
        } else if !seen.isEmpty {
            intruder.complain("\(list): \(answer.status), though \(seen.count) are to be seen")
        }
        let rows = csv.status == 200 ? records(csv.body) - 1 : 0
        if rows != seen.count { intruder.complain("\(list).csv: \(rows) for \(seen.count)") }
    }

    /// Records of a CSV, where a cell in quotes may have several lines.
    private static func records(_ text: String) -> Int {
        var isQuoted = false
        var count = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if byte == UInt8(ascii: "\n"), !isQuoted { count += 1 }
        }
        return count
    }

    @Test func `a record is shown to whom the oracle names, and is not there for all others`()
        async throws
    {
        let county = try await AttackCounty.shared.value
        let further = try Self.furtherPages(county.office)
        let (asked, complaints) = try await Assault.run(county) { intruder, county in
            for (list, rows) in county.oracle.rows
            where list != "journal" && Intruder.isTried(list) {
                try await Self.records(list, rows, further[list] ?? [], intruder, county.oracle)
            }
        }
        print("records: \(asked) requests")
        #expect(complaints.isEmpty, "\(complaints.count): \(complaints.prefix(40))")
        #expect(Intruder.isEnough(asked, of: 15_000))
    }

    /// What is asked below a record, by its list: `ledger` of a dataset.
    private static func furtherPages(_ office: Office) throws -> [String: [String]] {
        var pages: [String: [String]] = [:]
        for route in try WebServer.router(office).routes where route.method == .get {
            guard case .record(let list)? = RouteSheet.rule(route) else { continue }
            let parts = route.path.description.split(separator: "/")
            guard let hole = parts.firstIndex(where: { $0.hasPrefix("{") }) else { continue }
            let face = parts[0] == "api" ? "/api" : ""
            let rest = parts[(hole + 1)...].joined(separator: "/")
            if !rest.isEmpty { pages[list, default: []].append("\(face)/\(list)/*/\(rest)") }
        }
        return pages
    }

    private static func records(
        _ list: String, _ rows: [OracleRow], _ further: [String], _ intruder: Intruder,
        _ oracle: Oracle
    ) async throws {
        var faces = ["/\(list)/*", "/api/\(list)/*"] + further
        for (index, row) in rows.enumerated() {
            let isSeen =
                oracle.sees(intruder.attacker, row) || row.id == intruder.attacker.person
            let id = Intruder.text(row.id)
            // The first row out of sight is tried in every way, of the others a part.
            guard intruder.tries(index, of: 6) || (!isSeen && faces.count > 1) else { continue }
            if isSeen {
                let answer = try await intruder.ask(.get, "/api/\(list)/\(id)")
                // A proposal that was put here by hand has no request that could be drawn.
                if answer.status != 200, list != "proposals" || answer.status != 422 {
                    intruder.complain("\(list)/\(id): \(answer.status)")
                }
                continue
            }
            for face in faces {
                try await intruder.expectNothing(
                    .get, { face.replacingOccurrences(of: "*", with: $0) }, row.id)
            }
            // Other methods, by every third of the people for each list.
            if faces.count > 1, intruder.tries(list.utf8.count, of: 3) {
                for face in faces.prefix(2) {
                    for method in [HTTPRequest.Method.head, .put, .delete] {
                        try await intruder.expectNothing(
                            method, { face.replacingOccurrences(of: "*", with: $0) }, row.id)
                    }
                }
                try await intruder.expectNothing(
                    .get, { "/\(list)/print?row=\($0)" }, row.id)
            }
            faces = ["/api/\(list)/*"]
        }
    }

    @Test func `a file is handed to whoever reads its record, and is not there for all others`()
        async throws
    {
        let county = try await AttackCounty.shared.value
        let files = try await county.files()
        let (asked, complaints) = try await Assault.run(county) { intruder, county in
            for (index, file) in files.enumerated()
            where intruder.tries(index, of: 3) && Intruder.isTried(file.list) {
                if county.oracle.sees(intruder.attacker, file) {
                    let answer = try await intruder.ask(
                        .get, "/attachments/\(Intruder.text(file.id))")
                    if answer.status != 200 || !answer.body.hasPrefix("证据 ") {
                        intruder.complain("file of \(file.list): \(answer.status)")
                    }
                } else {
                    try await intruder.expectNothing(.get, { "/attachments/\($0)" }, file.id)
                }
            }
        }
        print("files: \(asked) requests")
        #expect(complaints.isEmpty, "\(complaints.count): \(complaints.prefix(40))")
        #expect(Intruder.isEnough(asked, of: 3000))
    }
}
