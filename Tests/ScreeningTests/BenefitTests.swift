import Domain
import Screening
import Testing

struct BenefitTests {
    private func subsidies(_ rows: String) -> Books {
        Books().with(
            "补贴项目,姓名,身份证号,户号,一卡通卡号,持卡人身份证号,补贴金额,补贴标准,数量,公示日期,发放日期,发放结果,所属期,代办人\n"
                + rows)
    }

    @Test func `only what is paid after the month of death and a month more is told`() {
        let books = subsidies(
            """
            高龄津贴,王某,id1,h,c,,100,,,,2024-03-20,成功,,
            高龄津贴,王某,id1,h,c,,100,,,,2024-04-20,成功,,
            高龄津贴,王某,id1,h,c,,100,,,,2024-05-20,成功,,
            丧葬补助,王某,id1,h,c,,9000,,,,2024-06-20,成功,,
            """
        ).with("身份证号,姓名,死亡日期\nid1,王某,2024-03-05")
        #expect(books.leads("S01").map(\.amount) == [10_000])
        #expect(books.leads("S01").map(\.severity) == [.high])
    }

    @Test func `another name in the register of deaths makes it a weak lead`() {
        let books = subsidies("高龄津贴,王某,id1,h,c,,100,,,,2024-07-20,成功,,")
            .with("身份证号,姓名,死亡日期\nid1,李某,2024-03-05")
        #expect(books.leads("S01").map(\.severity) == [.low])
    }

    @Test func `one benefit twice for one month, and two that exclude each other`() {
        let books = subsidies(
            """
            残疾补贴,甲,a,h1,c,,100,,,,2024-03-20,成功,2024-3,
            残疾补贴,甲,a,h1,c,,100,,,,2024-03-28,成功,2024-3,
            低保,乙,b,h2,c,,100,,,,2024-03-28,成功,2024-3,
            特困供养,乙,b,h2,c,,100,,,,2024-03-28,成功,2024-3,
            残疾补贴,丙,d,h3,c,,100,,,,2024-03-20,退票,2024-3,
            残疾补贴,丙,d,h3,c,,100,,,,2024-03-28,成功,2024-3,
            """)
        #expect(books.leads("S02").map(\.key) == ["乙 b", "甲 a"])
    }

    @Test func `assistance for somebody on the payroll, in the time that they are on it`() {
        let payroll =
            "身份证号,姓名,工作单位,供养起始,供养截止\na,甲,二中,2010-01-01,2024-03-31\n"
            + "e,戊,村保洁,2010-01-01,"
        let books = subsidies(
            """
            低保,甲,a,h1,c,,100,,,,2024-03-20,成功,,
            低保,乙,b,h1,c,,100,,,,2024-03-20,成功,,
            耕地补贴,甲,a,h1,c,,100,,,,2024-03-20,成功,,
            """
        ).with(payroll).with("户号,身份证号,姓名,与户主关系\nh1,a,甲,户主\nh1,b,乙,配偶")
        #expect(books.leads("S03").map(\.severity) == [.medium, .high])
        let later = subsidies("低保,甲,a,h1,c,,100,,,,2024-04-20,成功,,").with(payroll)
        #expect(later.leads("S03").isEmpty)
    }

    @Test func `a card of somebody outside the household is told, of the head it is not`() {
        let books = subsidies(
            """
            低保,甲,a,h1,c,b,100,,,,2024-03-20,成功,,
            低保,丙,d,h1,c,b,100,,,,2024-03-20,成功,,
            """
        ).with("户号,身份证号,姓名,与户主关系\nh1,a,甲,户主\nh1,b,乙,配偶\nh2,d,丙,户主")
        #expect(books.leads("S07").map(\.key) == ["丙 d"])
    }

    @Test func `amounts are quantity times standard, payments follow the list`() {
        let books = subsidies(
            """
            粮补,甲,a,h1,c,,150.5,100,1.5,,2024-03-20,成功,1,
            粮补,甲,a,h1,c,,250,100,1.5,,2024-03-20,成功,2,
            种粮,甲,a,h1,c,,100,,,2024-03-25,2024-03-20,成功,3,
            种粮,乙,b,h1,c,,100,,,2024-03-05,2024-03-20,退票,3,
            种粮,丙,d,h1,c,,100,,,2024-03-05,2024-03-20,退票,3,
            种粮,丙,d,h1,c,,100,,,2024-03-05,2024-03-30,成功,3,
            """)
        #expect(books.leads("S10").map(\.amount) == [10_000])
        #expect(books.leads("S11").map(\.rowCount) == [1, 1])
        #expect(books.leads("S11", asOf: "2024-04-01").count == 1)
    }

    @Test func `an agent of three households and an official's card stand behind others`() {
        let books = subsidies(
            """
            低保,甲,a,h1,c,,100,,,,2024-03-20,成功,,组长
            低保,乙,b,h2,c,,100,,,,2024-03-20,成功,,组长
            低保,丙,d,h3,c,,100,,,,2024-03-20,成功,,组长
            低保,丁,e,h4,c,k1,100,,,,2024-03-20,成功,,
            """
        ).with("村代码,姓名,身份证号,职务\n330782002201,王书记,k1,村书记")
        #expect(books.leads("S06").map(\.severity) == [.high, .medium])
    }

    @Test func `check digits of people, organisations and cards are checked`() {
        for id in [
            "11010519491231002X", "440524188001010014", "330782189912310011", "330702188802290148",
        ] {
            #expect(Identifiers.isResidentID(id), "\(id)")
        }
        for id in [
            "330782189912310010", "330782189913310013", "330782189902300012", "110105194912310021",
        ] {
            #expect(!Identifiers.isResidentID(id), "\(id)")
        }
        #expect(Identifiers.lengthened("330782000101002") == "330782190001010024")
        for code in [
            "91110000600037341L", "91350100M000100Y43", "54330782MF0000013K", "N2330782MF00000213",
            "91330782MA2XXXX19Y", "N1330782MF000003XX", "92330782MA2YYYY309",
        ] {
            #expect(Identifiers.isCreditCode(code), "\(code)")
            #expect(!Identifiers.isCreditCode(String(code.dropLast() + "0")), "\(code)")
        }
        #expect(Identifiers.isCardNumber("6222020000000000000"))
        #expect(Identifiers.isCardNumber("6217009999000000016"))
        #expect(!Identifiers.isCardNumber("6217009999000000017"))
    }
}
