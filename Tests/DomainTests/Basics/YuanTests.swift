import Domain
import Foundation
import Testing

struct YuanTests {
    @Test(arguments: [
        ("0", 0), ("12345", 1_234_500), ("12345.6", 1_234_560), ("-12,345.67", -1_234_567),
        ("0.01", 1), ("-0.5", -50), ("1 000", 100_000), ("92233720368547758.07", Int64.max),
    ])
    func `an amount is read to the fen`(text: String, fen: Int64) {
        #expect(Yuan(text)?.fen == fen)
    }

    @Test(arguments: [
        "", "-", ".5", "1.234", "1.2.3", "12a", "１２", "--1", "1e3", "¥5", "92233720368547758.08",
    ])
    func `what is no amount is refused`(text: String) {
        #expect(Yuan(text) == nil)
    }

    @Test(arguments: [
        (Int64(0), "0.00"), (1, "0.01"), (-1, "-0.01"), (99_999, "999.99"), (100_000, "1,000.00"),
        (-123_456_789, "-1,234,567.89"), (Int64.min, "-92,233,720,368,547,758.08"),
    ])
    func `an amount is shown with two decimals and groups of three`(fen: Int64, text: String) {
        #expect(Yuan(fen: fen).description == text)
    }

    @Test func `what is shown is read back`() {
        for fen in stride(from: Int64(-1_000_000), to: 1_000_000, by: 7_919) {
            #expect(Yuan(Yuan(fen: fen).description)?.fen == fen)
        }
    }

    @Test func `an amount is written in fen`() throws {
        let data = try JSONEncoder().encode([Yuan(fen: -5)])
        #expect(String(decoding: data, as: UTF8.self) == "[-5]")
        #expect(try JSONDecoder().decode([Yuan].self, from: data) == [Yuan(fen: -5)])
        #expect(Yuan(fen: -5) < Yuan(fen: 0))
    }
}
