import Domain

/// Cash receipts that reach the bank late, or never. Deposits are taken to be of the oldest
/// receipts (first in, first out).
extension Model {
    static let c03 = Model(
        "C03", version: 2, Phrase("疑似现金收入未及时送存", "Cash receipts not deposited in time"), .medium,
        key: Phrase("村、收款", "village and receipt"),
        rule: Phrase(
            "现金收入按先进先出与送存配对，超过规定天数送存或未送存。",
            "Receipts matched with deposits, first in first out: late, or never deposited."),
        source: Phrase(
            "《现金管理暂行条例》第十一条第（一）项（2025年1月20日废止，其后按本地财务制度）",
            "Cash Management Regulation, art. 11(1); repealed on 2025-01-20, local rules since"),
        innocent: Phrase("集中做账使凭证日期晚于收款；以收据存根日期为准。", "Posting in batches."),
        needs: [Need(.entry, .account, .day)],
        parameters: [
            Parameter("days", .days, "3", Phrase("原条例为当日；农村通行3日", "same day; 3 in practice")),
            Parameter("minimum", .yuan, "500", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        screen.perVillage { village in
            var queue = DepositQueue(days: Int32(screen.count("days", at: village)))
            for index in screen.ledger.villageVouchers[village] {
                let voucher = screen.ledger.vouchers[index]
                let flow = CashFlow(screen.ledger, voucher)
                if flow.deposited > 0 { queue.deposit(flow.deposited, voucher.day) }
                if flow.received > 0, !voucher.isTransfer {
                    queue.receive(flow.received, voucher.day, index)
                }
            }
            queue.close(on: screen.lastDay(village))
            let minimum = screen.fen("minimum", at: village)
            return queue.receipts.compactMap { receipt in
                guard receipt.late + receipt.never >= minimum else { return nil }
                let voucher = screen.ledger.vouchers[receipt.voucher]
                let name = screen.name(voucher)
                return screen.lead(
                    name, village: village, day: voucher.day, amount: receipt.late + receipt.never,
                    rows: Screen.Row.entries(voucher.lines),
                    Phrase(
                        "凭证\(name)的现金收入迟存\(screen.yuan(receipt.late))元（最迟\(receipt.daysLate)天），"
                            + "未送存\(screen.yuan(receipt.never))元。",
                        "Receipt \(name): \(screen.yuan(receipt.late)) yuan deposited late (by "
                            + "\(receipt.daysLate) days), \(screen.yuan(receipt.never)) never."))
            }
        }
    }
}

/// Receipts of cash and the deposits that answer them.
struct DepositQueue {
    struct Receipt {
        let day: Int32
        let voucher: Int
        var left: Int64
        var late: Int64 = 0
        var never: Int64 = 0
        var daysLate: Int32 = 0
    }

    let days: Int32
    private(set) var receipts: [Receipt] = []
    private var next = 0

    init(days: Int32) { self.days = days }

    mutating func receive(_ amount: Int64, _ day: Int32, _ voucher: Int) {
        receipts.append(Receipt(day: day, voucher: voucher, left: amount))
    }

    mutating func deposit(_ amount: Int64, _ day: Int32) {
        var amount = amount
        while amount > 0, next < receipts.count {
            let part = min(amount, receipts[next].left)
            receipts[next].left -= part
            amount -= part
            if day - receipts[next].day > days {
                receipts[next].late += part
                receipts[next].daysLate = day - receipts[next].day
            }
            if receipts[next].left == 0 { next += 1 }
        }
    }

    /// What is left of old receipts was never deposited.
    mutating func close(on day: Int32) {
        for index in receipts.indices where day - receipts[index].day > days {
            receipts[index].never = receipts[index].left
        }
    }
}

extension Screen {
    /// The day of a village's last entry.
    func lastDay(_ village: Int) -> Int32 {
        ledger.villageLines[village].last.map { ledger.days[$0] } ?? asOf.number
    }

    /// For each entry whether its summary is one that `fits`; asked once for each text.
    func summaries(_ fits: (String) -> Bool) -> [Bool] {
        words(table(.entry).texts(.summary), count: table(.entry).count, fits)
    }

    /// For each of `count` rows whether its text is one that `fits`; asked once for each text.
    func words(_ column: TextColumn, count: Int, _ fits: (String) -> Bool) -> [Bool] {
        if column.isEmpty { return [Bool](repeating: false, count: count) }
        var known: [UInt32: Bool] = [:]
        return column.values.map { code in
            if let answer = known[code] { return answer }
            let answer = fits(text(code))
            known[code] = answer
            return answer
        }
    }
}
