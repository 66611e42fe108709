import Domain
import Foundation
import Tables
import Testing

@testable import Screening

/// Statistical models on populations of which the figures are known by hand.
struct MoreStatisticsTests {
    /// Lines of spending of one voucher, in fen.
    private func books(_ amounts: [Int64], village: String = Books.clearwater) -> Books {
        var csv = "村代码,凭证日期,凭证号,摘要,科目编码,借方,贷方\n"
        for amount in amounts {
            csv += "\(village),2024-03-05,记-1,x,513,\(Yuan(fen: amount).plain),\n"
        }
        return Books().with(csv)
    }

    /// Evenly over the logarithm, from 10 to 1000 yuan.
    private func even(_ count: Int) -> [Int64] {
        (0..<count).map { Int64(1000 * pow(100, (Double($0) + 0.5) / Double(count))) }
    }

    /// The middle of the mantissas of `even`.
    private let middle: Int64 = 31_622

    @Test func `first three digits are judged over a township and from 10,000 amounts on`() {
        let same = [Int64](repeating: 45_600, count: 5000)
        func leads(_ last: Int) -> [Lead] {
            var csv = "村代码,凭证日期,凭证号,摘要,科目编码,借方,贷方\n"
            for (village, amounts) in [("01", same), ("02", Array(same.prefix(last)))] {
                for _ in amounts {
                    csv += "3307820022\(village),2024-03-05,记-1,x,513,456.00,\n"
                }
            }
            return Books().with(csv).leads("F04")
        }
        let told = leads(5000)
        #expect(told.map(\.key) == ["330782002"] && told.map(\.village) == [""])
        #expect(leads(4999).isEmpty)
    }

    @Test func `a sum of equal first digits is told where it does not hang on ten amounts`() {
        // Eleven times 10…99 yuan: 53,955 yuan; and some of 49 yuan.
        let base = (0..<11).flatMap { _ in (10...99).map { Int64($0) * 100 } }
        func leads(_ more: Int, count: String = "1000") -> [Lead] {
            books(base + [Int64](repeating: 4900, count: more)).leads(
                "F05", policy: [PolicyRow(model: "F05", parameter: "count", value: count)])
        }
        // 38 · 49 = 1862 and 37 · 49 = 1813, against 55,768 / 30 = 1858.9 and 55,719 / 30 = 1857.3.
        let told = leads(37)
        #expect(told.map(\.key) == ["49"] && told.map(\.amount) == [235_200])
        #expect(told[0].message.zh.contains("仍有1,862.00元，各组平均应为619.64元"))
        #expect(leads(36).isEmpty)
        #expect(leads(37, count: "1027").count == 1 && leads(37, count: "1028").isEmpty)
        // Nine works outweigh everything else.
        #expect(books(base + [Int64](repeating: 49_000_000, count: 9)).leads("F05").isEmpty)
    }

    @Test func `amounts in whole hundreds are told by their gaps, whole yuan are not`() {
        func leads(_ count: Int, step: Int64) -> [Lead] {
            books((1...Int64(count)).map { 50_000 + $0 * step }).leads("F06")
        }
        #expect(leads(101, step: 10_000).map(\.key) == ["F2"])
        #expect(leads(100, step: 10_000).isEmpty)
        #expect(leads(300, step: 1300).isEmpty)
        // Of 1, 2, 12, 30, 30 and 95,000 yuan.
        let few: [Int64] = [3000, 100, 9_500_000, 1200, 200, 3000]
        #expect(SecondOrderTest.gaps(few, minimum: 1000) == [1000, 1800, 9_497_000])
        #expect(SecondOrderTest.gaps(few) == [100, 1000, 1800, 9_497_000])
        // 9 yuan is too near.
        #expect(leads(300, step: 900).isEmpty)
    }

    @Test func `mantissas are told from an arc of 0.01 and from 1000 amounts on`() {
        func leads(_ even: Int, _ same: Int) -> [Lead] {
            books(self.even(even) + [Int64](repeating: middle, count: same)).leads("F07")
        }
        // (110 / 1000)² and (90 / 1000)².
        let told = leads(890, 110)
        #expect(told.count == 1 && told[0].message.zh.contains("L²为0.0121"))
        #expect(leads(910, 90).isEmpty)
        #expect(leads(889, 110).isEmpty)
        // What three digits tell is never less than the arc, and hardly more.
        let amounts = self.even(400) + [Int64](repeating: middle, count: 100)
        let most = MantissaArc.most(DigitTest(.firstThree, amounts).counts)
        #expect(most >= MantissaArc(amounts).arc && most < 0.05)
        let circle = MantissaArc([1000, 10_000, 100_000])
        #expect(circle.arc == 1 && abs(circle.p - exp(-3)) < 1e-15)
    }

