import Domain

/// Large withdrawals of cash from the bank, many that stay below together, or several in one day.
extension Model {
    static let c05 = Model(
        "C05", version: 2, Phrase("疑似大额取现、分散取现", "Large or structured withdrawals"), .high,
        key: Phrase("账号、时段", "account and time"),
        rule: Phrase(
            "单笔取现达到限额；规定天数内多笔低于限额合计达到限额；一日三笔以上且合计达到规定金额。",
            "One withdrawal of the limit, several below it within some days, or three in one day "
                + "that reach an amount together."),
        source: Phrase(
            "《现金管理暂行条例》第五条、第九条（2025年1月20日废止，其后按本地财务制度）",
            "Cash Management Regulation, art. 5, 9; repealed on 2025-01-20, local rules since"),
        innocent: Phrase("有决议和签领表的现金分红、补偿。", "Dividends in cash with a signed list."),
        needs: [Need(.bankLine, .accountNumber, .amount)],
        parameters: [
            Parameter("limit", .yuan, "50000", Phrase("大额现金支取登记口径", "register of large cash")),
            Parameter("days", .days, "7", Phrase("工作口径", "working rule")),
            Parameter("daily", .count, "3", Phrase("工作口径", "working rule")),
            Parameter("daily_sum", .yuan, "10000", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let table = screen.table(.bankLine)
        let isCash = screen.words(table.texts(.cash), count: table.count) {
            ["现", "现金", "1", "是", "Y"].contains($0)
        }
        let says = screen.words(table.texts(.summary), count: table.count) { text in
            ["取现", "提现", "现金支取", "支取现金", "备用金支取"].contains { text.contains($0) }
        }
        let accounts = screen.bankAccounts()
        let (moments, amounts) = (table.wide(.moment), table.wide(.amount))
        return screen.perGroup(accounts.count) { account in
            let rows = accounts[account].map(Int.init)
                .filter { amounts.orZero($0) < 0 && (isCash[$0] || says[$0]) }
                .sorted { (moments.orZero($0), $0) < (moments.orZero($1), $1) }
            guard let any = rows.first else { return [] }
            let village = screen.data.village(table.texts(.village)[any])
            let limit = screen.fen("limit", at: village)
            let days = Int32(screen.count("days", at: village))
            var leads = rows.filter { -amounts.orZero($0) >= limit }
                .map { screen.withdrawals([$0], village) }
            let small = rows.filter { -amounts.orZero($0) < limit }
            let day = { (row: Int) in Int32(moments.orZero(row) / 86_400) }
            let runs = SplitWindows.runs(
                small.indices, over: limit - 1, within: days, day: { day(small[$0]) },
                amount: { -amounts.orZero(small[$0]) })
            leads += runs.map { run in screen.withdrawals(run.map { small[$0] }, village) }
            let told = Set(runs.flatMap { $0.map { small[$0] } })
            let byDay = Dictionary(grouping: small.filter { !told.contains($0) }, by: day)
            leads += byDay.values.filter { rows in
                rows.count >= screen.count("daily", at: village)
                    && -rows.reduce(Int64(0)) { $0 + amounts.orZero($1) }
                        >= screen.fen("daily_sum", at: village)
            }.map { screen.withdrawals($0, village) }
            return leads
        }
    }
}

extension Screen {
    fileprivate func withdrawals(_ rows: [Int], _ village: Int) -> Lead {
        let table = table(.bankLine)
        let total = rows.reduce(Int64(0)) { $0 - table.wide(.amount).orZero($1) }
        let first = Int32(table.wide(.moment).orZero(rows[0]) / 86_400)
        let account = masked(table.texts(.accountNumber)[rows[0]])
        return lead(
            account, village: village, day: first, amount: total,
            rows: rows.map { Row(.bankLine, $0) },
            Phrase(
                "账号\(account)自\(day(first))起取现\(rows.count)笔共\(yuan(total))元。",
                "Account \(account): \(rows.count) withdrawals of \(yuan(total)) yuan from "
                    + "\(day(first)) on."))
    }
}
