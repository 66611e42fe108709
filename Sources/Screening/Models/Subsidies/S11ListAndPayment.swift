import Domain

/// Payments that the bank sent back and nobody made again; payments before the list was posted.
extension Model {
    static let s11 = Model(
        "S11", Phrase("疑似名单与发放不符", "List and payment do not agree"), .high,
        key: Phrase("批次", "batch"),
        rule: Phrase(
            "退票超过60天未重发；发放早于公示日期。",
            "Returned over 60 days ago and not paid again; paid before the list was posted."),
        source: Phrase("财办〔2020〕37号：张榜公示后发放", "Ministry of Finance 2020/37"),
        innocent: Phrase("领取人换卡。", "The recipient changed cards."),
        needs: [Need(.subsidy, .id, .paidDay)],
        parameters: [Parameter("days", .days, "60", Phrase("工作口径", "working rule"))]
    ) { screen in
        let table = screen.table(.subsidy)
        let (ids, programs, periods) = (
            table.texts(.id), table.texts(.program), table.texts(.period)
        )
        let paid = Set(
            table.rows.filter { !screen.isReturned($0) }
                .map { [ids[$0], programs[$0], periods[$0]] })
        var found: [[UInt32]: [Int]] = [:]
        for row in table.rows {
            let village = screen.data.village(table.texts(.village)[row])
            guard let day = table.narrow(.paidDay)[row] else { continue }
            let isLost =
                screen.isReturned(row)
                && Int(screen.asOf.number - day) > screen.count("days", at: village)
                && !paid.contains([ids[row], programs[row], periods[row]])
            let isEarly = (table.narrow(.publicityDay)[row].map { day < $0 } ?? false)
            guard isLost || isEarly else { continue }
            let key = [
                table.texts(.village)[row], programs[row], table.texts(.batch)[row],
                isLost ? 1 : 0,
            ]
            found[key, default: []].append(row)
        }
        return found.map { key, rows in
            let sum = rows.reduce(Int64(0)) { $0 + table.wide(.amount).orZero($1) }
            let program = screen.text(key[1])
            let what =
                key[3] == 1
                ? Phrase("退票未重发", "returned and not paid again")
                : Phrase("早于公示发放", "paid before the list was posted")
            return screen.lead(
                "\(program) \(screen.text(key[2])) \(what.zh)",
                village: screen.data.village(key[0]),
                day: table.narrow(.paidDay)[rows[0]], amount: sum,
                rows: rows.map { Screen.Row(.subsidy, $0) },
                Phrase(
                    "\(program)\(what.zh)\(rows.count)笔，\(screen.yuan(sum))元。",
                    "\(program): \(rows.count) payments \(what.en), \(screen.yuan(sum)) yuan."))
        }
    }
}
