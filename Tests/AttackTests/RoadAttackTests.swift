import Domain
import Fixtures
import Foundation
import HTTPTypes
import Services
import Testing

@testable import Web

/// The roads beside lists and records: forms, many rows at once, searches, choices, files by their
/// content, and pages of one's own.
struct RoadAttackTests {
    @Test func `forms, and actions on many rows, are answered like those about nothing`()
        async throws
    {
        let county = try await AttackCounty.shared.value
        let doneBy = try HandbookTable.kept.get().doneBy
        let (asked, complaints) = try await Assault.run(county) { intruder, county in
            let roles = Set(intruder.attacker.grants.map(\.role))
            for (list, rows) in county.oracle.rows
            where Intruder.isTried(list) && intruder.tries(list.utf8.count, of: 2) {
                guard let row = rows.first(where: { county.hides($0, from: intruder.attacker) })
                else { continue }
                // What this one may do elsewhere first: others are refused by their roles.
                let actions = ActionCatalogue.all.filter {
                    $0.path.hasPrefix("/\(list)/{record}/")
                }.sorted { a, b in
                    let (first, second) = (doneBy[a.name] ?? [], doneBy[b.name] ?? [])
                    return !roles.isDisjoint(with: first) && roles.isDisjoint(with: second)
                }
                for action in actions.prefix(Intruder.isThorough ? 8 : 2) {
                    try await Self.form(action, list, row.id, intruder)
                }
            }
        }
        print("forms: \(asked) requests")
        #expect(complaints.isEmpty, "\(complaints.count): \(complaints.prefix(40))")
        #expect(Intruder.isEnough(asked, of: 4000))
    }

    private static func form(
        _ action: ActionKind, _ list: String, _ id: UUID, _ intruder: Intruder
    ) async throws {
        let fields = action.visibleFields.map { ($0.key, "2026-12-01") }
        try await intruder.expectNothing(
            form: { action.path.replacingOccurrences(of: "{record}", with: $0) }, id, fields)
        let bulk = "/\(list)/bulk?action=\(action.name)"
        try await intruder.expectNothing(.get, { "\(bulk)&row=\($0)" }, id)
        let hidden = try await intruder.post(bulk, fields + [("row", Intruder.text(id))])
        let never = try await intruder.post(
            bulk, fields + [("row", Intruder.text(Intruder.nothing))])
        if hidden.status != never.status || hidden.body != never.body || hidden.status < 400 {
            intruder.complain("bulk \(action.name): \(hidden.status), never: \(never.status)")
        }
    }

    @Test func `a search finds nothing out of sight, by its number or its village`() async throws {
        let county = try await AttackCounty.shared.value
        let numbers = try await county.numbers()
        let (asked, complaints) = try await Assault.run(county) { intruder, county in
            let oracle = county.oracle
            for (list, rows) in oracle.rows where list != "journal" && Intruder.isTried(list) {
                let seen = Set(
                    rows.filter { oracle.sees(intruder.attacker, $0) }.map { Intruder.text($0.id) })
                let hidden = rows.filter { county.hides($0, from: intruder.attacker) }
                for row in hidden.prefix(Intruder.isThorough ? 20 : 1) {
                    guard let number = numbers[row.id] else { continue }
                    let answer = try await intruder.ask(
                        .get, "/api/\(list)?limit=200&q=\(FormFields.encoded(number))")
                    guard answer.status == 200 else { continue }
                    let page = try JSONDecoder().decode(
                        AttackedPage.self, from: Data(answer.body.utf8))
                    let more = Set(page.items.map(\.id)).subtracting(seen)
                    if !more.isEmpty || page.total > seen.count {
                        intruder.complain("\(list)?q=\(number): \(page.total), \(more)")
                    }
                }
            }
        }
        print("searches: \(asked) requests")
        #expect(complaints.isEmpty, "\(complaints.count): \(complaints.prefix(40))")
        #expect(Intruder.isEnough(asked, of: 1000))
    }

