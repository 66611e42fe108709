import Domain

/// Benefits on the card of somebody else, outside the household.
extension Model {
    static let s07 = Model(
        "S07", Phrase("疑似卡人不符", "Card of somebody else"), .medium, key: Phrase("领取人", "recipient"),
        rule: Phrase(
            "持卡人身份证号与领取人不同且不在同一户。", "The holder of the card is another, and no kin."),
        source: Phrase("财办〔2020〕37号", "Ministry of Finance 2020/37"),
        innocent: Phrase("未成年人；监护人代领。", "Minors; guardians."),
        needs: [Need(.subsidy, .id, .holderID)]
    ) { screen in
        let table = screen.table(.subsidy)
        let (ids, holders, homes) = (
            table.texts(.id), table.texts(.holderID), table.texts(.household)
        )
        let people = screen.data.people
        var found: [UInt64: [Int]] = [:]
        for row in table.rows where holders[row] != 0 && holders[row] != ids[row] {
            let home = people.household(ids[row], stated: homes[row])
            // The head of the stated household may hold its card.
            guard people.household(holders[row]) != home, holders[row] != homes[row],
                !screen.isMinor(ids[row], on: table.narrow(.paidDay)[row])
            else { continue }
            found[Hash.pair(ids[row], holders[row]), default: []].append(row)
        }
        return found.values.map { rows in
            let first = rows[0]
            let sum = rows.reduce(Int64(0)) { $0 + table.wide(.amount).orZero($1) }
            let (name, holder) = (
                screen.text(table.texts(.name)[first]), screen.text(table.texts(.holder)[first])
            )
            return screen.lead(
                "\(name) \(screen.masked(ids[first]))",
                village: screen.data.village(table.texts(.village)[first]),
                day: table.narrow(.paidDay)[first], amount: sum,
                rows: rows.map { Screen.Row(.subsidy, $0) },
                Phrase(
                    "\(name)的\(rows.count)笔补贴共\(screen.yuan(sum))元打入\(holder)的卡，不在同一户。",
                    "\(rows.count) payments for \(name) went to the card of \(holder)."))
        }
    }
}

extension Screen {
    /// Whether the holder of a resident ID is under 18 on a day.
    func isMinor(_ id: UInt32, on day: Int32?) -> Bool {
        guard let day, let birth = Identifiers.birthday(text(id)),
            let birthday = Day(year: birth.year, month: birth.month, day: birth.day)
        else { return false }
        return day < birthday.adding(years: 18).number
    }
}
