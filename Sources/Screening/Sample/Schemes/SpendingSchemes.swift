import Domain

extension SampleScheme {
    static let spending: [SampleScheme] = [
        SampleScheme(
            "E01", "白条列支苗木款",
            plant: { life, books in
                let paper = books.pay(
                    life.on(5, 8), "购苗木", life.dice.amount(1500, 9000), to: "苗木户")
                books.papers[paper].lines[0].billKind = "白条"
                return [.paper(paper)]
            }, innocent: "财政票据列支",
            lookAlike: { life, books in
                let paper = books.pay(
                    life.on(5, 8), "缴纳水利基金", life.dice.amount(1500, 9000), to: "清原水利所")
                books.papers[paper].lines[0].billKind = "财政票据"
                return [.paper(paper)]
            }),
        SampleScheme(
            "E02", "一张发票两次报销",
            plant: { life, books in
                repeatedInvoice(&life, &books, of: "家具店", "办公桌椅")
            }, innocent: "多单位分摊并附分割单",
            lookAlike: { life, books in
                repeatedInvoice(&life, &books, of: "音响店", "广播音柱（附分割单）")
            }),
        SampleScheme(
            "E03", "同一票据重复支付",
            plant: { life, books in
                let amount = life.dice.amount(150, 900)
                let bill = "R" + Inventor.digits(life.dice.pick(1...9_999_999), 7)
                for offset in [0, 40] {
                    books.pay(
                        life.on(4, 26) + Int32(offset), "灭火器充装", amount, to: "平安消防站", bill: bill)
                }
                return [.text("平安消防站")]
            }, innocent: "同日两张票据购买同价物品",
            lookAlike: { life, books in
                for number in ["24113300000000000001", "24113300000000000002"] {
                    books.pay(
                        life.on(6, 1), "消防器材", 38_010, to: "清原消防器材店",
                        bill: number + books.village.suffix(5))
                }
                return [.text("清原消防器材店")]
            }),
        SampleScheme(
            "E04", "一张票据付给两人",
            plant: { life, books in
                [.text(sharedBill(&life, &books, "油漆"))]
            }, innocent: "票据分摊并附分割单",
            lookAlike: { life, books in
                [.text(sharedBill(&life, &books, "油漆款（附分割单）"))]
            }),
        SampleScheme(
            "E05", "一周内拆分三笔支付",
            plant: { life, books in
                for step in 0..<life.dice.pick(2...4) {
                    books.pay(
                        life.on(9, 3 + step * 2), "文化广场灯具", life.dice.amount(2600, 4400),
                        to: "明亮灯具店")
                }
                return [.text("明亮灯具店")]
            }, innocent: "按合同约定分期付款",
            lookAlike: { life, books in
                for step in 0..<4 {
                    let paper = books.move(
                        life.on(8, 1 + step * 4), "保洁服务费", 440_033, from: "102", to: "51401",
                        party: "清原保洁服务公司")
                    books.papers[paper].lines[0].contract = "HTB-1"
                }
                books.row(
                    .installment,
                    [
                        books.village, "HTB-1", Written.day(life.on(8, 1)), "4400.33",
                        Written.day(life.on(8, 1)), "4400.33", "",
                    ])
                return [.text("清原保洁服务公司")]
            }),
        SampleScheme(
            "E06", "多笔支付略低于审批限额",
            plant: { life, books in
                for index in 0..<16 {
                    books.pay(
                        life.on(1 + index % 12, 28), "零星修缮", Int64(462_000 + index * 2310),
                        to: "修缮户\(index)")
                }
                return [.text("5,000.00元")]
            }, innocent: "限额上下的支付笔数相当",
            lookAlike: { life, books in
                for index in 0..<9 {
                    books.pay(
                        life.on(1 + index, 28), "零星修缮", Int64(462_000 + index * 3110),
                        to: "修缮户\(index)")
                    books.pay(
                        life.on(1 + index, 26), "零星修缮", Int64(502_000 + index * 3110),
                        to: "修整户\(index)")
                }
                return [.text("5,000.00元")]
            }),
        SampleScheme(
            "E12", "票据几乎都在休息日开具",
            plant: { life, books in [.text(daysOff(&life, &books, of: "休工材料店", others: 0))] },
            innocent: "逢集市日供货",
            lookAlike: { life, books in
                [.text(daysOff(&life, &books, of: "集市材料店", others: 4))]
            }),
        SampleScheme(
            "E16", "道路工程记入管理费用",
            plant: { life, books in [booked(&life, &books, "机耕道路砌筑")] },
            innocent: "道路养护费记入管理费用",
            lookAlike: { life, books in [booked(&life, &books, "机耕道路养护")] }),
    ]

    /// Eight bills, one a month, all but `others` of them of a day off; the payee.
    private static func daysOff(
        _ life: inout SampleLife, _ books: inout SampleBooks, of payee: String, others: Int
    ) -> String {
        let calendar = WorkingCalendar.announced
        for month in 2...9 {
            let worked = month - 2 < others
            let day = (12...22).map { life.on(month, $0) }.first {
                calendar.isWorking(Day(number: $0)) == worked
            }
            guard let day else { continue }
            let paper = books.pay(day + 2, "零星材料", life.dice.amount(200, 900), to: payee)
            books.papers[paper].lines[0].billDay = day
        }
        return payee
    }

    /// A large cost of administration.
    private static func booked(
        _ life: inout SampleLife, _ books: inout SampleBooks, _ summary: String
    ) -> SampleBooks.Case.Key {
        .paper(
            books.pay(
                life.on(10, 11), summary, life.dice.amount(12_000, 40_000), to: "清原筑路队"))
    }

    /// Two purchases, months apart, with one paper invoice.
    private static func repeatedInvoice(
        _ life: inout SampleLife, _ books: inout SampleBooks, of shop: String, _ goods: String
    ) -> [SampleBooks.Case.Key] {
        let seller = "青溪\(books.village.suffix(6))\(shop)"
        let (code, number) = ("0330021002", Inventor.digits(life.dice.pick(1...99_999_999), 8))
        let amount = life.dice.amount(1100, 4400)
        for month in [4, 8] {
            let paper = books.pay(life.on(month, 28), "购\(goods)", amount, to: seller)
            life.invoice(number, paper, seller, goods, &books, code: code)
        }
        return [.text("\(code)-\(number)")]
    }

    /// Two payments, a month apart, to two payees with one bill; its number.
    private static func sharedBill(
        _ life: inout SampleLife, _ books: inout SampleBooks, _ summary: String
    ) -> String {
        let amount = life.dice.amount(150, 900)
        let bill = "B" + Inventor.digits(life.dice.pick(1...99_999_999), 8)
        for (offset, payee) in [(0, "张记油漆店"), (33, "李记油漆店")] {
            books.pay(life.on(6, 24) + Int32(offset), summary, amount, to: payee, bill: bill)
        }
        return bill
    }
}
