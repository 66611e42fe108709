import Domain
import Foundation
import HTTPTypes
import Services
import TestSupport
import Testing

@testable import Web

struct PageTests {
    @Test func `a template mentions only what its page has, and no template is dead`() throws {
        let pages: [(String, Set<String>)] = [
            (LayoutPage.template, Set(LayoutPage.fields.keys)),
            (LoginPage.template, Set(LoginPage.fields.keys)),
            (RefusalPage.template, Set(RefusalPage.fields.keys)),
        ]
        #expect(Set(pages.map(\.0)) == Set(Templates.sources.keys))
        for (name, fields) in pages {
            let source = try #require(Templates.sources[name])
            let tags = Set(
                source.matches(of: /\{\{\{?([^{}]+)\}?\}\}/).map { String($0.output.1) })
            #expect(tags == fields, "\(name)")
        }
    }

    @Test func `the frame of every page is English when English is chosen`() async throws {
        let browser = try await TestOffice.loggedIn()
        let page = try await browser.get("/")
        _ = try await browser.post(
            "/language", [("csrf", Browser.token(page.body)), ("language", "en")])
        for path in ["/", "/units", "/rounds", "/findings", "/people", "/terms/new", "/scoreboard"]
        {
            let body = try await browser.get(path).body
            #expect(body.contains("<html lang=\"en\">"))
            let chinese = body.matches(of: /<(?:th|label|summary)[^>]*>[^<]*[\u4e00-\u9fff]/)
            #expect(chinese.isEmpty, "\(path): \(chinese.first.map { String($0.output) } ?? "")")
        }
    }

    @Test func `a refusal is a page like all others, in the language of the visitor`()
        async throws
    {
        let browser = try await TestOffice.loggedIn()
        let page = try await browser.get("/")
        _ = try await browser.post(
            "/language", [("csrf", Browser.token(page.body)), ("language", "en")])
        let answer = try await browser.get("/nowhere")
        #expect(answer.status == 404)
        #expect(answer.body.contains("There is no such page."))
        #expect(answer.body.contains("href=\"/findings\""))
    }

    @Test func `a refused form keeps what was typed and names the field`() async throws {
        let browser = try await TestOffice.loggedIn()
        let page = try await browser.get("/people/new")
        let answer = try await browser.post(
            "/people",
            [
                ("csrf", Browser.token(page.body)), ("login", "UPPER CASE"),
                ("fullName", "李四"), ("employer", "县局"),
                ("county", try Browser.firstChoice(page.body)),
            ])
        #expect(answer.status == 422)
        #expect(answer.body.contains("账号只能用小写字母"))
        #expect(answer.body.contains("value=\"UPPER CASE\""))
        #expect(answer.body.contains("class=\"field wrong\""))
    }

    @Test func `a form sent twice makes one record`() async throws {
        let browser = try await TestOffice.loggedIn()
        let page = try await browser.get("/people/new")
        let fields = [
            ("csrf", Browser.token(page.body)), ("action-id", UUID().uuidString), ("login", "li"),
            ("fullName", "李四"), ("employer", "县局"), ("county", try Browser.firstChoice(page.body)),
        ]
        let first = try await browser.post("/people", fields)
        let second = try await browser.post("/people", fields)
        #expect(first.status == 303)
        #expect(first.headers[.location] == second.headers[.location])
    }

    @Test func `an export begins with the mark that Excel needs and neutralises formulas`()
        async throws
    {
        let browser = try await TestOffice.loggedIn()
        let answer = try await browser.get("/units/export.csv")
        #expect(answer.body.hasPrefix("\u{FEFF}"))
        #expect(answer.headers[.contentType] == "text/csv; charset=utf-8")
        #expect(CSVText.cell("=1+1") == "'=1+1")
        #expect(CSVText.cell("@a,b") == "\"'@a,b\"")
        #expect(CSVText.cell("-5") == "-5")
        #expect(CSVText.cell("=\u{301}1+1") == "'=\u{301}1+1")
        #expect(CSVText.cell("＝1+1") == "'＝1+1")
        #expect(CSVText.cell("a,\u{301}b") == "\"a,\u{301}b\"")
        #expect(CSVText.cell("a\"\u{301}") == "\"a\"\"\u{301}\"")
        #expect(CSVText.cell("say \"hi\"") == "\"say \"\"hi\"\"\"")
    }

    @Test func `forms and addresses decode what browsers encode`() {
        let fields = FormFields.parse("a=1&a=2&b=%E4%B8%AD+%26&c")
        #expect(fields.values == ["a": ["1", "2"], "b": ["中 &"], "c": [""]])
        #expect(FormFields.decoded("%zz%") == "%zz%")
    }

    @Test func `an upload in several parts is read as it was sent`() throws {
        let body =
            "--B\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n照片\r\n"
            + "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.png\"\r\n"
            + "Content-Type: image/png\r\n\r\n\u{1}\r\n--notB\r\n\r\n--B--\r\n"
        let fields = try Multipart.parse(
            Array(body.utf8), contentType: "multipart/form-data; boundary=B")
        #expect(fields["title"] == "照片")
        #expect(fields.files.map(\.key) == ["file"])
        #expect(fields.files.first?.bytes == Array("\u{1}\r\n--notB\r\n".utf8))
    }

    @Test func `everything that the API answers is JSON`() async throws {
        let browser = try await TestOffice.loggedIn()
        for list in Lists.all where list.name != "journal" {
            let body = try await browser.get("/api/\(list.name)").body
            let page = try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any]
            let items = try #require(page?["items"] as? [[String: Any]])
            #expect(page?["total"] as? Int == items.count)
            guard let id = items.first?["id"] as? String else { continue }
            let record = try await browser.get("/api/\(list.name)/\(id)").body
            let shown = try JSONSerialization.jsonObject(with: Data(record.utf8)) as? [String: Any]
            #expect(shown?["id"] as? String == id)
        }
        for path in [
            "/api/scoreboard", "/api/home", "/api/options/units", "/api/nowhere", "/healthz",
        ] {
            let body = try await browser.get(path).body
            _ = try JSONSerialization.jsonObject(with: Data(body.utf8))
        }
    }

    @Test func `a record tells programs what may be done with it and where`() async throws {
        let browser = try await TestOffice.loggedIn()
        let list = try await browser.get("/api/units").body
        let id = try #require(list.firstMatch(of: /"id":"([0-9a-f-]{36})"/)).output.1
        let body = try await browser.get("/api/units/\(id)").body
        let record = try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any]
        let actions = try #require(record?["actions"] as? [[String: Any]])
        let rename = try #require(actions.first { $0["name"] as? String == "places.rename" })
        #expect(rename["path"] as? String == "/api/units/\(id)/rename")
    }

    @Test func `programs are answered in the language that they ask for`() async throws {
        let browser = try Browser(try await TestOffice.open())
        for (header, word) in [
            ("en", "logged in"), ("zh-CN,zh;q=0.9,en;q=0.8", "请先登录"), ("fr", "请先登录"),
            ("zh;q=0.5, en;q=0.9", "logged in"), (";;q=x,", "请先登录"),
        ] {
            let answer = try await browser.ask(
                .get, "/api/units", more: [.acceptLanguage: header])
            #expect(answer.body.contains(word), "\(header)")
        }
    }

    @Test func `the API is described as it is`() throws {
        expectGolden(OpenAPI.document, "docs/openapi.json")
        let parsed = try JSONSerialization.jsonObject(with: Data(OpenAPI.document.utf8))
        let paths = (parsed as? [String: Any])?["paths"] as? [String: Any]
        #expect(paths?.count ?? 0 > 80)
    }
}
