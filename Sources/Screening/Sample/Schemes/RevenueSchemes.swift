import Domain

extension SampleScheme {
    private typealias Lease = SampleLife.Lease

    static let revenue: [SampleScheme] = [
        SampleScheme(
            "R01", "租金远低于同类",
            plant: { life, books in
                [.text(life.lease(Lease(21, "承租户低", rent: life.dice.amount(80, 260)), &books))]
            }, innocent: "地块差而租金略低",
            lookAlike: { life, books in
                [.text(life.lease(Lease(21, "承租户坡", rent: 44_000), &books))]
            }),
        SampleScheme(
            "R02", "登记已收的租金不入账",
            plant: { life, books in
                var lease = Lease(22, "承租户隐", rent: 50_300)
                lease.booksUntil = life.firstYear - 1
                return [.text(life.lease(lease, &books))]
            }, innocent: "入账时未填合同编号",
            lookAlike: { life, books in
                var lease = Lease(22, "承租户漏", rent: 50_300)
                lease.namesContract = false
                return [.text(life.lease(lease, &books))]
            }),
        SampleScheme(
            "R03", "历年租金不缴",
            plant: { life, books in
                var lease = Lease(23, "承租户欠", rent: 49_900)
                lease.paysUntil = life.firstYear - 1
                return [.text(life.lease(lease, &books))]
            }, innocent: "逾期三月后缴清",
            lookAlike: { life, books in
                var lease = Lease(23, "承租户迟", rent: 49_900)
                lease.month = 6
                return [.text(life.lease(lease, &books))]
            }),
        SampleScheme(
            "R04", "耕地发包超过三十年",
            plant: { life, books in
                var lease = Lease(24, "承租户长", rent: 50_100)
                lease.until = life.firstYear + life.dice.pick(31...60)
                return [.text(life.lease(lease, &books))]
            }, innocent: "四荒地承包四十五年",
            lookAlike: { life, books in
                var lease = Lease(24, "承租户荒", rent: 50_100)
                lease.until = life.firstYear + 44
                lease.land = "四荒地"
                return [.text(life.lease(lease, &books))]
            }),
        SampleScheme(
            "R05", "达到标准未进场交易",
            plant: { life, books in
                let name = life.lease(Lease(25, "承租户私", rent: 50_200), &books)
                books.change(.contract, name, column: 16, to: "")
                return [.text(name)]
            }, innocent: "低于进场标准的短期合同",
            lookAlike: { life, books in
                var lease = Lease(25, "承租户短", rent: 50_200)
                (lease.from, lease.until) = (life.lastYear, life.lastYear + 2)
                let name = life.lease(lease, &books)
                books.change(.contract, name, column: 16, to: "")
                return [.text(name)]
            }),
        SampleScheme(
            "R06", "合同到期未续签仍发包",
            plant: { life, books in
                [.text(life.lease(expired(28, "承租户占", life), &books))]
            }, innocent: "到期已续签",
            lookAlike: { life, books in
                let first = life.lease(expired(28, "承租户续", life), &books)
                var lease = Lease(29, "承租户续", rent: 50_000)
                lease.from = life.lastYear
                let second = life.lease(lease, &books)
                books.change(.contract, second, column: 3, to: "ZY-28")
                books.change(.contract, second, column: 17, to: first)
                return [.text(first)]
            }),
        SampleScheme(
            "R07", "一块地同时包给两户",
            plant: { life, books in
                life.lease(Lease(26, "承租户重", rent: 50_150), &books)
                let second = life.lease(Lease(27, "承租户叠", rent: 49_850), &books)
                books.change(.contract, second, column: 3, to: "ZY-26")
                return [.text("ZY-26")]
            }, innocent: "一块地分块包给两户",
            lookAlike: { life, books in
                for (number, tenant, area) in [(26, "承租户东", 5), (27, "承租户西", 6)] {
                    var lease = Lease(number, tenant, rent: 50_150)
                    lease.area = area
                    let name = life.lease(lease, &books)
                    books.change(.contract, name, column: 3, to: "ZY-26")
                }
                return [.text("ZY-26")]
            }),
        SampleScheme(
            "R08", "合同面积大于登记面积",
            plant: { life, books in
                var lease = Lease(30, "承租户宽", rent: 50_050)
                lease.area = life.dice.pick(14...20)
                return [.text(life.lease(lease, &books))]
            }, innocent: "约定租金递增",
            lookAlike: { life, books in
                let lease = Lease(30, "承租户增", rent: 50_050)
                let name = life.lease(lease, &books)
                books.change(.contract, name, column: 14, to: Written.yuan(50_050 * 12 * 12))
                books.change(.contract, name, column: 18, to: "每两年递增百分之五")
                return [.text(name)]
            }),
        SampleScheme(
            "R10", "无决议核减固定资产",
            plant: { life, books in
                [
                    .paper(
                        books.move(
                            life.on(6, 16), "转出旧农机", life.dice.amount(3000, 60_000), from: "15101",
                            to: "51502"))
                ]
            }, innocent: "清单内物品报废",
            lookAlike: { life, books in
                [
                    .paper(
                        books.move(life.on(6, 16), "旧农机报废", 3_000_000, from: "15101", to: "51502"))
                ]
            }),
        SampleScheme(
            "R11", "专项资金转作收入",
            plant: { life, books in
                [
                    .paper(
                        books.move(
                            life.on(7, 11), "上级补助列收", life.dice.amount(3000, 90_000), from: "50301",
                            to: "24101"))
                ]
            }, innocent: "项目完工结转",
            lookAlike: { life, books in
                [
                    .paper(
                        books.move(
                            life.on(7, 11), "项目完工结转", 4_000_000, from: "50301", to: "24101"))
                ]
            }),
        SampleScheme(
            "R09", "连续三轮以底价承租",
            plant: { life, books in [.text(terms(life, &books, above: 0))] },
            innocent: "连续三轮承租而均高于底价",
            lookAlike: { life, books in [.text(terms(life, &books, above: 4_000))] }),
        SampleScheme(
            "R12", "无决议发放征地补偿费",
            plant: { life, books in
                [landMoney(&life, &books, decision: "")]
            }, innocent: "经成员大会决议发放征地补偿费",
            lookAlike: { life, books in
                books.row(
                    .decision,
                    [
                        books.village, "JYD-1", "成员大会", Written.day(life.on(3, 2)), "180", "166",
                        "158", "征地补偿费分配方案",
                    ])
                return [landMoney(&life, &books, decision: "JYD-1")]
            }),
    ]

