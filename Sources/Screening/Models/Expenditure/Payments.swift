/// The lines of spending of a village that name a payee: what the rules of expenditure look at.
struct Payments {
    let rows: [Int32]
    let ledger: Ledger

    /// `minimum`: Smaller amounts are left out, in fen.
    init(_ screen: Screen, village: Int, minimum: Int64 = 1, withoutLists: Bool = true) {
        let ledger = screen.ledger
        self.ledger = ledger
        var rows: [Int32] = []
        for index in ledger.villageVouchers[village] {
            let voucher = ledger.vouchers[index]
            if voucher.isTransfer || (withoutLists && ledger.isList(voucher)) { continue }
            for line in voucher.lines
            where ledger.debit[line] >= minimum && ledger.party[line] != 0
                && ledger.accountClass(line).isSpending
            {
                rows.append(Int32(line))
            }
        }
        self.rows = rows
    }

    func amount(_ place: Int32) -> Int64 { ledger.debit[Int(rows[Int(place)])] }
    func day(_ place: Int32) -> Int32 { ledger.days[Int(rows[Int(place)])] }
    func party(_ place: Int32) -> UInt32 { ledger.party[Int(rows[Int(place)])] }
    func entry(_ place: Int32) -> Int { Int(rows[Int(place)]) }
}

extension Screen {
    /// The payee of an entry as shown: the name where there is one.
    func payee(_ entry: Int) -> String {
        let name = table(.entry).texts(.party)[entry]
        return masked(name != 0 ? name : ledger.party[entry])
    }
}
