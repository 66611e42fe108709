import Domain

/// Change orders that outgrow the contract.
extension Model {
    static let p11 = Model(
        "P11", Phrase("疑似变更签证超比例", "Change orders beyond a share"), .high,
        key: Phrase("项目", "project"),
        rule: Phrase("变更金额绝对值合计超过合同价的规定比例。", "The sum of |changes| exceeds a share."),
        source: Phrase("《政府采购法》第四十九条（参照：不超过10%）", "Procurement Law art. 49, by analogy"),
        innocent: Phrase("按实计量的合同；地质原因。", "Measured contracts; geology."),
        needs: [Need(.project, .number, .total), Need(.change, .amount)],
        parameters: [Parameter("share", .ratio, "0.10", Phrase("《政府采购法》第四十九条", "art. 49"))]
    ) { screen in
        let book = ProjectBook(screen)
        let changes = screen.table(.change)
        return book.table.rows.compactMap { row in
            let village = book.village(screen, row)
            guard let price = book.table.wide(.total)[row], price > 0 else { return nil }
            let sum = book.changes[row].reduce(Int64(0)) {
                $0 + abs(changes.wide(.amount).orZero($1))
            }
            guard Double(sum) > screen.ratio("share", at: village) * Double(price) else {
                return nil
            }
            let name = book.name(screen, row)
            let share = String(Double(sum * 1000 / price) / 10)
            return screen.lead(
                name, village: village,
                day: book.changes[row].compactMap {
                    changes.narrow(.day)[$0]
                }.min(), amount: sum,
                rows: book.rows(row) + book.changes[row].map { Screen.Row(.change, $0) },
                Phrase(
                    "项目\(name)变更\(book.changes[row].count)次共\(screen.yuan(sum))元，占合同价\(share)%。",
                    "Project \(name): \(book.changes[row].count) changes of \(screen.yuan(sum)) "
                        + "yuan, "
                        + "\(share)% of the contract."))
        }
    }
}
