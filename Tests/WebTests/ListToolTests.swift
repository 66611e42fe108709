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