    @Test func `a mean a tenth off that of the law is told from 1000 amounts on`() {
        func leads(_ amount: Int64, _ count: Int) -> [Lead] {
            books([Int64](repeating: amount, count: count)).leads("F10")
        }
        // 45 / 39.0865 = 1.1513; 40 / 39.0865 = 1.0234.
        let told = leads(4500, 1000)
        #expect(told.count == 1 && told[0].message.zh.contains("偏高15.1%"))
        #expect(leads(450_000, 1000).count == 1)
        #expect(leads(4000, 1000).isEmpty && leads(4500, 999).isEmpty)
        // Amounts below ten yuan do not count.
        #expect(leads(999, 1000).isEmpty)
        let test = DistortionFactor([Int64](repeating: 4500, count: 1000))
        #expect(abs(test.z - 0.151293 / 0.638068 * 1000.0.squareRoot()) < 0.001)
    }

    @Test func `one ending of many amounts is told, and ten of each are not`() {
        func leads(_ each: Int, _ same: Int) -> [Lead] {
            let endings = (0..<each).flatMap { _ in (0..<100).map { 30_000 + Int64($0) * 100 } }
            return books(endings + [Int64](repeating: 38_800, count: same)).leads("F09")
        }
        // 2 · 0.3 · 0.99 / 100 = 0.00594; 2 · 0.2 · 0.99 / 100 = 0.00396.
        let told = leads(7, 300)
        #expect(told.count == 1 && told[0].message.zh.contains("其中88占30.7%"))
        #expect(leads(8, 200).isEmpty && leads(10, 0).isEmpty)
        #expect(leads(7, 299).isEmpty)
        let test = LastTwoDigits([Int64](repeating: 38_800, count: 100))
        // (100 − 1)² / 1 + 99 · 1.
        #expect(test.chiSquare == 9900 && test.p == 0)
    }

    @Test func `a payee with one amount again and again is told from ten payments on`() {
        func leads(_ amounts: [String], _ summary: String = "清运") -> [Lead] {
            let rows = amounts.enumerated().map { index, amount in
                "2024-03-1\(index % 10),记-\(index),\(summary),513,\(amount),,甲"
            }
            return Books().with(entries: rows.joined(separator: "\n"), columns: "收款人")
                .leads("F12")
        }
        let ten = [String](repeating: "1000", count: 10)
        #expect(leads(ten).map(\.amount) == [1_000_000])
        #expect(leads(Array(ten.prefix(9)) + ["1001"]).isEmpty)
        #expect(leads([String](repeating: "1200", count: 9)).isEmpty)
        #expect(leads([String](repeating: "999", count: 10)).isEmpty)
        #expect(leads(ten, "保洁费").isEmpty)
        // 1 − (9 + 4) / 36.
        #expect(Order.numberFrequency([5, 7, 5, 9, 7, 5]) == 1 - 13.0 / 36)
    }

    @Test func `samples that follow the law are hardly ever told`() throws {
        // At the guards: 1000 amounts of 100 yuan and more. By chance 1 in 10,000 is told.
        var dice = Dice(seed: 11)
        var csv = "村代码,凭证日期,凭证号,摘要,科目编码,借方,贷方\n"
        for village in 0..<40 {
            for _ in 0..<1000 {
                let amount = Yuan(fen: dice.amount(100, 100_000)).plain
                csv += "33078200\(2000 + village),2024-03-05,记-1,x,513,\(amount),\n"
            }
        }
        let results = Books().with(csv).results(["F"])
        let judged = results.filter {
            ["F04", "F05", "F06", "F07", "F09", "F10"].contains($0.model.id)
        }
        #expect(judged.count == 6 && judged.allSatisfy { $0.coverage.looked == 40 })
        #expect(results.flatMap(\.leads).map(\.message.zh) == [])
        // 300 samples of 1000 without the files.
        var told = 0
        for _ in 0..<300 {
            let amounts = (0..<1000).map { _ in dice.amount(10, 1000) }
            if MantissaArc(amounts).arc >= 0.01 || abs(DistortionFactor(amounts).factor) >= 0.1 {
                told += 1
            }
        }
        #expect(told <= 3)
    }

    @Test func `one core and two give the same leads of statistics`() {
        let county = SampleCounty.made(villages: 3, years: 4, seed: 8, rate: 0.7)
        func leads(_ cores: Int) -> [Lead] {
            var data = DataImport(parallel: Parallel(cores: cores))
            for file in county.files { data.add(Array(file.text.utf8), name: file.name) }
            return Run(
                Catalogue.models(["F"]).models, on: data.dataset(),
                asOf: Day(year: 2026, month: 3, day: 1) ?? .never,
                parallel: Parallel(cores: cores)
            ).leads
        }
        let (one, two) = (leads(1), leads(2))
        #expect(Set(one.map(\.model)).count >= 10)
        #expect(one.map(\.message) == two.map(\.message))
        #expect(one.map(\.key) == two.map(\.key) && one.map(\.evidence) == two.map(\.evidence))
    }
}
