import Domain

/// More days of lost work paid to a person than a month has.
extension Model {
    static let e10 = Model(
        "E10", Phrase("疑似超标准、重复领取误工补贴", "More lost days than a month has"), .medium,
        key: Phrase("人、月份", "person and month"),
        rule: Phrase(
            "同一人同一月份误工天数合计超过规定天数。", "The days paid to one person for one month."),
        source: Phrase(
            "《村民委员会组织法》第二十八条第（二）项（2025年底前为第二十四条第（一）项）",
            "Villagers' Committee Law, art. 28(2) (24(1) until 2025)"),
        innocent: Phrase("集中补发以前月份；数量列为工时。", "Back pay of earlier months; hours, not days."),
        needs: [Need(.entry, .account, .debit, .party, .quantity)],
        parameters: [Parameter("days", .days, "31", Phrase("一个月的天数", "the days of a month"))]
    ) { screen in
        let isLabour = screen.summaries { $0.contains("误工") && !$0.contains("补发") }
        let quantities = screen.table(.entry).wide(.quantity)
        let ledger = screen.ledger
        return screen.perVillage { village in
            struct Month: Hashable {
                let person: UInt32
                let month: Int
            }
            var byMonth: [Month: [Int]] = [:]
            for index in ledger.villageVouchers[village] {
                let voucher = ledger.vouchers[index]
                for line in voucher.lines
                where isLabour[line] && ledger.debit[line] > 0 && ledger.party[line] != 0 {
                    let month = voucher.year * 100 + voucher.period
                    byMonth[Month(person: ledger.party[line], month: month), default: []]
                        .append(line)
                }
            }
            let limit = Int64(screen.count("days", at: village)) * 10_000
            return byMonth.compactMap { month, lines in
                let days = lines.reduce(Int64(0)) { $0 + quantities.orZero($1) }
                guard days > limit else { return nil }
                let sum = lines.reduce(Int64(0)) { $0 + ledger.debit[$1] }
                let name = screen.payee(lines[0])
                return screen.lead(
                    "\(name) \(month.month)", village: village, day: ledger.days[lines[0]],
                    amount: sum, rows: Screen.Row.entries(lines),
                    Phrase(
                        "\(name)\(month.month)误工\(Double(days) / 10_000)天，共\(screen.yuan(sum))元。",
                        "\(name) was paid \(Double(days) / 10_000) days in \(month.month)."))
            }
        }
    }
}
