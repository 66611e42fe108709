import Domain
import Foundation
import Services
import TestSupport
import Testing

@testable import Web

/// The pages of figures and their exports.
struct FigurePageTests {
    private func browser() async throws -> (browser: Browser, county: String) {
        let office = try Office(
            DataFolder(NSTemporaryDirectory() + UUID().uuidString), clock: .given)
        _ = try await DemoRun.run(office, plan: .round, today: Moment(Date()).day) { _ in }
        let browser = try Browser(office)
        _ = try await browser.post(
            "/login", [("login", "director"), ("password", DemoRun.password)])
        let page = try await browser.get("/scoreboard").body
        let match = try #require(page.firstMatch(of: /county=([0-9a-f-]{36})/))
        return (browser, String(match.output.1))
    }

    @Test func `every drawing has its numbers as a table, in a file and for a screen reader`()
        async throws
    {
        let (browser, county) = try await browser()
        let page = try await browser.get("/scoreboard").body
        let drawings = page.matches(of: /<svg class="chart"/).count
        #expect(drawings == 4)
        #expect(page.matches(of: /<desc id="[^"]+">[^<]*\d/).count == drawings)
        #expect(page.matches(of: /<details><summary>数据表/).count == drawings)
        #expect(page.contains("polyline") && page.contains("class=\"target\""))
        for kind in ScoreboardTable.Kind.allCases {
            let file = try await browser.get("/scoreboard/\(kind.rawValue).csv?county=\(county)")
            #expect(file.status == 200 && file.body.contains("清源区"), "\(kind)")
            #expect(file.body.contains("取舍") && file.body.contains("第六届"), "\(kind)")
        }
        let funnel = try await browser.get("/scoreboard/funnel.csv?county=\(county)").body
        #expect(funnel.contains("签批,50"))
        let sheet = try await browser.get("/scoreboard/heat.xlsx?county=\(county)")
        #expect(sheet.status == 200)
    }

    @Test func `what cannot be read in the address of figures is refused in a sentence`()
        async throws
    {
        let (browser, county) = try await browser()
        let base = "/statistics?by=township&county=\(county)"
        #expect(try await browser.get(base).status == 200)
        for wrong in [
            "&asOf=2026-13-40", "&since=gestern", "&round=x", "&township=1", "&term=z",
            "&pilots=maybe", "&term=019B0FF7-3D60-7820-8DC1-BF22E2881305",
            "&since=2026-05-01&asOf=2026-04-01",
        ] {
            let answer = try await browser.get(base + wrong)
            #expect(answer.status == 422 && answer.body.contains("无效"), "\(wrong)")
        }
        #expect(try await browser.get("/statistics?by=colour&county=\(county)").status == 422)
        #expect(try await browser.get("/scoreboard?asOf=morgen").status == 422)
    }

    @Test func `a table of figures says what it is about and leads to its rows`() async throws {
        let (browser, county) = try await browser()
        let page = try await browser.get("/statistics?by=round&county=\(county)").body
        for word in ["清源区", "全部届次", "取舍", "截至"] { #expect(page.contains(word)) }
        let link = try #require(
            page.firstMatch(of: /<a href="(\/findings\?[^"]*signed=yes[^"]*)">50</))
        let list = try await browser.get(
            String(link.output.1).replacingOccurrences(of: "&amp;", with: "&")
        ).body
        #expect(list.contains("50"))
        let township = try await browser.get(
            "/statistics?by=township&county=\(county)"
        ).body
        #expect(!township.contains("移交问题线索") && !township.contains("线索占比"))
    }

    @Test func `a day between ends of months tells no clues, and the page says why`() async throws {
        let (browser, county) = try await browser()
        let query = "?county=\(county)&asOf=2026-05-"
        for (day, told) in [("30", false), ("31", true)] {
            for path in ["/scoreboard", "/scoreboard/figures.csv"] {
                let body = try await browser.get(path + query + day).body
                #expect(body.contains("移交问题线索") == told, "\(path) \(day)")
                #expect(body.contains("只统计到今天或者月末") != told, "\(path) \(day)")
            }
            let json = try await browser.get("/api/scoreboard" + query + day).body
            #expect(json.contains("\"cluesTransferred\":null") != told)
            let table = try await browser.get("/statistics\(query)\(day)&by=round").body
            #expect(table.contains("移交问题线索") == told)
        }
    }

    @Test func `the progress of a round is a file as well`() async throws {
        let (browser, _) = try await browser()
        let rounds = try await browser.get("/rounds").body
        let id = try #require(rounds.firstMatch(of: /\/rounds\/([0-9a-f-]{36})/)).output.1
        let page = try await browser.get("/rounds/\(id)").body
        #expect(page.contains("/rounds/\(id)/progress.csv"))
        let file = try await browser.get("/rounds/\(id)/progress.csv")
        #expect(file.status == 200 && file.body.contains("合计") && file.body.contains("第一轮"))
        let term = try #require(page.firstMatch(of: /\/terms\/([0-9a-f-]{36})/)).output.1
        #expect(try await browser.get("/terms/\(term)").body.contains("年度计划与完成情况"))
    }
}
