import Domain

/// Earmarked grants that become income of the village, pay for another project, or lie idle.
extension Model {
    static let r11 = Model(
        "R11", version: 2, Phrase("疑似专项资金挪用、沉淀", "Earmarked funds diverted or idle"), .high,
        key: Phrase("凭证；专项资金", "voucher; grant"),
        rule: Phrase(
            "专项应付款、一事一议资金直接转作收入，或列支其他项目；余额超过24个月未动用。",
            "A grant account is debited against income or for another project, or its balance has "
                + "not moved for 24 months."),
        source: Phrase("《财政违法行为处罚处分条例》", "Regulation on Fiscal Violations"),
        innocent: Phrase("补助以前年度自筹垫付的支出（附原凭证）。", "A grant for what was paid before."),
        needs: [Need(.entry, .account, .debit, .credit)],
        parameters: [
            Parameter("minimum", .yuan, "1000", Phrase("工作口径", "working rule")),
            Parameter("months", .months, "24", Phrase("财政存量资金口径", "rule of idle funds")),
        ]
    ) { screen in
        let ledger = screen.ledger
        let harmless = screen.summaries { text in
            ["垫付", "归还", "完工结转", "项目结余", "工作经费"].contains { text.contains($0) }
        }
        let projects = screen.table(.entry).texts(.project)
        return screen.perVillage { village in
            let least = screen.fen("minimum", at: village)
            let diverted = ledger.villageVouchers[village].compactMap { index -> Lead? in
                let voucher = ledger.vouchers[index]
                var (grant, income): (Int64, Int64) = (0, 0)
                var (granted, worked) = (Set<UInt32>(), Set<UInt32>())
                for line in voucher.lines {
                    switch ledger.accountClass(line) {
                    case .grant:
                        grant += ledger.debit[line] - ledger.credit[line]
                        if ledger.debit[line] > 0 { granted.insert(projects[line]) }
                    case .revenue: income += ledger.credit[line]
                    case .expense, .construction, .fixedAsset:
                        if abs(ledger.debit[line]) + abs(ledger.credit[line]) > 0 {
                            worked.insert(projects[line])
                        }
                    default: break
                    }
                }
                granted.remove(0)
                worked.remove(0)
                let isOther =
                    !granted.isEmpty && !worked.isEmpty && granted.isDisjoint(with: worked)
                let amount = isOther ? grant : min(grant, income)
                guard amount >= least, !voucher.lines.contains(where: { harmless[$0] }) else {
                    return nil
                }
                let (name, sum) = (screen.name(voucher), screen.yuan(amount))
                return screen.lead(
                    name, village: village, day: voucher.day, amount: amount,
                    rows: Screen.Row.entries(voucher.lines),
                    Phrase(
                        "凭证\(name)将专项资金\(sum)元\(isOther ? "用于其他项目" : "转作收入")。",
                        "Voucher \(name) turns \(sum) yuan of a grant into "
                            + "\(isOther ? "another project" : "income")."))
            }
            return diverted + screen.idleGrants(village, least)
        }
    }
}

extension Screen {
    /// Grants of which something is left and nothing has moved for long, by account and project.
    fileprivate func idleGrants(_ village: Int, _ least: Int64) -> [Lead] {
        let (accounts, projects) = (table(.entry).texts(.account), table(.entry).texts(.project))
        var grants: [UInt64: (left: Int64, lines: [Int])] = [:]
        for line in ledger.villageLines[village] where ledger.accountClass(line) == .grant {
            let key = Hash.pair(accounts[line], projects[line])
            grants[key, default: (0, [])].left += ledger.credit[line] - ledger.debit[line]
            grants[key]?.lines.append(line)
        }
        let end = min(asOf.number, lastDay(village))
        return grants.values.compactMap { grant in
            guard grant.left >= least, let last = grant.lines.last,
                Day(number: ledger.days[last]).plusMonths(count("months", at: village)).number < end
            else { return nil }
            let project = text(projects[last])
            let name = "\(text(accounts[last]))\(project.isEmpty ? "" : " \(project)")"
            return lead(
                name, village: village, day: ledger.days[last], amount: grant.left,
                rows: Row.entries(grant.lines), severity: .medium,
                Phrase(
                    "专项资金\(name)自\(day(ledger.days[last]))起未动用，余\(yuan(grant.left))元。",
                    "\(yuan(grant.left)) yuan of the grant \(name) have not moved since "
                        + "\(day(ledger.days[last]))."))
        }
    }
}
