import Domain

/// The same benefit twice for one time, or two that exclude each other.
extension Model {
    static let s02 = Model(
        "S02", Phrase("疑似重复享受补贴", "The same benefit twice"), .high, key: Phrase("人", "person"),
        rule: Phrase(
            "同一人同一项目同一所属期领取两次；同时领取互斥的两项补贴。",
            "One person, programme and time twice; two programmes that exclude each other."),
        source: Phrase(
            "《社会救助法》第四十、四十一条；《社会救助暂行办法》第五十八条",
            "Social Assistance Law, art. 40, 41; Interim Measures, art. 58"),
        innocent: Phrase("退票后重发；补发。", "Paid again after a return; back pay."),
        needs: [Need(.subsidy, .id, .program, .period)],
        parameters: [Parameter("minimum", .yuan, "1", Phrase("工作口径", "working rule"))]
    ) { screen in
        let table = screen.table(.subsidy)
        let (programs, periods) = (table.texts(.program), table.texts(.period))
        let people = screen.subsidiesByID()
        let exclusive: [(String, String)] = [("低保", "特困"), ("最低生活保障", "特困"), ("低保", "五保")]
        return people.flatMap { id, rows -> [Lead] in
            let groups = Dictionary(grouping: rows.filter { periods[$0] != 0 }) { row in
                Hash.pair(programs[row], periods[row])
            }
            var leads = groups.values.compactMap { rows -> Lead? in
                let isBackPay = rows.contains {
                    screen.text(programs[$0]).contains("补发")
                        || screen.text(table.texts(.batch)[$0]).contains("补发")
                }
                guard rows.count > 1, !isBackPay else { return nil }
                let program = screen.text(programs[rows[0]])
                let time = screen.text(periods[rows[0]])
                return screen.twice(
                    id, rows,
                    Phrase("\(program)\(time)领取\(rows.count)次", "\(program) \(time) twice"))
            }
            for (one, other) in exclusive {
                let first = rows.filter { screen.text(programs[$0]).contains(one) }
                let second = rows.filter { screen.text(programs[$0]).contains(other) }
                let times = Set(first.map { periods[$0] }).intersection(second.map { periods[$0] })
                let both = (first + second).filter {
                    times.contains(periods[$0]) && periods[$0] != 0
                }
                if !both.isEmpty {
                    leads.append(
                        screen.twice(
                            id, both.sorted(), Phrase("同时领取\(one)和\(other)", "\(one) and \(other)"))
                    )
                }
            }
            return leads
        }
    }
}

extension Screen {
    fileprivate func twice(_ id: UInt32, _ rows: [Int], _ what: Phrase) -> Lead {
        let table = table(.subsidy)
        let sum = rows.dropFirst().reduce(Int64(0)) { $0 + table.wide(.amount).orZero($1) }
        let name = text(table.texts(.name)[rows[0]])
        let villages = Set(rows.map { data.village(table.texts(.village)[$0]) })
        return lead(
            "\(name) \(masked(id))", village: villages.count == 1 ? villages.first ?? -1 : -1,
            day: table.narrow(.paidDay)[rows[0]], amount: sum, rows: rows.map { Row(.subsidy, $0) },
            Phrase("\(name)\(what.zh)。", "\(name): \(what.en)."))
    }
}
