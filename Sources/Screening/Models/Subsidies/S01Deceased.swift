import Domain

/// Benefits paid after death, beyond the month of death and a month more.
extension Model {
    static let s01 = Model(
        "S01", Phrase("疑似为死亡人员发放补贴", "Benefits for the deceased"), .high,
        key: Phrase("人", "person"),
        rule: Phrase(
            "发放日期晚于死亡当月月末后规定天数。", "Paid later than some days after the month of death."),
        source: Phrase(
            "《社会救助法》第四十六、四十七条；《社会救助暂行办法》第十三条",
            "Social Assistance Law, art. 46, 47; Interim Measures, art. 13"),
        innocent: Phrase("丧葬补助；以已故户主名义发放的户补贴；死亡登记证号有误。", "Funeral grants; wrong IDs."),
        needs: [Need(.subsidy, .id, .paidDay), Need(.death, .id, .day)],
        parameters: [Parameter("days", .days, "31", Phrase("核销时限", "time to be struck off"))]
    ) { screen in
        let deaths = screen.table(.death)
        var deathByID: [UInt32: (day: Int32, row: Int)] = [:]
        for row in deaths.rows {
            if let day = deaths.narrow(.day)[row] { deathByID[deaths.texts(.id)[row]] = (day, row) }
        }
        let table = screen.table(.subsidy)
        let harmless = screen.words(table.texts(.program), count: table.count) { program in
            ["丧葬", "抚恤", "遗属"].contains { program.contains($0) }
        }
        var paid: [UInt32: [Int]] = [:]
        for row in table.rows where !harmless[row] {
            guard let death = deathByID[table.texts(.id)[row]],
                let day = table.narrow(.paidDay)[row],
                !screen.isReturned(row)
            else { continue }
            let village = screen.data.village(table.texts(.village)[row])
            let civil = Day(number: death.day).civil
            let next = Day(
                year: civil.month == 12 ? civil.year + 1 : civil.year,
                month: civil.month == 12 ? 1 : civil.month + 1, day: 1)
            let last = (next?.number ?? death.day) - 1 + Int32(screen.count("days", at: village))
            if day > last { paid[table.texts(.id)[row], default: []].append(row) }
        }
        return paid.compactMap { id, rows in
            guard let death = deathByID[id] else { return nil }
            let sum = rows.reduce(Int64(0)) { $0 + table.wide(.amount).orZero($1) }
            let (name, masked) = (screen.text(table.texts(.name)[rows[0]]), screen.masked(id))
            let stated = screen.text(deaths.texts(.name)[death.row])
            let isSame = stated.isEmpty || name.isEmpty || stated == name
            return screen.lead(
                "\(name) \(masked)", village: screen.data.village(table.texts(.village)[rows[0]]),
                day: table.narrow(.paidDay)[rows[0]], amount: sum,
                rows: rows.map { Screen.Row(.subsidy, $0) } + [Screen.Row(.death, death.row)],
                severity: isSame ? .high : .low,
                confidence: isSame ? .certain : .nameOnly,
                Phrase(
                    "\(name)于\(screen.day(death.day))死亡，其后仍发放\(rows.count)笔共\(screen.yuan(sum))元"
                        + "\(isSame ? "" : "（登记姓名不同，须先核对证号）")。",
                    "\(name) died on \(screen.day(death.day)); \(rows.count) payments of "
                        + "\(screen.yuan(sum)) yuan came later."))
        }
    }
}

extension Screen {
    /// Whether the bank sent a payment back.
    func isReturned(_ row: Int) -> Bool {
        let result = text(table(.subsidy).texts(.result)[row])
        return ["退票", "失败", "退回"].contains { result.contains($0) }
    }

    /// Subsidy rows that were paid, by the ID of the recipient.
    func subsidiesByID() -> [UInt32: [Int]] {
        let table = table(.subsidy)
        let ids = table.texts(.id)
        var rows: [UInt32: [Int]] = [:]
        for row in table.rows where ids[row] != 0 && !isReturned(row) {
            rows[ids[row], default: []].append(row)
        }
        return rows
    }
}
