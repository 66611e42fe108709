import Domain
import Foundation
import HTTPTypes
import Services
import Testing

@testable import Web

/// What happens to what people type.
struct FormTests {
    /// A draft round of the director's county, and the browser that made it.
    private func round() async throws -> (Browser, path: String, token: String) {
        let browser = try await TestOffice.loggedIn()
        let form = try await browser.get("/terms/new").body
        let token = Browser.token(form)
        _ = try await browser.post(
            "/terms",
            [
                ("csrf", token), ("county", try Browser.firstChoice(form)), ("number", "14"),
                ("startsOn", "2026-01-01"), ("endsOn", "2030-12-31"),
            ])
        let next = try await browser.get("/rounds/new").body
        let answer = try await browser.post(
            "/rounds",
            [
                ("csrf", token), ("term", try Browser.firstChoice(next)), ("number", "1"),
                ("mode", Inspection.Mode.allCases[0].rawValue),
                ("framework", FocusFramework.all[0].code), ("startsOn", "2026-03-01"),
                ("endsOn", "2026-06-30"),
            ])
        return (browser, try #require(answer.headers[.location]), token)
    }

    @Test func `a done action is noted once, on the page that it leads to`() async throws {
        let (browser, path, _) = try await round()
        #expect(try await browser.get(path).body.contains("class=\"saved\""))
        #expect(try await !browser.get(path).body.contains("class=\"saved\""))
    }

    @Test func `a form that is no longer there gives back what was written`() async throws {
        let (browser, path, token) = try await round()
        let answer = try await browser.post(
            "\(path)/cancel", [("csrf", token), ("version", "1"), ("reason", "<b>写了很久</b>")])
        #expect(answer.status == 403)
        #expect(answer.body.contains("role=\"alert\""))
        #expect(answer.body.contains("&lt;b&gt;写了很久&lt;/b&gt;"))
    }

    @Test func `a change that somebody else was quicker with is refused with the new state`()
        async throws
    {
        let (browser, path, token) = try await round()
        let answer = try await browser.post(
            "\(path)/propose", [("csrf", token), ("version", "99")])
        #expect(answer.status == 409)
        let version = /name="version" value="99"/
        #expect(answer.body.firstMatch(of: version) == nil)
    }

    @Test func `a record of another county is not there`() async throws {
        let office = try await TestOffice.open()
        let browser = try Browser(office)
        _ = try await browser.post(
            "/login", [("login", "zhang"), ("password", TestOffice.password)])
        let units = try await browser.get("/api/units").body
        let unit = try #require(units.firstMatch(of: /"id":"([0-9a-f-]{36})"/)).output.1
        #expect(try await browser.get("/units/\(unit)").status == 200)
        let stranger = try await TestOffice.stranger(in: office)
        for path in ["/units/\(unit)", "/api/units/\(unit)"] {
            #expect(try await stranger.get(path).status == 404, "\(path)")
        }
        #expect(try await !stranger.get("/units").body.contains(unit))
        #expect(try await !stranger.get("/units/export.csv").body.contains("东湖"))
    }

    @Test func `a long choice is searched without script and nothing is done by it`() async throws {
        let office = try await TestOffice.open()
        try await TestOffice.addUnits(70, to: office)
        let browser = try Browser(office)
        _ = try await browser.post(
            "/login", [("login", "zhang"), ("password", TestOffice.password)])
        let units = try await browser.get("/api/units").body
        let unit = try #require(units.firstMatch(of: /"id":"([0-9a-f-]{36})"/)).output.1
        let page = try await browser.get("/units/\(unit)").body
        #expect(page.contains("name=\"find-successors\""))
        #expect(page.utf8.count < 60_000)
        let found = try await browser.post(
            "/units/\(unit)/merge",
            [
                ("csrf", Browser.token(page)), ("find", "1"), ("find-successors", "甲村69"),
                ("reason", "合并试点"),
            ])
        #expect(found.status == 200)
        #expect(!found.body.contains("role=\"alert\""))
        let boxes = found.body.matches(of: /name="successors" value="[0-9a-f-]{36}"> ([^<]*)</)
        #expect(boxes.map(\.output.1).contains { $0.contains("甲村69") })
        #expect(boxes.count < 60)
        #expect(try await browser.get("/api/units?standing=no").body.contains("\"total\":0"))
    }

    @Test(arguments: [
        "--B", "--B\r\n", "--B--", "--B--\r\n--B\r\n",
        "--B\r\nContent-Disposition: form-data\r\n\r\nx\r\n--B--",
        "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n",
        "--B\r\nContent-Disposition: form-data; name=\"a\"\r\nx\r\n--B--",
        "--B\nContent-Disposition: form-data; name=\"a\"\n\nx\n--B--", "\r\n\r\n\r\n", "",
    ])
    func `hostile parts are refused or empty, never more`(body: String) {
        let fields = try? Multipart.parse(
            Array(body.utf8), contentType: "multipart/form-data; boundary=B")
        #expect(fields == nil || fields == FormFields())
    }

    @Test func `an upload has a limit of parts and of text`() {
        let type = "multipart/form-data; boundary=B"
        let part = "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n"
        let many = String(repeating: part, count: 300) + "--B--"
        #expect(throws: Refusal.bodyTooLarge) {
            try Multipart.parse(Array(many.utf8), contentType: type)
        }
        let long = String(repeating: "x", count: (1 << 20) + 1)
        let text = "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\(long)\r\n--B--"
        #expect(throws: Refusal.bodyTooLarge) {
            try Multipart.parse(Array(text.utf8), contentType: type)
        }
        let header = "--B\r\nX: \(String(repeating: "y", count: 9000))\r\n\r\n\r\n--B--"
        #expect(throws: Refusal.badRequest) {
            try Multipart.parse(Array(header.utf8), contentType: type)
        }
    }

    @Test func `what a browser has kept is good until it changes`() async throws {
        let browser = try Browser(try await TestOffice.open())
        let address = Assets.address("xuncun.css")
        let versioned = try await browser.get(address)
        #expect(versioned.headers[.cacheControl]?.contains("immutable") == true)
        let plain = try await browser.get("/assets/xuncun.css")
        #expect(plain.headers[.cacheControl] == "public, max-age=3600")
        let tag = try #require(versioned.headers[.eTag])
        let again = try await browser.ask(.get, address, more: [.ifNoneMatch: tag])
        #expect(again.status == 304 && again.body.isEmpty)
        #expect(try await browser.ask(.head, "/healthz").status == 200)
    }

    @Test func `due dates are told in days`() throws {
        let today = try #require(Day("2026-11-23"))
        #expect(DueText.text(today, today).zh == "今天到期")
        #expect(DueText.text(today + 12, today).zh == "还剩12天")
        #expect(DueText.text(today + -3, today).zh == "逾期3天")
        #expect(DueText.text(today + -1, today).en == "1 day late")
    }
}

