import Domain

extension SampleScheme {
    private typealias Line = SampleBooks.Line

    static let bookkeeping: [SampleScheme] = [
        SampleScheme(
            "Q01", "撕去一张凭证",
            plant: { life, books in
                let paper = books.pay(life.on(10, 19), "作废单据", 12_340, to: "被撕毁的凭证")
                books.papers[paper].isTorn = true
                return [.text("\(life.lastYear) 记")]
            }, innocent: "转账凭证另行编号",
            lookAlike: { life, books in
                for day in [5, 15, 25] {
                    let paper = books.move(
                        life.on(10, day), "内部往来调整", 31_000, from: "113", to: "121")
                    books.papers[paper].type = "转"
                }
                return [.text("\(life.lastYear) 转")]
            }),
        SampleScheme(
            "Q02", "凭证借贷不平",
            plant: { life, books in
                [.voucher(unbalanced(life, &books, by: life.dice.amount(1, 300)))]
            },
            innocent: "一分尾差",
            lookAlike: { life, books in [.voucher(unbalanced(life, &books, by: 1))] }),
        SampleScheme(
            "Q03", "冲回后另付一个金额",
            plant: { life, books in [.text(reversal(life, &books, then: 731_021))] },
            innocent: "冲回后按原金额重付",
            lookAlike: { life, books in [.text(reversal(life, &books, then: 512_037))] }),
        SampleScheme(
            "Q04", "制单与审核为同一人",
            plant: { life, books in
                for index in books.papers.indices
                where Day(number: books.papers[index].day).civil.year == life.lastYear
                    && index % 4 == 0
                {
                    books.papers[index].checker = books.papers[index].maker
                }
                return [.text("\(life.lastYear) 会计甲")]
            }, innocent: "个别凭证由制单人代审",
            lookAlike: { life, books in
                let paper = books.pay(life.on(3, 21), "邮费", life.dice.amount(20, 90), to: "清原邮政所")
                books.papers[paper].checker = books.papers[paper].maker
                return [.text("\(life.lastYear) 会计甲")]
            }),
        SampleScheme(
            "Q05", "支出凭证无附件",
            plant: { life, books in
                let paper = books.pay(
                    life.on(9, 21), "购买工具", life.dice.amount(400, 2000), to: "清原农具店",
                    bill: "24993399" + books.village)
                books.papers[paper].attachments = 0
                return [.text("\(life.lastYear)")]
            }, innocent: "计提凭证无附件",
            lookAlike: { life, books in
                let paper = books.move(life.on(9, 21), "计提水电费", 64_300, from: "211", to: "51302")
                books.papers[paper].attachments = 0
                return [.text("\(life.lastYear)")]
            }),
        SampleScheme(
            "Q06", "票据数月后入账",
            plant: { life, books in late(&life, &books, days: Int32(life.dice.pick(120...300))) },
            innocent: "票据两月后入账",
            lookAlike: { life, books in late(&life, &books, days: 60) }),
        SampleScheme(
            "Q07", "租金挂在往来账",
            plant: { life, books in [.text(parked(life, &books, "收鱼塘租金"))] },
            innocent: "收取租金押金",
            lookAlike: { life, books in [.text(parked(life, &books, "收鱼塘租金押金"))] }),
        SampleScheme(
            "Q08", "无决议核销债权",
            plant: { life, books in
                [
                    .paper(
                        books.move(
                            life.on(10, 20), "核销呆账", life.dice.amount(12_000, 60_000), from: "112",
                            to: "51501", party: "多年欠款户"))
                ]
            }, innocent: "经民主决策核销",
            lookAlike: { life, books in
                let paper = books.move(
                    life.on(10, 20), "核销呆账", 1_830_000, from: "112", to: "51501", party: "多年欠款户")
                books.papers[paper].lines[0].decision = "JY-1"
                return [.paper(paper)]
            }),
        SampleScheme(
            "Q09", "六张凭证在两个文件中",
            plant: { life, books in exported(&life, &books, vouchers: 6) },
            innocent: "四张凭证在两个文件中",
            lookAlike: { life, books in exported(&life, &books, vouchers: 4) }),
        SampleScheme(
            "Q11", "一年内新旧科目混用",
            plant: { life, books in decemberCharts(&life, &books, ["541", "51302"]) },
            innocent: "全年使用旧科目",
            lookAlike: { life, books in decemberCharts(&life, &books, ["541", "551"]) }),
        SampleScheme(
            "Q12", "两张凭证的摘要缺字",
            plant: { life, books in damaged(&life, &books, vouchers: 2) },
            innocent: "一张凭证以问号代替生僻字",
            lookAlike: { life, books in damaged(&life, &books, vouchers: 1) }),
    ]

    private typealias Keys = [SampleBooks.Case.Key]

    /// A voucher that credits less than it debits, as the bank has it; its index.
    private static func unbalanced(
        _ life: SampleLife, _ books: inout SampleBooks, by difference: Int64
    ) -> Int {
        let paper = books.pay(life.on(11, 6), "宣传横幅", 43_250, to: "广告制作社")
        books.papers[paper].lines[1].credit -= difference
        return paper
    }

    /// A payment, taken back after eight days, and one more twelve days later; the payee.
    private static func reversal(
        _ life: SampleLife, _ books: inout SampleBooks, then amount: Int64
    ) -> String {
        let payee = "清原货运部"
        for (offset, amount) in [(0, 512_037), (8, -512_037), (20, amount)] {
            books.pay(life.on(6, 5) + Int32(offset), "货运费", amount, to: payee, account: "51302")
        }
        return payee
    }

    private static func late(
        _ life: inout SampleLife, _ books: inout SampleBooks, days: Int32
    ) -> Keys {
        let day = life.on(8, 19)
        let paper = books.pay(day, "购买水泥", life.dice.amount(600, 900), to: "清原水泥店")
        books.papers[paper].lines[0].billDay = day - days
        return [.text("\(life.lastYear)")]
    }

    /// Money that is received on an internal account; the party.
    private static func parked(
        _ life: SampleLife, _ books: inout SampleBooks, _ summary: String
    ) -> String {
        books.move(life.on(3, 13), summary, 860_000, from: "113", to: "102", party: "鱼塘承租户")
        return "鱼塘承租户"
    }

    private static func damaged(
        _ life: inout SampleLife, _ books: inout SampleBooks, vouchers: Int
    ) -> Keys {
        for month in 5..<5 + vouchers {
            books.pay(life.on(month, 11), "购买??篱", life.dice.amount(100, 900), to: "清原篱笆店")
        }
        return [.text(Canon.entry.label.zh)]
    }

    private static func exported(
        _ life: inout SampleLife, _ books: inout SampleBooks, vouchers: Int
    ) -> Keys {
        for number in 0..<vouchers {
            let paper = books.receive(
                life.on(2 + number, 18), "零星收入", life.dice.amount(100, 900), from: "",
                account: "50402")
            books.papers[paper].isExportedTwice = true
        }
        return [.text("\(Canon.entry.label.zh).csv")]
    }

    /// Small purchases of a December before the books, each on an account of these.
    private static func decemberCharts(
        _ life: inout SampleLife, _ books: inout SampleBooks, _ accounts: [String]
    ) -> Keys {
        let day = life.decemberBefore(&books)
        for account in accounts {
            books.pay(day, "年末杂支", life.dice.amount(100, 400), to: "清原杂货部", account: account)
        }
        return [.text("\(life.firstYear - 1)")]
    }
}
