import Domain

/// Bills that a payee writes again and again on days on which nobody works.
///
/// A single bill of a Sunday says nothing; it takes several of one payee, nearly all of them.
extension Model {
    static let e12 = Model(
        "E12", Phrase("疑似节假日集中开票", "Bills of days off"), .low, key: Phrase("收款人", "payee"),
        rule: Phrase(
            "收款人的票据达到规定张数，票据日期为休息日、节假日（含调休）的比例达到规定比例。",
            "A payee with several bills, nearly all of them dated on weekends or holidays (with "
                + "the working weekends that were announced)."),
        source: Phrase("国务院办公厅节假日安排", "Holidays announced by the State Council"),
        innocent: Phrase("集市日供货；电子银行；节日活动。", "Market days; e-banking; festivals."),
        needs: [Need(.entry, .account, .debit, .party, .billDay)],
        parameters: [
            Parameter("bills", .count, "6", Phrase("工作口径", "working rule")),
            Parameter("share", .ratio, "0.8", Phrase("工作日之外约占三成", "about 0.3 by chance")),
        ]
    ) { screen in
        let bills = screen.table(.entry).narrow(.billDay)
        let calendar = WorkingCalendar.announced
        return screen.perVillage { village in
            let payments = Payments(screen, village: village)
            let groups = Grouping(
                rows: payments.count, minimum: screen.count("bills", at: village)
            ) { place in
                bills[payments.entry(Int32(place))] == nil
                    ? nil : (UInt64(payments.party(Int32(place))), 0)
            }
            return (0..<groups.count).compactMap { group in
                let entries = groups[group].map(payments.entry)
                let days = Set(entries.compactMap { bills[$0] })
                let off = days.filter { !calendar.isWorking(Day(number: $0)) }
                guard days.count >= screen.count("bills", at: village),
                    Double(off.count) >= screen.ratio("share", at: village) * Double(days.count)
                else { return nil }
                let name = screen.payee(entries[0])
                return screen.lead(
                    name, village: village, day: days.min(),
                    amount: entries.reduce(0) { $0 + screen.ledger.debit[$1] },
                    rows: Screen.Row.entries(entries),
                    Phrase(
                        "\(name)的票据在\(days.count)个日期开出，其中\(off.count)个为休息日。",
                        "\(off.count) of the \(days.count) days of bills of \(name) were days off.")
                )
            }
        }
    }
}
