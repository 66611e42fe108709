import Domain

/// Income that is kept in accounts of payables, where nobody looks for it.
extension Model {
    static let q07 = Model(
        "Q07", Phrase("疑似收入挂往来账", "Income parked in current accounts"), .high,
        key: Phrase("往来单位", "party"),
        rule: Phrase(
            "贷记内部往来、应付款，摘要含租金、承包款、卫生费、补偿、拍卖等字样。",
            "A payable or internal account is credited with rent, contract money, fees, "
                + "compensation."
        ),
        source: Phrase("预算执行审计方法：收入在往来科目核算", "Budget auditing practice"),
        innocent: Phrase("押金、保证金；代收第三方款项；应收款收回。", "Deposits; money held for others."),
        needs: [Need(.entry, .account, .credit, .summary)],
        parameters: [Parameter("minimum", .yuan, "1000", Phrase("工作口径", "working rule"))]
    ) { screen in
        let isIncome = screen.summaries { text in
            ["租金", "承包款", "承包费", "卫生费", "补偿款", "拍卖", "占地费", "管理费收入"].contains {
                text.contains($0)
            }
                && !["押金", "保证金", "代收", "代管", "收回", "归还", "应付", "土地补偿", "征地", "青苗", "支付", "退"]
                    .contains { text.contains($0) }
        }
        let ledger = screen.ledger
        return screen.perVillage { village in
            // Whoever owes rent is credited when it is paid: there was a debit before.
            var owed: [UInt32: Int64] = [:]
            var found: [UInt32: [Int]] = [:]
            for index in ledger.villageVouchers[village] {
                let voucher = ledger.vouchers[index]
                let hasMoney = voucher.lines.contains {
                    ledger.accountClass($0).isMoney && ledger.debit[$0] > 0
                }
                for line in voucher.lines {
                    let kind = ledger.accountClass(line)
                    guard kind == .payable || kind == .internalAccount else { continue }
                    let party = ledger.party[line]
                    owed[party, default: 0] += ledger.debit[line]
                    guard ledger.credit[line] > 0 else { continue }
                    let covered = min(owed[party] ?? 0, ledger.credit[line])
                    owed[party, default: 0] -= covered
                    if isIncome[line], hasMoney, covered < ledger.credit[line], !voucher.isTransfer
                    {
                        found[party, default: []].append(line)
                    }
                }
            }
            return found.compactMap { party, lines in
                let sum = lines.reduce(Int64(0)) { $0 + ledger.credit[$1] }
                guard sum >= screen.fen("minimum", at: village) else { return nil }
                let name = party == 0 ? "无往来单位" : screen.payee(lines[0])
                let text = screen.text(screen.table(.entry).texts(.summary)[lines[0]])
                return screen.lead(
                    name, village: village, day: ledger.days[lines[0]], amount: sum,
                    rows: Screen.Row.entries(lines),
                    Phrase(
                        "往来科目贷记“\(text)”等\(lines.count)笔共\(screen.yuan(sum))元(\(name))。",
                        "\(lines.count) receipts such as “\(text)”, \(screen.yuan(sum)) yuan, "
                            + "stand "
                            + "in current accounts."))
            }
        }
    }
}
