import Domain
import Screening
import Testing

struct RevenueTests {
    private func contracts(_ rows: String) -> Books {
        Books().with(
            "合同编号,合同类型,标的编号,标的类别,乙方,签订日期,起始日期,终止日期,面积,年单价,合同总额,决议编号,交易编号\n\(rows)")
    }

    @Test func `rent far below that of five like plots is told`() {
        let rows = [500, 520, 480, 510, 200].enumerated().map { index, rent in
            "HT-\(index),土地发包,,耕地,户\(index),2024-01-01,2024-01-01,2028-12-31,10,\(rent),,,"
        }
        let leads = contracts(rows.joined(separator: "\n")).leads("R01")
        #expect(leads.map(\.key) == ["HT-4"])
        #expect(leads.map(\.amount) == [30_000])
        #expect(contracts(rows.dropFirst().joined(separator: "\n")).leads("R01").isEmpty)
        let z = Order.robustScore(200, in: [500, 520, 480, 510, 200])
        #expect(z.map { ($0 * 100).rounded() / 100 } == -10.12)
    }

    @Test func `shops are not peers of ponds, and registers tell the kind of property`() {
        let shops = (0..<6).map { "FW\($0),商铺出租,FW-\($0),,户,,2024-01-01,2026-12-31,100,20\($0),,," }
        let pond = "ST1,资源发包,ST-1,,户,,2024-01-01,2026-12-31,20,40,,,"
        let books = contracts((shops + [pond]).joined(separator: "\n"))
        #expect(books.leads("R01").isEmpty)
        let assets = (0..<6).map { "FW-\($0),商铺\($0),经营性,商铺,100" }.joined(separator: "\n")
        let register = books.with("资产编号,资产名称,资产类别,资产类型,原值\n\(assets)")
        #expect(register.leads("R01").isEmpty)
        let cheap = register.with(
            "合同编号,合同类型,标的编号,起始日期,终止日期,面积,年单价,乙方\nFW9,商铺出租,FW-5,2024-01-01,2026-12-31,100,90,户")
        #expect(cheap.leads("R01").map(\.key) == ["FW9"])
    }

