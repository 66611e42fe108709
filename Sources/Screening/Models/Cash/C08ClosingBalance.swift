import Domain

/// What the ledger and the bank have at the end of a month.
struct ClosingBalance {
    let end: Int32
    let booked: Int64
    let stated: Int64
    let row: Int
}

extension Screen {
    /// The last month of which both tell the balance: the balances of account 102, and the last
    /// line of each account of the bank.
    func closingBank(
        _ village: Int, _ balances: [Int], _ lines: [Int], _ registered: [Int]
    ) -> ClosingBalance? {
        let register = table(.bankAccount)
        let accounts = registered.filter { register.narrow(.closed)[$0] == nil }
            .map { register.texts(.accountNumber)[$0] }
        let (table, bank) = (table(.balance), table(.bankLine))
        let moments = bank.wide(.moment)
        let rows = balances.filter { row in
            text(table.texts(.account)[row]) == "102" && table.texts(.party)[row] == 0
                && table.wide(.closing)[row] != nil
                && (1...12).contains(table.narrow(.period)[row] ?? 0)
        }
        let last = lines.map { moments.orZero($0) }.max() ?? 0
        for row in rows.sorted(by: { month($0) > month($1) }) {
            let number = month(row)
            guard
                let next = Day(
                    year: number / 12, month: number % 12 + 1, day: 1),
                last >= Int64(next.number - 31) * 86_400
            else { continue }
            let end = next.number - 1
            var latest: [UInt32: (moment: Int64, balance: Int64)] = [:]
            for line in lines where moments.orZero(line) < Int64(next.number) * 86_400 {
                guard let balance = bank.wide(.balance)[line] else { continue }
                let account = bank.texts(.accountNumber)[line]
                if moments.orZero(line) >= latest[account]?.moment ?? Int64.min {
                    latest[account] = (moments.orZero(line), balance)
                }
            }
            // Without the statement of every open account the sum says nothing.
            guard !latest.isEmpty, accounts.allSatisfy({ latest[$0] != nil }) else { continue }
            return ClosingBalance(
                end: end, booked: table.wide(.closing).orZero(row),
                stated: latest.values.reduce(0) { $0 + $1.balance }, row: row)
        }
        return nil
    }

    /// Months since the year 0; the period of December is that before next January.
    private func month(_ row: Int) -> Int {
        let table = table(.balance)
        return Int(table.narrow(.year)[row] ?? 0) * 12 + Int(table.narrow(.period)[row] ?? 0)
    }
}
