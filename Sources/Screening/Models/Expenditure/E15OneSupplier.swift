import Domain

/// A supplier that takes a large part of a village's spending, in several kinds of it.
///
/// What finished works cost counts once, when it is paid, and not again when they become fixed
/// assets (until version 1 it made the share of each supplier smaller than it was).
extension Model {
    static let e15 = Model(
        "E15", version: 2, Phrase("疑似单一供应商依赖", "One supplier for nearly everything"), .medium,
        key: Phrase("收款人、年度", "payee and year"),
        rule: Phrase(
            "收款人占村年度支出的比例达到规定比例，涉及三个以上科目。",
            "A payee with a large share of a year's spending in three or more accounts."),
        source: Phrase("OCP红旗R048的思路", "after OCP's R048"),
        innocent: Phrase("偏远村只有一家综合商店；一项大工程。", "The only shop; one large work."),
        needs: [Need(.entry, .account, .debit, .party)],
        parameters: [
            Parameter("share", .ratio, "0.3", Phrase("工作口径", "working rule")),
            Parameter("accounts", .count, "3", Phrase("工作口径", "working rule")),
            Parameter("minimum", .yuan, "30000", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let accounts = screen.table(.entry).texts(.account)
        let ledger = screen.ledger
        return screen.perVillage { village in
            struct Year: Hashable {
                let party: UInt32
                let year: Int
            }
            var totals: [Int: Int64] = [:]
            var lines: [Year: [Int]] = [:]
            for index in ledger.villageVouchers[village] {
                let voucher = ledger.vouchers[index]
                if voucher.isTransfer { continue }
                for line in voucher.lines
                where ledger.accountClass(line).isSpending && ledger.debit[line] > 0 {
                    totals[voucher.year, default: 0] += ledger.debit[line]
                    if ledger.party[line] != 0, !ledger.isList(voucher) {
                        lines[Year(party: ledger.party[line], year: voucher.year), default: []]
                            .append(line)
                    }
                }
            }
            return lines.compactMap { key, lines in
                let sum = lines.reduce(Int64(0)) { $0 + ledger.debit[$1] }
                let total = totals[key.year] ?? 0
                guard sum >= screen.fen("minimum", at: village),
                    Double(sum) >= screen.ratio("share", at: village) * Double(total),
                    Set(lines.map { accounts[$0] }).count >= screen.count("accounts", at: village)
                else { return nil }
                let (name, share) = (
                    screen.payee(lines[0]), Int(Double(sum) / Double(total) * 100)
                )
                return screen.lead(
                    "\(name) \(key.year)", village: village, amount: sum,
                    rows: Screen.Row.entries(lines),
                    Phrase(
                        "\(name)占\(key.year)年支出的\(share)%，共\(screen.yuan(sum))元。",
                        "\(name) has \(share)% of the spending of \(key.year)."))
            }
        }
    }
}
