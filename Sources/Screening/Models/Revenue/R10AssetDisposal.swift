import Domain

/// Fixed assets taken off the books for nothing or for little, works that were accepted long ago
/// and never became assets, and a register that does not fit the books.
extension Model {
    static let r10 = Model(
        "R10", version: 2, Phrase("疑似资产违规处置、账实不符", "Assets disposed of or not on the books"), .high,
        key: Phrase("凭证；项目；村", "voucher; project; village"),
        rule: Phrase(
            "贷记固定资产，凭证中没有资金收入也没有决策记录，或收入低于净值的七成；验收超过24个月未转固；资产台账原值与"
                + "固定资产余额相差超过规定比例。",
            "A voucher credits fixed assets without money and decision, or for less than 70% of "
                + "the net value; works accepted over 24 months ago and still under construction; "
                + "a register that differs from the balance."),
        source: Phrase(
            "《农村集体经济组织法》第三十五条第（六）项", "Rural Collective Organisations Law, art. 35(6)"),
        innocent: Phrase("报废清单内无残值的物品；转入清理后另行收款。", "Worthless items by list."),
        needs: [Need(.entry, .account, .credit)],
        parameters: [
            Parameter("minimum", .yuan, "1000", Phrase("工作口径", "working rule")),
            Parameter("proceeds", .ratio, "0.7", Phrase("工作口径", "working rule")),
            Parameter("months", .months, "24", Phrase("工作口径", "working rule")),
            Parameter("register", .ratio, "0.05", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let (ledger, decisions) = (screen.ledger, screen.table(.entry).texts(.decision))
        let harmless = screen.summaries { text in
            ["报废", "盘亏", "更正", "重分类", "清产核资"].contains { text.contains($0) }
        }
        let disposed = screen.perVillage { village in
            ledger.villageVouchers[village].compactMap { index in
                let voucher = ledger.vouchers[index]
                if voucher.isTransfer { return nil }
                let disposal = Disposal(ledger, voucher)
                let isDecided = voucher.lines.contains { decisions[$0] != 0 }
                guard disposal.given >= screen.fen("minimum", at: village),
                    !voucher.lines.contains(where: { harmless[$0] })
                else { return nil }
                let share = screen.ratio("proceeds", at: village)
                let isCheap =
                    disposal.money > 0 && disposal.net > 0
                    && Double(disposal.money) < share * Double(disposal.net)
                guard (disposal.money == 0 && !isDecided) || isCheap else { return nil }
                return screen.lead(disposal, voucher, village)
            }
        }
        return disposed + screen.neverCapitalised() + screen.registerAndBooks()
    }
}

/// What a voucher takes off the books, in fen.
private struct Disposal {
    private(set) var given: Int64 = 0
    private(set) var money: Int64 = 0
    private var depreciated: Int64 = 0
    var net: Int64 { given - depreciated }

    init(_ ledger: Ledger, _ voucher: Voucher) {
        for line in voucher.lines {
            switch ledger.accountClass(line) {
            case .fixedAsset: given += ledger.credit[line] - ledger.debit[line]
            case .depreciation: depreciated += ledger.debit[line]
            case .cash, .bank, .receivable, .internalAccount: money += ledger.debit[line]
            default: break
            }
        }
    }
}

extension Screen {
    fileprivate func lead(_ disposal: Disposal, _ voucher: Voucher, _ village: Int) -> Lead {
        let name = name(voucher)
        let how =
            disposal.money == 0
            ? Phrase("，无资金收入和决策记录", "without proceeds or decision")
            : Phrase(
                "，净值\(yuan(disposal.net))元，只收入\(yuan(disposal.money))元",
                "for \(yuan(disposal.money))")
        return lead(
            name, village: village, day: voucher.day, amount: disposal.given - disposal.money,
            rows: Row.entries(voucher.lines),
            Phrase(
                "凭证\(name)核减固定资产\(yuan(disposal.given))元\(how.zh)。",
                "Voucher \(name) takes \(yuan(disposal.given)) yuan of assets off \(how.en)."
            ))
    }

    /// Projects that were accepted long ago and whose cost still stands under construction.
    fileprivate func neverCapitalised() -> [Lead] {
        let book = ProjectBook(self)
        let projects = table(.entry).texts(.project)
        if projects.isEmpty || book.table.count == 0 { return [] }
        var standing: [UInt64: Int64] = [:]
        let codes = table(.entry).texts(.village)
        for row in table(.entry).rows
        where projects[row] != 0 && ledger.accountClass(row) == .construction {
            standing[Hash.pair(codes[row], projects[row]), default: 0] +=
                ledger.debit[row] - ledger.credit[row]
        }
        return book.table.rows.compactMap { row in
            let village = book.village(self, row)
            let key = Hash.pair(book.table.texts(.village)[row], book.table.texts(.number)[row])
            guard village >= 0, let cost = standing[key], cost >= fen("minimum", at: village),
                let accepted = book.table.narrow(.accepted)[row]
            else { return nil }
            let due = Day(number: accepted).plusMonths(count("months", at: village))
            guard min(asOf.number, lastDay(village)) > due.number else { return nil }
            let name = book.name(self, row)
            return lead(
                name, village: village, day: accepted, amount: cost, rows: book.rows(row),
                severity: .medium,
                Phrase(
                    "项目\(name)于\(day(accepted))验收，\(yuan(cost))元仍在在建工程，未转固定资产。",
                    "Project \(name) was accepted on \(day(accepted)); \(yuan(cost)) are still "
                        + "under construction."))
        }
    }

    /// The cost of the register of assets against the last balance of account 151.
    fileprivate func registerAndBooks() -> [Lead] {
        let (assets, balances) = (table(.asset), table(.balance))
        let (registered, booked) = (rowsByVillage(.asset), rowsByVillage(.balance))
        return data.villages.indices.compactMap { village in
            let rows = booked[village].filter { row in
                text(balances.texts(.account)[row]) == "151" && balances.texts(.party)[row] == 0
                    && balances.wide(.closing)[row] != nil
            }
            let last = rows.max { left, right in
                (balances.narrow(.year)[left] ?? 0, balances.narrow(.period)[left] ?? 0) < (
                    balances.narrow(.year)[right] ?? 0, balances.narrow(.period)[right] ?? 0
                )
            }
            let owned = registered[village].filter { (assets.wide(.cost)[$0] ?? 0) > 0 }
            guard let last, !owned.isEmpty else { return nil }
            let cost = owned.reduce(Int64(0)) { $0 + assets.wide(.cost).orZero($1) }
            let closing = balances.wide(.closing).orZero(last)
            let difference = abs(cost - closing)
            guard difference >= fen("minimum", at: village),
                Double(difference) > ratio("register", at: village) * Double(max(cost, closing))
            else { return nil }
            return lead(
                "资产台账", village: village, amount: difference, rows: [Row(.balance, last)],
                severity: .medium,
                Phrase(
                    "资产台账原值合计\(yuan(cost))元，固定资产账面\(yuan(closing))元，相差\(yuan(difference))元。",
                    "The register has assets of \(yuan(cost)) yuan, the books \(yuan(closing))."))
        }
    }
}
