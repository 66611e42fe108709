import Domain

/// The sums by the first two digits of a village's payments: many amounts of one size.
///
/// Sums hang on the largest amounts: in samples that follow the law, or that hold thirty works
/// among small purchases, a class without its largest amount still reaches up to 23 times its due,
/// without its three largest 12 times. So the ten largest of each class are left out. Of 10,000
/// such samples of 1,000 amounts (even over two and four powers of ten, lognormal with σ of 2 and
/// 3, purchases with works) the largest then came to 1.99 times, and none was told.
extension Model {
    static let f05 = Model(
        "F05", Phrase("疑似同类金额合计过大（求和检验）", "Sum of amounts with equal first digits"), .low,
        key: Phrase("村、前两位数字", "village and first two digits"),
        rule: Phrase(
            "按金额前两位数字分90组，每组合计应为总额的九十分之一；某组去掉最大的10笔后，合计仍达到总额九十分之一的3倍。"
                + "支出少于1000笔的村不判断。",
            "By their first two digits amounts fall into 90 classes, each with a ninetieth of the "
                + "whole; one, without its ten largest amounts, still reaches three times that. "
                + "Villages with fewer than 1,000 amounts are not judged."),
        source: Phrase(
            "Nigrini, Forensic Analytics, 2011：求和检验", "Nigrini 2011, the summation test"),
        innocent: Phrase(
            "统一标准的发放；同一合同的分期等额付款；同一价位的采购。",
            "Standard allowances, equal instalments, purchases of one price."),
        needs: [Need(.entry, .account, .debit)],
        parameters: [
            Parameter("count", .count, "1000", Phrase("少于此数不判断", "fewer are not judged")),
            Parameter("largest", .count, "10", Phrase("最大的若干笔不计", "largest that do not count")),
            Parameter("times", .ratio, "3", Phrase("工作口径（模拟检定）", "by simulation")),
        ]
    ) { screen in
        screen.perVillage { village in
            let amounts = screen.spending(village, count: screen.count("count", at: village))
            if amounts.isEmpty { return [] }
            let test = SummationTest(amounts)
            let limit = screen.ratio("times", at: village) * Double(test.expected)
            let largest = screen.count("largest", at: village)
            let isWanted = test.sums.indices.map {
                Double(test.sums[$0]) >= limit && test.counts[$0] > largest
            }
            if !isWanted.contains(true) { return [] }
            var classes = [[Int64]](repeating: [], count: 90)
            for amount in amounts {
                let place = DigitTest.Kind.firstTwo.place(amount)
                if isWanted[place] { classes[place].append(amount) }
            }
            return classes.indices.compactMap { place in
                let own = classes[place].sorted()
                let kept = own.dropLast(largest).reduce(Int64(0), +)
                guard !own.isEmpty, Double(kept) >= limit else { return nil }
                let sum = own.reduce(Int64(0), +)
                let due = screen.yuan(Int64(clamping: test.expected))
                return screen.lead(
                    "\(place + 10)", village: village, amount: sum, rows: [],
                    Phrase(
                        "前两位为\(place + 10)的支出有\(own.count)笔，合计\(screen.yuan(sum))元，"
                            + "去掉最大\(largest)笔仍有\(screen.yuan(kept))元，各组平均应为\(due)元。",
                        "\(own.count) payments begin with \(place + 10): \(screen.yuan(sum)) yuan, "
                            + "\(screen.yuan(kept)) without the \(largest) largest; \(due) is due.")
                )
            }
        }
    }
}
