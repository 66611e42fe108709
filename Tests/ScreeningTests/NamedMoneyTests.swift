import Domain
import Screening
import Testing

/// Micro-cases of models of money by the names of their rules, each with what must not be told.
struct NamedMoneyTests {
    private func spent(
        _ day: String = "2024-03-01", _ summary: String = "采购", _ amount: String = "2000",
        account: String = "513", party: String = "某店", columns: String, values: String
    ) -> Books {
        Books().with(
            entries: "\(day),记-1,\(summary),\(account),\(amount),,\(party),\(values)\n"
                + "\(day),记-1,\(summary),102,,\(amount),\(party),\(values)",
            columns: "收款人,\(columns)")
    }

    @Test
    func `E01 a scrap of paper above the limit is told, an invoice and a fiscal bill are not`() {
        func bill(_ kind: String, _ amount: String = "2000") -> [Lead] {
            spent("2024-03-01", "采购", amount, columns: "票据类型,票据号,附件数", values: "\(kind),,0")
                .leads("E01")
        }
        #expect(bill("白条").map(\.amount) == [200_000])
        #expect(bill("收据").count == 1)
        #expect(bill("财政收据").isEmpty)
        #expect(bill("数电票").isEmpty)
        #expect(bill("白条", "1000").isEmpty)
    }

    @Test func `E04 one bill of one amount to two payees is told from eight digits on, or fewer`() {
        func paid(_ bill: String, _ policy: [PolicyRow] = []) -> [Lead] {
            let lines = ["V1", "V1", "V2"].enumerated().flatMap { index, payee in
                [
                    "2024-03-0\(index + 1),记-\(index),采购,513,900,,\(payee),\(bill)",
                    "2024-03-0\(index + 1),记-\(index),采购,102,,900,,",
                ]
            }
            return Books().with(entries: lines.joined(separator: "\n"), columns: "收款人,票据号")
                .leads("E04", policy: policy)
        }
        let short = [PolicyRow(model: "E04", parameter: "digits", value: "1")]
        #expect(paid("7", short).map(\.rowCount) == [3])
        #expect(paid("7", short).first?.message.zh.contains("付给2个收款人") == true)
        #expect(paid("7").isEmpty)
        #expect(paid("12345678").count == 1)
    }

    @Test func `E08 entertainment and a restaurant are told, a canteen for the old is not`() {
        func cost(_ summary: String, _ party: String) -> [Lead] {
            spent("2024-03-01", summary, party: party, columns: "往来单位类型", values: "单位")
                .leads("E08")
        }
        #expect(cost("公务接待费", "某店").map(\.amount) == [200_000])
        #expect(cost("会议费", "福满楼饭店").count == 1)
        #expect(cost("老年食堂助餐", "福满楼饭店").isEmpty)
        #expect(cost("会议费", "某店").isEmpty)
    }

    private func loans(_ rows: String, asOf day: String = "2024-06-30") -> [Lead] {
        Books().with(entries: rows, columns: "往来单位").leads("E09", asOf: day)
    }

    @Test func `E09 an advance that stays open is told, one that is settled in time is not`() {
        let lent = "2024-03-01,记-1,个人借款,112,5000,,甲\n2024-03-01,记-1,个人借款,102,,5000,甲"
        #expect(loans(lent).map(\.amount) == [500_000])
        #expect(loans(lent, asOf: "2024-03-20").isEmpty)
        let settled = "\n2024-03-09,记-2,归还借款,102,5000,,甲\n2024-03-09,记-2,归还借款,112,,5000,甲"
        #expect(loans(lent + settled).isEmpty)
        let again = """
            2023-12-01,记-1,个人借款,112,5000,,甲
            2023-12-28,记-2,归还借款,112,,5000,甲
            2024-01-05,记-3,个人借款,112,5000,,甲
            2024-01-20,记-4,归还借款,112,,5000,甲
            """
        #expect(loans(again).map(\.severity) == [.high])
    }

    @Test func `E10 thirty-eight lost days in a month are told, thirty-one and hours are not`() {
        func paid(_ days: String, _ summary: String = "误工补贴") -> [Lead] {
            spent("2024-03-01", summary, party: "甲", columns: "数量", values: days).leads("E10")
        }
        #expect(paid("38").map(\.amount) == [200_000])
        #expect(paid("31").isEmpty)
        #expect(paid("38", "补发误工补贴").isEmpty)
    }

    @Test func `E13 a bill of later days, and one of years ago, are told, one of last week is not`()
    {
        func bill(_ day: String) -> [Lead] {
            spent(columns: "票据日期", values: day).leads("E13")
        }
        #expect(bill("2024-03-20").map(\.amount) == [200_000])
        #expect(bill("2022-12-01").count == 1)
        #expect(bill("2024-02-25").isEmpty)
    }

    /// One village with so many payments of the given fen.
    private func payments(_ amounts: [Int64]) -> Books {
        let lines = amounts.enumerated().map { index, fen in
            "2024-03-01,\(index + 1),x,513,\(fen / 100).\(fen % 100 / 10)\(fen % 10),"
        }
        return Books().with(entries: lines.joined(separator: "\n"))
    }

    @Test(arguments: ["F01", "F02", "F03"])
    func `F01 F02 F03 even amounts are told from a number on, a law-abiding lot is not`(
        model: String
    ) {
        let even = (0..<2200).map { Int64(100_000 + $0 * 40) }
        #expect(payments(even).leads(model).count == 1)
        #expect(payments(Array(even.prefix(900))).leads(model).isEmpty)
        // Spread evenly over the logarithm.
        var value = 100_000.0
        let lawful = (0..<4000).map { _ -> Int64 in
            value = value * 1.00231
            if value >= 10_000_000 { value /= 100 }
            return Int64(value)
        }
        #expect(payments(lawful).leads(model).isEmpty)
    }

    @Test func `F11 the largest against the next is measured exactly`() {
        let factor = Order.relativeSize([2995, 73_154_600, 2000])
        #expect(factor.map { ($0 * 1000).rounded() / 1000 } == 24_425.576)
        #expect(Order.relativeSize([2995]) == nil)
    }

    @Test func `Q08 a large entry of the thirteenth period is told, closing the year is not`() {
        func adjusted(_ summary: String, _ period: String, _ decision: String = "") -> [Lead] {
            Books().with(
                entries: "2024-12-31,记-1,\(summary),513,500000,,2024,\(period),\(decision)\n"
                    + "2024-12-31,记-1,\(summary),211,,500000,2024,\(period),\(decision)",
                columns: "会计年度,会计期间,决议编号"
            ).leads("Q08")
        }
        #expect(adjusted("调整", "13").map(\.amount) == [50_000_000])
        #expect(adjusted("调整", "12").isEmpty)
        #expect(adjusted("调整", "13", "JY-1").isEmpty)
        #expect(adjusted("结转本年收益", "13").isEmpty)
    }

    @Test func `C05 three withdrawals in one day are told, two or three small ones are not`() {
        func drawn(_ amounts: [Int]) -> [Lead] {
            let rows = amounts.enumerated().map { index, amount in
                "8001,2024-03-05 09:0\(index):00,\(amount),出,1,张三,取现"
            }
            return Books().with(
                "账号,交易时间,交易金额,收付标志,交易余额,对手户名,摘要说明\n" + rows.joined(separator: "\n")
            ).leads("C05")
        }
        #expect(drawn([9000, 9000, 9000, 9000]).map(\.amount) == [3_600_000])
        #expect(drawn([9000, 9000]).isEmpty)
        #expect(drawn([900, 900, 900]).isEmpty)
    }
}
