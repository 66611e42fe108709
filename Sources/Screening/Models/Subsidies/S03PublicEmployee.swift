import Domain

/// Assistance for the poor that goes to somebody on the public payroll, or to their household.
extension Model {
    static let s03 = Model(
        "S03", Phrase("疑似公职、财政供养人员违规领取救助", "Assistance for people on the payroll"), .high,
        key: Phrase("人", "person"),
        rule: Phrase(
            "低保、特困等救助的发放日期在财政供养期间内；同户成员为财政供养人员的为中风险。",
            "Assistance paid while the recipient is on the payroll; a member of the household: "
                + "medium."
        ),
        source: Phrase(
            "《社会救助法》第十八、四十一、四十六条；《社会救助暂行办法》第九、十三、五十八条",
            "Social Assistance Law, art. 18, 41, 46; Interim Measures, art. 9, 13, 58"),
        innocent: Phrase("公益性岗位；残疾人单人保。", "Public-welfare posts; single filing of the disabled."),
        needs: [Need(.subsidy, .id, .program, .paidDay), Need(.payroll, .id)]
    ) { screen in
        let (table, payroll) = (screen.table(.subsidy), screen.table(.payroll))
        var employed: [UInt32: [(days: ClosedRange<Int32>, row: Int)]] = [:]
        var byHome: [UInt32: [UInt32]] = [:]
        for row in payroll.rows {
            let kind = screen.text(payroll.texts(.kind)[row])
            if kind.contains("公益") { continue }
            let from = payroll.narrow(.from)[row] ?? Int32.min + 1
            let to = max(from, payroll.narrow(.to)[row] ?? Int32.max)
            let id = payroll.texts(.id)[row]
            employed[id, default: []].append((from...to, row))
            if let home = screen.data.people.households[id] { byHome[home, default: []].append(id) }
        }
        let isAssistance = screen.words(table.texts(.program), count: table.count) { program in
            ["低保", "最低生活", "特困", "五保", "临时救助"].contains { program.contains($0) }
                && !program.contains("单人保")
        }
        return screen.subsidiesByID().compactMap { id, all -> Lead? in
            let rows = all.filter { isAssistance[$0] }
            let home = screen.data.people.households[id]
            let others = home.flatMap { byHome[$0] } ?? []
            for person in [id] + others {
                for job in employed[person] ?? [] {
                    let paid = rows.filter { row in
                        table.narrow(.paidDay)[row].map { job.days.contains($0) } ?? false
                    }
                    guard let first = paid.first else { continue }
                    let sum = paid.reduce(Int64(0)) { $0 + table.wide(.amount).orZero($1) }
                    let name = screen.text(table.texts(.name)[first])
                    let unit = screen.text(payroll.texts(.unitName)[job.row])
                    let who = person == id ? "本人" : "同户成员"
                    return screen.lead(
                        "\(name) \(screen.masked(id))",
                        village: screen.data.village(table.texts(.village)[first]),
                        day: table.narrow(.paidDay)[first], amount: sum,
                        rows: paid.map { Screen.Row(.subsidy, $0) }
                            + [Screen.Row(.payroll, job.row)],
                        severity: person == id ? .high : .medium,
                        Phrase(
                            "\(name)领取救助\(screen.yuan(sum))元，\(who)在\(unit)由财政供养。",
                            "\(name) received \(screen.yuan(sum)) yuan; "
                                + "\(person == id ? "the person" : "a member of the household") is "
                                + "on the payroll of \(unit)."))
                }
            }
            return nil
        }
    }

    /// Assistance for somebody who owns or runs a company.
    static let s04 = Model(
        "S04", Phrase("疑似企业股东、高管领取救助", "Assistance for company owners"), .medium,
        key: Phrase("人", "person"),
        rule: Phrase(
            "低保、特困对象为在业企业的股东、法定代表人或高管。",
            "A recipient of assistance is a shareholder, representative or executive."),
        source: Phrase(
            "《社会救助法》第四十、四十一条；《社会救助暂行办法》第五十八条",
            "Social Assistance Law, art. 40, 41; Interim Measures, art. 58"),
        innocent: Phrase("农民合作社社员；挂名；已注销企业。", "Members of cooperatives; nominees."),
        needs: [Need(.subsidy, .id, .program), Need(.shareholding, .id)]
    ) { screen in
        let (table, roles) = (screen.table(.subsidy), screen.table(.shareholding))
        var companies: [UInt32: Int] = [:]
        for row in roles.rows {
            let company = screen.text(roles.texts(.company)[row])
            let state = screen.text(roles.texts(.status)[row])
            if company.contains("合作社") || state.contains("注销") || state.contains("吊销") { continue }
            if let to = roles.narrow(.to)[row], to < screen.asOf.number { continue }
            companies[roles.texts(.id)[row]] = row
        }
        return screen.subsidiesByID().compactMap { id, all -> Lead? in
            guard let role = companies[id] else { return nil }
            let rows = all.filter { row in
                ["低保", "最低生活", "特困", "五保"].contains {
                    screen.text(table.texts(.program)[row]).contains($0)
                }
            }
            guard let first = rows.first else { return nil }
            let sum = rows.reduce(Int64(0)) { $0 + table.wide(.amount).orZero($1) }
            let name = screen.text(table.texts(.name)[first])
            let company = screen.text(roles.texts(.company)[role])
            return screen.lead(
                "\(name) \(screen.masked(id))",
                village: screen.data.village(table.texts(.village)[first]),
                day: table.narrow(.paidDay)[first], amount: sum,
                rows: rows.map { Screen.Row(.subsidy, $0) } + [Screen.Row(.shareholding, role)],
                Phrase(
                    "\(name)领取救助\(screen.yuan(sum))元，同时为\(company)的"
                        + "\(screen.text(roles.texts(.role)[role]))。",
                    "\(name) received \(screen.yuan(sum)) yuan and has a role in \(company)."))
        }
    }
}
