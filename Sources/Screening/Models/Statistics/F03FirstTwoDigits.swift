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

    /// 900 classes take more amounts than one village has, so those of a township are put together.
    /// Of 1,000 samples of 10,000 amounts that follow the law none came above 0.00028.
    static let f04 = digits(
        "F04", .firstThree, Phrase("疑似前三位数字异常", "First three digits off the law"),
        byTownship: true)

    private static func digits(
        _ id: String, _ kind: DigitTest.Kind, _ title: Phrase, byTownship: Bool = false
    ) -> Model {
        let whole = byTownship ? Phrase("乡镇各村合并的", " of a township") : Phrase("", "")
        return Model(
            id, title, .low,
            key: byTownship ? Phrase("乡镇", "township") : Phrase("村", "village"),
            rule: Phrase(
                "\(whole.zh)支出金额数字与本福特定律的平均绝对偏差超过\(kind.bands[2])；样本少于\(kind.minimum)笔不判断。",
                "The mean absolute deviation of the digits\(whole.en) is above \(kind.bands[2]); "
                    + "fewer than \(kind.minimum) amounts are not judged."),
            source: Phrase("Nigrini, Benford's Law, 2012", "Nigrini 2012"),
            innocent: Phrase(
                "固定标准的补助、统一价格、名单发放；金额有上下限。",
                "Standard allowances, fixed prices, lists, amounts with limits."),
            needs: [Need(.entry, .account, .debit)]
        ) { screen in
            let places =
                byTownship ? screen.townships : screen.data.villages.indices.map { $0..<($0 + 1) }
            return screen.perGroup(places.count) { place in
                var counts = [Int](repeating: 0, count: kind.classes)
                for village in places[place] {
                    screen.eachSpending(village) { counts[kind.place($0)] += 1 }
                }
                let test = DigitTest(kind, counts: counts)
                guard test.conformity == .nonconforming else { return [] }
                let first = places[place].lowerBound
                return [
                    screen.digitsLead(
                        test, byTownship ? screen.township(of: first) : kind.rawValue,
                        village: byTownship ? -1 : first)
                ]
            }
        }
    }
}

extension Screen {
    fileprivate func digitsLead(_ test: DigitTest, _ key: String, village: Int) -> Lead {
        let z = test.zScores
        let top = z.indices.sorted { (z[$1], $0) < (z[$0], $1) }.prefix(3)
            .map { String($0 + test.kind.lowest) }
        let deviation = String(format: "%.5f", test.meanDeviation)
        return lead(
            key, village: village, rows: [],
            Phrase(
                "\(test.n)笔支出的平均绝对偏差\(deviation)，偏差最大的数字："
                    + "\(top.joined(separator: "、"))。",
                "\(test.n) payments deviate by \(deviation) on average, most at "
                    + "\(top.joined(separator: ", "))."))
    }
}
