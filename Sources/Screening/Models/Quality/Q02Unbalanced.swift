import Domain

/// Vouchers whose two sides differ, and balances that do not follow from one another.
extension Model {
    static let q02 = Model(
        "Q02", version: 2, Phrase("疑似借贷不平、表账不符", "Unbalanced vouchers and balances"), .high,
        key: Phrase("凭证；科目、期间", "voucher; account and period"),
        rule: Phrase(
            "凭证借贷不等；期初+借方−贷方≠期末；本期期末≠下期期初；下级科目合计≠上级科目；试算不平衡。",
            "Debits and credits differ; opening + debit − credit is not closing; closing is not "
                + "the next opening; the sub-accounts are not their parent; the trial balance."),
        source: Phrase("《会计法》第十七条", "Accounting Law, art. 17"),
        innocent: Phrase("1分尾差；第13期调整；导出时漏行。", "A rounding fen; period 13; a lost row."),
        needs: [Need(.entry, .debit, .credit)],
        parameters: [
            Parameter("tolerance", .yuan, "0.01", Phrase("尾差1分", "a rounding difference"))
        ]
    ) { screen in
        let ledger = screen.ledger
        let vouchers = screen.perVillage { village in
            let tolerance = screen.fen("tolerance", at: village)
            return ledger.villageVouchers[village].compactMap { index in
                let voucher = ledger.vouchers[index]
                if voucher.isVoided { return nil }
                var difference: Int64 = 0
                for line in voucher.lines { difference += ledger.debit[line] - ledger.credit[line] }
                guard abs(difference) > tolerance else { return nil }
                let name = screen.name(voucher)
                return screen.lead(
                    "凭证 \(name)", village: village, day: voucher.day, amount: abs(difference),
                    rows: Screen.Row.entries(voucher.lines),
                    Phrase(
                        "凭证\(name)借方与贷方相差\(screen.yuan(difference))元。",
                        "Voucher \(name): debits less credits are \(screen.yuan(difference))."))
            }
        }
        return vouchers + BalanceSheet(screen).leads()
    }
}

/// The balances of accounts, period after period.
private struct BalanceSheet {
    private let screen: Screen
    private let table: Table

    private struct Line: Hashable {
        let village: UInt32
        let account: UInt32
        let party: UInt32
    }

    init(_ screen: Screen) {
        self.screen = screen
        table = screen.table(.balance)
    }

    func leads() -> [Lead] {
        let (villages, accounts) = (table.texts(.village), table.texts(.account))
        let parties = table.texts(.party)
        let (years, periods) = (table.narrow(.year), table.narrow(.period))
        let byLine = Dictionary(grouping: table.rows) { row in
            Line(village: villages[row], account: accounts[row], party: parties[row])
        }
        return byLine.values.flatMap { rows -> [Lead] in
            let sorted = rows.sorted { left, right in
                (years[left] ?? 0, periods[left] ?? 0, left) < (
                    years[right] ?? 0, periods[right] ?? 0, right
                )
            }
            var leads = sorted.compactMap { rollForward($0) }
            for (before, after) in zip(sorted, sorted.dropFirst()) {
                if let lead = carriedOver(before, after) { leads.append(lead) }
            }
            return leads
        } + sheets()
    }

    private struct Sheet: Hashable {
        let village: UInt32
        let year: Int32
        let period: Int32
    }

    /// One period of a village: parents against their parts, and the trial balance.
    private func sheets() -> [Lead] {
        let whole = table.rows.filter { table.texts(.party)[$0] == 0 }
        let sheets = Dictionary(grouping: whole) { row in
            Sheet(
                village: table.texts(.village)[row], year: table.narrow(.year)[row] ?? 0,
                period: table.narrow(.period)[row] ?? 0)
        }
        return sheets.values.flatMap { rows in partsAndParents(rows) + trial(rows) }
    }

    private func partsAndParents(_ rows: [Int]) -> [Lead] {
        var rowOf: [String: Int] = [:]
        for row in rows { rowOf[screen.text(table.texts(.account)[row])] = row }
        var parts: [Int: [Int]] = [:]
        for (code, row) in rowOf {
            var parent = code.dropLast()
            while !parent.isEmpty, rowOf[String(parent)] == nil { parent = parent.dropLast() }
            if let whole = rowOf[String(parent)] { parts[whole, default: []].append(row) }
        }
        return parts.compactMap { whole, parts in gap(whole, parts) }
    }

