import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOConcurrencyHelpers
import NIOCore
import NIOEmbedded
import Services

@testable import Web

/// Asks the routes in this process, with cookies like a browser.
final class Browser {
    struct Answer {
        let status: Int
        let headers: HTTPFields
        let body: String
    }

    private let responder: any HTTPResponder<WebContext>
    private var cookies: [String: String] = [:]
    var bearer: String?

    init(_ office: Office) throws {
        responder = try WebServer.router(office).buildResponder()
    }

    func get(_ path: String) async throws -> Answer {
        try await ask(.get, path)
    }

    /// Sends a form.
    func post(_ path: String, _ fields: [(String, String)]) async throws -> Answer {
        let text = fields.map { "\(FormFields.encoded($0))=\(FormFields.encoded($1))" }
            .joined(separator: "&")
        return try await ask(
            .post, path, Array(text.utf8), type: "application/x-www-form-urlencoded")
    }

    func ask(
        _ method: HTTPRequest.Method, _ path: String, _ body: [UInt8] = [], type: String? = nil,
        more: HTTPFields = [:]
    ) async throws -> Answer {
        var headers = more
        if let type { headers[.contentType] = type }
        if let bearer { headers[.authorization] = "Bearer \(bearer)" }
        if !cookies.isEmpty {
            headers[.cookie] = cookies.map { "\($0)=\($1)" }.joined(separator: "; ")
        }
        let request = Request(
            head: .init(
                method: method, scheme: "http", authority: "test", path: path,
                headerFields: headers), body: .init(buffer: ByteBuffer(bytes: body)))
        let context = WebContext(
            source: ApplicationRequestContextSource(
                channel: NIOAsyncTestingChannel(), logger: Logger(label: "test")))
        let response = try await responder.respond(to: request, context: context)
        let collector = Collector()
        try await response.body.write(collector)
        for cookie in response.headers[values: .setCookie] {
            let pair = cookie.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
            let value = pair.count == 2 ? String(pair[1]) : ""
            cookies[String(pair[0])] = cookie.contains("Max-Age=0") ? nil : value
        }
        return Answer(
            status: response.status.code, headers: response.headers,
            body: collector.text.withLockedValue { String(buffer: $0) })
    }

    /// The token of the forms on a page.
    static func token(_ body: String) -> String {
        guard let range = body.range(of: "name=\"csrf\" value=\"") else { return "" }
        return String(body[range.upperBound...].prefix { $0 != "\"" })
    }

    /// The first record that a form offers.
    static func firstChoice(_ body: String) throws -> String {
        guard let match = body.firstMatch(of: /<option value="([0-9a-f-]{36})"/) else {
            throw Refusal.noPage
        }
        return String(match.output.1)
    }

    private struct Collector: ResponseBodyWriter {
        let text = NIOLockedValueBox(ByteBuffer())

        func write(_ buffer: ByteBuffer) async throws {
            text.withLockedValue {
                var copy = buffer; $0.writeBuffer(&copy)
            }
        }

        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}

/// An office with a small county and one account.
enum TestOffice {
    static let password = "a-long-password"

    static let register = """
        code,name,township_name,county_name,city_name,province_name
        990201101201,东湖村村民委员会,清水镇,清水县,云州市,示范省
        990201101202,<b>西湖</b>村,清水镇,清水县,云州市,示范省
        """

    /// `auditor`: Whether there is a log auditor, `shen`, as well.
    static func open(auditor: Bool = false) async throws -> Office {
        let office = try Office(DataFolder(NSTemporaryDirectory() + UUID().uuidString))
        let now = Moment(Date())
        let file = try office.keepRegister(Array(register.utf8))
        _ = try await office.perform(
            ImportRegister(
                file: file, fileName: "r.csv", county: nil, system: "nbs", version: "2025",
                since: now.day), by: .console, at: now, id: UUID())
        let county = try await office.county(code: "990201")
        if auditor {
            let shen = try await office.perform(
                AddPerson(login: "shen", fullName: "沈审", employer: "保密办", county: county),
                by: .console, at: now, id: UUID()
            ).record
            // Before there is anybody who could confirm it.
            _ = try await office.perform(
                ProposeGrant(record: Identifier(shen), role: .logAuditor, scope: nil),
                by: .console, at: now, id: UUID())
            try await office.setPassword(password, of: Identifier(shen))
        }
        let person = try await office.perform(
            AddPerson(login: "zhang", fullName: "张<i>三</i>", employer: "巡察办", county: county),
            by: .console, at: now, id: UUID()
        ).record
        _ = try await office.perform(
            ProposeGrant(
                record: Identifier(person), role: .officeDirector,
                scope: county.map { Identifier($0.uuid) }),
            by: .console, at: now, id: UUID())
        try await office.setPassword(password, of: Identifier(person))
        return office
    }

    /// A browser in which the director is logged in.
    static func loggedIn() async throws -> Browser {
        let browser = try Browser(try await open())
        _ = try await browser.post("/login", [("login", "zhang"), ("password", password)])
        return browser
    }
}
