import Domain

extension Screen {
    /// The positive amounts of a village's lines of spending, in fen: the population of the tests
    /// of digits.
    @inline(__always)
    func eachSpending(_ village: Int, _ body: (Int64) -> Void) {
        let ledger = ledger
        for line in ledger.villageLines[village] {
            let amount = ledger.debit[line]
            if amount > 0, ledger.accountClass(line).isSpending { body(amount) }
        }
    }

    /// The same as a list; empty where there are fewer than `count` of at least `minimum` fen.
    func spending(_ village: Int, from minimum: Int64 = 1, count: Int) -> [Int64] {
        var amounts: [Int64] = []
        eachSpending(village) { if $0 >= minimum { amounts.append($0) } }
        return amounts.count >= count ? amounts : []
    }

    /// The villages of each township (the first nine digits of their codes), in order.
    var townships: [Range<Int>] {
        let villages = data.villages
        var found: [Range<Int>] = []
        for village in villages.indices {
            if let last = found.last, township(of: last.lowerBound) == township(of: village) {
                found[found.count - 1] = last.lowerBound..<(village + 1)
            } else {
                found.append(village..<(village + 1))
            }
        }
        return found
    }

    func township(of village: Int) -> String { String(data.villages[village].prefix(9)) }

    /// A share in words: `12.3%`.
    func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10)%" }
}
