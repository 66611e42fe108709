import Domain

/// What happens in every made-up village, and is in order.
struct SampleLife {
    var dice: Dice
    var inventor: Inventor
    var bills = 0
    let firstYear: Int
    let years: Int
    let suppliers: [String]
    let tenants: [String]
    let builders: [String]

    init(seed: UInt64, years: Int, until lastYear: Int) {
        dice = Dice(seed: seed)
        inventor = Inventor()
        self.years = years
        firstYear = lastYear - years + 1
        let kinds = ["办公用品店", "打印社", "五金店", "水电维修部", "园林队", "建材店"]
        suppliers = (0..<12).map { "青溪\(["东", "西"][$0 % 2])街\(kinds[$0 / 2])" }
        tenants = (0..<40).map { "承租户\(Inventor.digits($0, 2))" }
        builders = (0..<9).map { "清原第\(["一", "二", "三", "四", "五", "六", "七", "八", "九"][$0])建设公司" }
    }

    var lastYear: Int { firstYear + years - 1 }

    /// A day of the last year.
    func on(_ month: Int, _ day: Int) -> Int32 { self.day(lastYear, month, day) }

    func day(_ year: Int, _ month: Int, _ day: Int) -> Int32 {
        Day(year: year, month: month, day: day)?.number ?? 0
    }

    mutating func live(_ books: inout SampleBooks) {
        people(&books)
        books.row(
            .bankAccount,
            [books.village, books.account, "清原村股份经济合作社", "", "基本户", "2015-01-01", "已备案"])
        books.row(
            .balance, [books.village, String(firstYear), "1", "101", "3000.00", "", "", "3000.00"])
        for year in firstYear...lastYear {
            for month in 1...12 { self.month(year, month, &books) }
            subsidies(year, &books)
        }
        leases(&books)
        tenders(&books)
        for number in 0..<years * 2 { project(number, &books) }
    }

    private mutating func people(_ books: inout SampleBooks) {
        for (post, phone) in [("村书记", "1"), ("村文书", "2")] {
            let person = inventor.person(&dice)
            let card = inventor.card()
            let number = "199" + phone + String(books.village.suffix(7))
            books.row(
                .official,
                [books.village, person.name, person.id, post, "2015-01-01", "", number, card])
            let home = "\(books.village)-\(phone)"
            books.row(.household, [books.village, home, person.id, person.name, "户主"])
            let spouse = inventor.person(&dice)
            books.row(.household, [books.village, home, spouse.id, spouse.name, "配偶"])
            books.row(
                .relation, [books.village, person.id, spouse.id, spouse.name, "配偶", "已备案"])
        }
    }

    private mutating func month(_ year: Int, _ month: Int, _ books: inout SampleBooks) {
        for (index, supplier) in suppliers.enumerated() where dice.chance(0.8) {
            let account = index % 3 == 0 ? "51401" : "51301"
            bills += 1
            let bill = "24\(year % 100)33" + Inventor.digits(bills, 14)
            let words = ["办公用品", "打印费", "五金材料", "水电维修", "绿化养护", "零星建材"][index / 2]
            let paper = books.pay(
                day(year, month, 2 + index * 2), words, dice.amount(20, 2000), to: supplier,
                account: account, bill: bill)
            invoice(bill, paper, supplier, words, &books)
        }
        let allowances = (0..<11).map { index in
            (party: "村民\(books.village.suffix(3))\(index)", amount: dice.amount(100, 1000))
        }
        books.list(day(year, month, 27), "误工补贴发放", account: "51303", allowances)
        if month % 3 == 0 {
            books.receive(
                day(year, month, 21), "银行结息", dice.amount(30, 300), from: "", account: "50401")
        }
        let posted = day(month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 10)
        books.row(
            .disclosure,
            [
                books.village, "GK-\(year * 100 + month)", "财务公开", "\(year)年\(month)月财务公开",
                Written.day(posted), Written.day(posted + 30), "sha\(books.village)\(year)\(month)",
            ])
    }

    /// A December before the books begin, of which a posting tells.
    func decemberBefore(_ books: inout SampleBooks) -> Int32 {
        books.row(
            .disclosure,
            [
                books.village, "GK-0", "财务公开", "\(firstYear - 1)年12月财务公开",
                Written.day(day(firstYear, 1, 10)), Written.day(day(firstYear, 2, 9)),
                "sha\(books.village)0",
            ])
        return day(firstYear - 1, 12, 12)
    }

    /// The invoice of a purchase; the voucher's number is filled in when it is known.
    func invoice(
        _ number: String, _ paper: Int, _ seller: String, _ words: String,
        _ books: inout SampleBooks, code: String = ""
    ) {
        let amount = books.papers[paper].lines[0].debit
        books.row(
            .invoice,
            [
                books.village, code.isEmpty ? "数电票" : "普票", code, number,
                Written.day(books.papers[paper].day - 2), seller, Written.yuan(amount), "记",
                "#\(paper)", "", "", words,
            ])
    }
}
