import Domain
import Foundation
import Screening
import Testing

/// Single tests on a table of one's own, against values that were computed by hand.
struct SingleTestTests {
    private func table(_ csv: String, money: [String] = ["金额"], texts: [String] = []) throws
        -> PickedColumns
    {
        try PickedColumns(Array(csv.utf8), money: money, texts: texts)
    }

    private func number(_ test: SingleTest, _ name: String) throws -> Double {
        try #require(test[name].flatMap(Double.init))
    }

    private func isNear(_ left: Double, _ right: Double) -> Bool {
        abs(left - right) <= 1e-12 * max(1, abs(right))
    }

    @Test func `the tail of χ² is that of the tables`() {
        for (x, freedom, p) in [
            (15.507313055865453, 8, 0.05), (16.918977604620448, 9, 0.05),
            (123.225221453362, 99, 0.05), (9.0, 9, 0.437274188),
        ] {
            #expect(abs(Tail.chiSquare(x, freedom: freedom) - p) < 1e-8, "\(x) \(freedom)")
        }
        #expect(Tail.chiSquare(0, freedom: 8) == 1)
        #expect(Tail.chiSquare(32_100.9, freedom: 89) == 0)
        #expect(abs(Tail.normal(1.959963984540054) - 0.05) < 1e-12)
    }

    @Test func `the largest amount of a payee is set against the next`() throws {
        let csv = """
            收款人,金额
            甲,731546.00
            甲,29.95
            甲,12.00
            乙,300
            乙,200
            乙,100
            丙,9000
            丙,1
            """
        let test = SingleTest.relativeSize(
            try table(csv, texts: ["收款人"]), amount: "金额", payee: "收款人")
        #expect(test["payees"] == "2" && test["at least ×10.0"] == "1")
        let factor = try #require(Double(test.rows[0][1]))
        #expect(test.rows[0][0] == "甲" && abs(factor - 24_425.576) < 0.001)
        #expect(test.rows[0][5] == "2")
        // Two amounts are enough where one asks for no more.
        let pairs = SingleTest.relativeSize(
            try table(csv, texts: ["收款人"]), amount: "金额", payee: "收款人", least: 2)
        #expect(pairs["at least ×10.0"] == "2")
    }

    @Test func `the frequency factor is near nought where one amount repeats`() throws {
        let csv = "科目,金额\na,5\na,5\na,5\na,7\nb,1\nb,2\nb,3\n"
        let test = SingleTest.numberFrequency(
            try table(csv, texts: ["科目"]), amount: "金额", group: "科目")
        // 1 − 9 / 16, and nothing repeats.
        #expect(test.rows.map { $0[0] } == ["a", "b"])
        #expect(test.rows.map { $0[1] } == ["0.4375", "1.0"])
    }

    @Test func `an outlier is far from its own group and not from all`() throws {
        var csv = "科目,金额\n"
        for amount in [90, 95, 100, 100, 105, 110, 98, 102, 97, 103] { csv += "a,\(amount)\n" }
        csv += "a,9000\n"
        for amount in 1...10 { csv += "b,\(8990 + amount)\n" }
        let test = SingleTest.outliers(
            try table(csv, texts: ["科目"]), amount: "金额", group: "科目")
        #expect(test["outliers"] == "1" && test.rows[0][0] == "12")
    }

    @Test func `rows that agree are grouped, and may be asked to differ in one column`() throws {
        let csv = """
            收款人,日期,票号,金额
            甲,2024-01-01,1,100
            甲,2024-01-01,2,100
            甲,2024-01-01,2,100
            乙,2024-01-01,2,100
            乙,2024-01-02,3,50
            乙,2024-01-02,3,50
            """
        let texts = ["收款人", "日期", "票号"]
        let all = SingleTest.same(
            try table(csv, texts: texts), same: ["收款人", "日期", "金额"])
        #expect(all["groups"] == "2" && all["rows"] == "5" && all["largest group"] == "3")
        #expect(all.rows[0] == ["2 3 4", "3"])
        let other = SingleTest.same(
            try table(csv, texts: texts), same: ["票号", "金额"], except: "收款人")
        #expect(other["groups"] == "1" && other.rows[0] == ["3 4 5", "3"])
        let large = SingleTest.same(
            try table(csv, texts: texts), same: ["收款人", "日期", "金额"], amount: "金额",
            minimum: 10_000)
        #expect(large["groups"] == "1")
    }

