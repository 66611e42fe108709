import Domain

/// A company that was founded just before it was paid, and that is paid a lot.
extension Model {
    static let p17 = Model(
        "P17", Phrase("疑似空壳供应商", "A supplier founded for the purpose"), .medium,
        key: Phrase("企业", "company"),
        rule: Phrase(
            "企业成立后规定天数内即收到村集体付款，累计达到规定金额；或已注销、吊销的企业仍收款。",
            "A company that is paid within some days of its founding and gets a large sum, or is "
                + "paid after it was struck off."),
        source: Phrase("巡察实践；OCP红旗R048的思路", "inspection practice; after OCP's R048"),
        innocent: Phrase("老企业改制换照；个体户转企业。", "An old firm with a new licence."),
        needs: [
            Need(.entry, .account, .debit, .party),
            Need(.shareholding, .company, oneOf: [.opened, .status]),
        ],
        parameters: [
            Parameter("days", .days, "90", Phrase("工作口径", "working rule")),
            Parameter("minimum", .yuan, "30000", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let table = screen.table(.shareholding)
        var opened: [UInt32: (day: Int32?, isClosed: Bool, row: Int)] = [:]
        for row in table.rows {
            let state = screen.text(table.texts(.status)[row])
            let isClosed = state.contains("注销") || state.contains("吊销")
            for company in [table.texts(.companyID)[row], table.texts(.company)[row]]
            where company != 0 {
                opened[company] = (table.narrow(.opened)[row], isClosed, row)
            }
        }
        let companies = opened
        let known = TextSet(companies.keys, in: screen.data.texts)
        return screen.perVillage { village in
            let payments = Payments(screen, village: village, of: known)
            let groups = Grouping(rows: payments.count) { place in
                (UInt64(payments.party(Int32(place))), 0)
            }
            return (0..<groups.count).compactMap { group in
                let entries = groups[group].map(payments.entry)
                guard let first = entries.first,
                    let company = companies[screen.ledger.party[first]]
                else { return nil }
                let sum = entries.reduce(Int64(0)) { $0 + screen.ledger.debit[$1] }
                let age = company.day.map { Int(screen.ledger.days[first] - $0) }
                let isNew = age.map { $0 < screen.count("days", at: village) } ?? false
                guard isNew || company.isClosed, sum >= screen.fen("minimum", at: village) else {
                    return nil
                }
                let name = screen.payee(first)
                let what =
                    isNew
                    ? Phrase("成立\(age ?? 0)天即收款", "was paid \(age ?? 0) days after its founding")
                    : Phrase("已注销、吊销", "was struck off")
                return screen.lead(
                    name, village: village, day: screen.ledger.days[first], amount: sum,
                    rows: Screen.Row.entries(entries) + [Screen.Row(.shareholding, company.row)],
                    Phrase(
                        "\(name)\(what.zh)，累计\(screen.yuan(sum))元。",
                        "\(name) \(what.en); \(screen.yuan(sum)) yuan in all."))
            }
        }
    }
}
