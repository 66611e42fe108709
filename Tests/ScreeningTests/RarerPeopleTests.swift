import Domain
import Screening
import Testing

/// Micro-cases of models of tenders, kin and assistance that seldom speak.
struct RarerPeopleTests {
    private static let chief = "330782196001010013"
    private static let brother = "330782196201010015"

    private let office = "姓名,身份证号,职务,任职日期\n王村长,\(chief),村主任,2021-01-01"

    private func kin(filed: String) -> String {
        "身份证号,亲属身份证号,亲属姓名,关系,备案\n\(Self.chief),\(Self.brother),王老二,弟,\(filed)"
    }

    @Test func `L03 a third of the labour for kin is told, a tenth is not`() {
        func labour(_ others: Int) -> [Lead] {
            let lines =
                [
                    "2024-03-01,1,修路劳务费,513,20000,,王老二,\(Self.brother)",
                    "2024-03-01,1,修路劳务费,102,,20000,,",
                    "2024-03-02,2,修路劳务费,513,\(others),,李四,330782196301010018",
                    "2024-03-02,2,修路劳务费,102,,\(others),,",
                ]
            return Books().with(
                entries: lines.joined(separator: "\n"), columns: "收款人,收款人证件号"
            ).with(office).with(kin(filed: "是")).leads("L03")
        }
        #expect(labour(40_000).map(\.amount) == [2_000_000])
        #expect(labour(180_000).isEmpty)
    }

    @Test func `S04 the owner of a company draws assistance, a member of a cooperative may`() {
        func drawn(_ company: String, _ state: String) -> [Lead] {
            Books().with("补贴项目,补贴金额,姓名,身份证号,发放日期\n低保,600,王老二,\(Self.brother),2024-03-01")
                .with("企业名称,身份证号,身份,企业状态\n\(company),\(Self.brother),股东,\(state)")
                .leads("S04")
        }
        #expect(drawn("清水建材有限公司", "存续").map(\.amount) == [60_000])
        #expect(drawn("清水蔬菜专业合作社", "存续").isEmpty)
        #expect(drawn("清水建材有限公司", "注销").isEmpty)
    }

    @Test func `S08 a relative who is not filed is told, one who is filed is not`() {
        func drawn(_ filed: String) -> [Lead] {
            Books().with("补贴项目,补贴金额,姓名,身份证号,发放日期\n低保,600,王老二,\(Self.brother),2024-03-01")
                .with(office).with(kin(filed: filed)).leads("S08")
        }
        #expect(drawn("否").map(\.amount) == [60_000])
        #expect(drawn("是").isEmpty)
    }

    @Test func `S12 an ID with a wrong check digit is told, a right one is not`() {
        func listed(_ id: String) -> [Lead] {
            Books().with("补贴项目,补贴金额,姓名,身份证号,发放日期\n耕地补贴,90,李四,\(id),2024-03-01")
                .leads("S12")
        }
        #expect(Identifiers.isResidentID("11010519491231002X"))
        #expect(listed("11010519491231002X").isEmpty)
        #expect(listed("110105194912310021").map(\.amount) == [9_000])
        #expect(listed("11010519491331002X").count == 1)
    }

    @Test func `S12 two IDs for one name on one card, and an age that does not fit, are told`() {
        func listed(_ program: String, _ ids: [String]) -> [Lead] {
            let rows = ids.map { "\(program),90,李四,\($0),6222,2024-03-01" }
            return Books().with("补贴项目,补贴金额,姓名,身份证号,一卡通卡号,发放日期\n" + rows.joined(separator: "\n"))
                .leads("S12")
        }
        let two = ["11010519491231002X", "330782189912310011"]
        #expect(listed("耕地补贴", two).map(\.amount) == [18_000])
        #expect(listed("耕地补贴", [two[0], two[0]]).isEmpty)
        #expect(listed("高龄津贴", [two[0]]).isEmpty)
        #expect(listed("儿童福利", [two[0]]).count == 1)
        #expect(listed("妇女两癌救助", [two[0]]).isEmpty)
        #expect(listed("妇女两癌救助", [two[1]]).count == 1)
    }

    /// A tender with bids `(bidder, price, won)`.
    private func tender(
        _ number: String, columns: String = "控制价", values: String = "100",
        bids: [(String, String, String)]
    ) -> Books {
        Books().with("招标编号,开标日期,\(columns)\n\(number),2024-03-01,\(values)").with(
            "招标编号,投标人,报价,是否中标\n"
                + bids.map { "\(number),\($0.0),\($0.1),\($0.2)" }.joined(separator: "\n"))
    }

    @Test func `P06 close losers and a winner apart are told, spread prices are not`() {
        func prices(_ prices: [String]) -> [Lead] {
            tender("ZB1", bids: zip(["甲", "乙", "丙", "丁"], prices).map { ($0, $1, "") })
                .leads("P06")
        }
        #expect(prices(["100", "103", "103.1", "103.2"]).count == 1)
        #expect(prices(["100", "130", "160", "190"]).isEmpty)
        #expect(prices(["100", "100.1", "103", "106"]).isEmpty)
    }

    @Test func `P09 too few days and a late winner are told, periods that are kept are not`() {
        func periods(_ published: String, _ received: String) -> [Lead] {
            Books().with(
                """
                招标编号,招标方式,公告日期,招标文件发售起,招标文件发售止,投标截止时间,开标日期,中标日期,合同签订日期
                ZB1,公开招标,\(published),2024-03-01,2024-03-06,2024-03-25 09:00,2024-03-25,\
                2024-03-28,2024-04-10
                """
            ).with("招标编号,投标人,报价,递交时间,是否中标\nZB1,甲,100,\(received),是").leads("P09")
        }
        #expect(periods("2024-03-01", "2024-03-25 08:59").isEmpty)
        #expect(periods("2024-03-20", "2024-03-25 08:59").map(\.severity) == [.medium])
        #expect(periods("2024-03-01", "2024-03-25 09:01").map(\.severity) == [.high])
    }

    @Test func `P18 three awards at the control price are told, two are not`() {
        func awards(_ count: Int, _ price: String) -> [Lead] {
            let tenders = (1...count).map { "ZB\($0),2024-03-0\($0),100000" }
            let bids = (1...count).map { "ZB\($0),甲,\(price),是" }
            return Books()
                .with("招标编号,开标日期,控制价\n" + tenders.joined(separator: "\n"))
                .with("招标编号,投标人,报价,是否中标\n" + bids.joined(separator: "\n"))
                .leads("P18")
        }
        #expect(awards(3, "99000").map(\.rowCount) == [3])
        #expect(awards(2, "99000").isEmpty)
        #expect(awards(3, "90000").isEmpty)
    }
}
