import Domain

/// Months or quarters of which nothing was posted, also before the first posting and after the
/// last.
///
/// The time that is looked at is that in which the other villages posted; for a village alone that
/// of its ledger; without a ledger until the day of the screening. So books that were handed in
/// long ago do not make every village late.
extension Model {
    static let d01 = Model(
        "D01", version: 2, Phrase("疑似公开不及时、缺期", "Late or missing postings"), .medium,
        key: Phrase("村、空档", "village and gap"),
        rule: Phrase(
            "财务公开间隔超过规定天数：收支较多的村按月（31天），其他按季（92天）；首次公开之前、末次公开之后的空档"
                + "和从未公开的，同样提示。",
            "More than 31 days (villages with many transactions) or 92 between financial "
                + "postings; so too before the first, after the last, and without any."),
        source: Phrase(
            "《村民委员会组织法》第三十五条（2025年底前为第三十条）", "Villagers' Committee Law, art. 35 (30 until 2025)"),
        innocent: Phrase("已在公开栏张贴，未录入系统。", "Posted on the board, not entered."),
        needs: [Need(.disclosure, .scope, .day)],
        parameters: [
            Parameter("busy", .count, "30", Phrase("每月凭证数达到此数为收支较多", "vouchers a month")),
            Parameter("month", .days, "31", Phrase("第三十五条：每月", "monthly")),
            Parameter("quarter", .days, "92", Phrase("第三十五条：每季度", "quarterly")),
            Parameter("grace", .days, "15", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let table = screen.table(.disclosure)
        let days = table.narrow(.day)
        let byVillage = screen.rowsByVillage(.disclosure)
        let isMoney = screen.words(table.texts(.scope), count: table.count) { $0.contains("财务") }
        let postings = byVillage.map { rows in
            rows.filter { isMoney[$0] && days[$0] != nil }
                .sorted { (days[$0] ?? 0, $0) < (days[$1] ?? 0, $1) }
        }
        let spans = postings.map { rows in
            rows.first.flatMap { first in
                rows.last.map { (first: days[first] ?? 0, last: days[$0] ?? 0) }
            }
        }
        return screen.perVillage { village in
            // A village without any row of the register was not handed in.
            guard !byVillage[village].isEmpty else { return [] }
            let others = spans.enumerated().compactMap { $0.offset == village ? nil : $0.element }
            let time = screen.timeOfPostings(
                village, others.map(\.first).min(), others.map(\.last).max(),
                own: postings[village].first.flatMap { days[$0] })
            guard let time else { return [] }
            let isBusy = screen.isBusy(village, screen.count("busy", at: village))
            let limit =
                screen.count(isBusy ? "month" : "quarter", at: village)
                + screen.count("grace", at: village)
            let stops =
                [(time.lowerBound, nil)]
                + postings[village].map { (days[$0] ?? 0, Optional($0)) } + [(time.upperBound, nil)]
            return zip(stops, stops.dropFirst()).compactMap { before, after in
                guard Int(after.0 - before.0) > limit else { return nil }
                return screen.postingGap(
                    village, before.0, after.0,
                    [before.1, after.1].compactMap(\.self), isBusy: isBusy)
            }
        }
    }
}

extension Screen {
    /// The days in which a village should have posted; nil where nothing tells them.
    fileprivate func timeOfPostings(
        _ village: Int, _ othersFirst: Int32?, _ othersLast: Int32?, own: Int32?
    ) -> ClosedRange<Int32>? {
        let lines = ledger.villageLines[village]
        let booked =
            lines.isEmpty
            ? nil : (ledger.days[lines.lowerBound], ledger.days[lines.upperBound - 1])
        guard let first = [othersFirst, booked?.0].compactMap(\.self).max() ?? own else {
            return nil
        }
        let last = min(asOf.number, othersLast ?? booked?.1 ?? asOf.number)
        return first <= last ? first...last : nil
    }

    fileprivate func postingGap(
        _ village: Int, _ from: Int32, _ to: Int32, _ rows: [Int], isBusy: Bool
    ) -> Lead {
        var missing: [String] = []
        var month = Day(number: from).firstOfNextMonth
        while isBusy, month.firstOfNextMonth.number <= to, missing.count < 12 {
            missing.append("\(month.civil.year)-\(month.civil.month)")
            month = month.firstOfNextMonth
        }
        let list = missing.joined(separator: "、")
        return lead(
            "\(day(from)) — \(day(to))", village: village, day: from,
            rows: rows.map { Row(.disclosure, $0) },
            Phrase(
                "\(day(from))至\(day(to))间隔\(to - from)天没有财务公开\(list.isEmpty ? "" : "（缺\(list)）")。",
                "No financial posting for \(to - from) days from \(day(from)) on"
                    + "\(list.isEmpty ? "" : " (missing: \(list))")."))
    }

    /// Whether a village has at least so many vouchers a month.
    fileprivate func isBusy(_ village: Int, _ perMonth: Int) -> Bool {
        let vouchers = ledger.villageVouchers[village]
        guard let first = vouchers.first, let last = vouchers.last else { return false }
        let days = ledger.vouchers[last].day - ledger.vouchers[first].day + 1
        return vouchers.count * 30 >= perMonth * Int(max(30, days))
    }
}

extension Day {
    /// The first day of the month after this one.
    var firstOfNextMonth: Day {
        let (year, month, _) = civil
        return Day(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1) ?? self
    }
}