    @Test func `missing and repeated numbers are told where a series runs on`() throws {
        let csv = "字,号\n记,1\n记,2\n记,3\n记,5\n记,5\n记,8\n银,1\n银,900\n"
        let test = SingleTest.gaps(
            try table(csv, money: [], texts: ["字", "号"]), number: "号", series: "字")
        #expect(test["missing"] == "3" && test["repeated"] == "1")
        #expect(test["not running on"] == "1")
        #expect(test.rows == [["记", "1–8", "0.625", "4 6 7", "5"]])
    }

    @Test func `tests of amounts give the figures of hand`() throws {
        // 12.00 twice, 34.00 and 990.00 yuan.
        let amounts: [Int64] = [1200, 1200, 3400, 99_000]
        let summation = try #require(SingleTest.ofAmounts(.summation, amounts))
        #expect(summation.rows[0][0] == "99" && summation["sum"] == "1,048.00")
        #expect(summation["expected"] == "11.64")
        let duplication = try #require(SingleTest.ofAmounts(.duplication, amounts))
        #expect(duplication.rows == [["12.00", "2", "24.00"]])
        let second = try #require(SingleTest.ofAmounts(.secondOrder, amounts))
        // 22.00 and 956.00.
        #expect(second["n"] == "2" && second.preconditions.count == 1)
        let distortion = try #require(SingleTest.ofAmounts(.distortion, amounts))
        #expect(isNear(try number(distortion, "mean"), (12 + 12 + 34 + 99) / 4))
        #expect(isNear(try number(distortion, "expected"), 39.08650337129266))
        let mantissa = try #require(SingleTest.ofAmounts(.mantissa, [1000, 10_000, 100_000]))
        #expect(try number(mantissa, "L²") == 1)
        let two = try #require(SingleTest.ofAmounts(.lastTwo, amounts + [900]))
        #expect(two["n"] == "4" && two.rows[0][0] == "12" && two.rows[0][1] == "2")
        // (2 − .04)² / .04 + 2 · (1 − .04)² / .04 + 97 · .04
        #expect(isNear(try number(two, "χ²"), 146))
        #expect(SingleTest.ofAmounts(.rsf, amounts) == nil)
    }

    @Test func `what the digits need is told beside them`() throws {
        var csv = "金额\n"
        for amount in 1...40 { csv += "\(300 + amount)\n300\n" }
        let column = try AmountColumn(Array(csv.utf8), header: "金额")
        let report = DigitReport(column.amounts, column)
        // Too few, less than two orders of magnitude, one amount too often, and what people check.
        #expect(report.preconditions.count == 4)
        #expect(report.tests.allSatisfy { $0.conformity == "insufficient" })
        let first = report.tests[0]
        #expect(first.top[0].digits == 3 && first.top[0].count == 80 && first.top[0].z > 1.96)
        #expect(first.p < 1e-30 && first.excessDeviation > 0)
        #expect(first.excessDeviation < first.meanDeviation)
    }

    @Test func `sums go beyond the bits of one amount`() throws {
        let huge = "90000000000000000.00"
        var csv = "科目,年度,金额\n"
        for year in 2021...2024 {
            csv += "甲,\(year),\(huge)\n甲,\(year),\(huge)\n乙,\(year),\(huge)\n"
        }
        let trend = SingleTest.trend(
            try table(csv, texts: ["科目", "年度"]), amount: "金额", account: "科目", period: "年度")
        #expect(trend["accounts"] == "2" && trend["periods"] == "4" && trend["risen"] == "0")

        let amounts = [Int64](repeating: 9_000_000_000_000_000_000, count: 12)
        let column = try AmountColumn(Array(csv.utf8), header: "金额")
        #expect(column.amounts == amounts)
        let report = DigitReport(amounts + [1], column)
        #expect(report.sum == 108_000_000_000_000_000_001)
        let json = String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
        #expect(json.contains("\"sum\":108000000000000000001"))
        let summation = try #require(SingleTest.ofAmounts(.summation, amounts))
        #expect(summation["sum"] == "1,080,000,000,000,000,000.00")
        let repeated = try #require(SingleTest.ofAmounts(.duplication, amounts))
        #expect(repeated.rows[0][2] == "1,080,000,000,000,000,000.00")
        #expect(SingleTest.yuan(-92_233_720_368_547_758_09) == "-92,233,720,368,547,758.09")
        #expect(SingleTest.yuan(1_000_000_000_000_000_000_05) == "1,000,000,000,000,000,000.05")
    }

