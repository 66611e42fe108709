import Domain

/// Months or quarters of which nothing was posted.
extension Model {
    static let d01 = Model(
        "D01", Phrase("疑似公开不及时、缺期", "Late or missing postings"), .medium,
        key: Phrase("村、空档", "village and gap"),
        rule: Phrase(
            "财务公开间隔超过规定天数：收支较多的村按月（31天），其他按季（92天）。",
            "More than 31 days (villages with many transactions) or 92 between financial "
                + "postings."),
        source: Phrase("《村民委员会组织法》第三十条", "Villagers' Committee Law, art. 30"),
        innocent: Phrase("已在公开栏张贴，未录入系统。", "Posted on the board, not entered."),
        needs: [Need(.disclosure, .scope, .day)],
        parameters: [
            Parameter("busy", .count, "30", Phrase("每月凭证数达到此数为收支较多", "vouchers a month")),
            Parameter("month", .days, "31", Phrase("第三十条：每月", "monthly")),
            Parameter("quarter", .days, "92", Phrase("第三十条：每季度", "quarterly")),
            Parameter("grace", .days, "15", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let table = screen.table(.disclosure)
        let days = table.narrow(.day)
        let byVillage = screen.rowsByVillage(.disclosure)
        return screen.perVillage { village in
            let rows = byVillage[village]
                .filter { screen.text(table.texts(.scope)[$0]).contains("财务") }
                .sorted { (days[$0] ?? 0, $0) < (days[$1] ?? 0, $1) }
            guard rows.count > 1 else { return [] }
            let isBusy = screen.isBusy(village, screen.count("busy", at: village))
            let limit =
                screen.count(isBusy ? "month" : "quarter", at: village)
                + screen.count("grace", at: village)
            return zip(rows, rows.dropFirst()).compactMap { before, after in
                let (from, to) = (days[before] ?? 0, days[after] ?? 0)
                guard Int(to - from) > limit else { return nil }
                return screen.lead(
                    "\(screen.day(from)) — \(screen.day(to))", village: village, day: from,
                    rows: [Screen.Row(.disclosure, before), Screen.Row(.disclosure, after)],
                    Phrase(
                        "\(screen.day(from))至\(screen.day(to))间隔\(to - from)天没有财务公开。",
                        "No financial posting for \(to - from) days from \(screen.day(from)) on."))
            }
        }
    }

    /// Postings that were taken down too soon.
    static let d02 = Model(
        "D02", Phrase("疑似公示期不足", "Posted for too short a time"), .medium,
        key: Phrase("公开", "posting"),
        rule: Phrase(
            "公示天数少于7天；资产处置、承包方案少于15天。", "Fewer than 7 days; 15 for plans about assets."),
        source: Phrase(
            "《浙江省农村集体资产管理条例》第二十条（他省按本地规定）", "Zhejiang regulation, art. 20"),
        innocent: Phrase("撤下日期登记错误。", "A wrong date of taking down."),
        needs: [Need(.disclosure, .scope, .day, .until)],
        parameters: [
            Parameter("days", .days, "7", Phrase("一般公示", "general")),
            Parameter("assets", .days, "15", Phrase("第二十条", "art. 20")),
        ]
    ) { screen in
        let table = screen.table(.disclosure)
        return table.rows.compactMap { row in
            guard let from = table.narrow(.day)[row], let until = table.narrow(.until)[row] else {
                return nil
            }
            let village = screen.data.village(table.texts(.village)[row])
            let title = screen.text(table.texts(.title)[row])
            let isAsset = ["处置", "发包", "承包", "出租", "流转", "资产", "资源"].contains {
                title.contains($0)
            }
            let limit = screen.count(isAsset ? "assets" : "days", at: village)
            let days = Int(until - from)
            guard days < limit else { return nil }
            return screen.lead(
                title.isEmpty ? screen.day(from) : title, village: village, day: from,
                rows: [Screen.Row(.disclosure, row)],
                Phrase(
                    "“\(title)”公示\(days)天，应不少于\(limit)天。",
                    "“\(title)” was posted for \(days) days instead of \(limit)."))
        }
    }
}

extension Screen {
    /// Whether a village has at least so many vouchers a month.
    fileprivate func isBusy(_ village: Int, _ perMonth: Int) -> Bool {
        let vouchers = ledger.villageVouchers[village]
        guard let first = vouchers.first, let last = vouchers.last else { return false }
        let days = ledger.vouchers[last].day - ledger.vouchers[first].day + 1
        return vouchers.count * 30 >= perMonth * Int(max(30, days))
    }
}
