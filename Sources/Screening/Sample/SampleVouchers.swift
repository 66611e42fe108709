extension SampleBooks {
    /// Adds a voucher; its index.
    @discardableResult
    mutating func add(_ day: Int32, _ summary: String, _ lines: [Line]) -> Int {
        papers.append(Paper(day: day, summary: summary, lines: lines))
        return papers.count - 1
    }

    /// A purchase that the bank pays; its index.
    @discardableResult
    mutating func pay(
        _ day: Int32, _ summary: String, _ amount: Int64, to party: String, id: String = "",
        account: String = "51301", bill: String = ""
    ) -> Int {
        var cost = Line(account: account, debit: amount, party: party, partyID: id)
        cost.bill = bill
        cost.billDay = day - 2
        cost.handler = "经手丙"
        cost.approver = "书记丁"
        return add(day, summary, [cost, Line(account: "102", credit: amount, party: party)])
    }

    /// Income that goes to the bank; its index.
    @discardableResult
    mutating func receive(
        _ day: Int32, _ summary: String, _ amount: Int64, from party: String,
        account: String = "50101", contract: String = ""
    ) -> Int {
        var income = Line(account: account, credit: amount, party: party)
        income.contract = contract
        return add(day, summary, [Line(account: "102", debit: amount, party: party), income])
    }

    /// Money from one account to another, with the same party on both; its index.
    @discardableResult
    mutating func move(
        _ day: Int32, _ summary: String, _ amount: Int64, from credit: String, to debit: String,
        party: String = ""
    ) -> Int {
        add(
            day, summary,
            [
                Line(account: debit, debit: amount, party: party),
                Line(account: credit, credit: amount, party: party),
            ])
    }

    mutating func withdraw(_ day: Int32, _ amount: Int64) {
        move(day, "提现", amount, from: "102", to: "101")
    }

    mutating func deposit(_ day: Int32, _ amount: Int64) {
        move(day, "现金送存", amount, from: "101", to: "102")
    }

    /// Ten lines and more of one voucher: a list, and no purchases.
    @discardableResult
    mutating func list(
        _ day: Int32, _ summary: String, account: String, _ lines: [(party: String, amount: Int64)]
    ) -> Int {
        var all = lines.map { line -> Line in
            var cost = Line(account: account, debit: line.amount, party: line.party)
            cost.quantity = "1"
            return cost
        }
        all.append(Line(account: "102", credit: lines.reduce(0) { $0 + $1.amount }))
        return add(day, summary, all)
    }
}
