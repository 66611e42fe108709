import Domain

/// Officials who stand behind the cards or phones of others, or collect for many households.
extension Model {
    static let s06 = Model(
        "S06", Phrase("疑似干部代领、集体冒领补贴", "Officials who collect for others"), .high,
        key: Phrase("干部", "official"),
        rule: Phrase(
            "持卡人、手机号为村干部或其亲属而领取人是他人；同一代办人代办三户以上。",
            "The card or phone is an official's or a relative's; one agent for three or more "
                + "households."
        ),
        source: Phrase("财办〔2020〕37号", "Ministry of Finance 2020/37"),
        innocent: Phrase("受委托照料五保老人（有委托书）。", "Authorised care of old people."),
        needs: [Need(.subsidy, .id), Need(.official, .name)],
        parameters: [Parameter("households", .count, "3", Phrase("工作口径", "working rule"))]
    ) { screen in
        let table = screen.table(.subsidy)
        let people = screen.data.people
        struct Key: Hashable {
            let village: UInt32
            let who: UInt32
            let isAgent: Bool
        }
        var found: [Key: [Int]] = [:]
        for row in table.rows {
            let (village, id) = (table.texts(.village)[row], table.texts(.id)[row])
            let holder = table.texts(.holderID)[row]
            let (card, phone) = (table.texts(.card)[row], table.texts(.phone)[row])
            let behind =
                (people.officesByID[holder] != nil || people.kinByID[holder] != nil)
                ? holder
                : card != 0 && people.officesByCard[card] != nil
                    ? card : phone != 0 && people.officesByPhone[phone] != nil ? phone : 0
            let own = people.officesByID[id] != nil
            let home = people.household(id, stated: table.texts(.household)[row])
            if behind != 0, !own, behind != id, people.household(behind) != home {
                found[Key(village: village, who: behind, isAgent: false), default: []].append(row)
            }
            let agent = table.texts(.agent)[row]
            if agent != 0, agent != table.texts(.name)[row] {
                found[Key(village: village, who: agent, isAgent: true), default: []].append(row)
            }
        }
        return found.compactMap { key, rows in
            let village = screen.data.village(key.village)
            let homes = Set(
                rows.map { row in
                    people.household(
                        table.texts(.id)[row], stated: table.texts(.household)[row])
                })
            guard !key.isAgent || homes.count >= screen.count("households", at: village) else {
                return nil
            }
            let sum = rows.reduce(Int64(0)) { $0 + table.wide(.amount).orZero($1) }
            let name = screen.masked(key.who)
            let how =
                key.isAgent
                ? Phrase("代办人\(name)", "agent \(name)") : Phrase("村干部或亲属\(name)的卡、手机号", "\(name)")
            return screen.lead(
                name, village: village, day: rows.compactMap { table.narrow(.paidDay)[$0] }.min(),
                amount: sum, rows: rows.map { Screen.Row(.subsidy, $0) },
                severity: key.isAgent ? .medium : .high,
                Phrase(
                    "\(how.zh)涉及\(homes.count)户的\(rows.count)笔补贴，共\(screen.yuan(sum))元。",
                    "\(how.en) stands behind \(rows.count) payments of \(homes.count) households."))
        }
    }
}
