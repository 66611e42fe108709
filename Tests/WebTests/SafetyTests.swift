import Domain
import Foundation
import HTTPTypes
import Services
import Testing

@testable import Web

/// What nobody may get past.
struct SafetyTests {
    @Test(arguments: ["/", "/findings", "/units/export.csv", "/people", "/scoreboard"])
    func `a page asks for a login and comes back to itself`(path: String) async throws {
        let browser = try Browser(try await TestOffice.open())
        let answer = try await browser.get(path)
        #expect(answer.status == 303)
        #expect(answer.headers[.location] == "/login?next=\(FormFields.encoded(path))")
    }

    @Test func `the API answers 401 with a sentence`() async throws {
        let browser = try Browser(try await TestOffice.open())
        let answer = try await browser.get("/api/findings")
        #expect(answer.status == 401)
        #expect(answer.body.contains("\"code\":\"access.logged-out\""))
    }

    @Test func `an unknown account and a wrong password get the same sentence`() async throws {
        let browser = try Browser(try await TestOffice.open())
        let unknown = try await browser.post("/login", [("login", "nobody"), ("password", "x")])
        let wrong = try await browser.post("/login", [("login", "zhang"), ("password", "x")])
        #expect(unknown.status == 401)
        #expect(
            unknown.body.replacing("nobody", with: "") == wrong.body.replacing("zhang", with: ""))
    }

    @Test func `after eight failures strangers rest for an account, and for that one only`()
        async throws
    {
        let office = try await TestOffice.open()
        let browser = try Browser(office)
        for _ in 0..<8 {
            _ = try await browser.post("/login", [("login", "zhang"), ("password", "x")])
        }
        let right = try await browser.post(
            "/login", [("login", "zhang"), ("password", TestOffice.password)])
        #expect(right.status == 429)
        let other = try await browser.post("/login", [("login", "other"), ("password", "x")])
        #expect(other.status == 401)
    }

    @Test(arguments: [
        "https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1",
        "/\t/evil.example", "/\n/evil.example", "//\u{301}evil.example", "\\\\evil.example", "",
        "/login?next=/login", "/x\\..\\evil.example",
    ])
    func `a login leads to our own pages only`(next: String) async throws {
        let browser = try Browser(try await TestOffice.open())
        let answer = try await browser.post(
            "/login", [("login", "zhang"), ("password", TestOffice.password), ("next", next)])
        #expect(answer.headers[.location] == "/")
    }

    @Test func `a new password takes the old one and ends all sessions`() async throws {
        let browser = try await TestOffice.loggedIn()
        let token = Browser.token(try await browser.get("/password").body)
        let wrong = try await browser.post(
            "/password", [("csrf", token), ("current", "x"), ("new", "another-password")])
        #expect(wrong.status == 422)
        let short = try await browser.post(
            "/password", [("csrf", token), ("current", TestOffice.password), ("new", "short")])
        #expect(short.status == 422)
        let right = try await browser.post(
            "/password",
            [("csrf", token), ("current", TestOffice.password), ("new", "another-password")])
        #expect(right.headers[.location] == "/login")
        #expect(try await browser.get("/").status == 303)
        let again = try await browser.post(
            "/login", [("login", "zhang"), ("password", "another-password")])
        #expect(again.headers[.location] == "/")
    }

    @Test func `a change of language leads back to the list as it was filtered`() async throws {
        let browser = try await TestOffice.loggedIn()
        let token = Browser.token(try await browser.get("/").body)
        for (referer, expected) in [
            ("http://test/units?q=%E4%B8%9C", "/units?q=%E4%B8%9C"), ("http://test", "/"),
            ("http://test//evil.example/", "/"), ("http://test/%09/x", "/%09/x"),
        ] {
            let answer = try await browser.ask(
                .post, "/language", Array("csrf=\(token)&language=en".utf8),
                type: "application/x-www-form-urlencoded", more: [.named("Referer"): referer])
            #expect(answer.headers[.location] == expected)
        }
    }

    @Test func `a form without its token does nothing`() async throws {
        let browser = try await TestOffice.loggedIn()
        let fields = [("login", "li"), ("fullName", "李四"), ("employer", "县局")]
        let without = try await browser.post("/people", fields)
        #expect(without.status == 403)
        let wrong = try await browser.post("/people", fields + [("csrf", "0")])
        #expect(wrong.status == 403)
        let page = try await browser.get("/people")
        #expect(!page.body.contains("李四"))
    }

    @Test func `the API takes no cookie without the session's token`() async throws {
        let browser = try await TestOffice.loggedIn()
        let answer = try await browser.ask(
            .post, "/api/people", Array("{}".utf8), type: "application/json")
        #expect(answer.status == 403)
    }

    @Test func `every answer has the headers that protect it`() async throws {
        let browser = try await TestOffice.loggedIn()
        for path in ["/", "/findings", "/nowhere", "/api/findings", "/assets/xuncun.css", "/login"]
        {
            let headers = try await browser.get(path).headers
            let policy = headers[.named("Content-Security-Policy")] ?? ""
            #expect(policy.contains("frame-ancestors 'none'"))
            #expect(headers[.contentTypeOptions] == "nosniff", "\(path)")
            #expect(headers[.cacheControl] != nil, "\(path)")
        }
    }

    @Test func `what people typed is text on every page`() async throws {
        let browser = try await TestOffice.loggedIn()
        for path in ["/", "/units", "/people", "/units?q=%3Cscript%3E"] {
            let body = try await browser.get(path).body
            #expect(!body.contains("<b>西湖"), "\(path)")
            #expect(!body.contains("<i>三"), "\(path)")
            #expect(!body.contains("<script>"), "\(path)")
        }
    }

    @Test(arguments: [
        "/findings/not-an-identifier", "/findings/019aae0c-d400-7abc-8123-456789abcdef",
        "/attachments/x", "/nowhere", "/assets/../../etc/passwd",
    ])
    func `what is not there is not found`(path: String) async throws {
        let browser = try await TestOffice.loggedIn()
        #expect(try await browser.get(path).status == 404)
    }

    @Test(arguments: ["{", "[]", "null", "{\"login\":{\"a\":1}}", "{\"login\":[1]}", "\u{0}"])
    func `malformed JSON is refused in words`(body: String) async throws {
        let browser = try await TestOffice.loggedIn()
        let page = try await browser.get("/")
        let answer = try await browser.ask(
            .post, "/api/people", Array(body.utf8), type: "application/json",
            more: [.csrfToken: Browser.token(page.body)])
        #expect(answer.status == 422)
        #expect(answer.body.contains("\"remedy\""))
    }

    @Test(arguments: ["limit=0", "limit=201", "limit=x", "limit=9999999999999999999999"])
    func `a page of a list has a size`(query: String) async throws {
        let browser = try await TestOffice.loggedIn()
        #expect(try await browser.get("/api/units?\(query)").status == 422)
    }

    @Test func `a program says that it sends JSON, or nothing`() async throws {
        let browser = try Browser(try await TestOffice.open())
        let login = Array("{\"login\":\"zhang\",\"password\":\"\(TestOffice.password)\"}".utf8)
        for (type, status) in [("application/json", 201), ("text/xml", 422), (nil, 201)] {
            let answer = try await browser.ask(.post, "/api/session", login, type: type)
            #expect(answer.status == status, "\(type ?? "")")
        }
    }

    @Test func `too much is refused before it is read`() async throws {
        let browser = try await TestOffice.loggedIn()
        let page = try await browser.get("/")
        let answer = try await browser.ask(
            .post, "/api/people", [UInt8](repeating: 32, count: (1 << 20) + 1),
            type: "application/json", more: [.csrfToken: Browser.token(page.body)])
        #expect(answer.status == 413)
    }

    @Test func `a defect is answered with a reference and nothing else`() async throws {
        let office = try await TestOffice.open()
        let browser = try Browser(office)
        _ = try await browser.post(
            "/login", [("login", "zhang"), ("password", TestOffice.password)])
        let answer = try await browser.get("/findings?after=i1~tAAAA")
        #expect(answer.status == 200 || answer.status == 422)
        #expect(!answer.body.contains("SQL"))
    }

    @Test(arguments: [
        "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=x",
        "text/plain",
    ])
    func `a broken upload is refused`(type: String) async throws {
        let browser = try await TestOffice.loggedIn()
        for body in [
            "", "--x", "--x\r\n", "--x\r\n\r\n--x--",
            "--x\r\nContent-Disposition: y\r\n\r\n\r\n--x--",
        ] {
            let answer = try await browser.ask(.post, "/people", Array(body.utf8), type: type)
            #expect((400..<500).contains(answer.status), "\(type) \(body)")
        }
    }
}
