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
        var kind = "道路"
        /// Number of the place; each project has one of its own.
        var place: Int?
        /// Percent of what was submitted that the audit cut.
        var cut: Int64 = 5
        /// Days between the publication and the deadline.
        var notice: Int32 = 22
        var agent = ""
        /// What became of each bid; in order where the list ends.
        var verdicts: [String] = []
        /// What a metre costs, in fen.
        var unitCost: Int64
        /// The tender that failed before.
        var predecessor = ""

        init(_ day: Int32, price: Int64, builder: String, bidders: [String]) {
            self.price = price
            self.builder = builder
            self.bidders = bidders
            approved = day
            signed = day + 45
            start = day + 60
            accepted = day + 150
            settled = day + 190
            unitCost = 27_000 + price % 6000
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
        let bidders = [0, 2, 5, 7].map { builders[(first + $0) % 9] }
        return Works(
            begin, price: dice.amount(60_000, 330_000), builder: bidders[0], bidders: bidders)
    }

    /// Writes a project with tender, bids, payments and vouchers; its number.
    @discardableResult
    mutating func works(_ number: Int, _ works: Works, _ books: inout SampleBooks) -> String {
        let name = "XM-\(books.village.suffix(6))-\(number)"
        let control = works.price * 1000 / works.bids[0]
        let settled = works.price + works.changes.reduce(0, +)
        // A third of a kilometre from one place to the next.
        let north = 290_000 + (works.place ?? number) * 30
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
                books.village, name, "村道硬化\(number)期", works.kind, Written.yuan(control),
                works.decision ? decision : "", Written.day(works.approved), works.procedure,
                "HTX-\(number)", works.builder, Written.day(works.signed),
                Written.yuan(works.price), Written.day(works.start),
                Written.day(works.start + 100), Written.day(works.accepted),
                Written.day(works.settled),
                works.settled == nil ? "" : Written.yuan(settled), works.status,
                works.settled == nil ? "" : Written.yuan(settled * 100 / (100 - works.cut)),
                "清原造价审计所", "\(north / 10_000).\(Inventor.digits(north % 10_000, 4))", "120.5000",
                String(works.price / works.unitCost),
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
        capitalise(name, works, &books)
        return "\(name) 村道硬化\(number)期"
    }

    /// What was built and accepted becomes a fixed asset once it is paid.
    private func capitalise(_ project: String, _ works: Works, _ books: inout SampleBooks) {
        guard works.accepted != nil, let paid = works.payments.map(\.day).max() else { return }
        let cost = works.payments.reduce(0) { $0 + works.price * $1.share / 100 }
        var built = SampleBooks.Line(account: "153", credit: cost)
        built.project = project
        books.add(
            paid + 15, "工程完工转固", [SampleBooks.Line(account: "151", debit: cost), built])
    }

    private func tender(
        _ number: Int, _ works: Works, _ control: Int64, _ books: inout SampleBooks
    ) {
        let name = "ZB-\(books.village.suffix(6))-\(number)"
        let published = works.approved + 5
        let deadline = published + works.notice
        books.row(
            .tender,
            [
                books.village, name, works.procedure, Written.day(published),
                "\(Written.day(deadline)) 09:00:00", Written.day(deadline),
                Written.yuan(control), Written.day(published + 25), Written.day(works.signed),
                works.predecessor, works.agent,
            ])
        for (index, bidder) in works.bidders.prefix(works.bids.count).enumerated() {
            let phone = index < works.phones.count ? works.phones[index] : ""
            let verdict = index < works.verdicts.count ? works.verdicts[index] : "有效"
            books.row(
                .bid,
                [
                    books.village, name, "", bidder, "法人\(bidder.dropFirst(2).prefix(2))", phone,
                    Written.yuan(control * works.bids[index] / 1000 + Int64(index * 731)),
                    "\(Written.day(deadline - 1)) 15:00:00", verdict,
                    "保证金\(bidder.dropFirst(2).prefix(2))", "", index == 0 ? "是" : "否",
                ])
        }
    }
}
