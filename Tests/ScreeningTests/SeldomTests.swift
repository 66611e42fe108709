import Domain
import Screening
import Testing

/// Micro-cases of models of tenders, land money, areas, suppliers and texts.
struct SeldomTests {
    /// Tenders `T0…` with bids `(bidder, price, status, won)`.
    private func tenders(_ all: [[(String, String, String, String)]]) -> Books {
        let heads = all.indices.map { "T\($0),公开招标,2024-0\($0 % 9 + 1)-01" }
        let bids = all.enumerated().flatMap { index, bids in
            bids.map { "T\(index),\($0.0),\($0.1),\($0.2),\($0.3)" }
        }
        return Books().with("招标编号,招标方式,开标日期\n" + heads.joined(separator: "\n"))
            .with("招标编号,投标人,投标报价,投标状态,是否中标\n" + bids.joined(separator: "\n"))
    }

    @Test func `P10 everybody but the winner out, and the lowest out, are told`() {
        let out = tenders([
            [("甲", "100", "有效", "是"), ("乙", "107", "否决", ""), ("丙", "119", "否决", "")]
        ])
        #expect(out.leads("P10").first?.message.zh.contains("除中标人外全部被否决") == true)
        let lowest = tenders([
            [("甲", "100", "有效", "是"), ("乙", "90", "否决", ""), ("丙", "119", "有效", "")]
        ])
        #expect(lowest.leads("P10").map(\.amount) == [1000])
        let fair = tenders([
            [("甲", "100", "有效", "是"), ("乙", "107", "有效", ""), ("丙", "119", "否决", "")]
        ])
        #expect(fair.leads("P10").isEmpty)
    }

    @Test func `P07 winners in turns are told, one that always wins is not`() {
        func rounds(_ winners: [String]) -> [Lead] {
            tenders(
                winners.map { winner in
                    ["甲", "乙", "丙"].map { ($0, "100", "有效", $0 == winner ? "是" : "") }
                }
            ).leads("P07")
        }
        #expect(rounds(["甲", "乙", "丙", "甲", "乙", "丙"]).count == 1)
        #expect(rounds(["甲", "甲", "甲", "甲", "乙", "丙"]).isEmpty)
        #expect(rounds([String](repeating: "甲", count: 8)).map(\.key) == ["丙", "乙"])
    }

    @Test func `P19 an award far below the next is told, a near one is not`() {
        func bids(_ second: String) -> [Lead] {
            tenders([
                [("甲", "100", "有效", "是"), ("乙", second, "有效", ""), ("丙", "150", "有效", "")]
            ]).leads("P19")
        }
        #expect(bids("130").map(\.amount) == [3000])
        #expect(bids("110").isEmpty)
    }

    @Test func `P17 a firm that is paid as soon as it is founded is told, an old one is not`() {
        func founded(_ day: String, _ state: String = "存续") -> [Lead] {
            Books().with(
                entries: "2024-03-01,记-1,货款,513,40000,,甲公司\n2024-03-01,记-1,货款,102,,40000,",
                columns: "收款人"
            ).with("企业名称,身份证号,身份,成立日期,企业状态\n甲公司,k1,股东,\(day),\(state)").leads("P17")
        }
        #expect(founded("2024-02-01").map(\.amount) == [4_000_000])
        #expect(founded("2014-02-01").isEmpty)
        #expect(founded("2014-02-01", "注销").count == 1)
    }

    @Test func `R12 land money without a decision is told, with one it is not`() {
        func paid(_ decision: String, votes: String = "40") -> [Lead] {
            Books().with(
                entries: """
                    2024-03-01,记-1,发放征地补偿费,322,90000,,\(decision)
                    2024-03-01,记-1,发放征地补偿费,102,,90000,
                    2024-03-02,记-2,x,513,1,,JY-0
                    """, columns: "决议编号"
            ).with("决议编号,会议类型,会议日期,应到人数,实到人数,同意人数\nJY-1,大会,2024-02-01,45,40,\(votes)")
                .leads("R12")
        }
        #expect(paid("").map(\.amount) == [9_000_000])
        #expect(paid("JY-1").isEmpty)
        #expect(paid("JY-1", votes: "20").count == 1)
        func received(_ account: String) -> [Lead] {
            Books().with(entries: "2024-03-02,记-2,x,513,1,")
                .with("账号,户名,账户性质,开户日期\n8001,村,基本户,2015-01-01\n8002,村,土地补偿专户,2015-01-01")
                .with("账号,交易时间,交易金额,收付标志,交易余额,摘要说明\n\(account),2024-03-01,90000,进,1,征地补偿款")
                .leads("R12")
        }
        #expect(received("8001").map(\.key) == ["8001"])
        #expect(received("8002").isEmpty)
    }

