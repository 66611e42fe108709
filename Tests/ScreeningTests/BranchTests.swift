import Domain
import Screening
import Testing

/// Micro-cases of the further ways in which a norm is broken that one model looks at.
struct BranchTests {
    @Test func `C01a cash that comes in and goes out in one voucher is spent, deposited it is not`()
    {
        func voucher(_ last: String) -> [Lead] {
            Books().with(
                entries: """
                    2024-03-01,记-1,收租金付工资,101,8000,
                    2024-03-01,记-1,收租金付工资,501,,8000
                    2024-03-01,记-1,收租金付工资,513,5000,
                    2024-03-01,记-1,收租金付工资,101,,5000
                    \(last)
                    """
            ).leads("C01a")
        }
        #expect(voucher("2024-03-02,记-2,x,513,1,").map(\.amount) == [500_000])
        #expect(
            voucher("2024-03-01,记-1,送存,102,3000,\n2024-03-01,记-1,送存,101,,3000").isEmpty)
    }

    private let office = "姓名,身份证号,职务,任职日期,银行卡号\n王村长,k1,村主任,2021-01-01,6222"
    private let accounts = "账号,户名,账户性质,开户日期\n8001,清水村,基本户,2015-01-01"

    @Test func `C06 money that goes to an official's card and back is told, wages are not`() {
        func flow(_ summary: String, _ back: String) -> [Lead] {
            Books().with(accounts).with(office).with(
                "账号,交易时间,交易金额,收付标志,交易余额,交易对手账卡号,摘要说明\n"
                    + "8001,2024-01-05,60000,出,1,6222,\(summary)\n8001,\(back),60000,进,1,6222,归还"
            ).leads("C06")
        }
        #expect(flow("往来", "2024-03-01").map(\.amount) == [6_000_000])
        #expect(flow("误工报酬", "2024-03-01").isEmpty)
        #expect(flow("往来", "2025-03-01").isEmpty)
    }

    @Test func `C07 contract money on an account that is not registered is told`() {
        func paid(_ account: String) -> [Lead] {
            Books().with(accounts).with(
                "合同编号,应收日期,应收金额,实收金额,收款账号\nHT-1,2024-03-01,5000,5000,\(account)"
            ).leads("C07")
        }
        #expect(paid("8009").map(\.amount) == [500_000])
        #expect(paid("8001").isEmpty)
    }

    @Test
    func `C08 a closing balance that the bank does not have is told, money in transit is not`() {
        func closed(_ balance: String) -> [String] {
            Books().with(accounts).with(
                entries: """
                    2024-03-01,记-1,收,102,5000,
                    2024-03-01,记-1,收,501,,5000
                    2024-03-29,记-2,付,513,2000,
                    2024-03-29,记-2,付,102,,2000
                    """
            ).with("账号,交易时间,交易金额,收付标志,交易余额\n8001,2024-03-01,5000,进,9000")
                .with("年度,期间,科目编码,期初余额,借方,贷方,期末余额\n2024,3,102,4000,5000,2000,\(balance)")
                .leads("C08").map(\.key)
        }
        #expect(closed("7000").isEmpty)
        #expect(closed("9000") == ["2024-3 余额"] || closed("9000").isEmpty)
        #expect(closed("19000") == ["2024-3 余额"])
    }

    @Test func `E13 a payment before its contract and numbers against dates are told`() {
        func paid(_ signed: String) -> [Lead] {
            Books().with(
                entries: "2024-03-01,记-1,工程,153,900,,2024-02-28,HT-1\n"
                    + "2024-03-01,记-1,工程,102,,900,,", columns: "票据日期,合同编号"
            ).with("合同编号,合同类型,乙方,签订日期\nHT-1,工程,甲,\(signed)").leads("E13")
        }
        #expect(paid("2024-03-20").count == 1)
        #expect(paid("2024-02-20").isEmpty)
        func invoices(_ second: String) -> [Lead] {
            Books().with(
                entries: "2024-03-01,记-1,x,513,1,,2024-02-28", columns: "票据日期"
            ).with(
                "发票代码,发票号码,开票日期,销售方名称,价税合计\n033002100111,00000101,2024-03-10,某店,100\n"
                    + "033002100111,00000102,\(second),某店,100"
            ).leads("E13")
        }
        #expect(invoices("2024-02-10").map(\.key) == ["某店"])
        #expect(invoices("2024-03-05").isEmpty)
    }

    @Test func `E08 an invoice for cigarettes is told whatever the voucher says`() {
        func goods(_ words: String) -> [Lead] {
            Books().with(entries: "2024-03-01,记-1,办公用品,513,900,")
                .with("发票号码,开票日期,销售方名称,价税合计,货物名称,凭证号\n12345678,2024-03-01,某店,900,\(words),1")
                .leads("E08")
        }
        #expect(goods("*烟草*香烟").map(\.amount) == [90_000])
        #expect(goods("*纸制品*复印纸").isEmpty)
    }

    @Test func `R10 cheap disposal, works never capitalised and a register that differs are told`()
    {
        let cheap = Books().with(
            entries: """
                2024-03-01,记-1,处置车辆,102,10000,
                2024-03-01,记-1,处置车辆,152,20000,
                2024-03-01,记-1,处置车辆,515,30000,
                2024-03-01,记-1,处置车辆,151,,60000
                """)
        #expect(cheap.leads("R10").map(\.amount) == [5_000_000])
        func works(_ accepted: String) -> [Lead] {
            Books().with(
                entries: "2023-03-01,记-1,工程款,154,9000,,P1\n2026-03-01,记-2,x,513,1,,",
                columns: "项目编号"
            ).with(entries: "2023-03-01,记-1,工程款,102,,9000,", columns: "项目编号").with(
                "项目编号,项目名称,工程类别,预算,验收日期\nP1,道路,道路,9000,\(accepted)"
            ).leads("R10")
        }
        #expect(works("2023-06-01").map(\.amount) == [900_000])
        #expect(works("2025-06-01").isEmpty)
        func register(_ cost: String) -> [Lead] {
            Books().with(entries: "2024-03-01,记-1,x,513,,1")
                .with("资产编号,资产名称,原值\nFW1,办公楼,\(cost)")
                .with("年度,期间,科目编码,期初余额,借方,贷方,期末余额\n2024,12,151,100000,0,0,100000")
                .leads("R10")
        }
        #expect(register("80000").map(\.key) == ["资产台账"])
        #expect(register("98000").isEmpty)
    }

    @Test func `R11 a grant for another project and an idle one are told`() {
        func spent(_ project: String) -> [Lead] {
            Books().with(
                entries: "2024-03-01,记-1,拨款支付,241,9000,,P1\n2024-03-01,记-1,工程,153,,9000,\(project)",
                columns: "项目编号"
            ).leads("R11")
        }
        #expect(spent("P2").map(\.amount) == [900_000])
        #expect(spent("P1").isEmpty)
        func idle(_ last: String) -> [Lead] {
            Books().with(
                entries: "2023-01-05,记-1,收拨款,102,9000,\n2023-01-05,记-1,收拨款,241,,9000\n"
                    + "\(last),记-2,x,513,1,\n\(last),记-2,x,102,,1"
            ).leads("R11")
        }
        #expect(idle("2025-03-01").map(\.amount) == [900_000])
        #expect(idle("2024-03-01").isEmpty)
    }

    @Test func `L06 a supervisor who is kin of the committee is told while both serve`() {
        func made(_ until: String) -> [Lead] {
            Books().with(entries: "2024-03-01,记-1,x,513,1,").with(
                "村代码,姓名,身份证号,职务,任职日期,离任日期\n330782002201,王,k1,村主任,2021-01-01,\n"
                    + "330782002201,李,k2,村务监督委员会主任,2015-01-01,\(until)"
            ).with("身份证号,亲属身份证号,亲属姓名,关系\nk1,k2,李,妻弟").leads("L06")
        }
        #expect(made("").map(\.key) == ["李"])
        #expect(made("2020-12-31").isEmpty)
    }

    @Test
    func `P11 three changes, an early one and one that lifts it above the second bid are told`() {
        func changed(_ changes: String, second: String = "") -> [Lead] {
            var books = Books().with(
                "项目编号,项目名称,工程类别,合同签订日期,合同金额\nP1,道路,道路,2024-02-01,200000"
            ).with("项目编号,变更编号,变更日期,变更金额,变更原因,审批人\n\(changes)")
            if !second.isEmpty {
                books = books.with("招标编号,项目编号,开标日期\nT1,P1,2024-01-01").with(
                    "招标编号,投标人,投标报价,是否中标\nT1,甲,200000,是\nT1,乙,\(second),否")
            }
            return books.leads("P11")
        }
        let late = "P1,1,2024-06-01,9000,x,王"
        #expect(changed(late).isEmpty)
        #expect(changed(late, second: "205000").map(\.severity) == [.high])
        #expect(changed("P1,1,2024-02-10,9000,x,王").map(\.severity) == [.medium])
        #expect(changed("P1,1,2024-06-01,9000,x,").map(\.severity) == [.medium])
        #expect(changed([late, late, late].joined(separator: "\n")).count == 1)
    }

    @Test func `P01 settlement, disclosure and a late decision are asked for when all is paid`() {
        func project(_ settled: String, _ disclosed: String, decided: String) -> String? {
            Books().with(
                "项目编号,项目名称,工程类别,决议编号,立项日期,合同签订日期,合同金额,验收日期,结算日期,公示日期\n"
                    + "P1,道路,道路,JY-1,2024-01-05,2024-02-01,9000,2024-05-01,\(settled),\(disclosed)"
            ).with("项目编号,付款日期,付款金额,付款阶段\nP1,2024-06-01,9000,全")
                .with("决议编号,会议日期,应到人数,实到人数,同意人数\nJY-1,\(decided),45,40,40")
                .leads("P01").first?.message.zh
        }
        let good = "2024-05-20"
        #expect(project(good, good, decided: "2024-01-01") == nil)
        #expect(project("", good, decided: "2024-01-01")?.contains("付清未结算") == true)
        #expect(project(good, "", decided: "2024-01-01")?.contains("付清未公示") == true)
        #expect(project(good, good, decided: "2024-03-01")?.contains("立项早于决策") == true)
    }

    @Test func `Q02 sub-accounts that are not their parent are told`() {
        func sheet(_ part: String) -> [Lead] {
            Books().with(entries: "2024-03-01,记-1,x,513,1,\n2024-03-01,记-1,x,102,,1").with(
                """
                年度,期间,科目编码,期初余额,借方,贷方,期末余额
                2024,3,513,0,900,0,900
                2024,3,51301,0,500,0,500
                2024,3,51302,0,\(part),0,\(part)
                """
            ).leads("Q02")
        }
        #expect(sheet("400").isEmpty)
        #expect(sheet("300").map(\.amount) == [10_000])
    }
}
