import Domain
import Foundation
import HTTPTypes
import Services
import Testing

@testable import Web

/// The door: who may try, how often, from where, and how much is read of what they send.
struct LoginTests {
    private let form = "application/x-www-form-urlencoded"
    private let right = "login=zhang&password=\(TestOffice.password)"

    private func logIn(_ browser: Browser, _ password: String = "wrong-password") async throws
        -> Int
    {
        try await browser.post("/login", [("login", "zhang"), ("password", password)]).status
    }

    @Test func `strangers cannot lock out a device that has logged in before`() async throws {
        let office = try await TestOffice.open()
        let (known, stranger) = (try Browser(office), try Browser(office))
        #expect(try await logIn(known, TestOffice.password) == 303)
        for _ in 0..<8 { #expect(try await logIn(stranger) == 401) }
        #expect(try await logIn(stranger, TestOffice.password) == 429)
        known.keep(Cookies.session, nil)
        #expect(try await logIn(known, TestOffice.password) == 303)
        // A known device that fails rests as well, and alone.
        for _ in 0..<8 { #expect(try await logIn(known) == 401) }
        #expect(try await logIn(known, TestOffice.password) == 429)
    }

    @Test func `failures of a known device keep no stranger out`() async throws {
        let office = try await TestOffice.open()
        let (known, stranger) = (try Browser(office), try Browser(office))
        #expect(try await logIn(known, TestOffice.password) == 303)
        for _ in 0..<8 { #expect(try await logIn(known) == 401) }
        #expect(try await logIn(stranger, TestOffice.password) == 303)
    }

    @Test func `a device is known for whoever logged in with it, and not for others`() async throws
    {
        let office = try await TestOffice.open(auditor: true)
        let (known, stranger) = (try Browser(office), try Browser(office))
        let shen = [("login", "shen"), ("password", TestOffice.password)]
        #expect(try await known.post("/login", shen).status == 303)
        for _ in 0..<8 { #expect(try await logIn(stranger) == 401) }
        #expect(try await logIn(known, TestOffice.password) == 429)
    }

    @Test func `a new password makes every device a stranger again`() async throws {
        let office = try await TestOffice.open()
        let (known, stranger) = (try Browser(office), try Browser(office))
        #expect(try await logIn(known, TestOffice.password) == 303)
        let token = Browser.token(try await known.get("/password").body)
        let changed = try await known.post(
            "/password",
            [("csrf", token), ("current", TestOffice.password), ("new", "another-password")])
        #expect(changed.headers[.location] == "/login")
        for _ in 0..<8 { #expect(try await logIn(stranger) == 401) }
        #expect(try await logIn(known, "another-password") == 429)
    }

    @Test func `a device that this program did not make is given another token`() async throws {
        let office = try await TestOffice.open()
        let browser = try Browser(office)
        let planted = String(repeating: "a", count: 64)
        browser.keep(Cookies.device, planted)
        #expect(try await logIn(browser, TestOffice.password) == 303)
        let given = try #require(browser.cookie(Cookies.device))
        #expect(given != planted && given.count == 64)
        browser.keep(Cookies.session, nil)
        #expect(try await logIn(browser, TestOffice.password) == 303)
        #expect(browser.cookie(Cookies.device) == given)
    }

    @Test(arguments: [
        (String(repeating: "a", count: 41), "x", "login-too-long"),
        ("zhang", String(repeating: "a", count: 513), "password-too-long"),
    ])
    func `long names and passwords are refused before anything is kept`(
        login: String, password: String, code: String
    ) async throws {
        let browser = try Browser(try await TestOffice.open())
        let body = "{\"login\":\"\(login)\",\"password\":\"\(password)\"}"
        let answer = try await browser.ask(
            .post, "/api/session", Array(body.utf8), type: "application/json")
        #expect(answer.status == 422)
        #expect(answer.body.contains(code))
    }

    @Test(arguments: [
        ("/login", "multipart/form-data; boundary=x", 422),
        ("/login", "application/x-www-form-urlencoded", 413),
        ("/api/session", "application/json", 413),
    ])
    func `a login of many bytes is refused unread`(path: String, type: String, status: Int)
        async throws
    {
        let browser = try Browser(try await TestOffice.open())
        let answer = try await browser.sendUnreadable(
            path, [.contentType: type, .contentLength: "\(21 << 20)"])
        #expect(answer.status == status)
    }

    @Test func `a login that says nothing of its length is read as far as a login goes`()
        async throws
    {
        let browser = try Browser(try await TestOffice.open())
        for path in ["/login", "/api/session"] {
            let answer = try await browser.ask(
                .post, path, [UInt8](repeating: 97, count: Doors.loginLimit + 1))
            #expect(answer.status == 413, "\(path)")
        }
    }

    @Test func `nobody sends a body without having logged in`() async throws {
        let browser = try Browser(try await TestOffice.open())
        let own = ["/logout", "/language", "/password", "/units/import", "/calendar/feed", "/none"]
        for path in ActionCatalogue.all.map(\.path) + own {
            let path = path.replacing(/\{\w+\}/, with: UUID().uuidString)
            for address in [path, "/api" + path] {
                let answer = try await browser.sendUnreadable(
                    address, [.contentType: form, .contentLength: "10"])
                #expect(answer.status == 401, "\(address)")
            }
        }
    }

    @Test func `a body that says that it is too long is refused unread`() async throws {
        let browser = try await TestOffice.loggedIn()
        let session = try #require(browser.cookie(Cookies.session))
        for (path, length) in [("/api/files", 21 << 20), ("/api/people", 2 << 20)] {
            let answer = try await browser.sendUnreadable(
                path,
                [
                    .authorization: "Bearer \(session)", .contentType: "application/json",
                    .contentLength: "\(length)",
                ])
            #expect(answer.status == 413, "\(path)")
        }
    }

    @Test(arguments: [
        (HTTPFields([HTTPField(name: .named("Sec-Fetch-Site"), value: "same-site")]), 403),
        (HTTPFields([HTTPField(name: .named("Sec-Fetch-Site"), value: "cross-site")]), 403),
        (HTTPFields([HTTPField(name: .named("Sec-Fetch-Site"), value: "same-origin")]), 303),
        (HTTPFields([HTTPField(name: .named("Sec-Fetch-Site"), value: "none")]), 303),
        (HTTPFields([HTTPField(name: .origin, value: "https://evil.example")]), 403),
        (HTTPFields([HTTPField(name: .origin, value: "null")]), 403),
        (HTTPFields([HTTPField(name: .origin, value: "http://test.evil.example")]), 403),
        (HTTPFields([HTTPField(name: .origin, value: "http://test")]), 303),
        (HTTPFields([HTTPField(name: .origin, value: "http://TEST:80")]), 303),
        (HTTPFields(), 303),
    ])
    func `a login comes from our own page or from a program`(headers: HTTPFields, status: Int)
        async throws
    {
        let browser = try Browser(try await TestOffice.open())
        let answer = try await browser.ask(
            .post, "/login", Array(right.utf8), type: form, more: headers)
        #expect(answer.status == status)
        if status == 303 { return }
        let session = try await browser.ask(
            .post, "/api/session",
            Array("{\"login\":\"zhang\",\"password\":\"\(TestOffice.password)\"}".utf8),
            type: "application/json", more: headers)
        #expect(session.status == 403)
    }

    @Test func `a logout comes from our own page`() async throws {
        let browser = try await TestOffice.loggedIn()
        let token = Browser.token(try await browser.get("/").body)
        let foreign = try await browser.ask(
            .post, "/logout", Array("csrf=\(token)".utf8), type: form,
            more: [.named("Sec-Fetch-Site"): "same-site"])
        #expect(foreign.status == 403)
        #expect(try await browser.get("/").status == 200)
    }

    @Test(arguments: [
        ("127.0.0.1", "https", true), ("127.0.0.1", "HTTPS", true),
        ("127.0.0.1", "https, http", true), ("::ffff:127.0.0.1", "https", true),
        ("10.3.4.5", "https", true), ("127.0.0.1", "http, https", false),
        ("127.0.0.1", "httpsx", false), ("127.0.0.2", "https", false), ("11.0.0.1", "https", false),
        ("::1", "https", false),
    ])
    func `only a proxy that is named says that the browser came through HTTPS`(
        peer: String, proto: String, isSecure: Bool
    ) async throws {
        let browser = try Browser(
            try await TestOffice.open(), proxies: try Proxies(["127.0.0.1", "10.0.0.0/8"]))
        browser.peer = peer
        let answer = try await browser.ask(
            .post, "/login", Array(right.utf8), type: form,
            more: [.named("X-Forwarded-Proto"): proto])
        let cookies = answer.headers[values: .setCookie]
        #expect(cookies.count == 2)
        #expect(cookies.allSatisfy { $0.contains("HttpOnly") && $0.contains("SameSite=Lax") })
        #expect(cookies.allSatisfy { $0.contains("; Secure") == isSecure })
    }

    @Test func `a named proxy says which host was asked for, and nobody else does`() async throws {
        for (peer, status) in [("127.0.0.1", 303), ("192.0.2.1", 403)] {
            let browser = try Browser(
                try await TestOffice.open(), proxies: try Proxies(["127.0.0.1"]))
            browser.peer = peer
            let answer = try await browser.ask(
                .post, "/login", Array(right.utf8), type: form,
                more: [
                    .origin: "https://xuncun.example",
                    .named("X-Forwarded-Host"): "xuncun.example",
                ])
            #expect(answer.status == status, "\(peer)")
        }
    }

    @Test(arguments: ["localhost", "10.0.0.0/33", "10.0.0.0/x", "", "1.2.3.4/8/9"])
    func `what is no address is no proxy`(name: String) {
        #expect(throws: Refusal.self) { try Proxies([name]) }
    }
}
