import Domain

/// Spending that piles up at the end of the year.
extension Model {
    static let e11 = Model(
        "E11", Phrase("疑似年底突击花钱", "A spike at the year's end"), .low,
        key: Phrase("村、年度", "village and year"),
        rule: Phrase(
            "11、12月支出占全年比例达到规定比例，且12月超过其余月份均值加两倍标准差。",
            "November and December have a large share, and December is above mean + 2 deviations "
                + "of "
                + "the other months."),
        source: Phrase("预算执行审计方法：年底突击花钱", "Budget auditing practice"),
        innocent: Phrase("年终一次性结算保洁、分红。", "Yearly settlement of cleaning; dividends."),
        needs: [Need(.entry, .account, .debit, .day)],
        parameters: [
            Parameter("share", .ratio, "0.40", Phrase("均匀分布为0.167", "0.167 if even")),
            Parameter("minimum", .yuan, "50000", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let ledger = screen.ledger
        return screen.perVillage { village in
            var years: [Int: [Int64]] = [:]
            for index in ledger.villageVouchers[village] {
                let voucher = ledger.vouchers[index]
                guard !voucher.isTransfer, (1...12).contains(voucher.period) else { continue }
                for line in voucher.lines where ledger.accountClass(line) == .expense {
                    years[voucher.year, default: [Int64](repeating: 0, count: 12)][
                        voucher.period - 1] += ledger.debit[line]
                }
            }
            return years.sorted { $0.key < $1.key }.compactMap { year, months in
                let total = months.reduce(0, +)
                let last = months[10] + months[11]
                // A year that is not all there has no end to look at.
                guard months.count(where: { $0 > 0 }) >= 10, total > 0,
                    Double(last) >= screen.ratio("share", at: village) * Double(total),
                    months[11] >= screen.fen("minimum", at: village)
                else { return nil }
                let (mean, deviation) = Order.moments(months.prefix(11).map { Double($0) })
                guard Double(months[11]) > mean + 2 * deviation else { return nil }
                let share = Int(Double(last) / Double(total) * 100)
                return screen.lead(
                    "\(year)", village: village, amount: months[11], rows: [],
                    Phrase(
                        "\(year)年11、12月支出占全年\(share)%，12月\(screen.yuan(months[11]))元。",
                        "In \(year) the last two months have \(share)% of the spending."))
            }
        }
    }
}
