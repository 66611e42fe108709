import Domain

/// One invoice in two vouchers, in any village of the county, or an invoice that was taken back.
///
/// Numbers of 20 digits (数电票) and numbers with a code are unique; a bare number of 8 digits is
/// compared within one seller only.
extension Model {
    static let e02 = Model(
        "E02", Phrase("疑似重复报销发票", "An invoice used twice"), .high,
        key: Phrase("发票", "invoice"),
        rule: Phrase(
            "同一发票代码和号码出现在两张以上凭证，或红冲、作废发票入账。",
            "One code and number in several vouchers, or an invoice that was cancelled."),
        source: Phrase("《发票管理办法》第二十条、第二十一条", "Invoice Measures, art. 20 and 21"),
        innocent: Phrase("多单位分摊并附分割单；分期付款引用同一发票。", "A shared invoice; instalments."),
        needs: [Need(.invoice, .number, .voucherNumber)]
    ) { screen in
        let table = screen.table(.invoice)
        let keys = InvoiceKeys(table, screen)
        let groups = Grouping(rows: table.count, minimum: 2, parallel: screen.parallel) {
            keys.key($0)
        }
        let reused = screen.perGroup(groups.count) { group in
            let rows = groups[group].map(Int.init)
            guard keys.voucherCount(rows) > 1 else { return [] }
            let villages = Set(rows.map { screen.data.village(table.texts(.village)[$0]) })
            let repeated = rows.dropFirst().reduce(Int64(0)) { $0 + keys.amount($1) }
            let name = keys.name(rows[0])
            return [
                screen.lead(
                    name, village: villages.count == 1 ? villages.first ?? -1 : -1,
                    day: table.narrow(.day)[rows[0]], amount: repeated,
                    rows: rows.map { Screen.Row(.invoice, $0) },
                    Phrase(
                        "发票\(name)在\(villages.count)个村的\(keys.voucherCount(rows))张凭证中使用，"
                            + "重复金额\(screen.yuan(repeated))元。",
                        "Invoice \(name) is used in \(keys.voucherCount(rows)) vouchers of "
                            + "\(villages.count) villages; \(screen.yuan(repeated)) yuan repeated.")
                )
            ]
        }
        return reused + keys.cancelled()
    }
}

private struct InvoiceKeys: Sendable {
    private let table: Table
    private let screen: Screen
    private let codes: TextColumn
    private let numbers: TextColumn
    private let sellers: TextColumn
    private let sellerIDs: TextColumn
    private let goods: TextColumn
    private let shared: Set<UInt32>

    init(_ table: Table, _ screen: Screen) {
        self.table = table
        self.screen = screen
        codes = table.texts(.code)
        numbers = table.texts(.number)
        sellers = table.texts(.seller)
        sellerIDs = table.texts(.sellerID)
        goods = table.texts(.lines)
        shared = Set(
            (goods.isEmpty ? [] : Set(goods.values)).filter { screen.text($0).contains("分割单") })
    }

    func key(_ row: Int) -> (UInt64, UInt64)? {
        guard numbers[row] != 0, shared.isEmpty || !shared.contains(goods[row])
        else { return nil }
        if screen.data.length(numbers[row]) >= 20 { return (UInt64(numbers[row]), 0) }
        if codes[row] != 0 { return (Hash.pair(codes[row], numbers[row]), 1) }
        let seller = sellerIDs[row] != 0 ? sellerIDs[row] : sellers[row]
        return seller == 0 ? nil : (Hash.pair(seller, numbers[row]), 2)
    }

    func name(_ row: Int) -> String {
        let code = screen.text(codes[row])
        return (code.isEmpty ? "" : code + "-") + screen.text(numbers[row])
    }

    func amount(_ row: Int) -> Int64 {
        table.wide(.total)[row]
            ?? table.wide(.amount).orZero(row) + table.wide(.tax).orZero(row)
    }

    func voucherCount(_ rows: [Int]) -> Int {
        struct Reference: Hashable {
            let texts: [UInt32]
            let times: [Int32?]
        }
        return Set(
            rows.map { row in
                Reference(
                    texts: [
                        table.texts(.village)[row], table.texts(.voucherType)[row],
                        table.texts(.voucherNumber)[row],
                    ], times: [table.narrow(.year)[row], table.narrow(.period)[row]])
            }
        ).count
    }

    /// Invoices that were taken back and still stand in a voucher.
    func cancelled() -> [Lead] {
        let states = table.texts(.reversed)
        if states.isEmpty { return [] }
        return table.rows.compactMap { row in
            let state = screen.text(states[row])
            guard ["红冲", "作废"].contains(where: { state.contains($0) }), !state.hasPrefix("未"),
                table.texts(.voucherNumber)[row] != 0
            else { return nil }
            return screen.lead(
                name(row), village: screen.data.village(table.texts(.village)[row]),
                day: table.narrow(.day)[row], amount: abs(amount(row)),
                rows: [Screen.Row(.invoice, row)],
                Phrase(
                    "发票\(name(row))状态为“\(state)”，仍作为报销凭证。",
                    "Invoice \(name(row)) is marked “\(state)” and still stands in a voucher."))
        }
    }
}
