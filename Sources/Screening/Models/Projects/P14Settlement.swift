import Domain

/// Settlements that cut a lot, and auditors who never cut anything.
extension Model {
    static let p14 = Model(
        "P14", Phrase("疑似结算审减异常", "Settlements that look odd"), .medium,
        key: Phrase("项目；审计单位", "project; auditor"),
        rule: Phrase(
            "审减率达到规定比例；同一审计单位五个以上项目审减均为0。",
            "A cut of a large share; five or more projects of one auditor without any cut."),
        source: Phrase("财建〔2004〕369号", "MoF 2004/369"),
        innocent: Phrase("总价包干合同。", "Lump-sum contracts."),
        needs: [Need(.project, .submittedAmount, .approvedAmount)],
        parameters: [
            Parameter("share", .ratio, "0.20", Phrase("工作口径", "working rule")),
            Parameter("projects", .count, "5", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let book = ProjectBook(screen)
        let table = book.table
        var unchanged: [UInt32: [Int]] = [:]
        var judged: [UInt32: Int] = [:]
        var leads: [Lead] = []
        for row in table.rows {
            guard let submitted = table.wide(.submittedAmount)[row], submitted > 0,
                let approved = table.wide(.approvedAmount)[row]
            else { continue }
            let auditor = table.texts(.auditor)[row]
            judged[auditor, default: 0] += 1
            if submitted == approved { unchanged[auditor, default: []].append(row) }
            let village = book.village(screen, row)
            let cut = submitted - approved
            guard Double(cut) >= screen.ratio("share", at: village) * Double(submitted) else {
                continue
            }
            let name = book.name(screen, row)
            leads.append(
                screen.lead(
                    name, village: village, day: table.narrow(.settled)[row], amount: cut,
                    rows: book.rows(row),
                    Phrase(
                        "项目\(name)送审\(screen.yuan(submitted))元，审减\(Int(cut * 100 / submitted))%。",
                        "Project \(name): \(Int(cut * 100 / submitted))% cut at settlement.")))
        }
        for (auditor, rows) in unchanged
        where auditor != 0 && rows.count >= screen.count("projects")
            && rows.count == judged[auditor]
        {
            let name = screen.text(auditor)
            leads.append(
                screen.lead(
                    name, village: -1,
                    amount: rows.reduce(0) {
                        $0 + table.wide(.submittedAmount).orZero($1)
                    }, rows: rows.map { Screen.Row(.project, $0) },
                    Phrase(
                        "\(name)审核的\(rows.count)个项目审减均为0。",
                        "\(name) cut nothing in \(rows.count) projects.")))
        }
        return leads
    }
}
