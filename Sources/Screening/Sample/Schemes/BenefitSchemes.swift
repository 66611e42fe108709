import Domain

extension SampleScheme {
    static let benefits: [SampleScheme] = [
        SampleScheme(
            "S01", "死亡后继续领取高龄津贴",
            plant: { life, books in dead(&life, &books, "高龄津贴", months: 1...6) },
            innocent: "发放丧葬补助",
            lookAlike: { life, books in dead(&life, &books, "丧葬补助", months: 5...5) }),
        SampleScheme(
            "S02", "同月重复领取",
            plant: { life, books in
                let benefit = life.benefit("残疾人补贴", 4, &books)
                for _ in 0..<2 { life.benefit(benefit, &books) }
                return [benefit.key]
            }, innocent: "退票后重发",
            lookAlike: { life, books in returned(&life, &books, "残疾人补贴") }),
        SampleScheme(
            "S03", "财政供养人员领取低保",
            plant: { life, books in payroll(&life, &books, kind: "事业编制") },
            innocent: "公益性岗位人员领取低保",
            lookAlike: { life, books in payroll(&life, &books, kind: "公益性岗位") }),
        SampleScheme(
            "S04", "企业股东领取低保",
            plant: { life, books in shareholder(&life, &books, of: "清原山货贸易公司") },
            innocent: "合作社社员领取低保",
            lookAlike: { life, books in shareholder(&life, &books, of: "清原山货农民专业合作社") }),
        SampleScheme(
            "S05", "数户补贴打入一张卡",
            plant: { life, books in
                let card = life.inventor.card()
                for _ in 0..<life.dice.pick(3...6) {
                    var benefit = life.benefit("农业保险补贴", 6, &books)
                    benefit.card = card
                    life.benefit(benefit, &books)
                }
                return [.text("卡号 \(Masked.text(card))")]
            }, innocent: "一户三人共用一卡",
            lookAlike: { life, books in
                let card = life.inventor.card()
                let home = "\(books.village)-J1"
                for _ in 0..<3 {
                    var benefit = life.benefit("耕地地力补贴", 6, &books)
                    (benefit.card, benefit.home) = (card, home)
                    books.row(
                        .household,
                        [books.village, home, benefit.person.id, benefit.person.name, "成员"])
                    life.benefit(benefit, &books)
                }
                return [.text("卡号 \(Masked.text(card))")]
            }),
        SampleScheme(
            "S06", "一人代办四户且打入干部的卡",
            plant: { life, books in
                let card = books.rows[.official]?.first?[7] ?? ""
                for home in 0..<4 {
                    var benefit = life.benefit("退耕补贴", 9, &books)
                    benefit.agent = "代办人庚"
                    if home < 2 { benefit.card = card }
                    life.benefit(benefit, &books)
                }
                return [.text("代办人庚"), .text(Masked.text(card))]
            }, innocent: "子女代父母两户办理",
            lookAlike: { life, books in
                for _ in 0..<2 {
                    var benefit = life.benefit("退耕补贴", 9, &books)
                    benefit.agent = "子女辛"
                    life.benefit(benefit, &books)
                }
                return [.text("子女辛")]
            }),
        SampleScheme(
            "S07", "补贴打入户外人员的卡",
            plant: { life, books in
                var benefit = life.benefit("低保", 7, &books)
                benefit.holder = life.inventor.person(&life.dice)
                life.benefit(benefit, &books)
                return [benefit.key]
            }, innocent: "补贴打入户主的卡",
            lookAlike: { life, books in
                var benefit = life.benefit("低保", 7, &books)
                let head = life.inventor.person(&life.dice)
                for (person, place) in [(head, "户主"), (benefit.person, "父亲")] {
                    books.row(
                        .household, [books.village, benefit.home, person.id, person.name, place])
                }
                benefit.holder = head
                life.benefit(benefit, &books)
                return [benefit.key]
            }),
        SampleScheme(
            "S08", "干部父母领取低保未备案",
            plant: { life, books in parent(&life, &books, filed: "否") },
            innocent: "干部父母领取低保已备案",
            lookAlike: { life, books in parent(&life, &books, filed: "已备案") }),
        SampleScheme(
            "S09", "申报面积比上年翻番",
            plant: { life, books in [claimed(&life, &books, 8, life.dice.pick(16...30))] },
            innocent: "申报面积比上年增加四成",
            lookAlike: { life, books in [claimed(&life, &books, 10, 14)] }),
        SampleScheme(
            "S10", "按数倍标准发放",
            plant: { life, books in
                var benefit = life.benefit("粮食直补", 8, &books)
                benefit.amount *= Int64(life.dice.pick(2...4))
                life.benefit(benefit, &books)
                return [.text(benefit.program)]
            }, innocent: "金额四舍五入到元",
            lookAlike: { life, books in
                var benefit = life.benefit("粮食直补", 8, &books)
                (benefit.standard, benefit.amount) = (97_966, 98_000)
                life.benefit(benefit, &books)
                return [.text(benefit.program)]
            }),
        SampleScheme(
            "S11", "公示前发放",
            plant: { life, books in
                var benefit = life.benefit("渔业补贴", 2, &books)
                benefit.posted = benefit.paid + 12
                life.benefit(benefit, &books)
                return [.text(benefit.program)]
            }, innocent: "退票后换卡重发",
            lookAlike: { life, books in
                _ = returned(&life, &books, "渔业补贴")
                return [.text("渔业补贴")]
            }),
        SampleScheme(
            "S12", "身份证号校验码不成立",
            plant: { life, books in
                var benefit = life.benefit("育林补贴", 10, &books)
                let last = benefit.person.id.last.flatMap(\.wholeNumberValue) ?? -1
                benefit.person.id = benefit.person.id.dropLast() + String((last + 1) % 10)
                life.benefit(benefit, &books)
                return [.text(benefit.program)]
            }, innocent: "身份证号末位为X",
            lookAlike: { life, books in
                var benefit = life.benefit("育林补贴", 10, &books)
                while !benefit.person.id.hasSuffix("X") {
                    benefit.person = life.inventor.person(&life.dice)
                }
                life.benefit(benefit, &books)
                return [.text(benefit.program)]
            }),
    ]