    /// Three leases of one field to one lessee, one after the other, so much above the floor price
    /// in fen for a mu; the field.
    private static func terms(
        _ life: SampleLife, _ books: inout SampleBooks, above: Int64
    ) -> String {
        var before = ""
        for term in 0..<3 {
            var lease = Lease(31 + term, "承租户连", rent: 50_000)
            (lease.from, lease.until) = (life.lastYear - 8 + term * 3, life.lastYear - 6 + term * 3)
            let name = life.lease(lease, &books)
            let floor = Written.yuan((lease.rent - above) * Int64(lease.area))
            for (column, value) in [(3, "ZY-31"), (17, before), (19, floor), (20, "公开竞价")] {
                books.change(.contract, name, column: column, to: value)
            }
            before = name
        }
        return "ZY-31"
    }

    private static func landMoney(
        _ life: inout SampleLife, _ books: inout SampleBooks, decision: String
    ) -> SampleBooks.Case.Key {
        let paper = books.move(
            life.on(4, 22), "发放征地补偿费", life.dice.amount(20_000, 200_000), from: "102", to: "322",
            party: "被征地户")
        books.papers[paper].lines[0].decision = decision
        return .paper(paper)
    }

    /// A lease that ended with the year before the last, whose land is still marked as let.
    private static func expired(_ number: Int, _ tenant: String, _ life: SampleLife) -> Lease {
        var lease = Lease(number, tenant, rent: 50_000)
        (lease.from, lease.until) = (life.lastYear - 5, life.lastYear - 1)
        return lease
    }
}
