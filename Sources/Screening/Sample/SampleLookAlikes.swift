import Domain

extension SampleLife {
    /// Things that are in order and look like a scheme: none of them may be a lead.
    mutating func lookAlikes(_ books: inout SampleBooks) {
        let year = firstYear
        let debt = books.add(
            day(year, 12, 28), "无法支付的应付款转收入",
            [
                SampleBooks.Line(account: "211", debit: 230_000),
                SampleBooks.Line(account: "50401", credit: 230_000),
            ])
        books.lookAlike("C01a", .paper(debt))
        advance(year, &books)
        // Two purchases of the same price on one day, with two bills.
        for number in ["24113300000000000001", "24113300000000000002"] {
            let paper = books.pay(
                day(year, 6, 1), "消防器材", 38_010, to: "清原消防器材店",
                bill: number + books.village.suffix(5))
            books.lookAlike("E03", .paper(paper))
        }
        // Instalments of a contract, four in two weeks.
        for step in 0..<4 {
            var cost = SampleBooks.Line(
                account: "51401", debit: 490_033, party: "清原保洁服务公司")
            cost.contract = "HTB-1"
            books.add(
                day(year, 8, 1) + Int32(step * 4), "保洁服务费",
                [cost, SampleBooks.Line(account: "102", credit: 490_033, party: "清原保洁服务公司")])
        }
        books.row(
            .installment,
            [books.village, "HTB-1", "\(year)-08-01", "4900.33", "\(year)-08-01", "4900.33", ""])
        canteen(year, &books)
        // One card for a household of three.
        let card = inventor.card()
        let home = "\(books.village)-J1"
        for _ in 0..<3 {
            let person = inventor.person(&dice)
            books.row(.household, [books.village, home, person.id, person.name, "成员"])
            subsidy("耕地地力补贴", person, home, card, day(year, 6, 20), &books)
        }
        books.lookAlike("S05", .text("卡号"))
    }

    /// An advance that is settled with bills within days.
    private mutating func advance(_ year: Int, _ books: inout SampleBooks) {
        let clerk = "村文书出差"
        books.add(
            day(year, 4, 2), "出差借款",
            [
                SampleBooks.Line(account: "112", debit: 150_000, party: clerk),
                SampleBooks.Line(account: "102", credit: 150_000, party: clerk),
            ])
        let settled = books.add(
            day(year, 4, 9), "报销差旅费冲借款",
            [
                SampleBooks.Line(account: "51302", debit: 150_000, party: clerk),
                SampleBooks.Line(account: "112", credit: 150_000, party: clerk),
            ])
        books.lookAlike("C01a", .paper(settled))
        books.lookAlike("E09", .text(clerk))
    }

    private mutating func canteen(_ year: Int, _ books: inout SampleBooks) {
        for (summary, month) in [("老年食堂餐费补助", 5), ("信访接待室维修", 7), ("乡村旅游厕所保洁", 9)] {
            let paper = books.pay(
                day(year, month, 28), summary, dice.amount(300, 900), to: "清原综合服务队")
            books.lookAlike("E08", .paper(paper))
        }
    }
}
