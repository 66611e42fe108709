import Domain
import Foundation

/// The first digits of a village's payments against Benford's law.
///
/// Below the minimum of the test nothing is said: with 500 amounts every sample that follows the
/// law perfectly would be called nonconforming.
extension Model {
    static let f01 = digits("F01", .first, Phrase("疑似首位数字异常", "First digits off the law"))
    static let f02 = digits("F02", .second, Phrase("疑似次位数字异常", "Second digits off the law"))
    static let f03 = digits(
        "F03", .firstTwo, Phrase("疑似前两位数字异常", "First two digits off the law"))

    private static func digits(_ id: String, _ kind: DigitTest.Kind, _ title: Phrase) -> Model {
        Model(
            id, title, .low, key: Phrase("村", "village"),
            rule: Phrase(
                "支出金额数字与本福特定律的平均绝对偏差超过\(kind.bands[2])；样本少于\(kind.minimum)笔不判断。",
                "The mean absolute deviation of the digits is above \(kind.bands[2]); fewer than "
                    + "\(kind.minimum) amounts are not judged."),
            source: Phrase("Nigrini, Benford's Law, 2012", "Nigrini 2012"),
            innocent: Phrase(
                "固定标准的补助、统一价格、名单发放；金额有上下限。",
                "Standard allowances, fixed prices, lists, amounts with limits."),
            needs: [Need(.entry, .account, .debit)]
        ) { screen in
            let ledger = screen.ledger
            return screen.perVillage { village in
                var counts = [Int](repeating: 0, count: kind.classes)
                for line in ledger.villageLines[village]
                where ledger.debit[line] > 0 && ledger.accountClass(line).isSpending {
                    counts[kind.place(ledger.debit[line])] += 1
                }
                let test = DigitTest(kind, counts: counts)
                guard test.conformity == .nonconforming else { return [] }
                let z = test.zScores
                let top = z.indices.sorted { (z[$1], $0) < (z[$0], $1) }.prefix(3)
                    .map { String($0 + kind.lowest) }
                let deviation = String(format: "%.5f", test.meanDeviation)
                return [
                    screen.lead(
                        kind.rawValue, village: village, rows: [],
                        Phrase(
                            "\(test.n)笔支出的平均绝对偏差\(deviation)，偏差最大的数字："
                                + "\(top.joined(separator: "、"))。",
                            "\(test.n) payments deviate by \(deviation) on average, most at "
                                + "\(top.joined(separator: ", "))."))
                ]
            }
        }
    }
}
