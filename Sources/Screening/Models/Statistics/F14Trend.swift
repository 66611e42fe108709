import Domain
import Tables

/// An account whose share in a village's expenses leaps over that of the three years before.
///
/// Three years give a poor standard deviation: where shares vary by 0.1 from year to year, 3.6 % of
/// accounts would be told by their own alone. So it is at least that of the township's villages
/// (root mean square, by account), and at least a floor. Of 500 townships of 18 villages with
/// normal shares that vary by 0.02, 0.05 and 0.1, none, 0.3 % and 0.4 % of accounts were told.
extension Model {
    static let f14 = Model(
        "F14", Phrase("疑似费用结构突变（本村环比）", "Share of an account against its own past"), .low,
        key: Phrase("村、年度、一级科目", "village, year and account"),
        rule: Phrase(
            "一级费用科目占全年费用的比例，高于本村此前三年平均的部分超过3个标准差（标准差取本村三年、"
                + "同乡镇各村一般水平和5个百分点三者中最大的），且当年金额达到1万元。四年须连续、完整（含12月）、同一科目体系，"
                + "每年不少于30笔，否则不判断。",
            "The share of a first-level account in the expenses of a year is above the mean of the "
                + "three years before by 3 standard deviations (the largest of the village's own, "
                + "that of the villages of the township and 5 points), and its amount reaches "
                + "10,000 yuan. The four years follow one another, have their Decembers, one chart "
                + "of accounts and 30 lines each; otherwise nothing is judged."),
        source: Phrase(
            "Nigrini, Forensic Analytics, 2011：时间序列比较", "Nigrini 2011, time-series comparison"),
        innocent: Phrase(
            "换届、创建、灾后等当年特有的支出；科目使用口径调整。",
            "Expenses of one year only; an account used in another way."),
        needs: [Need(.entry, .account, .debit)],
        parameters: [
            Parameter("deviations", .ratio, "3", Phrase("工作口径", "working rule")),
            Parameter("floor", .ratio, "0.05", Phrase("标准差下限", "least standard deviation")),
            Parameter("minimum", .yuan, "10000", Phrase("工作口径", "working rule")),
            Parameter("count", .count, "30", Phrase("少于此数不判断", "fewer are not judged")),
        ]
    ) { screen in
        let leaps = screen.parallel.map(screen.data.villages.count) { screen.leaps($0) }
        let townships = screen.townships
        return screen.perGroup(townships.count) { township in
            let all = townships[township].flatMap { leaps[$0] }
            let usual = ExpenseYears.codes.indices.map { account -> Double in
                let squares = all.filter { $0.account == account }.map {
                    $0.deviation * $0.deviation
                }
                return squares.isEmpty
                    ? 0 : (squares.reduce(0, +) / Double(squares.count)).squareRoot()
            }
            return townships[township].flatMap { village in
                Lead.inOrder(
                    leaps[village].compactMap { leap in
                        let deviation = max(
                            leap.deviation, usual[leap.account],
                            screen.ratio("floor", at: village))
                        let bound = screen.ratio("deviations", at: village) * deviation
                        guard leap.share - leap.mean > bound,
                            leap.amount >= screen.fen("minimum", at: village)
                        else { return nil }
                        return screen.trendLead(leap, village, deviation)
                    })
            }
        }
    }
}

/// The share of an account in a year, and those of the three years before.
private struct Leap: Sendable {
    let year: Int
    /// Its place in `ExpenseYears.codes`.
    let account: Int
    let amount: Int64
    let share: Double
    let mean: Double
    let deviation: Double
}

extension Screen {
    fileprivate func leaps(_ village: Int) -> [Leap] {
        let years = ExpenseYears(self, village: village).years
        let least = count("count", at: village)
        return years.indices.dropFirst(3).flatMap { last -> [Leap] in
            let four = years[(last - 3)...last]
            let year = years[last]
            guard
                four.allSatisfy({
                    $0.isComplete && $0.lines >= least && $0.total > 0 && $0.chart == year.chart
                }), year.chart != .mixed, year.year - years[last - 3].year == 3
            else { return [] }
            return ExpenseYears.codes.indices.filter { year.sums[$0] > 0 }.map { account in
                let (mean, deviation) = Order.moments(four.dropLast().map { $0.share(account) })
                return Leap(
                    year: year.year, account: account, amount: year.sums[account],
                    share: year.share(account), mean: mean, deviation: deviation)
            }
        }
    }

    fileprivate func trendLead(_ leap: Leap, _ village: Int, _ deviation: Double) -> Lead {
        let code = ExpenseYears.codes[leap.account]
        let times = ((leap.share - leap.mean) / deviation * 10).rounded() / 10
        return lead(
            "\(leap.year) \(code)", village: village, amount: leap.amount, rows: [],
            Phrase(
                "\(leap.year)年科目\(code)支出\(yuan(leap.amount))元，占全年费用\(percent(leap.share))，"
                    + "此前三年平均\(percent(leap.mean))（高出\(times)个标准差）。",
                "\(leap.year): \(yuan(leap.amount)) yuan on account \(code), "
                    + "\(percent(leap.share)) of the expenses; \(percent(leap.mean)) in the three "
                    + "years before (\(times) standard deviations)."))
    }
}
