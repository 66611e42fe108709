import Domain

/// Amounts that are not quantity × standard.
extension Model {
    static let s10 = Model(
        "S10", Phrase("疑似补贴标准计算错误", "Amounts that are not quantity × standard"), .medium,
        key: Phrase("项目、批次", "programme and batch"),
        rule: Phrase("补贴金额与数量×标准相差超过规定金额。", "|amount − quantity × standard| is too large."),
        source: Phrase("补贴政策标准", "the standard of the programme"),
        innocent: Phrase("四舍五入；补发；封顶。", "Rounding; back pay; caps."),
        needs: [Need(.subsidy, .amount, .standard, .quantity)],
        parameters: [Parameter("tolerance", .yuan, "1", Phrase("四舍五入", "rounding"))]
    ) { screen in
        let table = screen.table(.subsidy)
        var found: [UInt64: [(row: Int, difference: Int64)]] = [:]
        for row in table.rows {
            guard let amount = table.wide(.amount)[row], let standard = table.wide(.standard)[row],
                let quantity = table.wide(.quantity)[row]
            else { continue }
            let village = screen.data.village(table.texts(.village)[row])
            let (product, isOver) = standard.multipliedReportingOverflow(by: quantity)
            if isOver { continue }
            let difference = amount - (product + (product < 0 ? -5000 : 5000)) / 10_000
            guard abs(difference) > screen.fen("tolerance", at: village) else { continue }
            let key = Hash.pair(table.texts(.village)[row], table.texts(.program)[row])
            found[key, default: []].append((row, difference))
        }
        return found.values.map { rows in
            let first = rows[0].row
            let sum = rows.reduce(Int64(0)) { $0 + abs($1.difference) }
            let program = screen.text(table.texts(.program)[first])
            return screen.lead(
                program, village: screen.data.village(table.texts(.village)[first]),
                day: table.narrow(.paidDay)[first], amount: sum,
                rows: rows.map { Screen.Row(.subsidy, $0.row) },
                Phrase(
                    "\(program)有\(rows.count)笔金额与数量×标准不符，相差\(screen.yuan(sum))元。",
                    "\(rows.count) amounts of \(program) are off by \(screen.yuan(sum)) yuan."))
        }
    }

    /// Payments that the bank sent back and nobody made again; payments before the list was posted.
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

    /// IDs that cannot be, and two IDs for one name on one card.
    static let s12 = Model(
        "S12", Phrase("疑似身份信息错误", "IDs that cannot be"), .medium, key: Phrase("村、项目", "programme"),
        rule: Phrase(
            "18位身份证号校验码或出生日期不成立。", "A number of 18 with a wrong check digit or birthday."),
        source: Phrase("GB 11643—1999", "GB 11643-1999"),
        innocent: Phrase("第一代身份证录入错误。", "Typing errors of old cards."),
        needs: [Need(.subsidy, .id)]
    ) { screen in
        let table = screen.table(.subsidy)
        let ids = table.texts(.id)
        let isWrong = screen.words(ids, count: table.count) { id in
            id.utf8.count == 18 && id.utf8.dropLast().allSatisfy { (48...57).contains($0) }
                && !Identifiers.isResidentID(id)
        }
        var found: [UInt64: [Int]] = [:]
        for row in table.rows where isWrong[row] {
            let key = Hash.pair(table.texts(.village)[row], table.texts(.program)[row])
            found[key, default: []].append(row)
        }
        return found.values.map { rows in
            let program = screen.text(table.texts(.program)[rows[0]])
            let people = Set(rows.map { ids[$0] }).count
            let sum = rows.reduce(Int64(0)) { $0 + table.wide(.amount).orZero($1) }
            return screen.lead(
                program, village: screen.data.village(table.texts(.village)[rows[0]]),
                amount: sum, rows: rows.map { Screen.Row(.subsidy, $0) },
                Phrase(
                    "\(program)中\(people)人的身份证号不成立。",
                    "\(people) recipients of \(program) have IDs that cannot be."))
        }
    }
}
