import Domain
import Foundation
import HTTPTypes
import Testing

@testable import Services
@testable import Web

/// The address under which a calendar subscribes.
struct FeedTests {
    private func address(_ browser: Browser) async throws -> String {
        let page = try await browser.get("/calendar/feed").body
        let made = try await browser.post(
            "/calendar/feed", [("csrf", Browser.token(page))]
        ).body
        let match = try #require(made.firstMatch(of: /\/feeds\/[0-9a-f]{64}\.ics/))
        return String(match.output)
    }

    @Test func `an address needs no cookie, is renewed, ended, and ends with the password`()
        async throws
    {
        let office = try await TestOffice.open()
        let browser = try Browser(office)
        _ = try await browser.post(
            "/login", [("login", "zhang"), ("password", TestOffice.password)])
        let program = try Browser(office)
        let first = try await address(browser)
        let answer = try await program.get(first)
        #expect(answer.status == 200 && answer.body.hasPrefix("BEGIN:VCALENDAR\r\n"))
        #expect(answer.headers[.contentType] == "text/calendar; charset=utf-8")
        let second = try await address(browser)
        #expect(try await program.get(first).status == 404)
        #expect(try await program.get(second).status == 200)
        let token = Browser.token(try await browser.get("/calendar/feed").body)
        #expect(try await !browser.get("/calendar/feed").body.contains("/feeds/"))
        _ = try await browser.post("/calendar/feed/end", [("csrf", token)])
        #expect(try await program.get(second).status == 404)
        let third = try await address(browser)
        _ = try await browser.post(
            "/password",
            [("csrf", token), ("current", TestOffice.password), ("new", "another-long-password")])
        #expect(try await program.get(third).status == 404)
    }

    @Test func `an address takes the places of exports of its owner, and of nobody else`()
        async throws
    {
        let office = try await TestOffice.open()
        let browser = try Browser(office)
        _ = try await browser.post(
            "/login", [("login", "zhang"), ("password", TestOffice.password)])
        let path = try await address(browser)
        let session = try #require(browser.cookie(Cookies.session))
        let owner = try await office.visitor(session, at: Moment(Date()))?.actor.person
        var files: [ExportFile] = []
        while let file = try? office.exportFile(for: owner, { _ in }) { files.append(file) }
        #expect(files.count == 8)
        let program = try Browser(office)
        #expect(try await program.get(path).status == 429)
        files.removeLast()
        #expect(try await program.get(path).status == 200)
    }

    @Test func `an address opens the calendar and nothing else`() async throws {
        let office = try await TestOffice.open()
        let browser = try Browser(office)
        _ = try await browser.post(
            "/login", [("login", "zhang"), ("password", TestOffice.password)])
        let path = try await address(browser)
        let token = String(path.dropFirst("/feeds/".count).dropLast(4))
        let program = try Browser(office)
        program.bearer = token
        #expect(try await program.get("/api/findings").status == 401)
        #expect(try await program.post("/calendar/feed", []).status != 200)
        #expect(
            try await program.get("/feeds/\(String(repeating: "0", count: 64)).ics").status == 404)
    }

    private func entry(_ record: UUID, _ day: Day, done: Bool = false) -> Agenda.Entry {
        Agenda.Entry(
            day: day, rule: "rectification", record: record, unit: Self.unit, unitName: "东湖村",
            what: Phrase("整改事项到期", "item due"), whose: "东湖村 ZG1", link: "/x", done: done)
    }

    private static let unit = UUID()
    private static let day = Day(number: 20_780)

    private func file(_ entries: [Agenda.Entry]) -> String {
        CalendarFile.text(
            Agenda(entries: entries, today: Self.day, calendar: .announced), .chinese)
    }

    @Test func `an item that is given more time moves, and does not stand there twice`() {
        let record = UUID()
        let uid = "UID:rectification-\(record.uuidString.lowercased())"
        let before = file([entry(record, Self.day)])
        let after = file([entry(record, Self.day + 30)])
        let joined = [before, after].map { $0.replacing("\r\n ", with: "") }
        #expect(joined.allSatisfy { $0.contains(uid) })
        #expect(before != after)
    }

    @Test func `what one village has to do on one day is one event, and each has its own name`() {
        let records = (0..<4).map { _ in UUID() }
        let text = file(
            records.prefix(3).map { entry($0, Self.day) } + [
                entry(records[3], Self.day + 1), entry(UUID(), Self.day, done: true),
            ])
        let lines = text.replacing("\r\n ", with: "").split(separator: "\r\n")
        #expect(lines.filter { $0 == "BEGIN:VEVENT" }.count == 2)
        #expect(lines.contains("SUMMARY:整改事项到期 东湖村 3项"))
        #expect(Set(lines.filter { $0.hasPrefix("UID:") }).count == 2)
    }
}
