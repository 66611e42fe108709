import Domain
import Foundation
import HTTPTypes
import Services
import Testing

@testable import Web

/// The log of openings in a browser: the log auditor reads it, and nobody else.
struct OpeningPagesTests {
    /// Browsers of the director and of the log auditor of one office.
    private func open() async throws -> (director: Browser, auditor: Browser) {
        let office = try await TestOffice.open(auditor: true)
        var browsers: [Browser] = []
        for login in ["zhang", "shen"] {
            let browser = try Browser(office)
            _ = try await browser.post(
                "/login", [("login", login), ("password", TestOffice.password)])
            browsers.append(browser)
        }
        return (browsers[0], browsers[1])
    }

    @Test func `what the director opens stands on the auditor's page, with its conditions masked`()
        async throws
    {
        let (director, auditor) = try await open()
        let pages = ScreeningPagesTests()
        let address = try await pages.keepBooks(director)
        #expect(try await director.get("\(address)/report").status == 200)
        _ = try await director.get(
            "\(address)/ledger?payee=330782199001011234&least=10&q=\(FormFields.encoded("<i>"))")
        #expect(try await director.get("\(address)/voucher?line=0").status == 200)
        let page = try await auditor.get("/openings")
        #expect(page.status == 200)
        for text in ["张&lt;i&gt;三", "查账", "凭证", "读取报告", "330782********1234", "不低于：10"] {
            #expect(page.body.contains(text), "\(text)")
        }
        #expect(!page.body.contains("199001011234") && !page.body.contains("<i>"))
        #expect(try await auditor.get("/").body.contains("href=\"/openings\""))
        let only = try await auditor.get("/openings?kind=voucher&who=zhang")
        #expect(only.body.contains("分录0") && !only.body.contains("不低于"))
        #expect(try await auditor.get("/openings?who=shen").body.contains("没有符合条件的调阅记录"))
        let csv = try await auditor.get("/openings/export.csv?kind=ledger")
        #expect(csv.status == 200 && csv.body.contains("不低于：10"))
        #expect(try await auditor.get("/openings/export.xlsx").status == 200)
        let json = try await auditor.get("/api/openings?kind=report")
        #expect(json.body.contains("\"kind\":\"report\"") && json.body.contains("\"next\":null"))
    }

    @Test func `a listing of suspicions stands on the auditor's page, by page and by API`()
        async throws
    {
        let (director, auditor) = try await open()
        #expect(try await director.get("/suspicions?light=red").status == 200)
        #expect(try await director.get("/api/suspicions?severity=high").status == 200)
        let page = try await auditor.get("/openings?kind=listing").body
        for text in ["查看疑似问题清单", "light=red", "severity=high"] {
            #expect(page.contains(text), "\(text)")
        }
        let json = try await auditor.get("/api/openings?kind=listing").body
        #expect(json.components(separatedBy: "\"kind\":\"listing\"").count == 3)
    }

    @Test func `nobody else reads it, and conditions that are none are refused`() async throws {
        let (director, auditor) = try await open()
        for path in ["/openings", "/openings/export.csv", "/api/openings"] {
            #expect((400..<500).contains(try await director.get(path).status), "\(path)")
        }
        #expect(!(try await director.get("/").body.contains("href=\"/openings\"")))
        for query in [
            "kind=x", "from=2026-99-99", "until=x", "before=0", "before=x", "mark=%25", "mark=zz",
            "from=9999-12-31",
        ] {
            #expect(try await auditor.get("/openings?\(query)").status == 422, "\(query)")
        }
    }
}
