import Domain

/// Projects that stand still, stand idle, or are not looked after.
extension Model {
    static let p15 = Model(
        "P15", Phrase("疑似工程停滞、闲置、无管护", "Stalled, idle or unmaintained projects"), .medium,
        key: Phrase("项目", "project"),
        rule: Phrase(
            "超过计划完工日90天未验收且180天无付款；已验收但闲置；最近管护超过12个月。",
            "90 days late without acceptance and 180 without payment; idle; not maintained for 12 "
                + "months."),
        source: Phrase("巡察实践：长期停滞、后续管护", "inspection practice"),
        innocent: Phrase("天气；用地纠纷。", "Weather; a dispute about land."),
        needs: [Need(.project, .number, .plannedEnd)],
        parameters: [
            Parameter("late", .days, "90", Phrase("工作口径", "working rule")),
            Parameter("quiet", .days, "180", Phrase("工作口径", "working rule")),
            Parameter("maintenance", .days, "366", Phrase("12个月", "12 months")),
        ]
    ) { screen in
        let book = ProjectBook(screen)
        let table = book.table
        return table.rows.compactMap { row in
            let village = book.village(screen, row)
            let today = screen.asOf.number
            let isAccepted = table.narrow(.accepted)[row] != nil
            let state = screen.text(table.texts(.status)[row])
            var what: Phrase?
            if !isAccepted, let planned = table.narrow(.plannedEnd)[row],
                Int(today - planned) > screen.count("late", at: village),
                Int(today - (book.payments[row].last?.day ?? planned))
                    > screen.count("quiet", at: village),
                !["终止", "取消", "未开工"].contains(where: { state.contains($0) })
            {
                what = Phrase(
                    "计划\(screen.day(planned))完工，至今未验收",
                    "due on \(screen.day(planned)), not accepted")
            } else if isAccepted, state.contains("闲置") {
                what = Phrase("已验收但闲置", "accepted and idle")
            } else if isAccepted, let last = table.narrow(.maintained)[row],
                Int(today - last) > screen.count("maintenance", at: village)
            {
                what = Phrase("最近管护\(screen.day(last))", "last maintained on \(screen.day(last))")
            }
            guard let what else { return nil }
            let name = book.name(screen, row)
            return screen.lead(
                name, village: village, day: table.narrow(.plannedEnd)[row],
                amount: book.paid(row), rows: book.rows(row),
                Phrase("项目\(name)\(what.zh)。", "Project \(name): \(what.en)."))
        }
    }
}
