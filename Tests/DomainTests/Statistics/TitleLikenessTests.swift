import Domain
import Testing

struct TitleLikenessTests {
    @Test(arguments: [
        ("租金未入账", "鱼塘租金未入账", true), ("三组公路未验收", "一组公路未验收", true),
        ("2024年工程未招标", "2025年工程未招标", true), ("租金未入账", "党员大会记录缺失", false),
        ("财务公开不及时", "低保公开不规范", false), ("", "租金未入账", false),
    ])
    func `titles are alike when half of their pairs are shared`(a: String, b: String, alike: Bool) {
        #expect(TitleLikeness(a).isAlike(TitleLikeness(b)) == alike)
        #expect(TitleLikeness(b).isAlike(TitleLikeness(a)) == alike)
    }

    @Test func `a warning lies before its date, whatever the unit`() throws {
        let date = try #require(Day("2026-11-23"))
        #expect(DeadlineProfile().warning(before: date) == date + -10)
        let months = DeadlineProfile([.init(.yellow, 1, .months, since: date + -400, "县里")])
        #expect(months.warning(before: date) == Day("2026-10-23"))
    }
}
