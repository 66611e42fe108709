import Domain

/// What a village spent in each year by the first level of accounts, without works and assets.
struct ExpenseYears: Sendable {
    struct Year: Sendable {
        let year: Int
        let chart: ChartOfAccounts
        /// In fen, by the places of `codes`.
        fileprivate(set) var sums = [Int64](repeating: 0, count: ExpenseYears.codes.count)
        fileprivate(set) var lines = 0
        /// Whether its December is there.
        fileprivate(set) var isComplete = false

        var total: Int64 { sums.reduce(0, +) }

        func share(_ place: Int) -> Double { Double(sums[place]) / Double(total) }
    }

    /// Accounts that are expenses in one of the charts.
    static let codes = (0..<1000).filter { code in
        [ChartOfAccounts.y2004, .y2023].contains { $0.accountClass(code) == .expense }
    }
    private static let places: [Int] = {
        var places = [Int](repeating: 0, count: 1000)
        for (place, code) in codes.enumerated() { places[code] = place }
        return places
    }()

    /// Ascending.
    let years: [Year]

    init(_ screen: Screen, village: Int) {
        let ledger = screen.ledger
        var years: [Year] = []
        var current = -1
        for index in ledger.villageVouchers[village] {
            let voucher = ledger.vouchers[index]
            if voucher.isTransfer || voucher.isVoided { continue }
            if current < 0 || years[current].year != voucher.year {
                current = years.firstIndex { $0.year == voucher.year } ?? years.count
                if current == years.count {
                    let chart = ledger.charts[.init(village: village, year: voucher.year)]
                    years.append(Year(year: voucher.year, chart: chart ?? .mixed))
                }
            }
            if voucher.period >= 12 { years[current].isComplete = true }
            for line in voucher.lines where ledger.accountClass(line) == .expense {
                let place = Self.places[Int(ledger.codes[line])]
                years[current].sums[place] += ledger.debit[line] - ledger.credit[line]
                years[current].lines += 1
            }
        }
        self.years = years.sorted { $0.year < $1.year }
    }
}