    @Test func `a floor price is held against the amount that it is of`() {
        func floor(_ price: String) -> [Lead] {
            Books().with(
                "合同编号,合同类型,标的类别,乙方,起始日期,终止日期,面积,年单价,年租金,合同总额,底价\n"
                    + "HT-1,土地发包,耕地,户,2024-01-01,2025-12-31,12,500,6000,12000,\(price)"
            ).leads("R01")
        }
        for fair in ["480", "500", "5520", "6000", "12000"] { #expect(floor(fair).isEmpty) }
        #expect(floor("550").map(\.amount) == [5_000])
        #expect(floor("6600").map(\.amount) == [60_000])
        #expect(floor("13000").map(\.amount) == [100_000])
        #expect(floor("6600").first?.message.zh.contains("成交价6,000.00元，底价6,600.00元") == true)
    }

    @Test func `a lease of 26 years is void from the twentieth on`() {
        let leads = contracts(
            """
            HT-1,房屋出租,,,户,2020-01-01,2020-01-01,2045-12-31,,,,,
            HT-2,房屋出租,,,户,2020-01-01,2020-01-01,2039-12-31,,,,,
            HT-3,土地承包,,耕地,户,2020-01-01,2020-01-01,2045-12-31,,,,,
            HT-4,林地承包,,林地,户,2020-01-01,2020-01-01,2089-12-31,,,,,
            """
        ).leads("R04")
        #expect(leads.map(\.key) == ["HT-1"])
        #expect(leads.first?.message.zh.contains("自2040-01-01起的部分无效") == true)
    }

    @Test func `contracts that exceed their land at one time are told`() {
        func overlap(_ area: Int) -> [Lead] {
            contracts(
                """
                A,土地流转,DK-1,耕地,甲,2019-01-01,2019-01-01,2024-12-31,6,,,,
                B,土地流转,DK-1,耕地,乙,2023-01-01,2023-01-01,2026-12-31,\(area),,,,
                """
            ).with("资源编号,资源名称,资源类别,面积\nDK-1,东坂,耕地,10").leads("R07")
        }
        #expect(overlap(6).map(\.day?.description) == ["2023-01-01"])
        #expect(overlap(4).isEmpty)
    }

    @Test func `what the register calls paid must be in the ledger`() {
        func booked(_ amount: Int) -> [Lead] {
            contracts("HT-1,土地发包,,,承租户,2024-01-01,2024-01-01,2026-12-31,,,,,")
                .with("合同编号,应收日期,应收金额,实收日期,实收金额\nHT-1,2024-03-01,5000,2024-03-01,5000")
                .with(
                    entries: """
                        2024-01-02,记-1,x,513,1,,
                        2024-03-02,记-2,租金,501,,\(amount),HT-1
                        2024-12-02,记-3,x,513,1,,
                        """, columns: "合同编号"
                ).leads("R02")
        }
        #expect(booked(4000).map(\.amount) == [100_000])
        #expect(booked(5000).isEmpty)
    }

    @Test func `rent is late after sixty days and very late after a year`() {
        let books = contracts("HT-1,土地发包,,,承租户,2024-01-01,2024-01-01,2026-12-31,,,,,")
            .with("合同编号,应收日期,应收金额,实收金额\nHT-1,2024-03-01,5000,2000")
        #expect(books.leads("R03", asOf: "2024-04-30").isEmpty)
        #expect(books.leads("R03", asOf: "2024-05-01").map(\.severity) == [.medium])
        #expect(books.leads("R03", asOf: "2025-03-02").map(\.severity) == [.high])
        #expect(books.leads("R03", asOf: "2025-03-02").map(\.amount) == [300_000])
    }

    @Test func `large contracts need an exchange number, a decision and two thirds`() {
        let leads = contracts(
            """
            A,土地发包,,,甲,2024-03-01,2024-03-01,2026-12-31,,,60000,JY-1,JYZX-1
            B,土地发包,,,甲,2024-03-01,2024-03-01,2026-12-31,,,60000,JY-1,
            C,土地发包,,,甲,2024-03-01,2024-03-01,2026-12-31,,,60000,JY-2,JYZX-1
            D,土地发包,,,甲,2024-01-01,2024-03-01,2026-12-31,,,60000,JY-1,JYZX-1
            E,土地发包,,,甲,2024-03-01,2024-03-01,2026-12-31,,,40000,,
            """
        ).with(
            "决议编号,会议类型,会议日期,应到人数,实到人数,同意人数\nJY-1,大会,2024-02-01,45,40,30\n"
                + "JY-2,大会,2024-02-01,45,40,29"
        ).leads("R05")
        #expect(leads.map(\.key) == ["B", "C", "D"])
    }

    @Test func `an expired contract of land that is still let is told, a renewed one is not`() {
        func books(_ more: String) -> [Lead] {
            contracts("A,土地发包,DK-1,,甲,2019-03-01,2019-03-01,2023-12-31,,,60000,,\n\(more)")
                .with("资源编号,资源名称,资源类别,面积,利用状态\nDK-1,东坂,耕地,10,发包").leads("R06")
        }
        #expect(books("").map(\.key) == ["A"])
        #expect(books("B,土地发包,DK-1,,甲,2024-01-01,2024-01-01,2028-12-31,,,1,,").isEmpty)
    }

    @Test func `an asset given away, a grant booked as income and a debt forgiven are told`() {
        let books = Books().with(
            entries: """
                2024-03-01,记-1,划转车辆,515,20000,
                2024-03-01,记-1,划转车辆,151,,20000
                2024-03-02,记-2,专项转收入,241,30000,
                2024-03-02,记-2,专项转收入,504,,30000
                2024-03-03,记-3,核销,515,15000,
                2024-03-03,记-3,核销,112,,15000
                2024-03-04,记-4,出售车辆,102,20000,
                2024-03-04,记-4,出售车辆,151,,20000
                """)
        #expect(books.leads("R10").map(\.key) == ["2024-3 记-1"])
        #expect(books.leads("R11").map(\.key) == ["2024-3 记-2"])
        #expect(books.leads("Q08").map(\.key) == ["2024-3 记-3"])
    }

    @Test func `area and total of a contract are compared with the register and the years`() {
        let leads = Books().with(
            """
            合同编号,合同类型,标的编号,乙方,起始日期,终止日期,面积,年租金,合同总额
            A,土地发包,DK-1,甲,2024-01-01,2026-12-31,10.5,1000,3000
            B,土地发包,DK-1,甲,2024-01-01,2026-12-31,12,1000,3000
            C,土地发包,DK-1,甲,2024-01-01,2026-12-31,10,1000,2500
            """
        ).with("资源编号,资源名称,资源类别,面积\nDK-1,东坂,耕地,10").leads("R08")
        #expect(leads.map(\.key) == ["B", "C"])
    }
}
