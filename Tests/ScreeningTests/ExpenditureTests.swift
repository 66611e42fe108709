import Domain
import Screening
import Testing

struct ExpenditureTests {
    /// One payment for each line `day,voucher,payee,amount,bill`.
    private func payments(_ lines: String, summary: String = "维修", account: String = "513") -> Books
    {
        let entries = lines.split(separator: "\n").flatMap { line -> [String] in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            let bill = cells.count > 4 ? cells[4] : ""
            return [
                "\(cells[0]),\(cells[1]),\(summary),\(account),\(cells[3]),,\(cells[2]),\(bill)",
                "\(cells[0]),\(cells[1]),\(summary),102,,\(cells[3]),,",
            ]
        }
        return Books().with(
            entries: entries.joined(separator: "\n"), columns: "收款人,票据号")
    }

    @Test func `the same payee, bill and amount twice is one lead, another payee is none`() {
        let leads = payments(
            """
            2024-03-01,记-1,V1,900,7
            2024-03-09,记-2,V1,900,7
            2024-03-10,记-3,V2,900,7
            """
        ).leads("E03")
        #expect(leads.map(\.rowCount) == [2])
        #expect(leads.map(\.amount) == [90_000])
        #expect(leads.map(\.key) == ["V1"])
    }

    @Test func `two bills on one day are two purchases, a list is none`() {
        #expect(payments("2024-03-01,记-1,V1,900,7\n2024-03-01,记-2,V1,900,8").leads("E03").isEmpty)
        let list = (1...10).map { _ in "2024-03-01,记-1,V1,900," }.joined(separator: "\n")
        #expect(payments(list).leads("E03").isEmpty)
        #expect(payments("2024-03-01,记-1,V1,900,\n2024-03-01,记-2,V1,900,").leads("E03").count == 1)
    }

    @Test func `windows of a split payment that share a payment are one lead`() {
        let five = [PolicyRow(model: "E05", parameter: "limits", value: "5000")]
        let leads = payments(
            """
            2024-03-01,记-1,老王建材,3000,
            2024-03-04,记-2,老王建材,2500,
            2024-03-09,记-3,老王建材,4800,
            """
        ).leads("E05", policy: five)
        #expect(leads.map(\.amount) == [1_030_000])
        #expect(leads.map(\.rowCount) == [3])
    }

    @Test func `a split over a high limit does not hide one under a lower limit`() {
        let leads = payments(
            """
            2024-01-01,记-1,V1,6000,1
            2024-01-03,记-2,V1,7000,2
            2024-06-01,记-3,V1,3000,3
            2024-06-04,记-4,V1,2500,4
            """
        ).leads("E05")
        #expect(leads.map(\.amount) == [1_300_000, 550_000])
        #expect(leads.map(\.rowCount) == [2, 2])
    }

    @Test func `a payment above the limit between two small ones is passed over`() {
        let leads = payments(
            """
            2024-06-01,记-1,V1,3000,1
            2024-06-02,记-2,V1,90000,2
            2024-06-04,记-3,V1,2500,3
            """
        ).leads("E05")
        #expect(leads.map(\.amount) == [550_000])
        #expect(leads.map(\.rowCount) == [2])
    }

    @Test func `payments are judged by the limit of their day`() {
        let policy = [
            PolicyRow(
                model: "E05", parameter: "limits", value: "5000", until: Day("2024-12-31")),
            PolicyRow(
                model: "E05", parameter: "limits", value: "20000", from: Day("2025-01-01")),
        ]
        func split(_ first: String, _ second: String) -> [Lead] {
            payments("\(first),记-1,甲店,3000.5,\n\(second),记-2,甲店,3000.5,")
                .leads("E05", policy: policy)
        }
        #expect(split("2024-12-01", "2024-12-05").count == 1)
        #expect(split("2024-12-29", "2024-12-31").count == 1)
        #expect(split("2024-12-30", "2025-01-02").isEmpty)
        #expect(split("2025-02-01", "2025-02-05").isEmpty)
    }

    @Test func `payments that are far apart, above the limit, or by a schedule are not split`() {
        let five = [PolicyRow(model: "E05", parameter: "limits", value: "5000")]
        #expect(
            payments("2024-03-01,记-1,甲,3000,\n2024-03-09,记-2,甲,2500,")
                .leads("E05", policy: five).isEmpty)
        #expect(
            payments("2024-03-01,记-1,甲,5001,\n2024-03-02,记-2,甲,2500,")
                .leads("E05", policy: five).isEmpty)
        let scheduled = Books().with(
            entries: """
                2024-03-01,记-1,保洁,514,3000,,甲,HT-1
                2024-03-02,记-2,保洁,514,3000,,甲,HT-1
                """, columns: "收款人,合同编号"
        ).with("合同编号,应付日期,应付金额\nHT-1,2024-03-01,3000")
        #expect(scheduled.leads("E05", policy: five).isEmpty)
    }

    @Test func `ten just below and one just above is a lead, nine and one is none`() {
        func made(_ below: Int) -> Books {
            let lines = (0..<below).map { "2024-03-0\($0 % 9 + 1),记-\($0),甲\($0),4\(600 + $0)," }
            return payments((lines + ["2024-04-01,记-99,乙,5100,"]).joined(separator: "\n"))
        }
        #expect(made(10).leads("E06").map(\.key) == ["5,000.00元"])
        #expect(made(9).leads("E06").isEmpty)
    }

    private func invoices(_ rows: String) -> Books {
        Books().with("村代码,发票代码,发票号码,销方名称,金额,凭证号,入账年度,入账月份\n\(rows)")
    }

    @Test func `an invoice in two villages is found by code and number`() {
        let leads = invoices(
            """
            330782002201,033002100204,12345678,老王建材,900,记-1,2024,3
            330782002202,033002100204,12345678,老王建材,900,记-7,2024,5
            330782002202,033002100205,12345678,老王建材,900,记-8,2024,5
            """
        ).leads("E02")
        #expect(leads.map(\.key) == ["033002100204-12345678"])
        #expect(leads.map(\.village) == [""])
        #expect(leads.map(\.amount) == [90_000])
    }

    @Test func `bare numbers of two sellers, and two lines of one voucher, are no reuse`() {
        let leads = invoices(
            """
            330782002201,,12345678,老王建材,900,记-1,2024,3
            330782002202,,12345678,小李饭店,900,记-7,2024,5
            330782002201,,24332000000012345678,甲,900,记-1,2024,3
            330782002201,,24332000000012345678,甲,100,记-1,2024,3
            """
        ).leads("E02")
        #expect(leads.isEmpty)
    }
}
