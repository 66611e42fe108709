import Domain
import Testing

struct DocumentNumberTests {
    @Test func `numbers stand in the year's brackets, padded, without a leading zero in letters`() {
        #expect(
            DocumentNumber.workingPaper(year: 2026, round: 6, group: 2, 18) == "〔2026〕6巡-2组-018")
        #expect(DocumentNumber.interview(year: 2026, round: 6, group: 2, 3) == "〔2026〕6巡-2组-谈003")
        #expect(DocumentNumber.finding(year: 2026, round: 6, 18) == "WT〔2026〕6巡-0018")
        #expect(DocumentNumber.rectification(year: 2026, round: 6, 18) == "ZG〔2026〕6巡-0018")
        #expect(DocumentNumber.feedback(year: 2026, 12) == "巡反馈〔2026〕12号")
        #expect(DocumentNumber.revisit(year: 2026, 3) == "HF〔2026〕003")
    }

    @Test func `a number that outgrows its width is not cut`() {
        #expect(DocumentNumber.revisit(year: 2026, 1234) == "HF〔2026〕1234")
    }

    @Test(arguments: [
        (0, "零"), (1, "一"), (9, "九"), (10, "十"), (11, "十一"), (19, "十九"), (20, "二十"),
        (21, "二十一"), (99, "九十九"), (100, "100"), (-1, "-1"),
    ])
    func `a number up to 99 is written in Chinese`(number: Int, text: String) {
        #expect(DocumentNumber.chinese(number) == text)
    }

    @Test func `a group has the full name of its term and round`() {
        #expect(
            DocumentNumber.groupName(committee: "市委", term: 9, round: 6, group: 2)
                == "九届市委第六轮巡察第二巡察组")
    }
}
