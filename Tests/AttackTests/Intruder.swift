import Domain
import Fixtures
import Foundation
import HTTPTypes
import Services

/// One attacker at the routes of this process.
final class Intruder {
    let attacker: Attacker
    private let browser: Browser
    /// Which rows this one tries where not everybody tries all: everybody another part.
    let turn: Int
    /// What was never there answers the same each time.
    private var nothingAt: [String: Browser.Answer] = [:]
    /// The token of this one's forms.
    private var csrf = ""
    private(set) var asked = 0
    private(set) var complaints: [String] = []

    init(_ attacker: Attacker, _ turn: Int, _ office: Office) throws {
        self.attacker = attacker
        self.turn = turn
        browser = try Browser(office)
        browser.bearer = attacker.token
    }

    /// Whether every row is tried by everybody (`make soak`).
    static let isThorough = ProcessInfo.processInfo.environment["XUNCUN_SOAK"] != nil

    /// The lists that are tried; nil for all (`make mutants` names those of its guard).
    static let lists: Set<String>? = ProcessInfo.processInfo.environment["XUNCUN_LISTS"].map {
        Set($0.split(separator: ",").map(String.init))
    }

    static func isTried(_ list: String) -> Bool { lists?.contains(list) ?? true }

    /// Whether a number of requests is enough: some of them are, where only some lists are tried.
    static func isEnough(_ asked: Int, of least: Int) -> Bool {
        asked > (lists == nil ? least : 0)
    }

    /// Whether it is this one's turn to try a row.
    func tries(_ row: Int, of parts: Int) -> Bool {
        Self.isThorough || row % parts == turn % parts
    }

    /// An identifier that nothing has.
    static let nothing = UUID(uuidString: "00000000-0000-7000-8000-00000000ffff") ?? UUID()

    func ask(
        _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil
    ) async throws -> Browser.Answer {
        asked += 1
        let answer = try await browser.ask(
            method, path, Array((body ?? "").utf8),
            type: body == nil ? nil : "application/json")
        if answer.status >= 500 { complain("\(method) \(path): \(answer.status)") }
        return answer
    }

    /// Sends a form of a page, with its token.
    func post(_ path: String, _ fields: [(String, String)]) async throws -> Browser.Answer {
        asked += 1
        let answer = try await browser.post(path, fields + [("csrf", try await token())])
        if answer.status >= 500 { complain("form \(path): \(answer.status)") }
        return answer
    }

    private func token() async throws -> String {
        if csrf.isEmpty { csrf = Browser.token(try await browser.get("/password").body) }
        return csrf
    }

    func complain(_ text: String) { complaints.append("\(attacker.name): \(text)") }

    /// Expects a record out of sight to be answered like one that never was: status, headers and
    /// every byte, but for the identifier that was asked for.
    func expectNothing(
        _ method: HTTPRequest.Method, _ path: (String) -> String, _ id: UUID, _ body: String? = nil
    ) async throws {
        try await expectNothing("\(method)", path, id, key: body ?? "") {
            try await ask(method, $0, body)
        }
    }

    /// The same for a form of a page.
    func expectNothing(
        form path: (String) -> String, _ id: UUID, _ fields: [(String, String)]
    ) async throws {
        try await expectNothing("form", path, id, key: "\(fields)") { try await post($0, fields) }
    }

    private func expectNothing(
        _ method: String, _ path: (String) -> String, _ id: UUID, key: String,
        _ send: (String) async throws -> Browser.Answer
    ) async throws {
        let (hidden, none) = (Self.text(id), Self.text(Self.nothing))
        let found = try await send(path(hidden))
        let key = "\(method) \(path(none)) \(key)"
        let never: Browser.Answer
        if let known = nothingAt[key] {
            never = known
        } else {
            never = try await send(path(none))
            nothingAt[key] = never
        }
        if found.status != never.status {
            complain("\(method) \(path(hidden)): \(found.status), never was: \(never.status)")
        } else if found.headers != never.headers {
            complain("\(method) \(path(hidden)): other headers than nothing has")
        } else if found.body.replacing(hidden, with: none) != never.body {
            complain("\(method) \(path(hidden)): other bytes than nothing has")
        } else if found.status < 400 {
            complain("\(method) \(path(hidden)): \(found.status) for what is out of sight")
        }
    }

    static func text(_ id: UUID) -> String { id.uuidString.lowercased() }
}

/// Lets everybody attack, two at a time, and gathers what went wrong.
enum Assault {
    static func run(
        _ county: AttackCounty,
        _ attack: @escaping @Sendable (Intruder, AttackCounty) async throws -> Void
    ) async throws -> (asked: Int, complaints: [String]) {
        try await withThrowingTaskGroup(of: (Int, [String]).self) { group in
            var waiting = Array(county.attackers.enumerated())[...]
            func next() {
                guard let (turn, attacker) = waiting.popFirst() else { return }
                group.addTask {
                    let intruder = try Intruder(attacker, turn, county.office)
                    try await attack(intruder, county)
                    return (intruder.asked, intruder.complaints)
                }
            }
            next()
            next()
            var asked = 0
            var complaints: [String] = []
            while let done = try await group.next() {
                asked += done.0
                complaints += done.1
                next()
            }
            return (asked, complaints)
        }
    }
}
