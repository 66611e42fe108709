import Domain

/// One card that receives the subsidies of several people, or one phone number behind many.
extension Model {
    static let s05 = Model(
        "S05", version: 2, Phrase("疑似一卡多人、一号多人", "Many recipients behind one card or phone"), .high,
        key: Phrase("银行卡、手机号", "card or phone"),
        rule: Phrase(
            "同一卡号的领取人达到规定人数且不在同一户；同一手机号达到规定人数且不在同一户。",
            "A card with several recipients who are not one household; a phone with many."),
        source: Phrase("财办〔2020〕37号", "Ministry of Finance 2020/37"),
        innocent: Phrase("子女手机号代老人登记；一户一卡。", "A child's phone; one card for a household."),
        needs: [Need(.subsidy, .id, .card)],
        parameters: [
            Parameter("card_ids", .count, "3", Phrase("工作口径", "working rule")),
            Parameter("phone_ids", .count, "5", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let table = screen.table(.subsidy)
        return screen.sharedBy(table.texts(.card), "card_ids", Phrase("卡号", "card"))
            + screen.sharedBy(table.texts(.phone), "phone_ids", Phrase("手机号", "phone"))
    }
}

extension Screen {
    fileprivate func sharedBy(_ column: TextColumn, _ parameter: String, _ what: Phrase) -> [Lead] {
        let table = table(.subsidy)
        if column.isEmpty { return [] }
        let (ids, homes) = (table.texts(.id), table.texts(.household))
        let groups = Grouping(rows: table.count, minimum: 2, parallel: parallel) { row in
            column[row] == 0 || ids[row] == 0 ? nil : (UInt64(column[row]), 0)
        }
        return perGroup(groups.count) { group in
            // Most cards are of one person.
            let range = groups.range(group)
            let first = ids[Int(groups.members[range.lowerBound])]
            if range.allSatisfy({ ids[Int(groups.members[$0])] == first }) { return [] }
            let rows = groups[group].map(Int.init)
            let village = data.village(table.texts(.village)[rows[0]])
            var people = Set<UInt32>()
            for row in rows { people.insert(ids[row]) }
            guard people.count >= count(parameter, at: village) else { return [] }
            var households = Set<UInt32>()
            for row in rows {
                households.insert(data.people.household(ids[row], stated: homes[row]))
            }
            guard households.count > 1 else { return [] }
            let sum = rows.reduce(Int64(0)) { $0 + table.wide(.amount).orZero($1) }
            let name = masked(column[rows[0]])
            let day = rows.compactMap { table.narrow(.paidDay)[$0] }.min()
            return [
                lead(
                    "\(what.zh) \(name)", village: village, day: day, amount: sum,
                    rows: rows.map { Row(.subsidy, $0) },
                    Phrase(
                        "\(what.zh)\(name)对应\(people.count)名领取人（\(households.count)户），"
                            + "共\(yuan(sum))元。",
                        "The \(what.en) \(name) serves \(people.count) recipients of "
                            + "\(households.count) households, \(yuan(sum)) yuan."))
            ]
        }
    }
}
