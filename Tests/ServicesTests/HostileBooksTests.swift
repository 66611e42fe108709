import Domain
import Foundation
import Storage
import Testing

@testable import Services

/// Files that were made to break something: a clear sentence, never a crash.
struct HostileBooksTests {
    @Test func `garbage is reported and nothing of it can be kept`() async throws {
        let round = try await ClearwaterRound.onSite()
        let garbage: [[UInt8]] = [
            [], [0], Array("a,b,c\n1,2,3\n".utf8), Array(repeating: 0xFF, count: 4096),
            Array("<html><script>".utf8), [0x50, 0x4B, 0x03, 0x04, 1, 2, 3], [0x1F, 0x8B, 8, 0],
            Array(MadeBooks.header.utf8), [0xD0, 0xCF, 0x11, 0xE0, 1],
        ]
        for bytes in garbage {
            let file = IncomingFile(name: "../../etc/x.csv", bytes: bytes)
            let code = await round.place.code {
                let (sha256, report) = try await round.place.office.readDataset(
                    [file], for: round.inspections[0], by: round.inspector)
                #expect(sha256.isEmpty || report.rows == 0, "\(bytes.prefix(8))")
            }
            #expect(
                code == "allowed" || code.hasPrefix("tables.") || code.hasPrefix("datasets."),
                "\(bytes.prefix(8)): \(code)")
        }
    }

    @Test(arguments: [
        ("99999999999999999.99", "2025-03-03"), ("1e18", "2025-03-03"),
        ("-92233720368547758.07", "2025-03-03"), ("100000000000", "2025-03-03"),
    ])
    func `amounts beyond reason are refused before any sum is made`(amount: String, day: String)
        async throws
    {
        let round = try await ClearwaterRound.onSite()
        let code = MadeBooks.codes[0]
        let line = "\(code),\(day),记,1,2,x,541,\(amount),,王,\n"
        let file = IncomingFile(
            name: "x.csv", bytes: Array((MadeBooks.header + line + line).utf8))
        let answer = await round.place.code {
            let (_, report) = try await round.place.office.readDataset(
                [file], for: round.inspections[0], by: round.inspector)
            #expect(report.refused == 2)
        }
        #expect(answer == "allowed")
    }

    @Test func `a bomb of zeros stops at the limit`() async throws {
        let round = try await ClearwaterRound.onSite()
        // 200 MB of zeros in 200 KB, as gzip.
        let path = NSTemporaryDirectory() + UUID().uuidString
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "head -c 200000000 /dev/zero | gzip > '\(path)'"]
        try process.run()
        process.waitUntilExit()
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        #expect(bytes.count < 1_000_000)
        let error = await #expect(throws: Refusal.self) {
            _ = try await round.place.office.readDataset(
                [IncomingFile(name: "x.csv.gz", bytes: bytes)], for: round.inspections[0],
                by: round.inspector)
        }
        #expect(error?.code == "datasets.too-large")
        #expect(error?.message.zh.contains("128 MB") == true)
    }

    @Test func `names are cut to what a name may be`() {
        #expect(IncomingFile(name: "../../etc/passwd", bytes: []).name == "etc/passwd")
        #expect(IncomingFile(name: "a\u{0}<b>\n.csv", bytes: []).name == "ab.csv")
        #expect(IncomingFile(name: "", bytes: []).name == "file")
        #expect(IncomingFile(name: String(repeating: "长", count: 999), bytes: []).name.count == 120)
    }

    @Test(arguments: [
        ("330782199001011234", "330782********1234"), ("33078219900101123X", "330782********123X"),
        ("付张三33078219900101123x款", "付张三330782********123x款"),
        ("6222029912345678901", "622202*********8901"),
        ("20250303", "20250303"), ("", ""), ("摘要", "摘要"),
    ])
    func `IDs and cards are masked wherever they stand`(text: String, expected: String) {
        #expect(Masking.text(text) == expected)
    }
}
