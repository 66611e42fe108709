import Domain

/// One piece of property under several contracts at a time, beyond its area.
extension Model {
    static let r07 = Model(
        "R07", Phrase("疑似一地多包、期限重叠", "Overlapping contracts"), .high,
        key: Phrase("资产、资源", "property"),
        rule: Phrase(
            "同一资产、资源同时有效的合同面积合计超过登记面积的102%；无面积时两份合同期限重叠。",
            "Contracts of one property at one time exceed 102% of its area; any two where no "
                + "area is "
                + "known."),
        source: Phrase("《民法典》合同编", "Civil Code, contracts"),
        innocent: Phrase("分块出租而面积不准；间作。", "Parts with imprecise areas; intercropping."),
        needs: [Need(.contract, .kind, .start, .end, .asset)],
        parameters: [Parameter("share", .ratio, "1.02", Phrase("测量误差", "error of measurement"))]
    ) { screen in
        let leases = Leases(screen)
        let table = leases.table
        var areas: [UInt64: Int64] = [:]
        for canon in [Canon.asset, .resource] {
            let property = screen.table(canon)
            for row in property.rows {
                let key = Hash.pair(property.texts(.village)[row], property.texts(.number)[row])
                areas[key] = property.wide(.area)[row]
            }
        }
        var byAsset: [UInt64: [Int]] = [:]
        for row in leases.rows where table.texts(.asset)[row] != 0 {
            guard let start = table.narrow(.start)[row], let end = table.narrow(.end)[row],
                start <= end
            else { continue }
            let key = Hash.pair(table.texts(.village)[row], table.texts(.asset)[row])
            byAsset[key, default: []].append(row)
        }
        return byAsset.compactMap { key, rows in
            let village = leases.village(screen, rows[0])
            let share = screen.ratio("share", at: village)
            guard rows.count > 1,
                let crowd = Overlap.first(table, rows, area: areas[key], share: share)
            else { return nil }
            let asset = screen.text(table.texts(.asset)[rows[0]])
            let numbers = crowd.rows.map { leases.number(screen, $0) }.sorted()
            return screen.lead(
                asset, village: village, day: crowd.day,
                rows: crowd.rows.map {
                    Screen.Row(.contract, $0)
                },
                Phrase(
                    "\(asset)自\(screen.day(crowd.day))起同时有\(crowd.rows.count)份合同"
                        + "（\(numbers.joined(separator: "、"))）。",
                    "\(asset) has \(crowd.rows.count) contracts at once from "
                        + "\(screen.day(crowd.day)) on: \(numbers.joined(separator: ", "))."))
        }
    }
}

/// Sweeps over the days on which contracts begin.
private enum Overlap {
    /// The first day with too much, and the contracts of that day.
    static func first(
        _ table: Table, _ rows: [Int], area: Int64?, share: Double
    ) -> (day: Int32, rows: [Int])? {
        let (starts, ends) = (table.narrow(.start), table.narrow(.end))
        for day in rows.compactMap({ starts[$0] }).sorted() {
            let current = rows.filter { (starts[$0] ?? 0) <= day && day <= (ends[$0] ?? 0) }
            guard current.count > 1 else { continue }
            let areas = current.compactMap { table.wide(.area)[$0] }
            if let area, area > 0, areas.count == current.count {
                let sum = areas.reduce(0, +)
                if Double(sum) > Double(area) * share { return (day, current) }
            } else if areas.isEmpty {
                return (day, current)
            }
        }
        return nil
    }
}
