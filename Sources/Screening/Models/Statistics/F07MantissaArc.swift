import Domain
import Foundation

/// Whether a village's payments are even over the logarithm: two tests of the whole, neither of
/// which looks at single digits.
///
/// With many amounts every difference is significant, so both take a size of the effect as well: an
/// L² of 0.01, at which first digits stop to conform, and a factor of a tenth. Of 20,000 samples of
/// 1,000 amounts that follow the law 2 reached the one and 2 the other.
extension Model {
    static let f07 = Model(
        "F07", Phrase("疑似金额集中于一段（尾数弧检验）", "Mantissa arc test"), .low,
        key: Phrase("村", "village"),
        rule: Phrase(
            "支出金额常用对数的小数部分在圆周上应均匀分布；其重心到圆心距离的平方L²达到0.01，且p=exp(−n·L²)小于0.001。"
                + "少于1000笔不判断。",
            "The mantissas of amounts are even on a circle; the squared distance L² of their "
                + "centre from the middle reaches 0.01, and p = exp(−n·L²) is below 0.001. Fewer "
                + "than 1,000 amounts are not judged."),
        source: Phrase(
            "Nigrini, Benford's Law, 2012：尾数弧检验", "Nigrini 2012, the mantissa arc test"),
        innocent: Phrase(
            "金额有上下限；固定标准的补助、统一价格。", "Amounts with limits, allowances, fixed prices."),
        needs: [Need(.entry, .account, .debit)],
        parameters: [
            Parameter("count", .count, "1000", Phrase("少于此数不判断", "fewer are not judged")),
            Parameter("arc", .ratio, "0.01", Phrase("工作口径（模拟检定）", "by simulation")),
            Parameter("p", .ratio, "0.001", Phrase("显著性水平", "level of significance")),
        ]
    ) { screen in
        screen.perVillage { village in
            let least = screen.ratio("arc", at: village)
            var counts = [Int](repeating: 0, count: 900)
            screen.eachSpending(village) { counts[DigitTest.Kind.firstThree.place($0)] += 1 }
            guard MantissaArc.most(counts) >= least else { return [] }
            let amounts = screen.spending(village, count: screen.count("count", at: village))
            if amounts.isEmpty { return [] }
            let test = MantissaArc(amounts)
            guard test.arc >= least,
                test.p < screen.ratio("p", at: village)
            else { return [] }
            let arc = String(format: "%.4f", test.arc)
            return [
                screen.lead(
                    "L²", village: village, rows: [],
                    Phrase(
                        "\(amounts.count)笔支出的尾数弧L²为\(arc)，金额集中于一段。",
                        "\(amounts.count) payments have an L² of \(arc)."))
            ]
        }
    }

    static let f10 = Model(
        "F10", Phrase("疑似金额整体偏高、偏低（失真因子）", "Distortion factor"), .low,
        key: Phrase("村", "village"),
        rule: Phrase(
            "10元以上的支出折算到10至100之间，平均数与理论值39.09相差达到一成，且达到标准误（0.638/√n）的3.29倍。"
                + "少于1000笔不判断。",
            "Payments of 10 yuan and more are moved to 10…100; their mean differs from 39.09 by a "
                + "tenth or more, and by 3.29 times its standard error, 0.638/√n. Fewer than 1,000 "
                + "amounts are not judged."),
        source: Phrase(
            "Nigrini, Benford's Law, 2012：失真因子模型", "Nigrini 2012, the distortion factor model"),
        innocent: Phrase(
            "金额有上下限；固定标准的补助、统一价格。", "Amounts with limits, allowances, fixed prices."),
        needs: [Need(.entry, .account, .debit)],
        parameters: [
            Parameter("count", .count, "1000", Phrase("少于此数不判断", "fewer are not judged")),
            Parameter("share", .ratio, "0.1", Phrase("工作口径（模拟检定）", "by simulation")),
            Parameter("z", .ratio, "3.29", Phrase("显著性水平0.001", "level of 0.001")),
        ]
    ) { screen in
        screen.perVillage { village in
            let amounts = screen.spending(
                village, from: 1000, count: screen.count("count", at: village))
            if amounts.isEmpty { return [] }
            let test = DistortionFactor(amounts)
            guard abs(test.factor) >= screen.ratio("share", at: village),
                abs(test.z) >= screen.ratio("z", at: village)
            else { return [] }
            let share = screen.percent(abs(test.factor))
            let side = test.factor > 0 ? Phrase("高", "above") : Phrase("低", "below")
            return [
                screen.lead(
                    "DF", village: village, rows: [],
                    Phrase(
                        "\(test.n)笔支出折算后的平均数比理论值偏\(side.zh)\(share)。",
                        "The mean of \(test.n) payments is \(share) \(side.en) that of the law."))
            ]
        }
    }
}
