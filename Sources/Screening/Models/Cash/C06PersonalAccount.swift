import Domain

/// Money of the collective in the account of a person: an account in a person's name, contract
/// money on an official's card, or money that went to an official and came back.
extension Model {
    static let c06 = Model(
        "C06", version: 2, Phrase("疑似公款私存", "Collective money in a personal account"), .high,
        key: Phrase("账号", "account"),
        rule: Phrase(
            "村集体账户以个人名义开立；合同款收入村干部的银行卡；村账户向干部个人转款后又转回。",
            "An account of the collective in a person's name; contract money paid to an "
                + "official's card; money that went to an official and came back."),
        source: Phrase(
            "《农村集体经济组织法》第四十四条", "Rural Collective Economic Organisations Law, art. 44"),
        innocent: Phrase("已备案的报账员备用金卡。", "A registered card for petty cash."),
        needs: [Need(.bankAccount, .accountNumber, .holder)],
        parameters: [
            Parameter("days", .days, "180", Phrase("转出至转回，工作口径", "out and back")),
            Parameter("minimum", .yuan, "5000", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let accounts = screen.table(.bankAccount)
        let kinds = accounts.texts(.kind)
        let personal = accounts.rows.compactMap { row -> Lead? in
            let kind = screen.text(kinds[row])
            let holderID = screen.text(accounts.texts(.holderID)[row])
            guard Identifiers.isResidentID(holderID) || kind.contains("个人") || kind.contains("储蓄"),
                !(kind.contains("备用金") && accounts.texts(.filed)[row] != 0)
            else { return nil }
            let number = screen.masked(accounts.texts(.accountNumber)[row])
            let holder = screen.text(accounts.texts(.holder)[row])
            return screen.lead(
                number, village: screen.data.village(accounts.texts(.village)[row]),
                day: accounts.narrow(.opened)[row], rows: [Screen.Row(.bankAccount, row)],
                Phrase(
                    "村集体账户\(number)以个人“\(holder)”名义开立。",
                    "The account \(number) of the collective stands in the name of \(holder)."))
        }
        let installments = screen.table(.installment)
        let cards = installments.texts(.accountNumber)
        let diverted = installments.rows.compactMap { row -> Lead? in
            guard cards[row] != 0, let office = screen.data.people.officesByCard[cards[row]]?.first
            else { return nil }
            let name = screen.text(office.name)
            let amount = installments.wide(.paid)[row] ?? installments.wide(.amount).orZero(row)
            return screen.lead(
                screen.masked(cards[row]),
                village: screen.data.village(installments.texts(.village)[row]),
                day: installments.narrow(.paidDay)[row] ?? installments.narrow(.due)[row],
                amount: amount, rows: [Screen.Row(.installment, row)],
                Phrase(
                    "合同款\(screen.yuan(amount))元收入\(screen.text(office.post))\(name)的银行卡。",
                    "\(screen.yuan(amount)) yuan of a contract went to the card of \(name)."))
        }
        return personal + diverted + screen.thereAndBack()
    }
}

extension Screen {
    /// Money of a village's account that went to an official and came back some time later.
    fileprivate func thereAndBack() -> [Lead] {
        let table = table(.bankLine)
        let people = data.people
        let (cards, ids) = (table.texts(.counterAccountNumber), table.texts(.counterpartyID))
        if cards.isEmpty, ids.isEmpty { return [] }
        let isOrdinary = words(table.texts(.summary), count: table.count) { text in
            ["工资", "误工", "报酬", "补贴", "备用金", "差旅", "报销", "分红"].contains { text.contains($0) }
        }
        let groups = Grouping(rows: table.count, minimum: 2) { row in
            guard !isOrdinary[row],
                let office = (people.officesByCard[cards[row]] ?? people.officesByID[ids[row]])?
                    .first
            else { return nil }
            return (Hash.pair(table.texts(.village)[row], office.name), 0)
        }
        let moments = table.wide(.moment)
        return perGroup(groups.count) { group in
            let rows = groups[group].map(Int.init)
                .sorted { (moments.orZero($0), $0) < (moments.orZero($1), $1) }
            let village = data.village(table.texts(.village)[rows[0]])
            let amount = { (row: Int) in table.wide(.amount).orZero(row) }
            let least = fen("minimum", at: village)
            guard let out = rows.first(where: { -amount($0) >= least }) else { return [] }
            let last = moments.orZero(out) + Int64(count("days", at: village)) * 86_400
            let back = rows.filter { row in
                amount(row) > 0 && moments.orZero(row) > moments.orZero(out)
                    && moments.orZero(row) <= last
            }
            let sum = back.reduce(Int64(0)) { $0 + amount($1) }
            guard sum >= least else { return [] }
            let office = people.officesByCard[cards[out]] ?? people.officesByID[ids[out]] ?? []
            let name = text(office[0].name)
            return [
                lead(
                    name, village: village, day: Int32(moments.orZero(out) / 86_400), amount: sum,
                    rows: ([out] + back).map { Row(.bankLine, $0) },
                    Phrase(
                        "村账户转给\(text(office[0].post))\(name)\(yuan(-amount(out)))元，"
                            + "后转回\(yuan(sum))元。",
                        "\(yuan(-amount(out))) yuan went to \(name), and \(yuan(sum)) came back."))
            ]
        }
    }
}
