import Domain
import Screening
import Testing

struct MoreCashTests {
    /// Opening 2,000; d1 withdraw 1,000; d2 rent 8,000; d3 labour 5,000; d4 deposit 5,000.
    private let cash = Books().with(
        entries: """
            2024-01-01,记-1,提现,101,1000,
            2024-01-01,记-1,提现,102,,1000
            2024-01-02,记-2,收租金,101,8000,
            2024-01-02,记-2,收租金,501,,8000
            2024-01-03,记-3,付劳务,513,5000,
            2024-01-03,记-3,付劳务,101,,5000
            2024-01-04,记-4,送存,102,5000,
            2024-01-04,记-4,送存,101,,5000
            2024-02-04,记-5,利息,102,1,
            2024-02-04,记-5,利息,504,,1
            """
    ).with("年度,期间,科目编码,期初余额,借方,贷方,期末余额\n2024,1,101,2000,9000,10000,1000")

    @Test func `what cash was spent beyond opening and withdrawals came from receipts`() {
        let leads = cash.leads("C01b")
        #expect(leads.map(\.amount) == [200_000])
        #expect(leads.map(\.day?.description) == ["2024-01-03"])
    }

    @Test func `a receipt is followed to its deposit, and what never came is told`() {
        let one = [PolicyRow(model: "C03", parameter: "days", value: "1")]
        let leads = cash.leads("C03", policy: one)
        #expect(leads.map(\.amount) == [800_000])
        #expect(leads.first?.message.zh.contains("迟存5,000.00元（最迟2天），未送存3,000.00元") == true)
    }

    @Test func `cash above the limit is told, wages are not, and to a unit it is high`() {
        func paid(_ amount: Int, _ summary: String, _ kind: String) -> Books {
            Books().with(
                entries: "2024-03-01,记-1,\(summary),513,\(amount),,\(kind)\n"
                    + "2024-03-01,记-1,\(summary),101,,\(amount),", columns: "往来单位类型")
        }
        #expect(paid(1001, "维修", "").leads("C02").map(\.severity) == [.medium])
        #expect(paid(1001, "维修", "单位").leads("C02").map(\.severity) == [.high])
        #expect(paid(1000, "维修", "").leads("C02").isEmpty)
        #expect(paid(3000, "误工补贴", "").leads("C02").isEmpty)
    }

    @Test func `a tenant's debt settled by works is told by its contract`() {
        let leads = Books().with(
            entries: """
                2024-03-05,记-1,租户代付,153,8000,,
                2024-03-05,记-1,租户代付,112,,8000,HT-1
                2024-03-06,记-2,利息,504,,1,
                """, columns: "合同编号"
        ).leads("C01c")
        #expect(leads.map(\.amount) == [800_000])
    }

    private func bank(_ rows: String) -> Books {
        Books().with("账号,交易时间,交易金额,收付标志,交易余额,对手户名,摘要说明\n\(rows)")
    }

    @Test func `withdrawals that reach the limit in a week are one lead`() {
        let leads = bank(
            """
            8001,2024-01-01 08:00:00,20000,出,100,甲,取现
            8001,2024-01-04 08:00:00,20000,出,100,甲,取现
            8001,2024-01-06 08:00:00,10000,出,100,甲,取现
            8001,2024-02-06 08:00:00,40000,出,100,甲,取现
            8001,2024-03-06 08:00:00,50000,出,100,甲,取现
            8001,2024-04-06 08:00:00,90000,出,100,甲,付工程款
            """
        ).leads("C05")
        #expect(leads.map(\.amount) == [5_000_000, 5_000_000])
    }

    @Test func `money that goes straight on twice is told, once is not`() {
        let twice = """
            8001,2024-01-01 08:00:00,50000,进,1,甲公司,往来
            8001,2024-01-02 08:00:00,49000,出,1,乙,往来
            8001,2024-02-01 08:00:00,50000,进,1,甲公司,往来
            8001,2024-02-03 08:00:00,48000,出,1,乙,往来
            """
        #expect(bank(twice).leads("C09").map(\.amount) == [9_700_000])
        #expect(
            bank(twice.split(separator: "\n").prefix(3).joined(separator: "\n")).leads("C09")
                .isEmpty)
        #expect(bank(twice.replacing("往来", with: "代收医保")).leads("C09").isEmpty)
    }

    @Test func `accounts of persons, unregistered ones and two basic ones are told`() {
        let books = Books().with(
            """
            账号,户名,开户人证件号码,账户性质,开户日期,乡镇备案
            8001,清水村,,基本户,2015-01-01,已备案
            8002,清水村,,基本户,2016-01-01,已备案
            8003,王某,330782197001010018,结算户,2016-01-01,已备案
            8004,清水村,,一般户,2016-01-01,
            """
        ).with(
            "账号,交易时间,交易金额,收付标志,交易余额\n8001,2024-01-01,1,进,1\n8009,2024-01-01,1,进,1")
        #expect(books.leads("C07").map(\.key) == ["8004", "8009", "基本户"])
        #expect(books.leads("C06").map(\.key) == ["8003"])
    }

    @Test func `ledger and bank are matched one to one, a batch by its sum`() {
        let entries = """
            2024-03-01,记-1,收,102,5000,
            2024-03-01,记-1,收,501,,5000
            2024-03-10,记-2,付,513,3000,
            2024-03-10,记-2,付,102,,3000
            2024-03-11,记-3,付,513,7000,
            2024-03-11,记-3,付,102,,7000
            2024-03-15,记-4,代发甲,513,1100,
            2024-03-15,记-4,代发甲,102,,1100
            2024-03-15,记-5,代发乙,513,1200,
            2024-03-15,记-5,代发乙,102,,1200
            2024-03-31,记-6,付,513,2000,
            2024-03-31,记-6,付,102,,2000
            """
        let statement = """
            账号,交易时间,交易金额,收付标志,交易余额,对手户名,摘要说明
            8001,2024-03-01,5000,进,1,甲,收
            8001,2024-03-12,3000,出,1,甲,付
            8001,2024-03-15,2300,出,1,批量,代发
            8001,2024-03-20,6600,出,1,丙,往来
            8001,2024-03-21,6600,出,1,丙,手续费
            8001,2024-03-31,2000,出,1,甲,付
            """
        let leads = Books().with(entries: entries).with(statement).leads("C08")
        #expect(leads.map(\.key) == ["2024-3"])
        #expect(leads.map(\.amount) == [1_360_000])
        #expect(leads.map(\.rowCount) == [2])
    }
}
