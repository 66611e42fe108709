import Domain

/// Paper invoices of one seller whose numbers follow one another over months: the seller serves
/// this village only. Numbers of 20 digits are given out by taxpayer and say nothing.
extension Model {
    static let e14 = Model(
        "E14", Phrase("疑似连号发票", "Consecutive invoices of one seller"), .medium,
        key: Phrase("销方", "seller"),
        rule: Phrase(
            "同村同一销方的纸质发票号码间隔不超过2，连续三张以上，时间跨度超过规定天数。",
            "Three or more paper invoices of one seller with gaps of at most 2, over some days."),
        source: Phrase("《发票管理办法》第二十一条", "Invoice Measures, art. 21"),
        innocent: Phrase("小规模销售者开票量小。", "A small seller writes few invoices."),
        needs: [Need(.invoice, .number, .day, .seller)],
        parameters: [
            Parameter("days", .days, "30", Phrase("工作口径", "working rule")),
            Parameter("run", .count, "3", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let table = screen.table(.invoice)
        let (numbers, days) = (table.texts(.number), table.narrow(.day))
        let groups = Grouping(rows: table.count, minimum: 3) { row in
            let seller =
                table.texts(.sellerID)[row] != 0
                ? table.texts(.sellerID)[row] : table.texts(.seller)[row]
            guard seller != 0, days[row] != nil, screen.data.length(numbers[row]) == 8 else {
                return nil
            }
            return (
                Hash.pair(table.texts(.village)[row], seller), UInt64(table.texts(.code)[row])
            )
        }
        return screen.perGroup(groups.count) { group in
            let rows = groups[group].map(Int.init)
                .compactMap { row in Int(screen.text(numbers[row])).map { (number: $0, row: row) } }
                .sorted { ($0.number, $0.row) < ($1.number, $1.row) }
            guard !rows.isEmpty else { return [] }
            var leads: [Lead] = []
            var start = 0
            for end in 1...rows.count {
                if end < rows.count, rows[end].number - rows[end - 1].number <= 2 { continue }
                let run = rows[start..<end].map(\.row)
                start = end
                let village = screen.data.village(table.texts(.village)[run[0]])
                let dates = run.compactMap { days[$0] }
                guard Set(run.map { numbers[$0] }).count >= screen.count("run", at: village),
                    let first = dates.min(), let last = dates.max(),
                    Int(last - first) > screen.count("days", at: village)
                else { continue }
                let name = screen.text(table.texts(.seller)[run[0]])
                let sum = run.reduce(Int64(0)) {
                    $0 + (table.wide(.total)[$1] ?? table.wide(.amount).orZero($1))
                }
                leads.append(
                    screen.lead(
                        name, village: village, day: first, amount: sum,
                        rows: run.map { Screen.Row(.invoice, $0) },
                        Phrase(
                            "\(name)在\(last - first)天内给本村开出的\(run.count)张发票号码相连。",
                            "\(run.count) invoices of \(name) over \(last - first) days have "
                                + "consecutive numbers.")))
            }
            return leads
        }
    }
}
