import Domain

/// Paid more than the contract with its approved changes, or than the settlement.
extension Model {
    static let p13 = Model(
        "P13", Phrase("疑似超合同、超审定付款", "Paid above contract or settlement"), .high,
        key: Phrase("项目", "project"),
        rule: Phrase(
            "累计付款超过合同价加变更，或超过审定额；收款人不是承包方。",
            "Payments exceed contract and changes, or the settlement; a payee is not the "
                + "contractor."
        ),
        source: Phrase("《民法典》第七百八十八条", "Civil Code, art. 788"),
        innocent: Phrase("债权转让；甲供材料另签合同。", "Assigned claims; separate material contracts."),
        needs: [Need(.project, .number), Need(.payment, .amount)]
    ) { screen in
        let book = ProjectBook(screen)
        let table = book.table
        let (changes, payments) = (screen.table(.change), screen.table(.payment))
        return table.rows.compactMap { row in
            let paid = book.paid(row)
            var faults: [Phrase] = []
            var excess: Int64 = 0
            if let price = table.wide(.total)[row], price > 0 {
                let allowed =
                    price
                    + book.changes[row].reduce(Int64(0)) {
                        $0 + changes.wide(.amount).orZero($1)
                    }
                if paid > allowed {
                    excess = paid - allowed
                    faults.append(
                        Phrase(
                            "超合同\(screen.yuan(excess))元", "\(screen.yuan(excess)) above contract"))
                }
            }
            if let settled = table.wide(.approvedAmount)[row], settled > 0, paid > settled {
                excess = max(excess, paid - settled)
                faults.append(
                    Phrase(
                        "超审定\(screen.yuan(paid - settled))元",
                        "\(screen.yuan(paid - settled)) above settlement"))
            }
            let contractor = table.texts(.contractor)[row]
            let others = book.payments[row].filter { payment in
                let payee = payments.texts(.payee)[payment.row]
                return contractor != 0 && payee != 0 && payee != contractor
            }
            if !others.isEmpty {
                excess = max(excess, others.reduce(0) { $0 + $1.amount })
                faults.append(Phrase("收款人不是承包方", "a payee is not the contractor"))
            }
            guard !faults.isEmpty else { return nil }
            let name = book.name(screen, row)
            return screen.lead(
                name, village: book.village(screen, row), day: book.payments[row].last?.day,
                amount: excess, rows: book.rows(row, book.payments[row]),
                Phrase(
                    "项目\(name)已付\(screen.yuan(paid))元：\(faults.map(\.zh).joined(separator: "、"))。",
                    "Project \(name), \(screen.yuan(paid)) yuan paid: "
                        + "\(faults.map(\.en).joined(separator: ", "))."))
        }
    }
}
