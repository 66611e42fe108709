import Domain

/// Bills that are younger than their voucher, or much older; payments before their decision or
/// their contract; invoices of one seller whose numbers and dates run against one another.
extension Model {
    static let e13 = Model(
        "E13", version: 2, Phrase("疑似倒签、先付后票", "Documents out of order"), .medium,
        key: Phrase("凭证分录；销方", "voucher line; seller"),
        rule: Phrase(
            "票据日期晚于凭证日期；票据日期早于凭证日期超过规定月数；付款早于决策日期或合同签订日期；同一销方纸质发票号码在前而日期在后。",
            "A bill dated after its voucher or long before; a payment before its decision or "
                + "contract; an earlier number of a seller with a later date."),
        source: Phrase("《会计法》第十四条", "Accounting Law, art. 14"),
        innocent: Phrase("按月集中做账时票据补交。", "Bills handed in late under monthly posting."),
        needs: [Need(.entry, .account, .debit, .billDay)],
        parameters: [
            Parameter("months", .months, "12", Phrase("工作口径", "working rule")),
            Parameter("minimum", .yuan, "500", Phrase("工作口径", "working rule")),
            Parameter("days", .days, "7", Phrase("号码与日期颠倒的容差", "numbers against dates")),
        ]
    ) { screen in
        let (entries, ledger) = (screen.table(.entry), screen.ledger)
        let (bills, decisions) = (entries.narrow(.billDay), entries.texts(.decision))
        let contracts = entries.texts(.contract)
        let decided = screen.dates(.decision, .day)
        let signed = screen.dates(.contract, .signed)
        let lines = screen.perVillage { village in
            let oldest = Int32(screen.count("months", at: village) * 30 + 5)
            let minimum = screen.fen("minimum", at: village)
            return ledger.villageVouchers[village].flatMap { index -> [Lead] in
                let voucher = ledger.vouchers[index]
                if voucher.isTransfer { return [] }
                return voucher.lines.compactMap { line in
                    guard ledger.accountClass(line).isSpending, ledger.debit[line] >= minimum
                    else { return nil }
                    let code = entries.texts(.village)[line]
                    let decision = decided[Hash.pair(code, decisions[line])]
                    let contract = signed[Hash.pair(code, contracts[line])]
                    let what: Phrase
                    if let bill = bills[line], bill > voucher.day {
                        what = Phrase(
                            "票据日期\(screen.day(bill))晚于凭证日期", "the bill is dated \(screen.day(bill))"
                        )
                    } else if let bill = bills[line], voucher.day - bill > oldest {
                        what = Phrase(
                            "票据日期\(screen.day(bill))过早", "the bill is as old as \(screen.day(bill))"
                        )
                    } else if let decision, decision > voucher.day {
                        what = Phrase(
                            "决策日期\(screen.day(decision))晚于付款",
                            "the decision is of \(screen.day(decision))")
                    } else if let contract, contract > voucher.day {
                        what = Phrase(
                            "合同签订日期\(screen.day(contract))晚于付款",
                            "the contract is of \(screen.day(contract))")
                    } else {
                        return nil
                    }
                    let name = screen.name(voucher)
                    return screen.lead(
                        name, village: village, day: voucher.day, amount: ledger.debit[line],
                        rows: [Screen.Row(.entry, line)],
                        Phrase(
                            "凭证\(name)(\(screen.day(voucher.day)))\(what.zh)。",
                            "Voucher \(name) of \(screen.day(voucher.day)): \(what.en)."))
                }
            }
        }
        return lines + screen.invoicesOutOfOrder()
    }
}

extension Screen {
    /// A date of each numbered record of a village.
    fileprivate func dates(_ canon: Canon, _ field: Field) -> [UInt64: Int32] {
        let table = table(canon)
        var dates: [UInt64: Int32] = [:]
        for row in table.rows where table.texts(.number)[row] != 0 {
            let key = Hash.pair(table.texts(.village)[row], table.texts(.number)[row])
            dates[key] = table.narrow(field)[row]
        }
        return dates
    }

    /// Paper invoices of a seller and a roll (code) that stand in the order of numbers and not in
    /// that of days.
    fileprivate func invoicesOutOfOrder() -> [Lead] {
        let table = table(.invoice)
        let (numbers, days) = (table.texts(.number), table.narrow(.day))
        let groups = Grouping(rows: table.count, minimum: 2) { row in
            let seller = table.texts(table.texts(.sellerID)[row] != 0 ? .sellerID : .seller)[row]
            let code = table.texts(.code)[row]
            guard seller != 0, code != 0, days[row] != nil, data.length(numbers[row]) == 8 else {
                return nil
            }
            return (Hash.pair(seller, code), 0)
        }
        return perGroup(groups.count) { group in
            let rows = groups[group].map(Int.init)
                .compactMap { row in Int(text(numbers[row])).map { (number: $0, row: row) } }
                .sorted { ($0.number, $0.row) < ($1.number, $1.row) }.map(\.row)
            guard let any = rows.first else { return [] }
            let village = data.village(table.texts(.village)[any])
            let turned = zip(rows, rows.dropFirst()).filter { before, after in
                numbers[before] != numbers[after]
                    && Int((days[before] ?? 0) - (days[after] ?? 0)) > count("days", at: village)
            }
            guard !turned.isEmpty else { return [] }
            let told = turned.flatMap { [$0.0, $0.1] }
            let name = text(table.texts(.seller)[any])
            let villages = Set(told.map { data.village(table.texts(.village)[$0]) })
            return [
                lead(
                    name, village: villages.count == 1 ? villages.first ?? -1 : -1,
                    day: told.compactMap { days[$0] }.min(),
                    amount: told.reduce(0) {
                        $0 + (table.wide(.total)[$1] ?? table.wide(.amount).orZero($1))
                    }, rows: told.map { Row(.invoice, $0) },
                    Phrase(
                        "\(name)有\(turned.count)处发票号码在前而开票日期在后。",
                        "\(turned.count) invoices of \(name) have earlier numbers and later dates.")
                )
            ]
        }
    }
}
