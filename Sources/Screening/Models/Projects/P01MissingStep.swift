import Domain

/// Projects that were paid for while a step of their life is missing or out of order.
///
/// Only steps whose column the register has for some project are asked for, so that a register
/// without a column of approvals does not accuse every village. What OCDS fills in does not make a
/// column of the register.
extension Model {
    static let p01 = Model(
        "P01", version: 3, Phrase("疑似工程程序缺环、倒序", "A project's steps missing or out of order"),
        .high,
        key: Phrase("项目", "project"),
        rule: Phrase(
            "已付款的项目缺决策、立项、预算、招标、合同、验收、结算、公示，或日期不满足决策≤立项≤中标≤签约≤开工≤验收≤结算。",
            "A paid project without decision, approval, budget, tender, contract, acceptance, "
                + "settlement or disclosure, or with dates out of order."),
        source: Phrase(
            "《村民委员会组织法》第二十八条第（一）、（四）项（2025年底前为第二十四条第（三）、（五）项）",
            "Villagers' Committee Law, art. 28 (24 until 2025)"),
        innocent: Phrase("抢险应急工程；资料存于乡镇。", "Emergency works; papers kept elsewhere."),
        needs: [Need(.project, .number), Need(.payment, .amount)],
        parameters: [
            Parameter("minimum", .yuan, "5000", Phrase("工作口径", "working rule"))
        ]
    ) { screen in
        let book = ProjectBook(screen)
        let steps = ProjectSteps(screen, book.table)
        return book.table.rows.compactMap { row in
            let village = book.village(screen, row)
            let paid = book.paid(row)
            guard paid >= screen.fen("minimum", at: village), paid > 0 else { return nil }
            let kind = screen.text(book.table.texts(.procedure)[row])
            let faults =
                (kind.contains("应急") || kind.contains("抢险") ? [] : steps.missing(row, book))
                + steps.inverted(row)
            guard !faults.isEmpty else { return nil }
            let name = book.name(screen, row)
            return screen.lead(
                name, village: village, day: book.payments[row].first?.day, amount: paid,
                rows: book.rows(row),
                Phrase(
                    "项目\(name)已付\(screen.yuan(paid))元：\(faults.map(\.zh).joined(separator: "、"))。",
                    "Project \(name), \(screen.yuan(paid)) yuan paid: "
                        + "\(faults.map(\.en).joined(separator: ", "))."))
        }
    }
}

private struct ProjectSteps {
    private static let dates: [(Field?, Phrase)] = [
        (nil, Phrase("决策", "decision")),
        (.approved, Phrase("立项", "approval")), (.awarded, Phrase("中标", "award")),
        (.signed, Phrase("签约", "signing")), (.start, Phrase("开工", "start")),
        (.accepted, Phrase("验收", "acceptance")), (.settled, Phrase("结算", "settlement")),
    ]

    private static let asked: [Field] = [
        .decision, .approved, .approval, .signed, .contract, .budget, .controlPrice, .tender,
        .accepted, .settled, .disclosed,
    ]

    private let screen: Screen
    private let table: Table
    private let votes: DecisionVotes
    private let columns: Set<Field>

    init(_ screen: Screen, _ table: Table) {
        self.screen = screen
        self.table = table
        votes = DecisionVotes(screen)
        let numbers = table.texts(.number)
        let processes = Set(screen.data.processes.map(\.process.ocid))
        let own = table.rows.filter { row in
            processes.isEmpty || !processes.contains(screen.text(numbers[row]))
        }
        columns = Set(
            Self.asked.filter { field in
                table.hasColumn(field)
                    && (processes.isEmpty || own.contains { table.has(field, $0) })
            })
    }

    func missing(_ row: Int, _ book: ProjectBook) -> [Phrase] {
        var faults: [Phrase] = []
        if lacks(.decision, row) { faults.append(Phrase("缺决策记录", "no decision")) }
        if lacks(.approved, row), lacks(.approval, row) || !columns.contains(.approval) {
            faults.append(Phrase("缺立项", "no approval"))
        }
        if lacks(.signed, row), lacks(.contract, row) || !columns.contains(.contract) {
            faults.append(Phrase("缺合同", "no contract"))
        }
        if lacks(.budget, row), lacks(.controlPrice, row) || !columns.contains(.controlPrice) {
            faults.append(Phrase("缺预算", "no budget"))
        }
        if screen.text(table.texts(.procedure)[row]).contains("招标"), lacks(.tender, row) {
            faults.append(Phrase("缺招标记录", "no tender"))
        }
        // Acceptance is due once nine tenths are paid, settlement and disclosure at the end.
        let price = table.wide(.total)[row] ?? table.wide(.budget).orZero(row)
        if price > 0, book.paid(row) * 10 >= price * 9, lacks(.accepted, row) {
            faults.append(Phrase("已付九成未验收", "nine tenths paid, not accepted"))
        }
        if price > 0, book.paid(row) >= price {
            if lacks(.settled, row) { faults.append(Phrase("付清未结算", "paid, not settled")) }
            if lacks(.disclosed, row) { faults.append(Phrase("付清未公示", "paid, not disclosed")) }
        }
        return faults
    }

    private func lacks(_ field: Field, _ row: Int) -> Bool {
        columns.contains(field) && !table.has(field, row)
    }

    func inverted(_ row: Int) -> [Phrase] {
        let known = Self.dates.compactMap { field, name in
            day(field, row).map { (day: $0, name: name) }
        }
        return zip(known, known.dropFirst()).filter { $0.day > $1.day }.map { before, after in
            Phrase(
                "\(after.name.zh)早于\(before.name.zh)", "\(after.name.en) before \(before.name.en)")
        }
    }

    private func day(_ field: Field?, _ row: Int) -> Int32? {
        if let field { return table.narrow(field)[row] }
        return votes.vote(table.texts(.village)[row], table.texts(.decision)[row])?.day
    }
}
