import Domain

/// One person in two of the signatures that have to be apart, or paid by their own approval.
extension Model {
    static let l04 = Model(
        "L04", Phrase("疑似应回避未回避、签字岗位重叠", "Signatures that have to be apart"), .medium,
        key: Phrase("村、年度、人员", "village, year, person"),
        rule: Phrase(
            "经手人、证明人、审批人、监督人有两项为同一人；审批人或监督人就是收款人。",
            "One person signs twice as handler, witness, approver, supervisor, or approves a "
                + "payment to "
                + "themselves."),
        source: Phrase(
            "《会计法》第二十五条；《村民委员会组织法》第三十七条（2025年底前为第三十二条）",
            "Accounting Law art. 25; Villagers' Committee Law art. 37 (32 until 2025)"),
        innocent: Phrase("同名；集中代签（另有授权）。", "The same name; signing with authority."),
        needs: [Need(.entry, .debit, .handler, .approver)]
    ) { screen in
        let (entries, ledger) = (screen.table(.entry), screen.ledger)
        let columns = [
            entries.texts(.handler), entries.texts(.witness), entries.texts(.approver),
            entries.texts(.supervisor),
        ]
        let payees = entries.texts(.party)
        return screen.perVillage { village in
            struct Key: Hashable {
                let year: Int
                let person: UInt32
                let isPayee: Bool
            }
            var found: [Key: [Int]] = [:]
            for index in ledger.villageVouchers[village] {
                let voucher = ledger.vouchers[index]
                for line in voucher.lines
                where ledger.debit[line] > 0 && ledger.accountClass(line).isSpending {
                    let signed = columns.map { $0[line] }.filter { $0 != 0 }
                    if let twice = signed.first(where: { name in signed.count { $0 == name } > 1 })
                    {
                        let key = Key(year: voucher.year, person: twice, isPayee: false)
                        found[key, default: []].append(line)
                    }
                    let payee = payees[line]
                    if payee != 0, payee == columns[2][line] || payee == columns[3][line] {
                        let key = Key(year: voucher.year, person: payee, isPayee: true)
                        found[key, default: []].append(line)
                    }
                }
            }
            return found.map { key, lines in
                let sum = lines.reduce(Int64(0)) { $0 + ledger.debit[$1] }
                let name = screen.text(key.person)
                let what =
                    key.isPayee
                    ? Phrase("审批给本人的付款", "approved payments to themselves")
                    : Phrase("在两个签字岗位签字", "signed in two posts")
                return screen.lead(
                    "\(key.year) \(name) \(key.isPayee ? "收款" : "签字")", village: village,
                    day: ledger.days[lines[0]], amount: sum, rows: Screen.Row.entries(lines),
                    Phrase(
                        "\(name)\(key.year)年\(what.zh)\(lines.count)笔，\(screen.yuan(sum))元。",
                        "\(name) \(what.en) in \(lines.count) lines of \(key.year)."))
            }
        }
    }
}
