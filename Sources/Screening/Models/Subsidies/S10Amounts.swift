import Domain

/// Amounts that are not quantity × standard.
extension Model {
    static let s10 = Model(
        "S10", Phrase("疑似补贴标准计算错误", "Amounts that are not quantity × standard"), .medium,
        key: Phrase("项目、批次", "programme and batch"),
        rule: Phrase("补贴金额与数量×标准相差超过规定金额。", "|amount − quantity × standard| is too large."),
        source: Phrase("补贴政策标准", "the standard of the programme"),
        innocent: Phrase("四舍五入；补发；封顶。", "Rounding; back pay; caps."),
        needs: [Need(.subsidy, .amount, .standard, .quantity)],
        parameters: [Parameter("tolerance", .yuan, "1", Phrase("四舍五入", "rounding"))]
    ) { screen in
        let table = screen.table(.subsidy)
        var found: [UInt64: [(row: Int, difference: Int64)]] = [:]
        for row in table.rows {
            guard let amount = table.wide(.amount)[row], let standard = table.wide(.standard)[row],
                let quantity = table.wide(.quantity)[row]
            else { continue }
            let village = screen.data.village(table.texts(.village)[row])
            let (product, isOver) = standard.multipliedReportingOverflow(by: quantity)
            if isOver { continue }
            let difference = amount - (product + (product < 0 ? -5000 : 5000)) / 10_000
            guard abs(difference) > screen.fen("tolerance", at: village) else { continue }
            let key = Hash.pair(table.texts(.village)[row], table.texts(.program)[row])
            found[key, default: []].append((row, difference))
        }
        return found.values.map { rows in
            let first = rows[0].row
            let sum = rows.reduce(Int64(0)) { $0 + abs($1.difference) }
            let program = screen.text(table.texts(.program)[first])
            return screen.lead(
                program, village: screen.data.village(table.texts(.village)[first]),
                day: table.narrow(.paidDay)[first], amount: sum,
                rows: rows.map { Screen.Row(.subsidy, $0.row) },
                Phrase(
                    "\(program)有\(rows.count)笔金额与数量×标准不符，相差\(screen.yuan(sum))元。",
                    "\(rows.count) amounts of \(program) are off by \(screen.yuan(sum)) yuan."))
        }
    }
}
