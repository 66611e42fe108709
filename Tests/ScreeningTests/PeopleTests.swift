import Domain
import Screening
import Testing

struct PeopleTests {
    private func subsidies(_ rows: String) -> Books {
        Books().with("补贴项目,姓名,身份证号,户主身份证号,一卡通卡号,补贴金额,发放日期\n\(rows)")
    }

    @Test func `a card with three recipients of two households is a lead`() {
        let leads = subsidies(
            """
            低保,甲,a,h1,6222020000000000000,100,2024-01-01
            低保,乙,b,h1,6222020000000000000,100,2024-01-01
            低保,丙,c,h2,6222020000000000000,100,2024-01-01
            """
        ).leads("S05")
        #expect(leads.map(\.key) == ["卡号 622202*********0000"])
        #expect(leads.map(\.amount) == [30_000])
    }

    @Test func `the phone behind many recipients is not shown whole`() {
        let rows = (1...5).map { "低保,户\($0),\($0),h\($0),c\($0),100,2024-01-01,13812345678" }
        let leads = Books().with(
            "补贴项目,姓名,身份证号,户号,银行卡号,发放金额,发放日期,手机号\n" + rows.joined(separator: "\n")
        ).leads("S05")
        #expect(leads.map(\.key) == ["手机号 138****5678"])
        #expect(leads.allSatisfy { !$0.message.zh.contains("12345678") })
        #expect(!leads.contains { $0.message.en.contains("12345678") })
        // What is no mobile number stays as it is.
        #expect(Masked.text("12345678901") == "12345678901")
        #expect(Masked.text("1381234567") == "1381234567")
    }

    @Test func `a card of one household, or of two people, is left alone`() {
        #expect(
            subsidies(
                """
                低保,甲,a,h1,X,100,2024-01-01
                低保,乙,b,h1,X,100,2024-01-01
                低保,丙,c,h1,X,100,2024-01-01
                低保,甲,a,h1,Y,100,2024-01-01
                低保,丁,d,h2,Y,100,2024-01-01
                """
            ).leads("S05").isEmpty)
    }

    private let officials =
        "村代码,姓名,身份证号,职务,任职日期,离任日期\n"
        + "330782002201,王书记,330782197001010017,村书记,2020-01-01,2024-06-30"

    private func paid(_ payee: String, _ id: String, _ day: String, _ amount: Int) -> Books {
        Books().with(
            entries:
                "\(day),记-1,工程款,153,\(amount),,\(payee),\(id)\n\(day),记-1,工程款,102,,\(amount),,",
            columns: "收款人,往来单位编码"
        ).with(officials).with(
            "身份证号,亲属身份证号,亲属姓名,关系\n330782197001010017,330782197502020022,李某,配偶")
    }

    @Test func `an official in office and a spouse are found by their IDs`() {
        let own = paid("王书记", "330782197001010017", "2024-03-01", 12_000).leads("L01")
        #expect(own.map(\.severity) == [.high])
        let spouse = paid("李某", "330782197502020022", "2024-03-01", 900).leads("L01")
        #expect(spouse.map(\.severity) == [.medium])
        #expect(spouse.first?.message.zh.contains("村书记王书记的配偶") == true)
    }

    @Test func `after the term it is nothing, and a name alone is a weak lead`() {
        #expect(paid("王书记", "330782197001010017", "2024-07-01", 12_000).leads("L01").isEmpty)
        let name = paid("王书记", "", "2024-03-01", 12_000).leads("L01")
        #expect(name.map(\.severity) == [.low])
        #expect(name.map(\.confidence) == [.nameAndPlace])
        #expect(paid("王书记", "330782199901010013", "2024-03-01", 12_000).leads("L01").isEmpty)
    }

    @Test func `every term of an official and every relation count`() {
        func paid(_ id: String, _ day: String) -> [Lead] {
            Books().with(
                entries: "\(day),记-1,购设备,151,900,,某,\(id)\n\(day),记-1,购设备,102,,900,,",
                columns: "收款人,往来单位编码"
            ).with(
                """
                村代码,姓名,身份证号,职务,任职日期,离任日期
                330782002201,张三,k1,主任,2014-01-01,2017-12-31
                330782002201,张三,k1,书记,2021-01-01,
                330782002201,李四,k2,委员,2018-01-01,2019-12-31
                """
            ).with("身份证号,亲属身份证号,亲属姓名,关系\nk2,b1,某,弟\nk1,b1,某,表弟").leads("L01")
        }
        #expect(paid("k1", "2024-03-05").first?.message.zh.contains("本人任书记") == true)
        #expect(paid("k1", "2019-03-05").isEmpty)
        #expect(paid("b1", "2019-03-05").first?.message.zh.contains("委员李四的弟") == true)
        #expect(paid("b1", "2024-03-05").first?.message.zh.contains("书记张三的表弟") == true)
        #expect(paid("b1", "2020-03-05").isEmpty)
    }
}
