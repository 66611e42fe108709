/// The lines of spending of a village that name a payee, outside lists and transfers.
struct Payments {
    private let lines: ArraySlice<Int32>
    private let ledger: Ledger

    /// `minimum`: Smaller amounts are left out, in fen.
    init(_ screen: Screen, village: Int, minimum: Int64 = 1) {
        ledger = screen.ledger
        let all = ledger.payments[ledger.villagePayments[village]]
        let debit = ledger.debit
        lines = minimum <= 1 ? all : all.filter { debit[Int($0)] >= minimum }[...]
    }

    /// Those of lists as well, as far as the payee is one of these.
    init(withLists screen: Screen, village: Int, of payees: TextSet) {
        let ledger = screen.ledger
        self.ledger = ledger
        var lines: [Int32] = []
        for index in ledger.villageVouchers[village] where !ledger.vouchers[index].isTransfer {
            for line in ledger.vouchers[index].lines
            where payees.contains(ledger.party[line]) && ledger.debit[line] > 0
                && ledger.accountClass(line).isSpending
            {
                lines.append(Int32(line))
            }
        }
        self.lines = lines[...]
    }

    /// Only those whose payee is one of these.
    init(_ screen: Screen, village: Int, of payees: TextSet) {
        ledger = screen.ledger
        let party = ledger.party
        lines =
            ledger.payments[ledger.villagePayments[village]]
            .filter { payees.contains(party[Int($0)]) }[...]
    }

    var count: Int { lines.count }
    func amount(_ place: Int32) -> Int64 { ledger.debit[entry(place)] }
    func day(_ place: Int32) -> Int32 { ledger.days[entry(place)] }
    func party(_ place: Int32) -> UInt32 { ledger.party[entry(place)] }
    func entry(_ place: Int32) -> Int { Int(lines[lines.startIndex + Int(place)]) }
}

extension Screen {
    /// The payee of an entry as shown: the name where there is one.
    func payee(_ entry: Int) -> String {
        let name = ledger.partyName[entry]
        return masked(name != 0 ? name : ledger.party[entry])
    }
}
