import Domain

/// What was posted against what the ledger says, account by account and month by month.
extension Model {
    static let d03 = Model(
        "D03", Phrase("疑似公开与账不符", "Disclosed and booked amounts differ"), .high,
        key: Phrase("村、月份、科目", "village, month, account"),
        rule: Phrase(
            "公开金额与账上同科目同月发生额相差超过规定金额。",
            "The amount posted differs from the ledger's for the account and month."),
        source: Phrase("《村民委员会组织法》第三十条、第三十一条", "Villagers' Committee Law, art. 30, 31"),
        innocent: Phrase("收付实现制与权责发生制；结账前公开。", "Cash against accrual; posted before closing."),
        needs: [Need(.disclosureLine, .account, .amount), Need(.entry, .account)],
        parameters: [Parameter("tolerance", .yuan, "1", Phrase("尾差", "rounding"))]
    ) { screen in
        let table = screen.table(.disclosureLine)
        let byVillage = screen.rowsByVillage(.disclosureLine)
        let accounts = screen.table(.entry).texts(.account)
        let ledger = screen.ledger
        return screen.perVillage { village in
            struct Key: Hashable {
                let month: Int
                let account: UInt32
            }
            var posted: [Key: [Int]] = [:]
            for row in byVillage[village] where table.texts(.account)[row] != 0 {
                guard let year = table.narrow(.year)[row], let month = table.narrow(.period)[row]
                else { continue }
                let key = Key(
                    month: Int(year) * 100 + Int(month), account: table.texts(.account)[row])
                posted[key, default: []].append(row)
            }
            guard !posted.isEmpty else { return [] }
            var booked: [Key: Int64] = [:]
            for index in ledger.villageVouchers[village] {
                let voucher = ledger.vouchers[index]
                if voucher.isTransfer { continue }
                for line in voucher.lines {
                    let sign: Int64 = ledger.accountClass(line) == .revenue ? -1 : 1
                    let amount = sign * (ledger.debit[line] - ledger.credit[line])
                    let key = Key(
                        month: voucher.year * 100 + voucher.period, account: accounts[line])
                    booked[key, default: 0] += amount
                }
            }
            return posted.compactMap { key, rows in
                let stated = rows.reduce(Int64(0)) { $0 + table.wide(.amount).orZero($1) }
                let real = booked[key] ?? 0
                guard abs(stated - real) > screen.fen("tolerance", at: village) else { return nil }
                let (item, time) = (
                    screen.text(table.texts(.item)[rows[0]]),
                    "\(key.month / 100)-\(key.month % 100)"
                )
                return screen.lead(
                    "\(time) \(screen.text(key.account))", village: village,
                    amount: abs(stated - real), rows: rows.map { Screen.Row(.disclosureLine, $0) },
                    Phrase(
                        "\(time)“\(item)”公开\(screen.yuan(stated))元，账上\(screen.yuan(real))元。",
                        "\(time) “\(item)”: posted \(screen.yuan(stated)), booked "
                            + "\(screen.yuan(real))."))
            }
        }
    }

    /// One photograph or one text for several postings.
    static let d04 = Model(
        "D04", Phrase("疑似公开照片、内容复制", "Copied postings"), .medium, key: Phrase("公开", "posting"),
        rule: Phrase(
            "不同月份或不同村的公开使用同一照片，或内容除数字外也完全相同。",
            "One photograph, or one text with the same numbers, for several months or villages."),
        source: Phrase("《村民委员会组织法》第三十条", "Villagers' Committee Law, art. 30"),
        innocent: Phrase("统一模板（数字不同）；党务政策类公开。", "Templates with other numbers."),
        needs: [Need(.disclosure, .scope, .day, .image)]
    ) { screen in
        let table = screen.table(.disclosure)
        let images = table.texts(.image)
        let groups = Grouping(rows: table.count, minimum: 2) { row in
            images[row] == 0 ? nil : (UInt64(images[row]), 0)
        }
        return screen.perGroup(groups.count) { group in
            let rows = groups[group].map(Int.init)
            let villages = Set(rows.map { table.texts(.village)[$0] })
            // One photograph may show a board on which several things were posted that day.
            let days = rows.compactMap { table.narrow(.day)[$0] }
            guard villages.count > 1 || (days.max() ?? 0) - (days.min() ?? 0) > 20 else {
                return []
            }
            let title = screen.text(table.texts(.title)[rows[0]])
            return [
                screen.lead(
                    title.isEmpty ? screen.text(images[rows[0]]) : title,
                    village: villages.count == 1
                        ? screen.data.village(table.texts(.village)[rows[0]]) : -1,
                    day: days.min(), rows: rows.map { Screen.Row(.disclosure, $0) },
                    Phrase(
                        "\(rows.count)次公开使用同一张照片，涉及\(villages.count)个村。",
                        "\(rows.count) postings of \(villages.count) villages show one photograph.")
                )
            ]
        }
    }
}
