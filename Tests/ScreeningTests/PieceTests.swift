import Domain
import Foundation
import Screening
import Tables
import Testing

/// Large files are read in pieces that end with a line; here the pieces are a few bytes.
struct PieceTests {
    private static let head = "凭证日期,凭证号,摘要,科目编码,借方,贷方,收款人\n"
    private static let rows = (1...300).map { number in
        let day = number % 50 == 0 ? "2024-13-05" : "2024-03-0\(1 + number % 9)"
        return "\(day),记-\(number),付款\(number % 7),513,\(number).50,,王\(number % 40)\n"
    }
    private static let table = head + rows.joined()

    private func read(_ bytes: [UInt8], pieceSize: Int, cores: Int = 2) throws -> DataImport {
        let file = FileManager.default.temporaryDirectory.appending(
            path: "\(UUID()).csv", directoryHint: .notDirectory)
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(bytes).write(to: file)
        let parallel = Parallel(cores: cores)
        let content = try #require(
            FileBytes.read(file.path, parallel: parallel, pieceSize: pieceSize))
        var data = DataImport(village: Books.clearwater, parallel: parallel)
        data.add(content, name: "a.csv")
        return data
    }

    private static let texts: [String: String] = [
        "plain": table, "no end": String(table.dropLast()), "marked": "\u{FEFF}" + table,
        "CRLF": table.replacing("\n", with: "\r\n"),
        "quoted": table.replacing("付款3", with: "\"付款\n3\""),
        "long line": table + "2024-03-05,1,\(String(repeating: "长", count: 400)),513,1,,王\n",
        "empty": "", "blank": "\n\n", "NUL": table.replacing("记-77,", with: "记\0-77,"),
        "total": head + "合计,,,,5.00,,\n",
    ]

    @Test(arguments: texts.keys.sorted())
    func `the same columns, refusals and sums come of pieces of any size`(name: String) throws {
        let text = Array((Self.texts[name] ?? "").utf8)
        let whole = try read(text, pieceSize: 1 << 20)
        let made = whole.dataset()
        for (size, cores) in [(1, 2), (64, 1), (1000, 3), (9000, 2)] {
            let pieced = try read(text, pieceSize: size, cores: cores)
            let (a, b) = (pieced.reports[0], whole.reports[0])
            #expect(a.fingerprint == b.fingerprint && a.bytes == b.bytes && a.format == b.format)
            #expect(Array(a.refused) == Array(b.refused) && a.sums == b.sums && a.rows == b.rows)
            let other = pieced.dataset()
            let (mine, theirs) = (other.table(.entry), made.table(.entry))
            #expect(mine.columns.origins == theirs.columns.origins)
            #expect(mine.columns.wide == theirs.columns.wide)
            #expect(mine.columns.narrow == theirs.columns.narrow)
            #expect(
                mine.rows.map { other.text(mine.texts(.summary)[$0]) }
                    == theirs.rows.map { made.text(theirs.texts(.summary)[$0]) })
        }
        if name == "plain" {
            #expect(whole.reports[0].kept == 294 && whole.reports[0].refused.rowCount == 6)
            #expect(whole.reports[0].refused.first?.row == 51)
        }
    }

    @Test func `Chinese in GB 18030 is read whole and the same`() throws {
        let text = try #require(
            Self.table.data(using: String.Encoding(rawValue: 0x8000_0632)), "GB 18030")
        let (whole, pieced) = (
            try read(Array(text), pieceSize: 1 << 20), try read(Array(text), pieceSize: 64)
        )
        #expect(pieced.reports[0].format == "GB 18030" && pieced.reports[0].kept == 294)
        #expect(pieced.reports[0].fingerprint == whole.reports[0].fingerprint)
    }

    @Test func `rows keep their files through joining and another order`() {
        var origins = RowOrigins(file: 3, rows: [2, 5])
        #expect(Array(origins) == [3 << 32 | 2, 3 << 32 | 5] && !origins.isOfSeveralFiles)
        var data = DataImport(village: Books.clearwater)
        data.add(Array(Self.table.utf8), name: "a.csv")
        let more = Self.head + "2024-01-01,记-1,付款,513,7.00,,王\n2024-12-31,记-2,付款,513,8.00,,王\n"
        data.add(Array(more.utf8), name: "b.csv")
        let table = data.dataset().table(.entry)
        #expect(table.isOfSeveralFiles)
        #expect(table.origin(0) == Origin(1 << 32 | 2))
        #expect(table.origin(table.count - 1) == Origin(1 << 32 | 3))
        #expect(table.origin(1).file == 0)
        origins = RowOrigins(file: 3, rows: [])
        #expect(origins.isEmpty)
    }

    @Test func `every fault of a refused row is told, and the row counts once`() {
        let text =
            Self.head + "2024-13-05,记-1,付款,513,abc,2.345,王,多,余\n2024-03-05,记-2,付款,513,5,,王\n"
            + ",记-3,付款,,1000000000.01,,王\n"
        var data = DataImport(village: Books.clearwater)
        data.add(Array(text.utf8), name: "a.csv")
        let refused = data.reports[0].refused
        #expect(refused.rowCount == 2 && data.reports[0].kept == 1)
        #expect(
            refused.map { "\($0.row) \($0.column) \($0.value) \($0.reason.label.zh)" } == [
                "2 凭证日期 2024-13-05 日历中没有这一天", "2 借方 abc 不是金额，或逗号不在千分位上",
                "2 贷方 2.345 金额小数超过两位", "2  多 单元格多于表头，可能错列",
                "4 凭证日期  必填项为空", "4 科目编码  必填项为空",
                "4 借方 1000000000.01 数值超出合理范围",
            ])
    }

    @Test func `a row is told with eight faults at most, and pieces are joined in their order`()
        throws
    {
        let wide = "2024-13-05,,付款,,abc,x,王"
        let table = Self.head + String(repeating: wide + "\n", count: 40)
        let (whole, pieced) = (
            try read(Array(table.utf8), pieceSize: 1 << 20),
            try read(Array(table.utf8), pieceSize: 64)
        )
        #expect(Array(whole.reports[0].refused) == Array(pieced.reports[0].refused))
        #expect(pieced.reports[0].refused.rowCount == 40)
        #expect(
            pieced.reports[0].refused.map(\.row)
                == (2...41).flatMap { Array(repeating: $0, count: 5) })
        let many = (1...12).map { "借方\($0)" }
        let spec = TableSchema(
            "wide", many.map { FieldSpec($0, .money, []) }, signature: [[many[0]]])
        let match = try #require(HeaderMatch(many, row: 1, of: spec, extra: [:]))
        var pool = Texts()
        let text =
            many.joined(separator: ",") + "\n"
            + Array(repeating: "x", count: 12).joined(separator: ",") + "\n"
        let reading = try TableReading(
            PiecedBytes(Array(text.utf8)), header: match, schema: spec, file: 0, texts: &pool,
            rounds: false, parallel: Parallel(cores: 1))
        #expect(reading.refused.count == 8 && reading.refused.rowCount == 1)
    }
}
