import Screening
import Testing

struct StatisticsTests {
    @Test(arguments: [(29, 29), (58, 58), (115, 11), (5, 50), (120_000_000, 12), (99, 99), (1, 10)])
    func `first two digits come from whole fen`(fen: Int, digits: Int) {
        #expect(Digits.leading(Int64(fen), 2) == digits)
    }

    @Test func `quartiles are of type R-8`() {
        let quartiles = [0.25, 0.75].map { Order.quantile([1, 2, 3, 4], $0) }
        #expect(quartiles.map { ($0 * 10_000).rounded() } == [14_167, 35_833])
        #expect(Order.quantile([7], 0.25) == 7)
    }

    @Test func `the tail of the binomial is that of the catalogue`() {
        #expect((Order.binomialTail(11, atLeast: 10) * 2048).rounded() == 12)
        #expect((Order.binomialTail(10, atLeast: 9) * 1024).rounded() == 11)
        #expect(Order.binomialTail(10, atLeast: 0) == 1)
    }

    @Test func `digits that follow the law conform, few digits get no verdict`() {
        // 2^k in whole units follows the law.
        var value: UInt64 = 1
        let powers = (0..<60).map { _ -> Int64 in
            value = value &* 2
            return Int64(value)
        }
        #expect(DigitTest(.first, powers).conformity == .insufficient)
        let many = (1...9).flatMap { digit in
            let share = DigitTest.Kind.first.expected[digit - 1]
            return [Int64](repeating: Int64(digit) * 100, count: Int(share * 3000))
        }
        #expect(DigitTest(.first, many).conformity == .close)
        let same = [Int64](repeating: 500, count: 3000)
        #expect(DigitTest(.first, same).conformity == .nonconforming)
    }

    @Test func `the probabilities of second digits are those of the tables`() {
        let expected = DigitTest.Kind.second.expected.map { ($0 * 100_000).rounded() }
        #expect(
            expected == [11_968, 11_389, 10_882, 10_433, 10_031, 9668, 9337, 9035, 8757, 8500])
    }

    @Test func `rows with equal keys are found in the order of their first rows`() {
        let keys = [3, 1, 3, 2, 1, 3]
        let groups = Grouping(rows: keys.count, minimum: 2) { (UInt64(keys[$0]), 0) }
        #expect((0..<groups.count).map { Array(groups[$0]) } == [[0, 2, 5], [1, 4]])
    }

    @Test func `a payment that is many times the next is told`() {
        func paid(_ amounts: [String]) -> Int {
            let rows = amounts.enumerated().map { index, amount in
                "2024-03-0\(index + 1),记-\(index),x,513,\(amount),,甲\n"
                    + "2024-03-0\(index + 1),记-\(index),x,102,,\(amount),"
            }
            return Books().with(entries: rows.joined(separator: "\n"), columns: "收款人")
                .leads("F11").count
        }
        #expect(paid(["731546.00", "29.95", "20"]) == 1)
        #expect(paid(["731546.00", "29.95"]) == 0)
        #expect(paid(["731546.00", "99.95", "81000"]) == 0)
    }
}
