import Domain

/// Projects above the threshold that were not put out to tender. The threshold is that of the day
/// of signing, of approval where that is not known, and otherwise today's.
extension Model {
    static let p03 = Model(
        "P03", version: 2, Phrase("疑似应招未招", "Not tendered"), .high, key: Phrase("项目", "project"),
        rule: Phrase(
            "控制价或合同价达到招标标准，发包方式为直接委托、询价或空。",
            "The price reaches the threshold; awarded directly, by inquiry, or nothing is said."),
        source: Phrase(
            "《必须招标的工程项目规定》；县小微工程规定", "National and local rules of must-tender"),
        innocent: Phrase("抢险救灾；以工代赈。", "Relief; labour in kind."),
        needs: [Need(.project, .number, .procedure)],
        parameters: [
            Parameter("threshold", .yuan, "100000", Phrase("县小微工程招标标准，按县设定", "local rule"))
        ]
    ) { screen in
        let book = ProjectBook(screen)
        let table = book.table
        return table.rows.compactMap { row in
            let village = book.village(screen, row)
            let price = max(table.wide(.controlPrice).orZero(row), table.wide(.total).orZero(row))
            let kind = screen.text(table.texts(.procedure)[row])
            let day =
                table.narrow(.signed)[row] ?? table.narrow(.approved)[row] ?? screen.asOf.number
            guard price >= screen.fenByDay("threshold", at: village)[day],
                kind.isEmpty || ["直接", "询价", "委托", "指定"].contains(where: { kind.contains($0) }),
                !["应急", "抢险", "以工代赈"].contains(where: { kind.contains($0) })
            else { return nil }
            let name = book.name(screen, row)
            let how = kind.isEmpty ? "未填" : kind
            return screen.lead(
                name, village: village, day: table.narrow(.approved)[row], amount: price,
                rows: book.rows(row),
                Phrase(
                    "项目\(name)造价\(screen.yuan(price))元，发包方式：\(how)。",
                    "Project \(name), \(screen.yuan(price)) yuan, awarded by: \(how)."))
        }
    }
}
