import Domain
import Screening
import Testing

struct QualityTests {
    private func vouchers(_ numbers: [Int]) -> Books {
        let lines = numbers.enumerated().map { index, number in
            "2024-03-\(index + 10),记-\(number),办公费,513,1,\n"
                + "2024-03-\(index + 10),记-\(number),办公费,102,,1"
        }
        return Books().with(entries: lines.joined(separator: "\n"))
    }

    @Test func `missing and repeated numbers are listed`() {
        let leads = vouchers([1, 2, 3, 5, 5, 8]).leads("Q01")
        #expect(leads.count == 1)
        #expect(leads.first?.message.zh == "2024凭证缺号3个（4、6、7）、重号1个（5）。")
    }

    @Test func `numbers that fill less than half of their range are no sequence`() {
        #expect(vouchers([3, 17, 40, 88]).leads("Q01").isEmpty)
        #expect(vouchers([1, 2, 3, 4]).leads("Q01").isEmpty)
    }

    @Test func `numbers that begin anew each month are looked at by month`() {
        let lines = (1...3).flatMap { month in
            (1...5).filter { month != 2 || $0 != 4 }.map { number in
                "2024-0\(month)-1\(number),记-\(number),办公费,513,1,\n"
                    + "2024-0\(month)-1\(number),记-\(number),办公费,102,,1"
            }
        }
        let leads = Books().with(entries: lines.joined(separator: "\n")).leads("Q01")
        #expect(leads.map(\.key) == ["2024-2"])
    }

    @Test func `a voucher whose sides differ by more than a fen is a lead`() {
        let books = Books().with(
            entries: """
                2024-03-01,记-1,办公费,513,100.00,
                2024-03-01,记-1,办公费,102,,99.99
                2024-03-01,记-2,办公费,513,100.00,
                2024-03-01,记-2,办公费,102,,99.00
                """)
        #expect(books.leads("Q02").map(\.amount) == [100])
    }

    @Test func `a balance follows from its period and from the one before`() {
        let books = Books().with(entries: "2024-03-01,记-1,x,513,1,\n2024-03-01,记-1,x,102,,1")
            .with(
                """
                年度,期间,科目编码,期初余额,借方,贷方,期末余额
                2024,1,102,100,50,30,120
                2024,2,102,120,0,0,130
                2024,3,102,125,0,0,125
                2024,1,502,40,0,10,50
                """)
        let leads = books.leads("Q02")
        #expect(leads.map(\.key) == ["科目 102 2024-2", "科目 102 2024-3"])
        #expect(leads.map(\.amount) == [1000, 500])
    }
}
