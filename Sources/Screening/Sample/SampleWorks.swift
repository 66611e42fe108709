import Domain

extension SampleLife {
    /// Dates and prices of a project, so that a scheme can change one of them.
    struct Works {
        var price: Int64
        var approved: Int32
        var signed: Int32
        var start: Int32
        var accepted: Int32?
        var settled: Int32?
        /// Share of the price in percent and day of each payment.
        var payments: [(share: Int64, day: Int32)]
        var changes: [Int64] = []
        var procedure = "公开招标"
        var decision = true
        var builder = ""
        var status = "在用"
        var bidders: [String] = []
        /// Prices of the bids in permille of the control price, the winner's first.
        var bids: [Int64] = [955, 968, 992]
        var phones: [String] = []

        init(_ day: Int32, price: Int64, builder: String, bidders: [String]) {
            self.price = price
            self.builder = builder
            self.bidders = bidders
            approved = day
            signed = day + 45
            start = day + 60
            accepted = day + 150
            settled = day + 190
            payments = [(30, day + 70), (50, day + 155), (17, day + 200)]
        }
    }

    /// A project that goes by the book; about two a year.
    mutating func project(_ number: Int, _ books: inout SampleBooks) {
        let year = firstYear + number / 2
        let begin = day(year, number % 2 == 0 ? 2 : 5, 3)
        works(number, works(begin, &books), &books)
    }

    mutating func works(_ begin: Int32, _ books: inout SampleBooks) -> Works {
        let first = dice.pick(0...8)
        let bidders = [builders[first], builders[(first + 2) % 9], builders[(first + 5) % 9]]
        return Works(
            begin, price: dice.amount(60_000, 280_000), builder: bidders[0], bidders: bidders)
    }

    /// Writes a project with tender, bids, payments and vouchers; its number.
    @discardableResult
    mutating func works(_ number: Int, _ works: Works, _ books: inout SampleBooks) -> String {
        let name = "XM-\(books.village.suffix(6))-\(number)"
        let control = works.price * 1000 / works.bids[0]
        let decision = "JYX-\(number)"
        if works.decision {
            books.row(
                .decision,
                [
                    books.village, decision, "村民代表会", Written.day(works.approved - 20), "45", "41",
                    "39", "道路工程",
                ])
        }
        books.row(
            .project,
            [
                books.village, name, "村道硬化\(number)期", "道路", Written.yuan(control),
                works.decision ? decision : "", Written.day(works.approved), works.procedure,
                "HTX-\(number)", works.builder, Written.day(works.signed),
                Written.yuan(works.price), Written.day(works.start),
                Written.day(works.start + 100), Written.day(works.accepted),
                Written.day(works.settled),
                works.settled == nil ? "" : Written.yuan(works.price), works.status,
            ])
        if works.procedure.contains("招标") { tender(number, works, control, &books) }
        for (index, change) in works.changes.enumerated() {
            books.row(
                .change,
                [
                    books.village, name, "BG-\(index)", Written.day(works.start + 40),
                    Written.yuan(change), "设计变更",
                ])
        }
        for (index, payment) in works.payments.enumerated() {
            let amount = works.price * payment.share / 100
            books.row(
                .payment,
                [
                    books.village, name, Written.day(payment.day), Written.yuan(amount),
                    "第\(index + 1)次", works.builder,
                ])
            var cost = SampleBooks.Line(account: "153", debit: amount, party: works.builder)
            cost.project = name
            cost.decision = works.decision ? decision : ""
            cost.contract = "HTX-\(number)"
            books.add(
                payment.day, "支付村道工程款",
                [cost, SampleBooks.Line(account: "102", credit: amount, party: works.builder)])
        }
        return "\(name) 村道硬化\(number)期"
    }

    private func tender(
        _ number: Int, _ works: Works, _ control: Int64, _ books: inout SampleBooks
    ) {
        let name = "ZB-\(books.village.suffix(6))-\(number)"
        let published = works.approved + 5
        books.row(
            .tender,
            [
                books.village, name, works.procedure, Written.day(published),
                "\(Written.day(published + 22)) 09:00:00", Written.day(published + 22),
                Written.yuan(control), Written.day(published + 25), Written.day(works.signed), "",
            ])
        for (index, bidder) in works.bidders.enumerated() {
            let phone = index < works.phones.count ? works.phones[index] : ""
            books.row(
                .bid,
                [
                    books.village, name, "", bidder, "法人\(bidder.dropFirst(2).prefix(2))", phone,
                    Written.yuan(control * works.bids[index] / 1000 + Int64(index * 731)),
                    "\(Written.day(published + 21)) 15:00:00", "有效",
                    "保证金\(bidder.dropFirst(2).prefix(2))", "", index == 0 ? "是" : "否",
                ])
        }
    }

    mutating func subsidies(_ year: Int, _ books: inout SampleBooks) {
        for family in 0..<8 {
            let person = inventor.person(&dice, born: 1935...1960)
            let home = "\(books.village)-H\(year)\(family)"
            books.row(.household, [books.village, home, person.id, person.name, "户主"])
            let card = inventor.card()
            for month in stride(from: 1, through: 12, by: 3) {
                subsidy("低保", person, home, card, day(year, month, 20), &books)
            }
        }
    }

    func subsidy(
        _ program: String, _ person: (name: String, id: String), _ home: String, _ card: String,
        _ paid: Int32, _ books: inout SampleBooks, holder: (name: String, id: String)? = nil,
        phone: String = "", agent: String = "", result: String = "成功", times: Int64 = 1,
        posted: Int32? = nil
    ) {
        let civil = Day(number: paid).civil
        let holder = holder ?? person
        books.row(
            .subsidy,
            [
                books.village, "\(civil.year)-\(civil.month)", program, "980.00", "1",
                Written.yuan(98_000 * times), person.name, person.id, home, card, holder.name,
                holder.id, phone, agent, Written.day(posted ?? paid - 10), Written.day(paid),
                result,
                "\(civil.year)-\(civil.month)",
            ])
    }
}