extension TestOffice {
    /// A director of another county.
    static func stranger(in office: Office) async throws -> Browser {
        try await add("990301101201,外村村民委员会,外镇,外县,云州市,示范省", to: office)
        let now = Moment(Date())
        let county = try await office.county(code: "990301")
        let person = try await office.perform(
            AddPerson(login: "wai", fullName: "外人", employer: "巡察办", county: county),
            by: .console, at: now, id: UUID()
        ).record
        _ = try await office.perform(
            ProposeGrant(
                record: Identifier(person), role: .officeDirector,
                scope: county.map { Identifier($0.uuid) }),
            by: .console, at: now, id: UUID())
        try await office.setPassword(password, of: Identifier(person))
        let browser = try Browser(office)
        _ = try await browser.post("/login", [("login", "wai"), ("password", password)])
        return browser
    }

    static func addUnits(_ count: Int, to office: Office) async throws {
        let rows = (0..<count).map { n in
            "9902011013\(n < 10 ? "0" : "")\(n),甲村\(n)村民委员会,清水镇,清水县,云州市,示范省"
        }
        try await add(rows.joined(separator: "\n"), to: office)
    }

    private static func add(_ rows: String, to office: Office) async throws {
        let header = "code,name,township_name,county_name,city_name,province_name\n"
        let file = try await office.keepRegister(
            Array((header + rows).utf8), by: .console, at: Moment(Date()))
        _ = try await office.perform(
            ImportRegister(
                file: file, fileName: "m.csv", county: nil, system: "nbs", version: "2025",
                since: Moment(Date()).day), by: .console, at: Moment(Date()), id: UUID())
    }
}
