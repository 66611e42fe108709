import Domain

extension SampleScheme {
    /// Spending that is told by who is paid, for what, and when.
    static let payees: [SampleScheme] = [
        SampleScheme(
            "E07", "向超市支付整千元",
            plant: { life, books in
                for month in 1...6 {
                    books.pay(
                        life.on(month, 26), "日用品", month % 2 == 0 ? 200_000 : 300_000,
                        to: "清原百货超市")
                }
                return [.text("清原百货超市")]
            }, innocent: "固定报酬",
            lookAlike: { life, books in
                for month in 1...6 {
                    books.pay(
                        life.on(month, 26), "网格员报酬", 200_000, to: "网格员戊", account: "51303")
                }
                return [.text("网格员戊")]
            }),
        SampleScheme(
            "E08", "列支公务招待餐费",
            plant: { life, books in
                let paper = books.pay(
                    life.on(2, 6), "公务招待餐费", life.dice.amount(400, 2600), to: "福满楼饭店")
                return [.paper(paper)]
            }, innocent: "老年食堂和信访接待室等支出",
            lookAlike: { life, books in
                [("老年食堂餐费补助", 5), ("信访接待室维修", 7), ("乡村旅游厕所保洁", 9)].map { summary, month in
                    .paper(
                        books.pay(
                            life.on(month, 28), summary, life.dice.amount(300, 900),
                            to: "清原综合服务队"))
                }
            }),
        SampleScheme(
            "E09", "个人借款长期不还",
            plant: { life, books in
                let who = "借款人\(books.village.suffix(3))"
                books.move(
                    life.on(3, 12), "个人借款", life.dice.amount(2000, 40_000), from: "102", to: "112",
                    party: who)
                return [.text(who)]
            }, innocent: "出差借款一周内以票据冲销",
            lookAlike: { life, books in
                let who = "村文书出差"
                books.move(life.on(4, 2), "出差借款", 150_000, from: "102", to: "112", party: who)
                let settled = books.move(
                    life.on(4, 9), "报销差旅费冲借款", 150_000, from: "112", to: "51302", party: who)
                books.note(.lookAlike, "C01a", [.paper(settled)], "借款以票据冲销")
                return [.text(who)]
            }),
        SampleScheme(
            "E10", "一人一月误工超过一月天数",
            plant: { life, books in
                [.text(lostDays(&life, &books, "误工补贴"))]
            }, innocent: "补发以前月份误工补贴",
            lookAlike: { life, books in
                [.text(lostDays(&life, &books, "补发上季度误工补贴"))]
            }),
        SampleScheme(
            "E11", "年底集中列支",
            plant: { life, books in
                for index in 0..<30 {
                    books.pay(
                        life.on(12, 10), "零星整修", Int64(1_200_000 + index * 1307), to: "整修户\(index)")
                }
                books.follows("F05", .text("12"))
                return [.text("\(life.lastYear)")]
            }, innocent: "年终一次性结算保洁费",
            lookAlike: { life, books in
                books.pay(life.on(12, 10), "全年保洁费结算", 2_100_000, to: "清原环卫所", account: "51401")
                return [.text("\(life.lastYear)")]
            }),
        SampleScheme(
            "E13", "付款两月后才有票据",
            plant: { life, books in
                let paper = books.pay(
                    life.on(3, 7), "垃圾桶采购", life.dice.amount(900, 3900), to: "环卫器材店")
                books.papers[paper].lines[0].billDay = life.on(5, 20)
                return [.paper(paper)]
            }, innocent: "票据补交而集中做账",
            lookAlike: { life, books in
                let paper = books.pay(
                    life.on(5, 7), "垃圾桶采购", life.dice.amount(900, 3900), to: "环卫器材店")
                books.papers[paper].lines[0].billDay = life.on(3, 9)
                return [.paper(paper)]
            }),
        SampleScheme(
            "E14", "同一销方两月内发票连号",
            plant: { life, books in
                [.text(invoices(&life, &books, of: "连号电器店", every: 30))]
            }, innocent: "一周内三张发票连号",
            lookAlike: { life, books in
                [.text(invoices(&life, &books, of: "便民电器店", every: 3))]
            }),
        SampleScheme(
            "E15", "一家供应商承揽各类支出",
            plant: { life, books in
                let seller = "清原万能服务公司"
                for month in 2...6 {
                    books.pay(
                        life.on(month, 14), "综合整治", 90_000_000 + Int64(month * 1030), to: seller,
                        account: "15302")
                }
                books.pay(life.on(7, 14), "设备购置", 18_000_300, to: seller, account: "15101")
                books.pay(life.on(8, 14), "日常维护", 2_000_700, to: seller, account: "51401")
                return [.text("\(seller) \(life.lastYear)")]
            }, innocent: "一项大工程由一家承揽",
            lookAlike: { life, books in
                for month in [4, 8] {
                    books.pay(
                        life.on(month, 14), "水库加固", 40_000_000 + Int64(month * 1030), to: "清原水利工程队",
                        account: "15302")
                }
                return [.text("清原水利工程队 \(life.lastYear)")]
            }),
        SampleScheme(
            "P17", "成立月余的企业收取大额款项",
            plant: { life, books in [.text(founded(&life, &books, 18_000, 40_000))] },
            innocent: "新办企业零星供货",
            lookAlike: { life, books in [.text(founded(&life, &books, 2_000, 4_000))] }),
    ]

    /// Two payments to a company that was founded forty days before; the company.
    private static func founded(
        _ life: inout SampleLife, _ books: inout SampleBooks, _ low: Int, _ high: Int
    ) -> String {
        let owner = life.inventor.person(&life.dice)
        let company = "清原\(books.village.suffix(6))绿植公司"
        let paid = life.on(5, 12)
        books.row(
            .shareholding,
            ["", company, owner.id, owner.name, "股东", "", "", "存续", Written.day(paid - 40)])
        for day in [paid, paid + 45] {
            books.pay(day, "购买绿植", life.dice.amount(low, high), to: company)
        }
        return company
    }

    private static func lostDays(
        _ life: inout SampleLife, _ books: inout SampleBooks, _ summary: String
    ) -> String {
        let days = life.dice.pick(33...60)
        let paper = books.move(
            life.on(8, 28), summary, Int64(days) * 12_000, from: "102", to: "51303", party: "误工户甲")
        books.papers[paper].lines[0].quantity = String(days)
        return "误工户甲"
    }

    /// Three purchases whose paper invoices have numbers in a row; the seller.
    private static func invoices(
        _ life: inout SampleLife, _ books: inout SampleBooks, of shop: String, every days: Int
    ) -> String {
        let seller = "青溪\(books.village.suffix(6))\(shop)"
        let first = life.dice.pick(10_000_000...99_000_000)
        for step in 0..<3 {
            let paper = books.pay(
                life.on(5, 6) + Int32(step * days), "电器维修", life.dice.amount(150, 300), to: seller)
            life.invoice(
                String(first + step), paper, seller, "电器维修", &books, code: "0330021003")
        }
        return seller
    }
}
