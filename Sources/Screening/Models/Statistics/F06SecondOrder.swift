import Domain

/// Gaps between a village's payments that are multiples of a hundred: rounded or estimated amounts.
///
/// Village books are kept in whole yuan, and that is no sign of anything, so gaps below ten yuan
/// are left out: from there on a gap of whole yuan has two digits of its own. Of 1,245
/// samples with 100 such gaps or a few more, and 6,000 with 186 to 486, the share of spikes came to
/// 0.226 at most, and none was told; the law gives 0.12.
extension Model {
    static let f06 = Model(
        "F06", Phrase("疑似金额取整、估列（二阶检验）", "Second-order test"), .low,
        key: Phrase("村", "village"),
        rule: Phrase(
            "支出金额去重后由小到大排列，相邻差额（只取10元以上的）中前两位为10、20……90的比例达到25%"
                + "（正常约为12%）；这样的差额少于100个不判断。",
            "Of the differences of neighbouring amounts, repeats left out, that reach 10 yuan, "
                + "25% or more begin with 10, 20 … 90 (12% is usual); fewer than 100 differences "
                + "are not judged."),
        source: Phrase(
            "Nigrini, Benford's Law, 2012：二阶检验", "Nigrini 2012, the second-order test"),
        innocent: Phrase(
            "按整百、整千元定价或约定；定额补助。", "Prices and allowances in round hundreds."),
        needs: [Need(.entry, .account, .debit)],
        parameters: [
            Parameter("count", .count, "100", Phrase("少于此数不判断", "fewer are not judged")),
            Parameter("minimum", .yuan, "10", Phrase("更小的差额不计", "smaller ones do not count")),
            Parameter("share", .ratio, "0.25", Phrase("工作口径（模拟检定）", "by simulation")),
        ]
    ) { screen in
        screen.perVillage { village in
            let least = screen.count("count", at: village)
            let amounts = screen.spending(village, count: least + 1)
            let gaps = SecondOrderTest.gaps(amounts, minimum: screen.fen("minimum", at: village))
            let spikes = SecondOrderTest.spikes(gaps)
            guard gaps.count >= least, !gaps.isEmpty,
                Double(spikes) >= screen.ratio("share", at: village) * Double(gaps.count)
            else { return [] }
            let share = screen.percent(Double(spikes) / Double(gaps.count))
            return [
                screen.lead(
                    "F2", village: village, rows: [],
                    Phrase(
                        "\(gaps.count)个相邻差额中有\(spikes)个为整数（\(share)），金额可能经过取整或估列。",
                        "\(spikes) of \(gaps.count) differences are round (\(share))."))
            ]
        }
    }
}
