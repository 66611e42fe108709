import Domain

/// One way of misusing money, as it would stand in the books.
struct SampleScheme: Sendable {
    let model: String
    /// Writes it into the books and marks it there.
    let plant: @Sendable (inout SampleLife, inout SampleBooks) -> Void

    init(
        _ model: String,
        _ plant: @escaping @Sendable (inout SampleLife, inout SampleBooks) -> Void
    ) {
        self.model = model
        self.plant = plant
    }

    static let all = cash + spending + revenue + works + people + bookkeeping

    private static let cash: [SampleScheme] = [
        SampleScheme("C01a") { life, books in
            let amount = life.dice.amount(8000, 60_000)
            let paper = books.add(
                life.day(life.lastYear, 5, 14), "环村路工程",
                [
                    SampleBooks.Line(account: "153", debit: amount, party: "村道施工队"),
                    SampleBooks.Line(account: "50101", credit: amount / 3),
                    SampleBooks.Line(account: "50403", credit: amount - amount / 3),
                ])
            books.plant("C01a", .paper(paper))
        },
        SampleScheme("C01c") { life, books in
            var owed = SampleBooks.Line(account: "112", credit: 1_200_000, party: "承租户甲")
            owed.contract = "HT-\(books.village.suffix(6))-1"
            let paper = books.add(
                life.day(life.lastYear, 9, 16), "承租户代付道路款",
                [SampleBooks.Line(account: "153", debit: 1_200_000), owed])
            books.plant("C01c", .paper(paper))
        },
        SampleScheme("C02") { life, books in
            let day = life.day(life.lastYear, 4, 15)
            books.add(
                day, "提现",
                [
                    SampleBooks.Line(account: "101", debit: 420_000),
                    SampleBooks.Line(account: "102", credit: 420_000),
                ])
            var cost = SampleBooks.Line(account: "51401", debit: 420_000, party: "青溪广告公司")
            cost.partyKind = "单位"
            let paper = books.add(
                day, "宣传栏制作", [cost, SampleBooks.Line(account: "101", credit: 420_000)])
            books.plant("C02", .paper(paper))
        },
        SampleScheme("C03") { life, books in
            let day = life.day(life.lastYear, 3, 4)
            let paper = books.add(
                day, "收取摊位费",
                [
                    SampleBooks.Line(account: "101", debit: 190_000),
                    SampleBooks.Line(account: "50401", credit: 190_000),
                ])
            books.add(
                day + 26, "送存现金",
                [
                    SampleBooks.Line(account: "102", debit: 190_000),
                    SampleBooks.Line(account: "101", credit: 190_000),
                ])
            books.plant("C03", .paper(paper))
        },
        SampleScheme("C04") { life, books in
            let day = life.day(life.lastYear, 10, 8)
            for step in 0..<4 {
                books.add(
                    day + Int32(step), "提取备用现金",
                    [
                        SampleBooks.Line(account: "101", debit: 300_000),
                        SampleBooks.Line(account: "102", credit: 300_000),
                    ])
            }
            books.add(
                day + 20, "现金送存",
                [
                    SampleBooks.Line(account: "102", debit: 1_200_000),
                    SampleBooks.Line(account: "101", credit: 1_200_000),
                ])
            books.plant("C04", .text("\(life.lastYear) 超限"))
        },
        SampleScheme("C07") { life, books in
            books.row(
                .bankAccount,
                [books.village, "9900" + books.village, "清原村委会", "", "基本户", "2020-01-01", "已备案"])
            books.plant("C07", .text("基本户"))
        },
        SampleScheme("C06") { life, books in
            let person = life.inventor.person(&life.dice)
            let number = "6217" + books.village
            books.row(
                .bankAccount,
                [books.village, number, person.name, person.id, "结算户", "2021-01-01", "已备案"])
            books.plant("C06", .text(Masked.text(number)))
        },
        SampleScheme("C08") { life, books in
            let day = life.day(life.lastYear, 7, 18)
            books.bankOnly += [
                SampleBooks.BankLine(day: day, amount: 3_800_011, party: "某公司", summary: "往来"),
                SampleBooks.BankLine(day: day + 9, amount: -3_800_011, party: "个人", summary: "往来"),
            ]
            books.plant("C08", .text("\(life.lastYear)-7"))
        },
        SampleScheme("C10") { life, books in
            books.lostBankLines = [40]
            books.plant("C10", .text(Masked.text(books.account)))
            books.follows("C08", .text(""))
        },
    ]

