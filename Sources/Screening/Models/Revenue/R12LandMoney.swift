import Domain

/// Money for land that was taken: off its own account, or given out without the members' decision.
extension Model {
    static let r12 = Model(
        "R12", Phrase("疑似征地补偿费管理不规范", "Money for land that was taken"), .high,
        key: Phrase("凭证；账户", "voucher; account"),
        rule: Phrase(
            "征地补偿费支出没有成员（村民）会议决议，或同意人数不足应到三分之二；征地补偿款收入非土地补偿专户。",
            "Land compensation paid out without a decision of the members, or with less than two "
                + "thirds; compensation received on another than its own account."),
        source: Phrase(
            "《农村集体经济组织法》第二十六条、第二十八条；《浙江省农村集体资产管理条例》第二十二条",
            "Rural Collective Organisations Law art. 26, 28; Zhejiang regulation art. 22"),
        innocent: Phrase("成员资格的继承人领取；按已决议方案分批发放。", "Heirs; later lots of one decision."),
        needs: [Need(.entry, .account, .debit, .summary)],
        parameters: [Parameter("minimum", .yuan, "10000", Phrase("工作口径", "working rule"))]
    ) { screen in
        let isLand = screen.summaries(LandMoney.isTold)
        let (entries, ledger) = (screen.table(.entry), screen.ledger)
        let decisions = entries.texts(.decision)
        let votes = DecisionVotes(screen)
        let paid = screen.perVillage { village -> [Lead] in
            // Where no line names a decision, the column is not in use.
            let lines = ledger.villageLines[village]
            guard lines.contains(where: { decisions[$0] != 0 }) else { return [] }
            return ledger.villageVouchers[village].compactMap { index in
                let voucher = ledger.vouchers[index]
                if voucher.isTransfer { return nil }
                let money = voucher.lines.filter { isLand[$0] && ledger.debit[$0] > 0 }
                    .filter { !ledger.accountClass($0).isMoney }
                let sum = money.reduce(Int64(0)) { $0 + ledger.debit[$1] }
                let isPaid = voucher.lines.contains {
                    ledger.accountClass($0).isMoney && ledger.credit[$0] > 0
                }
                guard isPaid, sum >= screen.fen("minimum", at: village) else { return nil }
                let code = entries.texts(.village)[voucher.lines.lowerBound]
                let named = voucher.lines.map { decisions[$0] }.first { $0 != 0 }
                let share = named.flatMap { votes.vote(code, $0)?.share }
                let what: Phrase
                if named == nil {
                    what = Phrase("没有决议", "without a decision")
                } else if let share, share < 2.0 / 3.0 {
                    what = Phrase("同意人数不足三分之二", "with less than two thirds")
                } else {
                    return nil
                }
                let name = screen.name(voucher)
                return screen.lead(
                    name, village: village, day: voucher.day, amount: sum,
                    rows: Screen.Row.entries(voucher.lines),
                    Phrase(
                        "凭证\(name)发放征地补偿费\(screen.yuan(sum))元，\(what.zh)。",
                        "Voucher \(name) pays \(screen.yuan(sum)) yuan of land money \(what.en)."))
            }
        }
        return paid + screen.landMoneyElsewhere()
    }
}

private enum LandMoney {
    static func isTold(_ text: String) -> Bool {
        ["征地", "土地补偿", "安置补助", "青苗补偿"].contains { text.contains($0) }
    }
}

extension Screen {
    /// Compensation that came in on an account that is not the one for it, where there is one.
    fileprivate func landMoneyElsewhere() -> [Lead] {
        let (lines, accounts) = (table(.bankLine), table(.bankAccount))
        var own: [UInt32: Set<UInt32>] = [:]
        for row in accounts.rows {
            let kind = text(accounts.texts(.kind)[row])
            guard kind.contains("土地") || kind.contains("征地") || kind.contains("专用") else {
                continue
            }
            own[accounts.texts(.village)[row], default: []].insert(
                accounts.texts(.accountNumber)[row])
        }
        if own.isEmpty { return [] }
        let isLand = words(lines.texts(.summary), count: lines.count, LandMoney.isTold)
        var found: [UInt64: [Int]] = [:]
        for row in lines.rows where isLand[row] && lines.wide(.amount).orZero(row) > 0 {
            let (village, account) = (lines.texts(.village)[row], lines.texts(.accountNumber)[row])
            guard let special = own[village], !special.contains(account) else { continue }
            found[Hash.pair(village, account), default: []].append(row)
        }
        return found.values.compactMap { rows in
            let village = data.village(lines.texts(.village)[rows[0]])
            let sum = rows.reduce(Int64(0)) { $0 + lines.wide(.amount).orZero($1) }
            guard sum >= fen("minimum", at: village) else { return nil }
            let account = masked(lines.texts(.accountNumber)[rows[0]])
            return lead(
                account, village: village,
                day: Int32(lines.wide(.moment).orZero(rows[0]) / 86_400), amount: sum,
                rows: rows.map { Row(.bankLine, $0) },
                Phrase(
                    "征地补偿款\(yuan(sum))元进入非专户\(account)。",
                    "\(yuan(sum)) yuan of land money went to account \(account)."))
        }
    }
}