    @Test func `every test stands amounts at the ends of 64 bits`() throws {
        var csv = "户,年度,金额,数量\n"
        for (place, amount) in [
            "92233720368547758.07", "-92233720368547758.07", "92233720368547758.06", "0.01", "0",
        ].enumerated() {
            for _ in 0..<4 { csv += "甲,\(2020 + place),\(amount),0.0001\n" }
        }
        let all = try PickedColumns(
            Array(csv.utf8), money: ["金额"], quantities: ["数量"], texts: ["户", "年度"])
        #expect(all.count == 20 && all.refused == 0)
        let own = SingleTest.relativeSize(all, amount: "金额", payee: "户")
        #expect(own["payees"] == "1")
        #expect(SingleTest.numberFrequency(all, amount: "金额", group: "户")["groups"] == "1")
        #expect(SingleTest.outliers(all, amount: "金额", group: "户")["groups"] == "1")
        #expect(SingleTest.same(all, same: ["金额"])["groups"] == "5")
        #expect(
            SingleTest.trend(all, amount: "金额", account: "户", period: "年度")["periods"] == "5")
        #expect(
            SingleTest.peer(all, amount: "金额", per: "数量", group: "户")["groups"] == "1")
        #expect(SingleTest.gaps(all, number: "年度", series: "户")["missing"] == "0")
        let amounts = all.amounts("金额").compactMap(\.self).filter { $0 > 0 } + [.max, .max, 1]
        for kind in SingleTest.Kind.allCases { _ = SingleTest.ofAmounts(kind, amounts) }
        let column = try AmountColumn(Array(csv.utf8), header: "金额")
        #expect(DigitReport(amounts, column).n == 15)
        let numbers = try table(
            "号\n1\n9223372036854775807\n9223372036854775808\n", money: [], texts: ["号"])
        let gaps = SingleTest.gaps(numbers, number: "号", series: nil)
        #expect(gaps["not running on"] == "1" && gaps["without a number"] == "1")
    }

    @Test func `a column of numbers cannot be one to group by as well`() throws {
        let csv = "年度,金额,数量\n2021,1,2\n2022,1,2\n"
        for (money, quantities, texts) in [
            (["年度"], [], ["年度"]), (["金额"], ["数量"], ["数量"]), (["金额"], ["金额"], []),
            (["金额"], [], ["年度", " 金额"]),
        ] {
            let refusal = #expect(throws: Refusal.self) {
                try PickedColumns(
                    Array(csv.utf8), money: money, quantities: quantities, texts: texts)
            }
            #expect(refusal?.code == "screen.column-twice")
        }
        #expect(
            try PickedColumns(Array(csv.utf8), money: ["金额"], texts: ["年度", "年度"]).count == 2)
    }

    @Test func `quantities keep four decimals`() throws {
        // Eleven roads of 0.005 km at 500 yuan and one at 5,000: 100,000 and 1,000,000 for one km.
        var csv = "金额,数量\n"
        for place in 0..<11 { csv += "\(500 + place % 3),0.005\n" }
        csv += "5000,0.005\n"
        let peer = SingleTest.peer(
            try PickedColumns(
                Array(csv.utf8), money: ["金额"], quantities: ["数量"], texts: []),
            amount: "金额", per: "数量", group: nil)
        let row = try #require(peer.rows.first)
        #expect(row[0] == "13")
        #expect(try isNear(#require(Double(row[2])), 1_000_000))
        // Four of 500, four of 501, three of 502 and 5,000: the middle is 501.
        #expect(try isNear(#require(Double(row[3])), 100_200))
    }

    @Test func `a column that is not there is named`() throws {
        #expect(throws: Refusal.self) { try table("甲,乙\n1,2\n") }
    }
}
