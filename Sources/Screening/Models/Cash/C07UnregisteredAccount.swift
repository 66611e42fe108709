import Domain

/// Accounts in use that the register does not have, several basic accounts, accounts not filed.
extension Model {
    static let c07 = Model(
        "C07", version: 2, Phrase("疑似账外账户、多头开户", "Unregistered or multiple accounts"), .high,
        key: Phrase("村、账号", "village and account"),
        rule: Phrase(
            "流水或收款账号不在账户登记中；同时开立的基本户超过规定个数；一般户、临时户未备案。",
            "An account in use that is not registered; more basic accounts at once than allowed; "
                + "others not filed."
        ),
        source: Phrase(
            "《浙江省农村集体资产管理条例》第二十二条（他省按本地规定）",
            "Zhejiang Rural Collective Assets Regulation, art. 22 (elsewhere by local rule)"),
        innocent: Phrase("银行迁移换号；已销户的旧账户。", "A bank's new numbers; closed accounts."),
        needs: [Need(.bankAccount, .accountNumber)],
        parameters: [
            Parameter("basic", .count, "1", Phrase("基本存款账户数上限", "basic accounts allowed"))
        ]
    ) { screen in
        let register = screen.table(.bankAccount)
        let numbers = register.texts(.accountNumber)
        let known = Set(numbers.values)
        var leads: [Lead] = []
        let lines = screen.table(.bankLine)
        let registered = Set(register.texts(.village).values)
        for rows in screen.bankAccounts() {
            let first = Int(rows[0])
            let (number, village) = (
                lines.texts(.accountNumber)[first], lines.texts(.village)[first]
            )
            // A village whose register was not handed in cannot be compared.
            guard !known.contains(number), registered.contains(village) else { continue }
            leads.append(
                screen.lead(
                    screen.masked(number), village: screen.data.village(village),
                    rows: rows.map { Screen.Row(.bankLine, Int($0)) },
                    Phrase(
                        "账号\(screen.masked(number))有流水\(rows.count)笔，未登记。",
                        "Account \(screen.masked(number)) has \(rows.count) lines and is not "
                            + "registered.")))
        }
        leads += screen.strangeReceivers(known, registered)
        for (village, rows) in screen.rowsByVillage(.bankAccount).enumerated() {
            let open = rows.filter { row in
                register.narrow(.closed)[row].map { $0 > screen.asOf.number } ?? true
            }
            let kind = { (row: Int) in screen.text(register.texts(.kind)[row]) }
            let basic = open.filter { kind($0).contains("基本") }
            if basic.count > screen.count("basic", at: village) {
                leads.append(
                    screen.lead(
                        "基本户", village: village, rows: basic.map { Screen.Row(.bankAccount, $0) },
                        Phrase(
                            "同时开立\(basic.count)个基本存款账户。",
                            "\(basic.count) basic accounts at the same time.")))
            }
            guard register.hasColumn(.filed) else { continue }
            for row in open where register.texts(.filed)[row] == 0 {
                guard ["一般", "临时"].contains(where: { kind(row).contains($0) }) else { continue }
                let number = screen.masked(numbers[row])
                leads.append(
                    screen.lead(
                        number, village: village, rows: [Screen.Row(.bankAccount, row)],
                        severity: .medium,
                        Phrase(
                            "\(kind(row))\(number)没有备案记录。",
                            "The account \(number) was not filed.")))
            }
        }
        return leads
    }
}

extension Screen {
    /// Accounts to which contract money was paid and that the register does not have; the cards of
    /// officials are told by C06.
    fileprivate func strangeReceivers(_ known: Set<UInt32>, _ registered: Set<UInt32>) -> [Lead] {
        let table = table(.installment)
        let accounts = table.texts(.accountNumber)
        var found: [UInt64: [Int]] = [:]
        for row in table.rows where accounts[row] != 0 && !known.contains(accounts[row]) {
            let village = table.texts(.village)[row]
            guard registered.contains(village), data.people.officesByCard[accounts[row]] == nil
            else { continue }
            found[Hash.pair(village, accounts[row]), default: []].append(row)
        }
        return found.values.map { rows in
            let number = masked(accounts[rows[0]])
            let sum = rows.reduce(Int64(0)) { $0 + table.wide(.paid).orZero($1) }
            return lead(
                number, village: data.village(table.texts(.village)[rows[0]]), amount: sum,
                rows: rows.map { Row(.installment, $0) },
                Phrase(
                    "合同款\(yuan(sum))元收入未登记的账号\(number)。",
                    "\(yuan(sum)) yuan of contracts went to account \(number), not registered."))
        }
    }
}
