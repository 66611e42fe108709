import Domain

/// Leases that one lessee gets at the floor price term after term.
extension Model {
    static let r09 = Model(
        "R09", Phrase("疑似陪标式竞租", "Auctions with one interested party"), .high,
        key: Phrase("资产、资源", "property"),
        rule: Phrase(
            "公开竞价的合同成交价等于底价，且同一标的由同一承租人连续取得达到规定次数。",
            "Contracts by open bidding at the floor price, and one lessee of the property several "
                + "times running."),
        source: Phrase("《浙江省农村集体资产管理条例》第三十五条", "Zhejiang regulation, art. 35"),
        innocent: Phrase("位置偏远，只有一人有意承租。", "Remote property that one person wants."),
        needs: [Need(.contract, .kind, .start, .asset, .floorPrice, .procedure)],
        parameters: [Parameter("terms", .count, "3", Phrase("工作口径", "working rule"))]
    ) { screen in
        let leases = Leases(screen)
        let table = leases.table
        let isOpen = screen.words(table.texts(.procedure), count: table.count) { procedure in
            ["公开", "竞价", "竞租", "拍卖", "招标"].contains { procedure.contains($0) }
        }
        var terms: [UInt64: [Int]] = [:]
        for row in leases.rows where table.texts(.asset)[row] != 0 && isOpen[row] {
            guard let floor = table.wide(.floorPrice)[row], floor > 0,
                table.wide(.annual)[row] == floor || table.wide(.unitPrice)[row] == floor
            else { continue }
            let key = Hash.pair(table.texts(.village)[row], table.texts(.asset)[row])
            terms[key, default: []].append(row)
        }
        return terms.values.compactMap { rows in
            let byParty = Dictionary(grouping: rows) { row in
                let id = table.texts(.partyID)[row]
                return id != 0 ? id : table.texts(.party)[row]
            }
            let village = leases.village(screen, rows[0])
            guard
                let most = byParty.filter({ $0.key != 0 }).values.max(by: { $0.count < $1.count }),
                most.count >= screen.count("terms", at: village)
            else { return nil }
            let asset = screen.text(table.texts(.asset)[most[0]])
            let name = screen.masked(table.texts(.party)[most[0]])
            return screen.lead(
                asset, village: village, day: most.compactMap { table.narrow(.start)[$0] }.max(),
                amount: most.reduce(0) { $0 + table.wide(.annual).orZero($1) },
                rows: most.map { Screen.Row(.contract, $0) },
                Phrase(
                    "\(asset)连续\(most.count)次由\(name)以底价取得。",
                    "\(name) got \(asset) at the floor price \(most.count) times."))
        }
    }
}
