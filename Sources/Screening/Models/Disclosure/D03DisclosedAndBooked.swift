import Domain

/// What was posted against what the ledger says, account by account and month by month.
extension Model {
    static let d03 = Model(
        "D03", Phrase("疑似公开与账不符", "Disclosed and booked amounts differ"), .high,
        key: Phrase("村、月份、科目", "village, month, account"),
        rule: Phrase(
            "公开金额与账上同科目同月发生额相差超过规定金额。",
            "The amount posted differs from the ledger's for the account and month."),
        source: Phrase(
            "《村民委员会组织法》第三十五、三十六条（2025年底前为第三十、三十一条）",
            "Villagers' Committee Law, art. 35, 36 (30, 31 until 2025)"),
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
}
