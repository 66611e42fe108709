import Domain

/// Several contracts for the same thing, each below the threshold of tendering, together above it.
extension Model {
    static let p02 = Model(
        "P02", Phrase("疑似化整为零规避招标", "Contracts split under the threshold"), .high,
        key: Phrase("村、品类、时段", "village, category and time"),
        rule: Phrase(
            "同村同类同一承包方，或名称相近，规定天数内两份以上合同，每份低于标准、合计达到标准。",
            "One village, category and contractor (or like names), within some days, each below "
                + "the "
                + "threshold, together above it."),
        source: Phrase(
            "《招标投标法》第四条、第四十九条；《政府采购法实施条例》第二十八条",
            "Tendering Law art. 4, 49; Procurement Regulation art. 28"),
        innocent: Phrase("年度维修；不同批次补助的分期工程。", "Yearly maintenance; phases of separate grants."),
        needs: [Need(.contract, .kind, .signed, .total)],
        parameters: [
            Parameter("threshold", .yuan, "50000", Phrase("小微工程招标、询价标准，按县设定", "local rule")),
            Parameter("days", .days, "90", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let table = screen.table(.contract)
        let isPurchase = screen.words(table.texts(.kind), count: table.count) { kind in
            ["工程", "采购", "服务", "施工", "劳务"].contains { kind.contains($0) }
        }
        let recurring = screen.words(table.texts(.name), count: table.count) { name in
            ["年度", "日常", "保洁", "管护", "养护"].contains { name.contains($0) }
        }
        let groups = Grouping(rows: table.count, minimum: 2) { row in
            guard isPurchase[row], !recurring[row], table.narrow(.signed)[row] != nil,
                table.wide(.total).orZero(row) > 0
            else { return nil }
            let party =
                table.texts(.partyID)[row] != 0
                ? table.texts(.partyID)[row] : table.texts(.party)[row]
            let category =
                table.texts(.category)[row] != 0
                ? table.texts(.category)[row] : table.texts(.kind)[row]
            return party == 0
                ? nil : (Hash.pair(table.texts(.village)[row], category), UInt64(party))
        }
        return screen.perGroup(groups.count) { group in
            let village = screen.data.village(
                table.texts(.village)[Int(groups[group].first ?? 0)])
            let limit = screen.fen("threshold", at: village)
            let rows = groups[group].map(Int.init)
                .filter { table.wide(.total).orZero($0) < limit }
                .sorted {
                    (table.narrow(.signed)[$0] ?? 0, $0) < (table.narrow(.signed)[$1] ?? 0, $1)
                }
            return SplitWindows.runs(
                rows.indices, over: limit - 1, within: Int32(screen.count("days", at: village)),
                day: { table.narrow(.signed)[rows[$0]] ?? 0 },
                amount: { table.wide(.total).orZero(rows[$0]) }
            ).map { run in
                let parts = run.map { rows[$0] }
                let total = parts.reduce(Int64(0)) { $0 + table.wide(.total).orZero($1) }
                let name = screen.masked(table.texts(.party)[parts[0]])
                let first = table.narrow(.signed)[parts[0]] ?? 0
                return screen.lead(
                    name, village: village, day: first, amount: total,
                    rows: parts.map { Screen.Row(.contract, $0) },
                    Phrase(
                        "\(name)自\(screen.day(first))起签订\(parts.count)份合同共\(screen.yuan(total))元，"
                            + "每份低于\(screen.yuan(limit))元。",
                        "\(name) has \(parts.count) contracts from \(screen.day(first)) on over "
                            + "\(screen.yuan(total)) yuan, each below \(screen.yuan(limit))."))
            }
        }
    }
}
