import Domain
import Foundation
import HTTPTypes
import Services
import Testing

@testable import Web

/// What a list offers beside its rows: conditions under a name, and one form for many rows.
struct ListToolTests {
    @Test func `a filter is kept, shown, and deleted`() async throws {
        let browser = try await TestOffice.loggedIn()
        let page = try await browser.get("/units?kind=community").body
        let token = Browser.token(page)
        let kept = try await browser.post(
            "/units/filters",
            [("csrf", token), ("name", "只看社区"), ("query", "kind=community")])
        #expect(kept.headers[.location] == "/units?kind=community")
        #expect(try await browser.get("/units").body.contains("只看社区"))
        _ = try await browser.post(
            "/units/filters/delete", [("csrf", token), ("name", "只看社区")])
        #expect(try await !browser.get("/units").body.contains("只看社区"))
    }

    @Test func `a header sorts by its column, says so, and turns round`() async throws {
        let browser = try await TestOffice.loggedIn()
        let first = try await browser.get("/units?kind=village").body
        #expect(first.contains("href=\"/units?kind=village&amp;order=name\""))
        #expect(!first.contains("aria-sort"))
        let up = try await browser.get("/units?order=name").body
        #expect(
            up.contains("aria-sort=\"ascending\"><a class=\"sort\" href=\"/units?order=-name\""))
        let down = try await browser.get("/units?order=-name").body
        #expect(
            down.contains("aria-sort=\"descending\"><a class=\"sort\" href=\"/units?order=name\""))
        #expect(try await browser.get("/units?order=-nonsense").status == 422)
    }

    @Test func `further conditions are folded away until one is set`() async throws {
        let browser = try await TestOffice.loggedIn()
        let closed = try await browser.get("/findings").body
        #expect(closed.contains("<details class=\"further\"><summary>"))
        #expect(closed.contains("<input type=\"date\" name=\"dueFrom\" value=\"\">"))
        let open = try await browser.get("/findings?dueFrom=2026-01-01&dueTo=").body
        #expect(open.contains("<details class=\"further\" open><summary>"))
        #expect(open.contains("name=\"dueFrom\" value=\"2026-01-01\""))
        #expect(open.contains("value=\"dueFrom=2026-01-01\""), "kept with a saved filter")
    }

    @Test func `every list has a search box but those few are looked through`() async throws {
        let browser = try await TestOffice.loggedIn()
        for list in ["findings", "rectification", "inspections", "visits", "postings", "meetings"] {
            let page = try await browser.get("/\(list)?q=%E4%B8%9C%E6%B9%96")
            #expect(page.status == 200 && page.body.contains("type=\"search\""), "\(list)")
        }
    }

    @Test func `an export names its place and day`() async throws {
        let browser = try await TestOffice.loggedIn()
        let file = try await browser.get("/units/export.csv?kind=village")
        let name = try #require(file.headers[.contentDisposition])
        let decoded = try #require(name.removingPercentEncoding)
        #expect(decoded.contains("村居_清水县_20"), "\(decoded)")
        let entries = try await browser.get("/meetings/export.csv").body
        #expect(entries.contains("议程") && entries.contains("登记时间"))
    }

    @Test(arguments: [
        ("", "kind=community"), (String(repeating: "长", count: 31), "kind=community"),
        ("换行\n", "kind=community\r\nSet-Cookie: a=b"), ("未知条件", "nonsense=1"),
        ("别处", "kind=community&next=https://example.org"),
    ])
    func `what is no name or no address of the list is refused`(name: String, query: String)
        async throws
    {
        let browser = try await TestOffice.loggedIn()
        let token = Browser.token(try await browser.get("/units?kind=community").body)
        let answer = try await browser.post(
            "/units/filters", [("csrf", token), ("name", name), ("query", query)])
        #expect(answer.status == 422)
    }

    @Test func `an action for many needs the token, the right, and rows`() async throws {
        let browser = try await TestOffice.loggedIn()
        let token = Browser.token(try await browser.get("/units?kind=community").body)
        let path = "/rectification/bulk?action=supervisionLetters.record"
        #expect(try await browser.post(path, [("row", "x")]).status == 403)
        #expect(try await browser.post(path, [("csrf", token)]).status == 422)
        #expect(
            try await browser.post(
                path, [("csrf", token), ("row", UUID().uuidString)]
            ).status == 404)
        #expect(
            try await browser.post(
                "/rectification/bulk?action=rectification.accept",
                [("csrf", token), ("row", UUID().uuidString)]
            ).status == 403)
    }
}
