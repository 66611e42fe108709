import Domain
import Foundation

/// The last two digits of a village's payments in whole yuan: rounded and invented amounts.
///
/// Two digits before the yuan's end are free only from a hundred yuan on, and even there the law
/// leaves a mean deviation of 0.001, which many amounts make significant; hence the limit. Of
/// 10,000 samples of 1,000 amounts that follow the law none came above 0.0034.
extension Model {
    static let f09 = Model(
        "F09", Phrase("疑似末两位数字异常", "Last two digits"), .low,
        key: Phrase("村", "village"),
        rule: Phrase(
            "100元以上的支出，元的末两位00至99应各占1%；与1%的平均绝对偏差达到0.5%，且χ²检验（自由度99）p小于0.001。"
                + "少于1000笔不判断。",
            "Of payments from 100 yuan on each ending of whole yuan, 00 to 99, makes 1%; the "
                + "mean absolute deviation reaches 0.5%, and p of χ² with 99 degrees of freedom is "
                + "below 0.001. Fewer than 1,000 amounts are not judged."),
        source: Phrase(
            "Nigrini, Benford's Law, 2012：末两位检验", "Nigrini 2012, the last-two digits test"),
        innocent: Phrase(
            "整元、整百结算的习惯；固定标准的补助、统一价格。", "Round payments, allowances, fixed prices."),
        needs: [Need(.entry, .account, .debit)],
        parameters: [
            Parameter("count", .count, "1000", Phrase("少于此数不判断", "fewer are not judged")),
            Parameter("minimum", .yuan, "100", Phrase("更小的金额不计", "smaller ones do not count")),
            Parameter("deviation", .ratio, "0.005", Phrase("工作口径（模拟检定）", "by simulation")),
            Parameter("p", .ratio, "0.001", Phrase("显著性水平", "level of significance")),
        ]
    ) { screen in
        screen.perVillage { village in
            let minimum = screen.fen("minimum", at: village)
            let amounts = screen.spending(
                village, from: minimum, count: screen.count("count", at: village))
            if amounts.isEmpty { return [] }
            let test = LastTwoDigits(amounts, minimum: minimum)
            guard test.meanDeviation >= screen.ratio("deviation", at: village),
                test.p < screen.ratio("p", at: village)
            else { return [] }
            let top = test.order.prefix(3).map { String(format: "%02d", $0) }
            let share = screen.percent(Double(test.counts[test.order[0]]) / Double(test.n))
            return [
                screen.lead(
                    "末两位", village: village, rows: [],
                    Phrase(
                        "\(test.n)笔支出的末两位最多的是\(top.joined(separator: "、"))，"
                            + "其中\(top[0])占\(share)。",
                        "\(test.n) payments end most in \(top.joined(separator: ", ")); "
                            + "\(top[0]) makes \(share)."))
            ]
        }
    }
}
