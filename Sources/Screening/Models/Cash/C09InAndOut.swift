import Domain

/// Money that comes in and goes out to somebody else within days, again and again.
extension Model {
    static let c09 = Model(
        "C09", Phrase("疑似资金快进快出、出借账户", "Money in and straight out again"), .high,
        key: Phrase("账号、对手", "account and counterparty"),
        rule: Phrase(
            "大额转入后规定天数内将九成半以上转给另一人，两次以上。",
            "Most of an amount goes on to another counterparty within days, at least twice."),
        source: Phrase("《财政违法行为处罚处分条例》", "Regulation on Fiscal Violations"),
        innocent: Phrase("代收代付（医保、水费、养老保险）；项目款按合同支付。", "Money passed on by duty."),
        needs: [Need(.bankLine, .accountNumber, .amount, .counterparty)],
        parameters: [
            Parameter("minimum", .yuan, "10000", Phrase("工作口径", "working rule")),
            Parameter("days", .days, "3", Phrase("工作口径", "working rule")),
            Parameter("share", .ratio, "0.95", Phrase("工作口径", "working rule")),
            Parameter("times", .count, "2", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let accounts = screen.bankAccounts()
        let table = screen.table(.bankLine)
        let (moments, amounts) = (table.wide(.moment), table.wide(.amount))
        let others = table.texts(.counterparty)
        let passedOn = screen.words(table.texts(.summary), count: table.count) { text in
            ["医保", "水费", "电费", "养老", "社保", "代收", "代付", "项目", "工程", "合同"].contains {
                text.contains($0)
            }
        }
        return screen.perGroup(accounts.count) { account in
            let rows = accounts[account].map(Int.init)
                .filter { amounts[$0] != nil && others[$0] != 0 && !passedOn[$0] }
                .sorted { (moments.orZero($0), $0) < (moments.orZero($1), $1) }
            guard let any = rows.first else { return [] }
            let village = screen.data.village(table.texts(.village)[any])
            let minimum = screen.fen("minimum", at: village)
            let span = Int64(screen.count("days", at: village)) * 86_400
            let share = screen.ratio("share", at: village)
            var used = Set<Int>()
            var pairs: [UInt32: [(into: Int, out: Int)]] = [:]
            for (place, row) in rows.enumerated() where amounts.orZero(row) >= minimum {
                let amount = amounts.orZero(row)
                let least = Int64(Double(amount) * share)
                for out in rows[(place + 1)...] {
                    if moments.orZero(out) - moments.orZero(row) > span { break }
                    let paid = -amounts.orZero(out)
                    guard paid >= least, paid <= amount, others[out] != others[row],
                        used.insert(out).inserted
                    else { continue }
                    pairs[others[out], default: []].append((row, out))
                    break
                }
            }
            return pairs.filter { $0.value.count >= screen.count("times", at: village) }
                .map { screen.passedThrough($0.key, $0.value, village) }
        }
    }
}

extension Screen {
    fileprivate func passedThrough(
        _ other: UInt32, _ pairs: [(into: Int, out: Int)], _ village: Int
    ) -> Lead {
        let table = table(.bankLine)
        let total = pairs.reduce(Int64(0)) { $0 - table.wide(.amount).orZero($1.out) }
        let account = masked(table.texts(.accountNumber)[pairs[0].out])
        let day = Int32(table.wide(.moment).orZero(pairs[0].into) / 86_400)
        return lead(
            "\(account) → \(masked(other))", village: village, day: day, amount: total,
            rows: pairs.flatMap { [Row(.bankLine, $0.into), Row(.bankLine, $0.out)] },
            Phrase(
                "账户\(account)有\(pairs.count)次转入后随即转给\(masked(other))，共\(yuan(total))元。",
                "Account \(account) passed \(yuan(total)) yuan on to \(masked(other)) in "
                    + "\(pairs.count) turns."))
    }
}