    @Test func `R09 three terms at the floor price for one lessee are told`() {
        func terms(_ parties: [String]) -> [Lead] {
            let rows = parties.enumerated().map { index, party in
                "HT\(index),鱼塘发包,YT-1,\(party),20\(10 + index * 3)-01-01,20\(12 + index * 3)-12-31,"
                    + "5000,5000,公开竞价"
            }
            return Books().with(
                "合同编号,合同类型,标的编号,乙方,起始日期,终止日期,年租金,底价,交易方式\n"
                    + rows.joined(separator: "\n")
            ).leads("R09")
        }
        #expect(terms(["甲", "甲", "甲"]).map(\.amount) == [1_500_000])
        #expect(terms(["甲", "乙", "甲"]).isEmpty)
    }

    @Test func `S09 more claimed than there is, and a jump, are told`() {
        func claimed(_ rows: String) -> [Lead] {
            Books().with("补贴项目,补贴金额,姓名,身份证号,数量,所属期,发放日期\n\(rows)")
                .with("资源编号,资源名称,资源类别,面积\nZY-1,东坂,耕地,100").leads("S09")
        }
        #expect(claimed("耕地补贴,900,甲,a,110,2024,2024-03-01").map(\.amount) == [90_000])
        #expect(claimed("耕地补贴,900,甲,a,104,2024,2024-03-01").isEmpty)
        let before = "种粮补贴,900,甲,a,10,2023,2023-03-01\n"
        #expect(claimed(before + "种粮补贴,900,甲,a,16,2024,2024-03-01").count == 1)
        #expect(claimed(before + "种粮补贴,900,甲,a,14,2024,2024-03-01").isEmpty)
    }

    @Test func `E12 six bills of Sundays are told, of working Sundays and weekdays they are not`() {
        func bills(_ days: [String]) -> [Lead] {
            let lines = days.enumerated().flatMap { index, day in
                [
                    "2024-12-20,记-\(index),采购,513,500,,某店,\(day)",
                    "2024-12-20,记-\(index),采购,102,,500,,",
                ]
            }
            return Books().with(entries: lines.joined(separator: "\n"), columns: "收款人,票据日期")
                .leads("E12")
        }
        let sundays = ["06-02", "06-09", "06-16", "06-23", "06-30", "07-07"].map { "2024-\($0)" }
        #expect(bills(sundays).map(\.amount) == [300_000])
        #expect(bills(Array(sundays.dropLast())).isEmpty)
        let worked = ["02-04", "02-18", "04-07", "04-28", "09-29", "06-02"].map { "2024-\($0)" }
        #expect(bills(worked).isEmpty)
    }

    @Test func `E16 works among administration are told, among works and small ones they are not`()
    {
        func booked(_ account: String, _ summary: String = "道路硬化", _ amount: String = "20000")
            -> [Lead]
        {
            Books().with(
                entries: "2024-03-01,记-1,\(summary),\(account),\(amount),\n"
                    + "2024-03-01,记-1,\(summary),102,,\(amount)"
            ).leads("E16")
        }
        #expect(booked("51301").map(\.amount) == [2_000_000])
        #expect(booked("153").isEmpty)
        #expect(booked("51301", "道路保洁").isEmpty)
        #expect(booked("51301", "道路硬化", "900").isEmpty)
        #expect(booked("511", "慰问老人").count == 1)
    }

    @Test func `Q12 three damaged texts are told, whole ones are not`() {
        func texts(_ summary: String) -> [Lead] {
            let lines = (1...3).map { "2024-03-0\($0),记-\($0),\(summary),513,1," }
            return Books().with(entries: lines.joined(separator: "\n")).leads("Q12")
        }
        #expect(texts("付??款").map(\.rowCount) == [3])
        #expect(texts("付货款").isEmpty)
    }
}
