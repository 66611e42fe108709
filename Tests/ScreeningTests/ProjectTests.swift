import Domain
import Screening
import Testing

struct ProjectTests {
    private func project(_ cells: String, payments: String = "", changes: String = "") -> Books {
        var books = Books().with(
            "项目编号,项目名称,工程类别,决议编号,立项日期,招标方式,合同签订日期,合同金额,开工日期,计划完工,验收日期,结算日期,"
                + "送审金额,审定金额,施工单位,项目状态\n\(cells)"
        ).with("项目编号,付款日期,付款金额,付款阶段,收款单位\n\(payments)")
        if !changes.isEmpty {
            books = books.with("项目编号,变更编号,变更金额,变更原因\n\(changes)")
        }
        return books
    }

    private let road = "P1,道路,道路,JY-1,2024-01-05,公开招标,2024-02-01,100000,2024-02-10,2024-06-01,"

    @Test func `payments before the start and before acceptance have their limits`() {
        let leads = project(
            road + "2024-06-10,2024-07-01,,,甲公司,",
            payments: "P1,2024-02-05,35000,一,甲公司\nP1,2024-05-05,50000,二,甲公司"
        ).leads("P12")
        #expect(leads.map(\.key) == ["P1 道路 开工前", "P1 道路 验收前"])
        #expect(leads.map(\.amount) == [3_500_000, 8_500_000])
        let fair = project(
            road + "2024-06-10,2024-07-01,,,甲公司,",
            payments: "P1,2024-02-15,30000,一,甲公司\nP1,2024-06-15,50000,二,甲公司")
        #expect(fair.leads("P12").isEmpty)
    }

    @Test func `changes of more than a tenth are told`() {
        let large = "P1,道路,道路,JY-1,2024-01-05,公开招标,2024-02-01,200000,,,,,,,,"
        let leads = project(large, changes: "P1,1,15000,甲\nP1,2,8000,乙").leads("P11")
        #expect(leads.map(\.amount) == [2_300_000])
        #expect(leads.first?.message.zh.contains("11.5%") == true)
        #expect(project(large, changes: "P1,1,15000,甲\nP1,2,5000,乙").leads("P11").isEmpty)
    }

    @Test func `paid above contract and settlement, or to somebody else, is told`() {
        let over = project(
            road + "2024-06-10,2024-07-01,95000,90000,甲公司,", payments: "P1,2024-08-05,95000,一,甲公司")
        #expect(over.leads("P13").map(\.amount) == [500_000])
        let other = project(
            road + "2024-06-10,2024-07-01,,,甲公司,", payments: "P1,2024-08-05,9000,一,乙公司")
        #expect(other.leads("P13").map(\.amount) == [900_000])
    }

    @Test func `missing and inverted steps are told by their names`() {
        let leads = project(
            "P1,道路,道路,,2024-01-05,公开招标,2024-03-01,100000,2024-02-10,2024-06-01,,,,,甲公司,\n"
                + "P2,水池,水利,JY-1,2024-01-05,公开招标,2024-02-01,100000,2024-02-10,,2024-06-01,,,,甲公司,",
            payments: "P1,2024-08-05,95000,一,甲公司\nP2,2024-08-05,95000,一,甲公司"
        ).leads("P01")
        #expect(leads.map(\.key) == ["P1 道路"])
        #expect(leads.first?.message.zh.contains("缺决策记录、已付九成未验收、开工早于签约") == true)
    }

    @Test func `what had to be tendered, stands still, or was cut a lot is told`() {
        let direct = project(
            "P1,道路,道路,JY-1,2024-01-05,直接委托,2024-03-01,100000,,,,,,,,\n"
                + "P2,道路,道路,JY-1,2024-01-05,抢险应急,2024-03-01,100000,,,,,,,,\n"
                + "P3,道路,道路,JY-1,2024-01-05,直接委托,2024-03-01,99999,,,,,,,,")
        #expect(direct.leads("P03").map(\.key) == ["P1 道路"])
        let idle = project(
            road + ",,,,甲公司,", payments: "P1,2024-03-05,1000,一,甲公司")
        #expect(idle.leads("P15", asOf: "2024-08-01").isEmpty)
        #expect(idle.leads("P15", asOf: "2024-10-01").map(\.key) == ["P1 道路"])
        #expect(project(road + "2024-06-10,,100,79,甲公司,").leads("P14").count == 1)
        #expect(project(road + "2024-06-10,,100,81,甲公司,").leads("P14").isEmpty)
    }

