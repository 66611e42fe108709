import Domain
import Foundation
import HTTPTypes
import Services
import Testing

@testable import Web

/// Screening in a browser: handing in, screening, looking into the ledger, and hostile requests.
struct ScreeningPagesTests {
    static let books = """
        村代码,凭证日期,凭证字,凭证号,附件数,摘要,科目编码,借方金额,贷方金额,收款人
        990201101201,2025-03-03,记,1,2,<b>砂石</b>,541,4800.00,,王某
        990201101201,2025-03-03,记,1,2,砂石,102,,4800.00,
        990201101201,2025-03-05,记,2,2,砂石,541,4800.00,,王某
        990201101201,2025-03-05,记,2,2,砂石,102,,4800.00,
        990201101201,不是日期,记,3,2,错行,541,1.00,,王某
        """

    /// The director's browser, and the first unit.
    private func open() async throws -> (Browser, String) {
        let browser = try await TestOffice.loggedIn()
        return (browser, try await unit(browser))
    }

    private func unit(_ browser: Browser) async throws -> String {
        let list = try await browser.get("/units").body
        guard let match = list.firstMatch(of: /\/units\/([0-9a-f-]{36})/) else {
            throw Refusal.noPage
        }
        return String(match.output.1)
    }

    /// Hands the books in for the first unit and gives the dataset's address.
    func keepBooks(_ browser: Browser) async throws -> String {
        try await keep(browser, try await unit(browser))
    }

    private func read(_ browser: Browser, _ unit: String, _ file: [UInt8], name: String = "账.csv")
        async throws -> Browser.Answer
    {
        let form = try await browser.get("/datasets/new?record=\(unit)")
        var body: [UInt8] = []
        for (key, value) in [
            ("csrf", Browser.token(form.body)), ("record", unit), ("title", "三资导出"),
            ("handedBy", "代理中心"), ("since", "2025-01-01"), ("until", "2025-12-31"),
        ] {
            body += Array(
                "--xx\r\nContent-Disposition: form-data; name=\"\(key)\"\r\n\r\n\(value)\r\n".utf8)
        }
        body += Array(
            "--xx\r\nContent-Disposition: form-data; name=\"files\"; filename=\"\(name)\"\r\n\r\n"
                .utf8)
        body += file + Array("\r\n--xx--\r\n".utf8)
        return try await browser.ask(
            .post, "/datasets/read", body, type: "multipart/form-data; boundary=xx")
    }

    private func hidden(_ key: String, _ body: String) -> String {
        guard let range = body.range(of: "name=\"\(key)\" value=\"") else { return "" }
        return String(body[range.upperBound...].prefix { $0 != "\"" })
    }

    /// Hands the books in and gives the dataset's address.
    private func keep(_ browser: Browser, _ unit: String) async throws -> String {
        let report = try await read(browser, unit, Array(Self.books.utf8))
        #expect(report.status == 200)
        #expect(report.body.contains("不是1900—2200年的日期") && report.body.contains("不是日期"))
        #expect(report.body.contains("数据涉及的村居") && report.body.contains("清水镇 东湖村"))
        let kept = try await browser.post(
            "/datasets/keep",
            ["csrf", "report", "record", "title", "handedBy", "since", "until", "action-id"].map {
                ($0, hidden($0, report.body))
            })
        #expect(kept.status == 303)
        return kept.headers[.location] ?? ""
    }

