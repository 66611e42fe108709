import Domain

/// Payments that run ahead of the work.
extension Model {
    static let p12 = Model(
        "P12", Phrase("疑似提前、超进度付款", "Payment ahead of progress"), .high,
        key: Phrase("项目、阶段", "project and stage"),
        rule: Phrase(
            "开工前付款超过合同价30%，验收前超过80%，结算前超过97%，或签约前付款。",
            "Paid before the start over 30% of the contract, before acceptance 80%, before "
                + "settlement "
                + "97%, or before signing."),
        source: Phrase(
            "《民法典》第七百九十九条；财建〔2004〕369号；建质〔2017〕138号",
            "Civil Code art. 799; rules on advances and warranty"),
        innocent: Phrase("农民工工资专户拨付。", "Transfers to the account for workers' wages."),
        needs: [Need(.project, .number, .total), Need(.payment, .amount, .day)],
        parameters: [
            Parameter("start", .ratio, "0.30", Phrase("财建〔2004〕369号：预付款上限", "advances")),
            Parameter("acceptance", .ratio, "0.80", Phrase("进度款通行上限", "usual cap")),
            Parameter("settlement", .ratio, "0.97", Phrase("建质〔2017〕138号：质保金3%", "warranty")),
        ]
    ) { screen in
        let book = ProjectBook(screen)
        let table = book.table
        let stages: [(name: String, field: Field, zh: String)] = [
            ("start", .start, "开工"), ("acceptance", .accepted, "验收"),
            ("settlement", .settled, "结算"),
        ]
        return table.rows.flatMap { row -> [Lead] in
            let village = book.village(screen, row)
            guard let price = table.wide(.total)[row], price > 0 else { return [] }
            let name = book.name(screen, row)
            var leads: [Lead] = []
            for stage in stages {
                // Without a date it has not happened; without a column nothing is known.
                guard table.hasColumn(stage.field) else { continue }
                let day = table.narrow(stage.field)[row] ?? Int32.max
                let early = book.payments[row].filter { $0.day < day }
                let sum = early.reduce(Int64(0)) { $0 + $1.amount }
                let limit = screen.ratio(stage.name, at: village)
                guard Double(sum) > limit * Double(price) else { continue }
                // Settled works that were paid in full before are told at the earlier stage.
                if stage.name == "settlement", table.narrow(.accepted)[row] == nil { continue }
                leads.append(
                    screen.lead(
                        "\(name) \(stage.zh)前", village: village, day: early.last?.day, amount: sum,
                        rows: book.rows(row, early),
                        Phrase(
                            "项目\(name)\(stage.zh)前已付\(screen.yuan(sum))元，"
                                + "占合同价\(Int(Double(sum) / Double(price) * 100))%。",
                            "Project \(name): \(screen.yuan(sum)) yuan paid before \(stage.name)."
                        )))
            }
            if let signed = table.narrow(.signed)[row] {
                let early = book.payments[row].filter { $0.day < signed }
                if !early.isEmpty {
                    leads.append(
                        screen.lead(
                            "\(name) 签约前", village: village, day: early[0].day,
                            amount: early.reduce(0) { $0 + $1.amount }, rows: book.rows(row, early),
                            Phrase(
                                "项目\(name)签约前付款\(early.count)笔。",
                                "Project \(name): \(early.count) payments before signing.")))
                }
            }
            return leads
        }
    }
}