    @Test func `two contracts of one builder below the threshold and together above it`() {
        func made(_ second: String) -> [Lead] {
            Books().with(
                """
                合同编号,合同类型,标的类别,合同名称,乙方,签订日期,合同总额
                A,工程施工,道路,东段,甲公司,2024-01-05,40000
                B,工程施工,道路,西段,甲公司,\(second)
                """
            ).leads("P02")
        }
        #expect(made("2024-03-05,30000").map(\.amount) == [7_000_000])
        #expect(made("2024-06-05,30000").isEmpty)
        #expect(made("2024-03-05,9000").isEmpty)
    }

    @Test func `contracts of several builders are one by their names, owners or places`() {
        func made(_ names: [String], _ more: (Books) -> Books = { $0 }) -> [Lead] {
            let rows = zip(names, ["甲公司", "乙公司", "丙公司"]).enumerated().map { index, contract in
                "\(index),工程合同,P\(index),\(contract.0),\(contract.1),2024-01-\(index + 10),20000"
            }
            return more(
                Books().with(
                    "合同编号,合同类型,项目编号,合同名称,乙方,签订日期,合同总额\n" + rows.joined(separator: "\n"))
            ).leads("P02")
        }
        let sections = ["环村路硬化工程一标", "环村路硬化工程二标", "环村路硬化工程三标"]
        #expect(made(sections).map(\.amount) == [6_000_000])
        #expect(made(sections).map(\.key) == ["甲公司、乙公司、丙公司"])
        let works = ["水塔维修", "路灯安装", "公厕改造"]
        #expect(made(works).isEmpty)
        let owned = made(works) { books in
            books.with("企业名称,身份证号,身份\n甲公司,k1,股东\n乙公司,k1,股东\n丙公司,k1,监事")
        }
        #expect(owned.count == 1)
        let near = made(works) { books in
            books.with(
                "项目编号,项目名称,工程类别,预算,纬度,经度\nP0,a,x,1,29.3001,120.1\n"
                    + "P1,b,x,1,29.3005,120.1\nP2,c,x,1,29.3010,120.1")
        }
        #expect(near.count == 1)
    }

    @Test func `a project is judged by the threshold of the day on which it was signed`() {
        let policy = [
            PolicyRow(
                model: "P03", parameter: "threshold", value: "300000", from: Day("2024-06-01"))
        ]
        func signed(_ day: String) -> [Lead] {
            project("P1,道路,道路,JY-1,2024-01-05,直接委托,\(day),200000,,,,,,,,")
                .leads("P03", policy: policy)
        }
        #expect(signed("2024-05-31").count == 1)
        #expect(signed("2024-06-01").isEmpty)
    }

    private func bids(_ rows: String, tender: String = "T1,公开招标,2024-01-01") -> Books {
        Books().with("招标编号,招标方式,开标日期\n\(tender)")
            .with("招标编号,投标人,联系电话,投标报价,投标状态,是否中标\n\(rows)")
    }

    @Test func `equal steps between prices are a pattern`() {
        #expect(
            bids("T1,甲,1,100,有效,是\nT1,乙,2,101,有效,否\nT1,丙,3,102,有效,否").leads("P05").count == 1)
        #expect(
            bids("T1,甲,1,100,有效,是\nT1,乙,2,107,有效,否\nT1,丙,3,119,有效,否").leads("P05").isEmpty)
        let spread = BidPattern.Spread([100, 101, 102])
        #expect((spread.variation * 10_000).rounded() == 99)
        #expect(spread.difference == 0.01)
        #expect(spread.relativeDistance.map { ($0 * 1000).rounded() } == 1414)
    }

    @Test func `two bidders are too few, three with one phone are linked`() {
        #expect(bids("T1,甲,1,100,有效,是\nT1,乙,2,107,有效,否").leads("P04").count == 1)
        #expect(bids("T1,甲,1,100,有效,是\nT1,乙,2,107,有效,否\nT1,丙,3,119,否决,否").leads("P04").count == 1)
        let three = "T1,甲,1,100,有效,是\nT1,乙,1,107,有效,否\nT1,丙,3,119,有效,否"
        #expect(bids(three).leads("P04").isEmpty)
        #expect(bids(three).leads("P08").map(\.severity) == [.medium])
        #expect(bids(three.replacing("乙,1", with: "乙,2")).leads("P08").isEmpty)
    }

    @Test func `two projects of a kind at one place within three years are told`() {
        func made(_ latitude: String) -> [Lead] {
            Books().with(
                """
                项目编号,项目名称,工程类别,立项日期,预算,纬度,经度
                P1,公厕,公厕,2023-01-05,1,29.3001,120.1000
                P2,公共厕所,公厕,2024-01-05,1,\(latitude),120.1000
                """
            ).leads("P16")
        }
        #expect(made("29.3005").count == 1)
        #expect(made("29.3021").isEmpty)
    }
}
