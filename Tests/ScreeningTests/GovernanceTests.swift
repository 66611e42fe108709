import Domain
import Screening
import Testing

struct GovernanceTests {
    private func postings(_ days: [String]) -> Books {
        Books().with(
            "公开类别,公开标题,公开日期,截止日期,照片哈希\n"
                + days.map { "财务公开,收支,\($0),,s\($0)" }.joined(separator: "\n"))
    }

    @Test func `a month is missed in a busy village, a quarter in a quiet one`() {
        let days = ["2024-01-10", "2024-02-12", "2024-05-08"]
        let busy = (1...90).map { "2024-0\($0 / 31 + 1)-\($0 % 28 + 1),记-\($0),x,513,1," }
        let books = postings(days).with(entries: busy.joined(separator: "\n"))
        #expect(books.leads("D01").map(\.day?.description) == ["2024-02-12"])
        let words = books.leads("D01").first?.message.zh
        #expect(words?.contains("间隔86天没有财务公开（缺2024-3、2024-4）") == true)
        #expect(postings(days).leads("D01", asOf: "2024-06-01").isEmpty)
        #expect(
            postings(["2024-01-10", "2024-08-12"]).leads("D01", asOf: "2024-09-01").count == 1)
    }

    @Test func `posting that stopped or never began is told, books that end are not`() {
        let stopped = postings(["2023-01-10", "2023-04-05"])
        #expect(stopped.leads("D01").map(\.key) == ["2023-04-05 — 2026-11-23"])
        let entries = "2023-01-01,记-1,x,513,1,\n2023-12-31,记-2,x,513,1,"
        let booked = stopped.with(entries: entries).leads("D01").map(\.key)
        #expect(booked == ["2023-04-05 — 2023-12-31"])
        let never = Books().with("公开类别,公开标题,公开日期\n党务公开,党费,2023-03-01").with(entries: entries)
        #expect(never.leads("D01").map(\.key) == ["2023-01-01 — 2023-12-31"])
        let others = Books().with(
            """
            村代码,公开类别,公开标题,公开日期
            330782002201,财务公开,一,2023-01-10
            330782002201,财务公开,二,2023-04-05
            330782002202,财务公开,一,2023-01-10
            330782002202,财务公开,二,2023-04-20
            """)
        #expect(others.leads("D01").isEmpty)
    }

    @Test func `plans about assets are posted for fifteen days, others for seven`() {
        let leads = Books().with(
            """
            公开类别,公开标题,公开日期,截止日期
            财务公开,一月收支,2024-01-01,2024-01-08
            村务公开,鱼塘发包方案,2024-01-01,2024-01-08
            村务公开,鱼塘发包方案,2024-01-01,2024-01-16
            财务公开,二月收支,2024-02-01,2024-02-05
            """
        ).leads("D02")
        #expect(leads.map(\.evidence.first?.origin.row) == [5, 3])
    }

    @Test func `a posting is judged by the norm of its own day, and a county's row comes first`() {
        let books = Books().with(
            """
            公开类别,公开标题,公开日期,截止日期
            财务公开,十二月收支,2025-12-31,2026-01-10
            财务公开,一月收支,2026-01-01,2026-01-11
            财务公开,二月收支,2026-02-01,2026-02-16
            """)
        #expect(books.leads("D02").isEmpty)
        let judged = books.leads("D02", norms: Policy.shipped)
        #expect(judged.map(\.evidence.first?.origin.row) == [3])
        #expect(judged.first?.message.zh == "“一月收支”公示10天，应不少于15天。")
        let own = PolicyRow(model: "D02", parameter: "days", value: "10")
        #expect(books.leads("D02", policy: [own], norms: Policy.shipped).isEmpty)
    }

    @Test func `what was posted is what was booked`() {
        let books = Books().with(
            entries: """
                2024-03-01,记-1,办公,51301,800,
                2024-03-01,记-1,办公,102,,800
                2024-03-02,记-2,租金,50101,,900
                2024-03-02,记-2,租金,102,900,
                """
        ).with(
            "所属年度,所属月份,科目编码,公开项目,公开金额\n2024,3,51301,管理费,700\n2024,3,50101,租金,900")
        #expect(books.leads("D03").map(\.amount) == [10_000])
        #expect(books.leads("D03").map(\.key) == ["2024-3 51301"])
    }

    @Test func `one photograph for two months is told`() {
        let rows =
            "公开类别,公开标题,公开日期,照片哈希\n财务公开,一月,2024-02-01,s1\n"
            + "财务公开,二月,2024-03-01,s1\n党务公开,二月,2024-03-01,s2\n财务公开,二月,2024-03-01,s2"
        #expect(Books().with(rows).leads("D04").map(\.rowCount) == [2])
    }

    @Test func `one text with the same numbers for two months is told, a template is not`() {
        func posted(_ second: String) -> [Lead] {
            Books().with(
                "公开类别,公开标题,公开日期,公开内容\n财务公开,一月,2024-02-01,本月收入100元支出50元\n"
                    + "财务公开,二月,2024-03-01,\(second)"
            ).leads("D04")
        }
        #expect(posted("本月收入100元支出50元").map(\.rowCount) == [2])
        #expect(posted("本月收入130元支出50元").isEmpty)
    }

    @Test func `posts and signatures that have to be apart`() {
        let books = Books().with(
            entries: """
                2024-03-01,记-1,办公,513,800,,甲,甲,丙,丙,收款户
                2024-03-01,记-1,办公,102,,800,甲,甲,,,
                2024-03-02,记-2,办公,513,700,,甲,乙,丙,丁,丁
                2024-03-02,记-2,办公,102,,700,甲,乙,,,
                """, columns: "制单人,审核人,经手人,审批人,收款人")
        #expect(books.leads("Q04").map(\.key) == ["2024 甲 制单和审核"])
        #expect(books.leads("L04").map(\.key) == ["2024 丁 收款", "2024 丙 签字"])
    }

    @Test func `income in a current account is told, a debt that is paid is not`() {
        let books = Books().with(
            entries: """
                2024-03-01,记-1,收鱼塘租金,102,8000,,甲
                2024-03-01,记-1,收鱼塘租金,113,,8000,甲
                2024-03-02,记-2,应收租金,113,5000,,乙
                2024-03-02,记-2,应收租金,501,,5000,
                2024-03-03,记-3,收租金,102,5000,,乙
                2024-03-03,记-3,收租金,113,,5000,乙
                2024-03-04,记-4,收租房押金,102,5000,,丙
                2024-03-04,记-4,收租房押金,211,,5000,丙
                """, columns: "往来单位")
        #expect(books.leads("Q07").map(\.key) == ["甲"])
    }

    @Test func `a company behind which a spouse stands is told while the office lasts`() {
        func made(_ day: String) -> [Lead] {
            Books().with(
                entries: "\(day),记-1,工程,153,800,,甲公司\n\(day),记-1,工程,102,,800,",
                columns: "收款人"
            ).with("村代码,姓名,身份证号,职务,任职日期,离任日期\n330782002201,王,k1,村书记,2020-01-01,2024-06-30")
                .with("身份证号,亲属身份证号,亲属姓名,关系\nk1,k2,李,配偶")
                .with("企业名称,身份证号,姓名,职务,起始日期\n甲公司,k2,李,股东,2019-01-01").leads("L02")
        }
        #expect(made("2024-03-01").map(\.amount) == [80_000])
        #expect(made("2024-07-01").isEmpty)
    }

    @Test func `a contract of a related company is told before anything is paid, in every term`() {
        func made(_ signed: String) -> [Lead] {
            Books().with("合同编号,合同类型,乙方,签订日期,合同总额\nHT-1,工程施工,甲公司,\(signed),90000")
                .with(entries: "2024-03-01,记-1,x,513,1,,某店", columns: "收款人")
                .with(
                    "村代码,姓名,身份证号,职务,任职日期,离任日期\n"
                        + "330782002201,王,k1,村主任,2014-01-01,2017-12-31\n"
                        + "330782002201,王,k1,村书记,2021-01-01,"
                )
                .with("企业名称,身份证号,姓名,职务,起始日期\n甲公司,k1,王,股东,2010-01-01").leads("L02")
        }
        #expect(made("2022-03-01").map(\.amount) == [9_000_000])
        #expect(made("2019-03-01").isEmpty)
    }
}
