import Domain

/// Areas and totals of a contract that do not fit the register or one another.
extension Model {
    static let r08 = Model(
        "R08", Phrase("疑似合同面积、金额不符", "Areas or totals that do not fit"), .medium,
        key: Phrase("合同", "contract"),
        rule: Phrase(
            "合同面积与登记面积相差超过10%；合同总额与年金额×年数相差超过1%。",
            "The area differs from the register's by over 10%; the total from annual × years by 1%."
        ),
        source: Phrase("《农村集体经济组织财务制度》", "Financial rules of rural collectives"),
        innocent: Phrase("习惯亩与标准亩换算；约定递增。", "Customary mu; a rent that grows."),
        needs: [Need(.contract, .kind, .start, .end)],
        parameters: [
            Parameter("area", .ratio, "0.10", Phrase("工作口径", "working rule")),
            Parameter("total", .ratio, "0.01", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let leases = Leases(screen)
        let table = leases.table
        var areas: [UInt64: Int64] = [:]
        for canon in [Canon.asset, .resource] {
            let property = screen.table(canon)
            for row in property.rows {
                let key = Hash.pair(property.texts(.village)[row], property.texts(.number)[row])
                areas[key] = property.wide(.area)[row]
            }
        }
        return leases.rows.compactMap { row in
            let village = leases.village(screen, row)
            let key = Hash.pair(table.texts(.village)[row], table.texts(.asset)[row])
            let number = leases.number(screen, row)
            var reasons: [Phrase] = []
            if let area = table.wide(.area)[row], let register = areas[key], register > 0,
                // A part may be let; more than there is cannot.
                Double(area - register) > screen.ratio("area", at: village) * Double(register)
            {
                reasons.append(
                    Phrase(
                        "面积\(Double(area) / 10_000)大于登记的\(Double(register) / 10_000)",
                        "area \(Double(area) / 10_000), registered \(Double(register) / 10_000)"))
            }
            if let total = table.wide(.total)[row], let annual = table.wide(.annual)[row],
                table.texts(.increase)[row] == 0, let start = table.narrow(.start)[row],
                let end = table.narrow(.end)[row], end > start
            {
                let years = Double(end - start + 1) / 365.25
                let expected = Double(annual) * (years * 12).rounded() / 12
                let share = screen.ratio("total", at: village)
                if expected > 0, abs(Double(total) - expected) > share * expected,
                    total != annual
                {
                    reasons.append(
                        Phrase(
                            "总额\(screen.yuan(total))元，按年金额应为\(screen.yuan(Int64(expected)))元",
                            "total \(screen.yuan(total)), expected \(screen.yuan(Int64(expected)))")
                    )
                }
            }
            guard !reasons.isEmpty else { return nil }
            return screen.lead(
                number, village: village, day: table.narrow(.start)[row],
                amount: table.wide(.total).orZero(row), rows: [Screen.Row(.contract, row)],
                Phrase(
                    "合同\(number)：\(reasons.map(\.zh).joined(separator: "；"))。",
                    "Contract \(number): \(reasons.map(\.en).joined(separator: "; "))."))
        }
    }
}