    private static let spending: [SampleScheme] = [
        SampleScheme("E01") { life, books in
            let paper = books.pay(
                life.day(life.lastYear, 5, 8), "购苗木", life.dice.amount(1500, 9000), to: "苗木户")
            books.papers[paper].lines[0].billKind = "白条"
            books.plant("E01", .paper(paper))
        },
        SampleScheme("E02") { life, books in
            let (code, number) = ("0330021002", Inventor.digits(life.dice.pick(1...99_999_999), 8))
            for month in [4, 8] {
                let paper = books.pay(
                    life.day(life.lastYear, month, 28), "购办公桌椅", 296_017, to: "青溪家具店",
                    bill: "")
                life.invoice(number, paper, "青溪家具店", "办公桌椅", &books, code: code)
            }
            books.plant("E02", .text("\(code)-\(number)"))
        },
        SampleScheme("E03") { life, books in
            let bill = "R" + Inventor.digits(life.dice.pick(1...9_999_999), 7)
            for offset in [0, 40] {
                books.pay(
                    life.day(life.lastYear, 4, 26) + Int32(offset), "灭火器充装", 73_510,
                    to: "平安消防站", bill: bill)
            }
            books.plant("E03", .text("平安消防站"))
        },
        SampleScheme("E04") { life, books in
            let bill = "B" + Inventor.digits(life.dice.pick(1...99_999_999), 8)
            for (offset, payee) in [(0, "张记油漆店"), (33, "李记油漆店")] {
                books.pay(
                    life.day(life.lastYear, 6, 24) + Int32(offset), "油漆", 61_230, to: payee,
                    bill: bill)
            }
            books.plant("E04", .text(bill))
        },
        SampleScheme("E05") { life, books in
            for (offset, amount) in [(0, 421_300), (2, 463_700), (5, 487_900)] {
                books.pay(
                    life.day(life.lastYear, 9, 3) + Int32(offset), "文化广场灯具", Int64(amount),
                    to: "明亮灯具店")
            }
            books.plant("E05", .text("明亮灯具店"))
        },
        SampleScheme("E06") { life, books in
            for index in 0..<12 {
                books.pay(
                    life.day(life.lastYear, 1 + index, 28), "零星修缮",
                    Int64(462_000 + index * 3110), to: "修缮户\(index)")
            }
            books.plant("E06", .text("5,000.00元"))
        },
        SampleScheme("E08") { life, books in
            let paper = books.pay(
                life.day(life.lastYear, 2, 6), "公务招待餐费", life.dice.amount(400, 2600),
                to: "福满楼饭店")
            books.plant("E08", .paper(paper))
        },
        SampleScheme("E09") { life, books in
            let who = "借款人\(books.village.suffix(3))"
            books.add(
                life.day(life.lastYear, 3, 12), "个人借款",
                [
                    SampleBooks.Line(account: "112", debit: 2_000_000, party: who),
                    SampleBooks.Line(account: "102", credit: 2_000_000, party: who),
                ])
            books.plant("E09", .text(who))
        },
        SampleScheme("E10") { life, books in
            var cost = SampleBooks.Line(account: "51303", debit: 456_000, party: "误工户甲")
            cost.quantity = "38"
            books.add(
                life.day(life.lastYear, 8, 28), "误工补贴",
                [cost, SampleBooks.Line(account: "102", credit: 456_000)])
            books.plant("E10", .text("误工户甲"))
        },
        SampleScheme("E13") { life, books in
            let paper = books.pay(
                life.day(life.lastYear, 3, 7), "垃圾桶采购", life.dice.amount(900, 3900),
                to: "环卫器材店")
            books.papers[paper].lines[0].billDay = life.day(life.lastYear, 5, 20)
            books.plant("E13", .paper(paper))
        },
    ]
}