    private typealias Keys = [SampleBooks.Case.Key]

    private static func dead(
        _ life: inout SampleLife, _ books: inout SampleBooks, _ program: String,
        months: ClosedRange<Int>
    ) -> Keys {
        var benefit = life.benefit(program, 1, &books, born: 1930...1945)
        let person = benefit.person
        books.row(
            .death, [books.village, person.id, person.name, Written.day(life.on(3, 5))])
        for month in months {
            benefit.paid = life.on(month, 20)
            life.benefit(benefit, &books)
        }
        return [benefit.key]
    }

    /// A claim by area of the year before the last and of the last.
    private static func claimed(
        _ life: inout SampleLife, _ books: inout SampleBooks, _ before: Int, _ now: Int
    ) -> SampleBooks.Case.Key {
        var benefit = life.benefit("公益林补偿", 6, &books)
        benefit.standard = 3_000
        for (year, mu) in [(life.lastYear - 1, before), (life.lastYear, now)] {
            (benefit.paid, benefit.quantity) = (life.day(year, 6, 20), mu)
            benefit.amount = benefit.standard * Int64(mu)
            life.benefit(benefit, &books)
        }
        return benefit.key
    }

    /// Sent back by the bank, and paid again within the month.
    private static func returned(
        _ life: inout SampleLife, _ books: inout SampleBooks, _ program: String
    ) -> Keys {
        var benefit = life.benefit(program, 4, &books)
        benefit.paid -= 15
        benefit.result = "退票"
        life.benefit(benefit, &books)
        benefit.paid += 15
        benefit.result = "成功"
        life.benefit(benefit, &books)
        return [benefit.key]
    }

    private static func payroll(
        _ life: inout SampleLife, _ books: inout SampleBooks, kind: String
    ) -> Keys {
        let benefit = life.benefit("低保", 5, &books)
        let person = benefit.person
        books.row(.payroll, [person.id, person.name, "清原县第二中学", "2010-09-01", "", kind])
        life.benefit(benefit, &books)
        return [benefit.key]
    }

    private static func shareholder(
        _ life: inout SampleLife, _ books: inout SampleBooks, of company: String
    ) -> Keys {
        let benefit = life.benefit("低保", 5, &books)
        let person = benefit.person
        books.row(
            .shareholding,
            ["", company, person.id, person.name, "股东", "2016-01-01", "", "存续"])
        life.benefit(benefit, &books)
        return [benefit.key]
    }

    private static func parent(
        _ life: inout SampleLife, _ books: inout SampleBooks, filed: String
    ) -> Keys {
        let benefit = life.benefit("低保", 5, &books, born: 1930...1945)
        guard let official = books.rows[.official]?.first else { return [] }
        let person = benefit.person
        books.row(
            .relation, [books.village, official[2], person.id, person.name, "父母", filed])
        life.benefit(benefit, &books)
        return [benefit.key]
    }
}
