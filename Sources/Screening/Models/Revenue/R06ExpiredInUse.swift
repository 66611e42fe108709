import Domain

/// Contracts that ended and whose property is still used on the old terms.
extension Model {
    static let r06 = Model(
        "R06", Phrase("疑似合同到期仍使用", "Expired and still in use"), .medium,
        key: Phrase("合同", "contract"),
        rule: Phrase(
            "合同到期超过规定天数，无续签合同，资产仍登记为出租、发包，或到期后仍有收款。",
            "Ended for some days, no successor, and still let or still paid for."),
        source: Phrase("《民法典》第七百三十四条", "Civil Code, art. 734"),
        innocent: Phrase("正在办理交接或重新招租。", "Being handed over or let anew."),
        needs: [Need(.contract, .kind, .end, .asset)],
        parameters: [Parameter("days", .days, "90", Phrase("工作口径", "working rule"))]
    ) { screen in
        let leases = Leases(screen)
        let table = leases.table
        let inUse = screen.propertyInUse()
        let lastReceipt = screen.lastReceipts()
        var later: [UInt64: Int32] = [:]
        var predecessors = Set<UInt64>()
        for row in table.rows {
            let (village, asset) = (table.texts(.village)[row], table.texts(.asset)[row])
            let key = Hash.pair(village, asset)
            later[key] = max(later[key] ?? Int32.min, table.narrow(.end)[row] ?? Int32.max)
            predecessors.insert(Hash.pair(village, table.texts(.predecessor)[row]))
        }
        return leases.rows.compactMap { row in
            let village = leases.village(screen, row)
            let code = table.texts(.village)[row]
            guard let end = table.narrow(.end)[row],
                Int(screen.asOf.number - end) > screen.count("days", at: village)
            else { return nil }
            let asset = Hash.pair(code, table.texts(.asset)[row])
            let number = Hash.pair(code, table.texts(.number)[row])
            guard (later[asset] ?? end) <= end, !predecessors.contains(number) else { return nil }
            let grace = end + Int32(screen.count("days", at: village))
            let isPaid = (lastReceipt[number] ?? Int32.min) > grace
            guard inUse.contains(asset) || isPaid else { return nil }
            let name = leases.number(screen, row)
            return screen.lead(
                name, village: village, day: end, amount: table.wide(.annual).orZero(row),
                rows: [Screen.Row(.contract, row)],
                Phrase(
                    "合同\(name)于\(screen.day(end))到期，无续签，\(isPaid ? "其后仍有收款" : "仍登记为出租、发包")。",
                    "Contract \(name) ended on \(screen.day(end)) without a successor and is still "
                        + "\(isPaid ? "paid for" : "let")."))
        }
    }
}

extension Screen {
    /// Property whose register says that it is let.
    fileprivate func propertyInUse() -> Set<UInt64> {
        var found = Set<UInt64>()
        for canon in [Canon.asset, .resource] {
            let table = table(canon)
            for row in table.rows {
                let state = text(table.texts(.status)[row])
                if ["出租", "发包", "流转", "承包"].contains(where: { state.contains($0) }) {
                    found.insert(
                        Hash.pair(table.texts(.village)[row], table.texts(.number)[row]))
                }
            }
        }
        return found
    }

    /// The last day on which the ledger received something under each contract.
    fileprivate func lastReceipts() -> [UInt64: Int32] {
        let (codes, contracts) = (table(.entry).texts(.village), table(.entry).texts(.contract))
        var last: [UInt64: Int32] = [:]
        guard !contracts.isEmpty else { return last }
        for line in table(.entry).rows where contracts[line] != 0 && ledger.credit[line] > 0 {
            let kind = ledger.accountClass(line)
            if kind == .revenue || kind == .receivable || kind == .internalAccount {
                let key = Hash.pair(codes[line], contracts[line])
                last[key] = max(last[key] ?? Int32.min, ledger.days[line])
            }
        }
        return last
    }
}