    /// A few accounts alone are no trial balance.
    private func trial(_ rows: [Int]) -> [Lead] {
        let tops = rows.filter { screen.text(table.texts(.account)[$0]).count == 3 }
        var change: Int64 = 0
        for row in tops {
            change += table.wide(.debit).orZero(row) - table.wide(.credit).orZero(row)
        }
        guard tops.count >= 10, abs(change) > screen.fen("tolerance") else { return [] }
        return [
            lead([tops[0]], change, Phrase("起一级科目借贷发生额不等", "debits and credits differ"))
        ]
    }

    private func gap(_ whole: Int, _ parts: [Int]) -> Lead? {
        for field in [Field.debit, .credit, .closing] {
            let amounts = parts.compactMap { amount(field, $0) }
            guard let stated = amount(field, whole), !amounts.isEmpty else { continue }
            let sum = amounts.reduce(0, +)
            if abs(sum - stated) > screen.fen("tolerance") {
                return lead(
                    parts.sorted() + [whole], sum - stated,
                    Phrase("下级科目合计≠本科目", "the sum of its sub-accounts differs"))
            }
        }
        return nil
    }

    private func amount(_ field: Field, _ row: Int) -> Int64? {
        field == .closing ? signed(.closing, .closingSide, row) : table.wide(field)[row]
    }

    /// An amount by its side: credit balances are negative.
    private func signed(_ amount: Field, _ side: Field, _ row: Int) -> Int64? {
        guard let value = table.wide(amount)[row] else { return nil }
        let word = screen.text(table.texts(side)[row])
        return ["贷", "C", "credit", "贷方"].contains(word) ? -value : value
    }

    /// Without a column of sides, a balance may be stated on the account's own side.
    private func rollForward(_ row: Int) -> Lead? {
        guard let opening = signed(.opening, .openingSide, row),
            let closing = signed(.closing, .closingSide, row)
        else { return nil }
        let change = table.wide(.debit).orZero(row) - table.wide(.credit).orZero(row)
        let tolerance = screen.fen("tolerance")
        let difference = closing - opening - change
        let unsided = table.texts(.closingSide).isEmpty && table.texts(.openingSide).isEmpty
        if abs(difference) <= tolerance { return nil }
        if unsided, abs(closing - opening + change) <= tolerance { return nil }
        return lead(
            [row], difference, Phrase("期初+借方−贷方≠期末", "opening + debit − credit ≠ closing"))
    }

    private func carriedOver(_ before: Int, _ after: Int) -> Lead? {
        guard let closing = signed(.closing, .closingSide, before),
            let opening = signed(.opening, .openingSide, after), isNext(before, after),
            abs(closing - opening) > screen.fen("tolerance")
        else { return nil }
        return lead(
            [before, after], opening - closing, Phrase("上期期末≠本期期初", "closing ≠ next opening"))
    }

    private func isNext(_ before: Int, _ after: Int) -> Bool {
        let (years, periods) = (table.narrow(.year), table.narrow(.period))
        guard let y1 = years[before], let y2 = years[after], let p1 = periods[before],
            let p2 = periods[after]
        else { return false }
        return (y1 == y2 && p2 == p1 + 1) || (y2 == y1 + 1 && p1 >= 12 && p2 == 1)
    }

    private func lead(_ rows: [Int], _ difference: Int64, _ what: Phrase) -> Lead {
        let row = rows[rows.count - 1]
        let account = screen.text(table.texts(.account)[row])
        let time = "\(table.narrow(.year)[row] ?? 0)-\(table.narrow(.period)[row] ?? 0)"
        return screen.lead(
            "科目 \(account) \(time)", village: screen.data.village(table.texts(.village)[row]),
            amount: abs(difference), rows: rows.map { Screen.Row(.balance, $0) },
            Phrase(
                "科目\(account)\(time)期\(what.zh)，相差\(screen.yuan(difference))元。",
                "Account \(account), \(time): \(what.en) by \(screen.yuan(difference)) yuan."))
    }
}
