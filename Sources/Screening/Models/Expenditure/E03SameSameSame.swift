import Domain

/// The same payee, amount and bill; without a bill number the same day stands for it.
///
/// Two bills with different numbers on one day are two purchases.
extension Model {
    static let e03 = Model(
        "E03", Phrase("疑似重复支付（同人同额同票）", "The same payment twice"), .medium,
        key: Phrase("收款人", "payee"),
        rule: Phrase(
            "同村同一收款人、同一金额、同一票据号（无票据号时同一日期）出现两次以上。",
            "One payee, amount and bill number (the day where there is none) more than once."),
        source: Phrase("Nigrini, Forensic Analytics, 2011（同同同检验）", "Nigrini 2011, same-same-same"),
        innocent: Phrase("等额补助、水电费、名单发放；一票多行。", "Equal allowances, utilities, lists."),
        needs: [Need(.entry, .account, .debit, .party)],
        parameters: [
            Parameter("minimum", .yuan, "100", Phrase("工作口径", "working rule"))
        ]
    ) { screen in
        let bills = screen.table(.entry).texts(.billNumber)
        return screen.perVillage { village in
            let payments = Payments(
                screen, village: village, minimum: screen.fen("minimum", at: village))
            let groups = Grouping(rows: payments.count, minimum: 2) { place in
                let bill = bills[payments.entry(Int32(place))]
                let third = bill != 0 ? bill : UInt32(bitPattern: payments.day(Int32(place)))
                return (
                    Hash.pair(payments.party(Int32(place)), third),
                    UInt64(bitPattern: payments.amount(Int32(place))) << 1 | (bill != 0 ? 1 : 0)
                )
            }
            return (0..<groups.count).map { group in
                let entries = groups[group].map(payments.entry)
                let amount = payments.amount(groups[group].first ?? 0)
                let (first, times) = (entries[0], entries.count)
                let bill = screen.text(bills[first])
                let mark = bill.isEmpty ? screen.day(screen.ledger.days[first]) : "票据\(bill)"
                let repeated = amount * Int64(times - 1)
                return screen.lead(
                    screen.payee(first), village: village, day: screen.ledger.days[first],
                    amount: repeated, rows: Screen.Row.entries(entries),
                    Phrase(
                        "向\(screen.payee(first))支付\(screen.yuan(amount))元共\(times)次(\(mark))。",
                        "\(screen.payee(first)) was paid \(screen.yuan(amount)) yuan \(times) "
                            + "times "
                            + "(\(bill.isEmpty ? mark : "bill " + bill))."))
            }
        }
    }
}
