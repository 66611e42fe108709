import Domain

/// Change orders that outgrow the contract, are many or early, lift it above the second bid, or
/// have nobody who approved them.
extension Model {
    static let p11 = Model(
        "P11", version: 2, Phrase("疑似变更签证超比例、不规范", "Change orders beyond a share"), .high,
        key: Phrase("项目", "project"),
        rule: Phrase(
            "变更金额绝对值合计超过合同价的规定比例，或使造价超过次低报价（高风险）；三次以上变更，签约后规定天数内即变更，变更无审批人"
                + "（中风险）。",
            "The sum of |changes| exceeds a share or lifts the price above the second lowest bid "
                + "(high); three changes, a change soon after signing, or nobody who approved it "
                + "(medium)."),
        source: Phrase("《政府采购法》第四十九条（参照：不超过10%）", "Procurement Law art. 49, by analogy"),
        innocent: Phrase("按实计量的合同；地质原因。", "Measured contracts; geology."),
        needs: [Need(.project, .number, .total), Need(.change, .amount)],
        parameters: [
            Parameter("share", .ratio, "0.10", Phrase("《政府采购法》第四十九条", "art. 49")),
            Parameter("changes", .count, "3", Phrase("工作口径", "working rule")),
            Parameter("days", .days, "30", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let orders = ChangeOrders(screen)
        return orders.book.table.rows.compactMap { orders.lead($0) }
    }
}

private struct ChangeOrders {
    let book: ProjectBook
    private let screen: Screen
    private let changes: Table
    private var secondBids: [UInt64: Int64] = [:]

    init(_ screen: Screen) {
        self.screen = screen
        book = ProjectBook(screen)
        changes = screen.table(.change)
        let tendering = Tendering(screen)
        let tenders = tendering.tenders
        for tender in tenders.rows {
            let bids = tendering.priced(screen, tender)
            let project = tenders.texts(.project)[tender]
            guard bids.count > 1, project != 0 else { continue }
            secondBids[Hash.pair(tenders.texts(.village)[tender], project)] = bids[1].price
        }
    }

    func lead(_ row: Int) -> Lead? {
        let (table, rows) = (book.table, book.changes[row])
        let village = book.village(screen, row)
        guard let price = table.wide(.total)[row], price > 0, !rows.isEmpty else { return nil }
        let amounts = rows.map { changes.wide(.amount).orZero($0) }
        let sum = amounts.reduce(Int64(0)) { $0 + abs($1) }
        let first = rows.compactMap { changes.narrow(.day)[$0] }.min()
        var (serious, minor): ([Phrase], [Phrase]) = ([], [])
        if Double(sum) > screen.ratio("share", at: village) * Double(price) {
            let share = String(Double(sum * 1000 / price) / 10)
            serious.append(Phrase("占合同价\(share)%", "\(share)% of the contract"))
        }
        let key = Hash.pair(table.texts(.village)[row], table.texts(.number)[row])
        if let second = secondBids[key], price < second, price + amounts.reduce(0, +) > second {
            serious.append(Phrase("变更后超过次低报价", "above the second lowest bid"))
        }
        if rows.count >= screen.count("changes", at: village) {
            minor.append(Phrase("变更\(rows.count)次", "\(rows.count) changes"))
        }
        if let first, let signed = table.narrow(.signed)[row],
            (0...screen.count("days", at: village)).contains(Int(first - signed))
        {
            minor.append(
                Phrase("签约后\(first - signed)天即变更", "changed \(first - signed) days after signing"))
        }
        if changes.hasColumn(.approver),
            rows.contains(where: { changes.texts(.approver)[$0] == 0 })
        {
            minor.append(Phrase("变更无审批人", "nobody approved a change"))
        }
        let faults = serious + minor
        if faults.isEmpty { return nil }
        let name = book.name(screen, row)
        return screen.lead(
            name, village: village, day: first, amount: sum,
            rows: book.rows(row) + rows.map { Screen.Row(.change, $0) },
            severity: serious.isEmpty ? .medium : .high,
            Phrase(
                "项目\(name)变更\(rows.count)次共\(screen.yuan(sum))元："
                    + "\(faults.map(\.zh).joined(separator: "、"))。",
                "Project \(name): \(rows.count) changes of \(screen.yuan(sum)) yuan: "
                    + "\(faults.map(\.en).joined(separator: ", "))."))
    }
}
