import Domain

/// Money of the collective in the account of a person.
extension Model {
    static let c06 = Model(
        "C06", Phrase("疑似公款私存", "Collective money in a personal account"), .high,
        key: Phrase("账号", "account"),
        rule: Phrase(
            "村集体账户以个人名义开立；合同款收入村干部的银行卡；村账户向干部个人转款后又转回。",
            "An account of the collective in a person's name; contract money paid to an "
                + "official's card."
        ),
        source: Phrase(
            "《农村集体经济组织法》第四十四条", "Rural Collective Economic Organisations Law, art. 44"),
        innocent: Phrase("已备案的报账员备用金卡。", "A registered card for petty cash."),
        needs: [Need(.bankAccount, .accountNumber, .holder)]
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
        return personal + diverted
    }
}