    @Test func `choices hold what is seen, and about a record out of sight they are empty`()
        async throws
    {
        let county = try await AttackCounty.shared.value
        let (asked, complaints) = try await Assault.run(county) { intruder, county in
            var hidden: [String: UUID] = [:]
            for (list, rows) in county.oracle.rows {
                hidden[list] = rows.first { county.hides($0, from: intruder.attacker) }?.id
            }
            for (index, lookup) in Lookup.allCases.enumerated()
            where intruder.tries(index, of: 3) {
                let path = "/api/options/\(lookup.rawValue)"
                try await Self.judge(lookup, "\(path)?limit=500", intruder, county.oracle)
                for list in ["inspections", "rounds", "findings", "suspicions", "people"] {
                    guard let id = hidden[list] else { continue }
                    let about = try await intruder.ask(
                        .get, "\(path)?about=\(Intruder.text(id))")
                    let never = try await intruder.ask(
                        .get, "\(path)?about=\(Intruder.text(Intruder.nothing))")
                    if about.status != never.status || about.body != never.body {
                        intruder.complain("\(path)?about=\(list) tells of it")
                    }
                }
            }
        }
        print("choices: \(asked) requests")
        #expect(complaints.isEmpty, "\(complaints.count): \(complaints.prefix(40))")
        #expect(Intruder.isEnough(asked, of: 1000))
    }

    /// Whose rows a lookup offers; the others hold places, whose names are no secret.
    private static let lists: [Lookup: String] = [
        .people: "people", .units: "units", .terms: "terms", .campaigns: "campaigns",
        .cases: "caseLibrary", .similarFindings: "findings", .commonProblems: "commonProblems",
    ]

    private static func judge(
        _ lookup: Lookup, _ path: String, _ intruder: Intruder, _ oracle: Oracle
    ) async throws {
        let answer = try await intruder.ask(.get, path)
        guard answer.status == 200, let list = lists[lookup] else { return }
        let seen = (oracle.rows[list] ?? []).filter { row in
            oracle.sees(intruder.attacker, row) || row.id == intruder.attacker.person
        }
        let more = AttackedPage.identifiers(answer.body).subtracting(seen.map(\.id))
        if !more.isEmpty { intruder.complain("\(path): \(more.count) too many") }
    }

    @Test func `a file out of sight is not attached by its content`() async throws {
        let county = try await AttackCounty.shared.value
        let files = try await county.files()
        let (asked, complaints) = try await Assault.run(county) { intruder, county in
            let oracle = county.oracle
            let secret = files.filter { !oracle.sees(intruder.attacker, $0) }
            for list in ["findings", "rectification", "revisits", "suspicions"] {
                let own = (oracle.rows[list] ?? []).first { oracle.sees(intruder.attacker, $0) }
                guard let own else { continue }
                for file in secret.prefix(intruder.turn % 5 + 2).suffix(2) {
                    let path = "/api/\(list)/\(Intruder.text(own.id))/attachments"
                    let body = { (sha256: String) in #"{"title":"照片","file":"\#(sha256)"}"# }
                    let found = try await intruder.ask(.post, path, body(file.sha256))
                    let never = try await intruder.ask(
                        .post, path, body(String(repeating: "0", count: 64)))
                    if found.status < 400 || found.status != never.status
                        || found.body != never.body
                    {
                        intruder.complain("\(path): \(found.status), never: \(never.status)")
                    }
                }
            }
        }
        print("contents: \(asked) requests")
        #expect(complaints.isEmpty, "\(complaints.count): \(complaints.prefix(40))")
        #expect(Intruder.isEnough(asked, of: 60))
    }

    @Test func `pages of one's own name no record out of sight`() async throws {
        let county = try await AttackCounty.shared.value
        let counties = try await county.counties()
        let figures = counties.flatMap { id in
            StatTable.Grouping.allCases.map { "/statistics?county=\(id)&by=\($0.rawValue)" }
        }
        let known = county.byIdentifier
        let pages =
            [
                "/", "/api/home", "/calendar", "/calendar.ics", "/logbooks", "/screening",
                "/models", "/scoreboard", "/api/scoreboard", "/openings", "/api/openings",
            ] + figures
        let (asked, complaints) = try await Assault.run(county) { intruder, county in
            for page in pages {
                let answer = try await intruder.ask(.get, page)
                // The log auditor reads who opened what.
                let isAuditor = intruder.attacker.grants.contains { $0.role == "logAuditor" }
                if isAuditor, page.hasSuffix("openings") { continue }
                for id in AttackedPage.identifiers(answer.body) {
                    guard let rows = known[id], id != intruder.attacker.person,
                        !rows.contains(where: { county.oracle.sees(intruder.attacker, $0) })
                    else { continue }
                    intruder.complain("\(page) names \(rows.map(\.object)) \(id)")
                }
            }
        }
        print("own pages: \(asked) requests")
        #expect(complaints.isEmpty, "\(complaints.count): \(complaints.prefix(40))")
        #expect(Intruder.isEnough(asked, of: 1000))
    }
}
