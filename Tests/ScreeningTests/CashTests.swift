import Domain
import Screening
import Testing

struct CashTests {
    @Test func `rent and fees that pay a road inside one voucher are flagged though it balances`() {
        let leads = Books().with(
            entries: """
                2024-03-05,记-12,环村路工程,153,60000,
                2024-03-05,记-12,租金,501,,42000
                2024-03-05,记-12,卫生费,504,,18000
                """
        ).leads("C01a")
        #expect(leads.map(\.amount) == [6_000_000])
        #expect(leads.map(\.key) == ["2024-3 记-12"])
        #expect(leads.first?.evidence.map(\.origin.row) == [2, 3, 4])
    }

    @Test func `rent that goes to the bank and a road that the bank pays are left alone`() {
        let books = Books().with(
            entries: """
                2024-03-05,记-13,租金,102,42000,
                2024-03-05,记-13,租金,501,,42000
                2024-03-06,记-14,环村路,153,42000,
                2024-03-06,记-14,环村路,102,,42000
                2024-12-31,记-90,结转收入,501,42000,
                2024-12-31,记-90,结转收入,321,,42000
                2024-12-31,记-91,无法支付的应付款转收入,211,500,
                2024-12-31,记-91,无法支付的应付款转收入,504,,500
                2024-12-31,记-92,摊销,513,500,
                2024-12-31,记-92,摊销,171,,500
                """)
        #expect(books.leads("C01a").isEmpty)
    }

    @Test func `an advance that is settled with bills is no receipt`() {
        let leads = Books().with(
            entries: """
                2024-03-05,记-1,报销冲借款,513,800,
                2024-03-05,记-1,报销冲借款,112,,800
                2024-03-06,记-2,利息,504,,1
                """
        ).leads("C01a")
        #expect(leads.isEmpty)
    }

    @Test func `a red payment from the bank is no cash`() {
        let books = Books().with(
            entries: """
                2024-03-05,记-1,货运费,513,5000,
                2024-03-05,记-1,货运费,102,,5000
                2024-03-08,记-2,货运费,513,-5000,
                2024-03-08,记-2,货运费,102,,-5000
                2024-04-30,记-3,提现,101,-900,
                2024-04-30,记-3,提现,102,,-900
                """
        ).with("年度,期间,科目编码,期初余额,借方,贷方,期末余额\n2024,1,101,2000,0,900,1100")
        #expect(books.leads("C01b").isEmpty && books.leads("C03").isEmpty)
    }

    /// Opening 2,000; day 1 withdraw 1,000; day 2 rent 8,000; day 3 labour 5,000; day 4 deposit.
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
            """
    ).with("年度,期间,科目编码,期初余额,借方,贷方,期末余额\n2024,1,101,2000,9000,10000,1000")

    @Test func `cash is over its limit on two days and on three it is a lead`() {
        let two = [PolicyRow(model: "C04", parameter: "days", value: "2")]
        let leads = cash.leads("C04", policy: two)
        #expect(leads.map(\.amount) == [1_100_000])
        #expect(leads.first?.rowCount == 2)
        #expect(leads.first?.message.zh.contains("有2个记账日") == true)
        #expect(cash.leads("C04").isEmpty)
    }

    @Test func `cash below zero is a lead only where the opening balance is known`() {
        let spent = """
            2024-01-03,记-3,付劳务,513,5000,
            2024-01-03,记-3,付劳务,101,,5000
            """
        #expect(Books().with(entries: spent).leads("C04").isEmpty)
        let known = Books().with(entries: spent)
            .with("年度,期间,科目编码,期初余额,借方,贷方,期末余额\n2024,1,101,2000,0,5000,-3000")
        #expect(known.leads("C04").map(\.amount) == [300_000])
        #expect(known.leads("C04").map(\.severity) == [.high])
    }

    private func bank(_ rows: String) -> Books {
        Books().with("账号,交易时间,交易金额,收付标志,交易余额\n\(rows)")
    }

    @Test func `a balance that does not follow breaks where it stands`() {
        let leads = bank(
            """
            8001,2024-01-01 08:00:00,100,进,100
            8001,2024-01-02 08:00:00,50,进,150
            8001,2024-01-03 08:00:00,30,出,130
            8001,2024-01-04 08:00:00,30,出,100
            """
        ).leads("C10")
        #expect(leads.map(\.amount) == [1000])
        #expect(leads.first?.evidence.map(\.origin.row) == [4])
        #expect(leads.first?.message.zh.contains("应为120.00元，流水为130.00元") == true)
    }

    @Test func `lines of one moment and doubled lines of two statements are put in order`() {
        let leads = bank(
            """
            8001,2024-01-02,30,出,120
            8001,2024-01-02,50,进,150
            8001,2024-01-02,20,出,100
            8001,2024-01-01,100,进,100
            8001,2024-01-03,20,出,80
            """
        ).leads("C10")
        #expect(leads.isEmpty)
        let twice = Books().with(
            """
            账号,交易时间,交易金额,收付标志,交易余额,流水号
            8001,2024-01-01 08:00:00,100,进,100,A1
            8001,2024-01-02 08:00:00,50,进,150,A2
            8001,2024-01-02 08:00:00,50,进,150,A2
            8001,2024-01-03 08:00:00,30,出,120,A3
            """)
        #expect(twice.leads("C10").isEmpty)
    }

    @Test func `a statement with two columns of money is read like one with a direction`() {
        let leads = Books().with(
            """
            账号,日期,支出,收入,余额
            8001,2024-01-01,,100,100
            8001,2024-01-02,30,,70
            8001,2024-01-03,,5,80
            """
        ).leads("C10")
        #expect(leads.map(\.amount) == [500])
    }
}
