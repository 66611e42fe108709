import Domain
import Foundation
package import HTTPTypes
import Hummingbird
import Logging
import NIOConcurrencyHelpers
import NIOCore
import NIOEmbedded
package import Services

@testable package import Web

/// Asks the routes in this process, with cookies like a browser.
package final class Browser {
    package struct Answer {
        package let status: Int
        package let headers: HTTPFields
        package let body: String
    }

    private let responder: any HTTPResponder<WebContext>
    private var cookies: [String: String] = [:]
    package var bearer: String?
    /// The address that the requests come from; nil: none is known.
    package var peer: String?

    /// `beat`: Of the answers that there is nothing; tests ask for it thousands of times.
    package init(_ office: Office, proxies: Proxies = .none, beat: Duration = .zero) throws {
        responder = try WebServer.router(office, proxies: proxies, beat: beat).buildResponder()
    }

    package func cookie(_ name: String) -> String? { cookies[name] }

    package func keep(_ name: String, _ value: String?) { cookies[name] = value }

    package func get(_ path: String) async throws -> Answer {
        try await ask(.get, path)
    }

    /// Sends a form.
    package func post(_ path: String, _ fields: [(String, String)]) async throws -> Answer {
        let text = fields.map { "\(FormFields.encoded($0))=\(FormFields.encoded($1))" }
            .joined(separator: "&")
        return try await ask(
            .post, path, Array(text.utf8), type: "application/x-www-form-urlencoded")
    }

    package func ask(
        _ method: HTTPRequest.Method, _ path: String, _ body: [UInt8] = [], type: String? = nil,
        more: HTTPFields = [:]
    ) async throws -> Answer {
        var headers = more
        if let type { headers[.contentType] = type }
        if let bearer { headers[.authorization] = "Bearer \(bearer)" }
        if !cookies.isEmpty {
            headers[.cookie] = cookies.map { "\($0)=\($1)" }.joined(separator: "; ")
        }
        return try await send(
            Request(
                head: .init(
                    method: method, scheme: "http", authority: "test", path: path,
                    headerFields: headers), body: .init(buffer: ByteBuffer(bytes: body))))
    }

    /// Sends a request whose body must not be read: reading it is a defect, and answered so.
    package func sendUnreadable(_ path: String, _ headers: HTTPFields) async throws -> Answer {
        struct WasRead: Error {}
        let body = AsyncThrowingStream<ByteBuffer, any Error> { throw WasRead() }
        return try await send(
            Request(
                head: .init(
                    method: .post, scheme: "http", authority: "test", path: path,
                    headerFields: headers), body: .init(asyncSequence: body)))
    }

    private func send(_ request: Request) async throws -> Answer {
        var context = WebContext(
            source: ApplicationRequestContextSource(
                channel: NIOAsyncTestingChannel(), logger: Logger(label: "test")))
        context.peer = peer
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
    package static func token(_ body: String) -> String {
        guard let range = body.range(of: "name=\"csrf\" value=\"") else { return "" }
        return String(body[range.upperBound...].prefix { $0 != "\"" })
    }

    /// The first record that a form offers.
    package static func firstChoice(_ body: String) throws -> String {
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
package enum TestOffice {
    package static let password = "a-long-password"

    package static let register = """
        code,name,township_name,county_name,city_name,province_name
        990201101201,东湖村村民委员会,清水镇,清水县,云州市,示范省
        990201101202,<b>西湖</b>村,清水镇,清水县,云州市,示范省
        """

    /// `auditor`: Whether there is a log auditor, `shen`, as well.
    package static func open(auditor: Bool = false) async throws -> Office {
        let office = try Office(DataFolder(NSTemporaryDirectory() + UUID().uuidString))
        let now = Moment(Date())
        let file = try await office.keepRegister(
            Array(register.utf8), by: .console, at: now)
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
    package static func loggedIn() async throws -> Browser {
        let browser = try Browser(try await open())
        _ = try await browser.post("/login", [("login", "zhang"), ("password", password)])
        return browser
    }
}