    @Test func `books are read, reported, kept, screened and searched on the pages`() async throws {
        let (browser, unit) = try await open()
        let address = try await keep(browser, unit)
        let page = try await browser.get(address)
        #expect(page.status == 200 && page.body.contains("三资导出"))
        let told = try await browser.get("\(address)/report")
        #expect(told.body.contains("借方金额 9,600") && told.body.contains("refused.csv"))
        let refused = try await browser.get("\(address)/refused.csv")
        #expect(refused.status == 200 && refused.body.contains("账.csv,6,凭证日期,不是日期,"))
        let form = try await browser.get("\(address)/screen")
        let started = try await browser.post(
            "\(address)/screen",
            [("csrf", Browser.token(form.body)), ("asOf", "2026-01-15"), ("models", "E05")])
        let job = try #require(started.headers[.location])
        var answer = try await browser.get(job)
        for _ in 0..<200 where answer.status == 200 {
            #expect(answer.headers[try #require(HTTPField.Name("Refresh"))] == "1")
            try await Task.sleep(for: .milliseconds(50))
            answer = try await browser.get(job)
        }
        let run = try #require(answer.headers[.location])
        #expect(try await browser.get(run).body.contains("E05"))
        let further = try await browser.get("\(run)/further?model=E05")
        #expect(further.status == 200 && further.body.contains("没有未列入的提示"))
        let list = try await browser.get("/suspicions?model=E05")
        let link = try #require(list.body.firstMatch(of: /\/suspicions\/[0-9a-f-]{36}/))
        let suspicion = try await browser.get(String(link.output))
        #expect(suspicion.body.contains("规则和参数") && suspicion.body.contains("尚未听取村里说明"))
        #expect(!suspicion.body.contains("<b>砂石"))
        let voucher = try #require(
            suspicion.body.firstMatch(of: /\/datasets\/[0-9a-f-]+\/voucher\?[^"]+/))
        let lines = try await browser.get(
            String(voucher.output).replacing("&amp;", with: "&"))
        #expect(lines.status == 200 && lines.body.contains("记-1"))
        for path in ["/screening", "/models", "/models/E05", "/points", "/precision", "/runs"] {
            #expect(try await browser.get(path).status == 200, "\(path)")
        }
        #expect(try await browser.get("/points/export.xlsx").status == 200)
    }

    @Test(arguments: [
        ("?q=砂石", 200, 4), ("?least=4800", 200, 4), ("?least=4800.01", 200, 0),
        ("?account=541", 200, 2), ("?payee=王", 200, 2), ("?from=2025-03-04", 200, 2),
        ("?until=2025-03-04&account=541", 200, 1), ("?after=3", 200, 4), ("?village=zzz", 200, 0),
        ("?least=x", 422, 4), ("?after=-1", 422, 4), ("?after=99999999999999999999", 422, 4),
        ("?from=2025-99-99", 422, 4), ("?most=-5", 422, 4), ("?q=%00%ff%fe&q=2", 200, 0),
        ("?after=9223372036854775807", 200, 4), ("?%%%=%", 200, 4),
    ])
    func `the ledger answers each question, and garbage with a sentence`(
        query: String, status: Int, total: Int
    ) async throws {
        let (browser, unit) = try await open()
        let address = try await keep(browser, unit)
        let encoded = query.unicodeScalars.map { scalar in
            scalar.isASCII ? String(scalar) : FormFields.encoded(String(scalar))
        }.joined()
        let page = try await browser.get("\(address)/ledger\(encoded)")
        #expect(page.status == status)
        #expect(page.body.contains("共 \(total) 行"))
    }

    @Test func `hostile addresses of screening are refused and never crash`() async throws {
        let (browser, unit) = try await open()
        let address = try await keep(browser, unit)
        for path in [
            "/datasets/x", "/datasets/\(UUID())", "\(address)/voucher",
            "\(address)/voucher?line=-1",
            "\(address)/voucher?line=99999999999999999999", "\(address)/voucher?row=0&file=",
            "\(address)/voucher?row=-9223372036854775808&file=x", "/screenings/x",
            "/screenings/\(UUID())", "/models/E05%20", "/models/..%2f", "/datasets/new",
            "/datasets/new?record=x", "/runs/\(UUID())", "/suspicions?light=x",
            "/runs/\(UUID())/further?model=E05", "/suspicions?model=E999", "/suspicions?after=~~~",
            "/suspicions?run=1",
        ] {
            let status = try await browser.get(path).status
            #expect((400..<500).contains(status), "\(path): \(status)")
        }
        let form = try await browser.get("\(address)/screen")
        for (day, model) in [("x", "E05"), ("9999-12-31", "E05"), ("2026-01-15", "E999")] {
            let answer = try await browser.post(
                "\(address)/screen",
                [("csrf", Browser.token(form.body)), ("asOf", day), ("models", model)])
            #expect(answer.status == 422, "\(day) \(model)")
        }
    }

    @Test func `files that are no books are refused with a sentence`() async throws {
        let (browser, unit) = try await open()
        let garbage: [[UInt8]] = [
            [0], [0xFF, 0xD8, 0xFF], Array("%PDF-1.7".utf8), [0x50, 0x4B, 0x03, 0x04, 0, 0],
            Array("<html>".utf8), Array("a,b\n\"".utf8),
        ]
        for bytes in garbage {
            let answer = try await read(browser, unit, bytes, name: "../../x\u{7}<i>.csv")
            #expect(answer.status == 200 || answer.status == 422, "\(bytes)")
            #expect(hidden("report", answer.body).isEmpty)
            #expect(!answer.body.contains("<i>"))
        }
    }

    @Test func `a program hands books in, screens them and reads the ledger`() async throws {
        let office = try await TestOffice.open()
        let browser = try Browser(office)
        let session = try await browser.ask(
            .post, "/api/session",
            Array("{\"login\":\"zhang\",\"password\":\"\(TestOffice.password)\"}".utf8),
            type: "application/json")
        let token = try #require(session.body.firstMatch(of: /"token":"([^"]+)"/))
        browser.bearer = String(token.output.1)
        let units = try await browser.get("/api/units").body
        let unit = try #require(units.firstMatch(of: /"id":"([0-9a-f-]{36})"/)).output.1
        let report = try await browser.ask(
            .post, "/api/datasets/reports?record=\(unit)&name=a.csv", Array(Self.books.utf8),
            type: "application/octet-stream")
        #expect(report.status == 201)
        let sha = try #require(report.body.firstMatch(of: /"report":"([0-9a-f]{64})"/)).output.1
        let kept = try await browser.ask(
            .post, "/api/screening/\(unit)/datasets",
            Array(
                """
                {"title":"导出","handedBy":"中心","since":"2025-01-01","until":"2025-12-31",
                "report":"\(sha)"}
                """.utf8), type: "application/json")
        #expect(kept.status == 201)
        let dataset = try #require(kept.body.firstMatch(of: /"record":"([0-9a-f-]{36})"/)).output.1
        let job = try await browser.ask(
            .post, "/api/datasets/\(dataset)/screenings",
            Array("{\"asOf\":\"2026-01-15\",\"models\":[\"E\"]}".utf8), type: "application/json")
        #expect(job.status == 202)
        let id = try #require(job.body.firstMatch(of: /"job":"([0-9a-f-]{36})"/)).output.1
        var progress = try await browser.get("/api/screenings/\(id)")
        for _ in 0..<200 where !progress.body.contains("\"done\",") {
            try await Task.sleep(for: .milliseconds(50))
            progress = try await browser.get("/api/screenings/\(id)")
        }
        #expect(progress.body.contains("\"stage\":\"done\""))
        #expect(
            try await browser.get("/api/datasets/\(dataset)/ledger").body.contains("\"total\":4"))
        for path in [
            "/api/suspicions", "/api/runs", "/api/models", "/api/points", "/api/precision",
        ] {
            #expect(try await browser.get(path).status == 200, "\(path)")
        }
    }
}
