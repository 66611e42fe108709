import Domain

/// Rent that is long due and not paid.
extension Model {
    static let r03 = Model(
        "R03", Phrase("疑似逾期租金、承包款", "Overdue rent"), .medium, key: Phrase("合同", "contract"),
        rule: Phrase(
            "应收未收超过60天为中风险，超过365天为高风险；承租人为村干部或亲属的升一级。",
            "Unpaid for more than 60 days; more than 365 is high; one step up for officials."),
        source: Phrase("萧山“码上工程”：逾期2个月以上亮红灯", "Xiaoshan practice: two months"),
        innocent: Phrase("诉讼中；免租期；减免决议。", "In court; a rent-free time; a decision to waive."),
        needs: [Need(.installment, .contract, .due, .amount)],
        parameters: [
            Parameter("days", .days, "60", Phrase("2个月以上", "two months")),
            Parameter("high", .days, "365", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let table = screen.table(.installment)
        let leases = Leases(screen)
        var related = Set<UInt64>()
        for row in leases.rows where leases.isRelated(screen, row) {
            related.insert(
                Hash.pair(leases.table.texts(.village)[row], leases.table.texts(.number)[row]))
        }
        let payables = screen.payableContracts()
        var open: [UInt64: [Int]] = [:]
        for row in table.rows {
            let village = screen.data.village(table.texts(.village)[row])
            guard village >= 0, let due = table.narrow(.due)[row],
                Int(screen.asOf.number - due) > screen.count("days", at: village),
                table.wide(.paid).orZero(row) < table.wide(.amount).orZero(row)
            else { continue }
            let key = Hash.pair(table.texts(.village)[row], table.texts(.contract)[row])
            if payables.contains(key) { continue }
            open[key, default: []].append(row)
        }
        return open.compactMap { key, rows -> Lead? in
            let owed = rows.reduce(Int64(0)) {
                $0 + table.wide(.amount).orZero($1) - table.wide(.paid).orZero($1)
            }
            guard let first = rows.compactMap({ table.narrow(.due)[$0] }).min() else { return nil }
            let village = screen.data.village(table.texts(.village)[rows[0]])
            let days = screen.asOf.number - first
            let isHigh = Int(days) > screen.count("high", at: village) || related.contains(key)
            let number = screen.text(table.texts(.contract)[rows[0]])
            return screen.lead(
                number, village: village, day: first, amount: owed,
                rows: rows.map { Screen.Row(.installment, $0) },
                severity: isHigh ? .high : .medium,
                Phrase(
                    "合同\(number)自\(screen.day(first))起欠缴\(screen.yuan(owed))元，已逾期\(days)天。",
                    "Contract \(number) owes \(screen.yuan(owed)) yuan since \(screen.day(first)).")
            )
        }
    }
}
