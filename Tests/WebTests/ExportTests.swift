import Domain
import Foundation
import HTTPTypes
import Services
import Testing

@testable import Web

/// Files that leave the program.
struct ExportTests {
    private func loggedIn(_ office: Office) async throws -> Browser {
        let browser = try Browser(office)
        _ = try await browser.post(
            "/login", [("login", "zhang"), ("password", TestOffice.password)])
        return browser
    }

    @Test func `a list leaves as CSV row by row, with its mark`() async throws {
        let browser = try await TestOffice.loggedIn()
        let answer = try await browser.get("/units/export.csv")
        #expect(answer.status == 200)
        #expect(answer.body.hasPrefix("\u{FEFF}"))
        let lines = answer.body.split(separator: "\r\n")
        try #require(lines.count == 2)
        #expect(lines[1].contains("东湖村"))
        #expect(answer.headers[.contentDisposition]?.contains(".csv") == true)
    }

    @Test func `while too many files are made the next one is refused in words`() async throws {
        let office = try await TestOffice.open()
        let browser = try await loggedIn(office)
        var files: [ExportFile] = []
        while let file = try? office.exportFile(for: nil, { _ in }) { files.append(file) }
        #expect(files.count == 16)
        for path in ["/units/export.csv", "/units/export.xlsx", "/calendar.ics"] {
            let answer = try await browser.get(path)
            #expect(answer.status == 429, "\(path)")
            #expect(answer.headers[.retryAfter] == "60")
            #expect(answer.body.contains("同时导出"))
        }
        // Pages go on, and a place that is given back is a place.
        #expect(try await browser.get("/units").status == 200)
        files.removeLast()
        #expect(try await browser.get("/units/export.xlsx").status == 200)
    }

    @Test func `what is asked wrongly is refused before anything is sent`() async throws {
        let browser = try await TestOffice.loggedIn()
        #expect(try await browser.get("/units/export.csv?kind=none").status == 422)
        #expect(try await browser.get("/openings/export.csv").status == 403)
    }

    @Test func `nothing stays in the folder of what is being made`() async throws {
        let office = try await TestOffice.open()
        let browser = try await loggedIn(office)
        for format in ["csv", "xlsx"] {
            #expect(try await browser.get("/units/export.\(format)").status == 200)
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: office.folder.temporary)
        #expect(left.isEmpty)
    }
}
