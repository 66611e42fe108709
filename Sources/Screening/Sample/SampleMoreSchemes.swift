import Domain

extension SampleScheme {
    static let revenue: [SampleScheme] = [
        SampleScheme("R01") { life, books in
            let name = life.lease(21, "承租户低", rent: 15_000, &books)
            books.plant("R01", .text(name))
        },
        SampleScheme("R02") { life, books in
            let name = life.lease(
                22, "承租户隐", rent: 50_300, &books, booksUntil: life.firstYear - 1)
            books.plant("R02", .text(name))
        },
        SampleScheme("R03") { life, books in
            let name = life.lease(
                23, "承租户欠", rent: 49_900, &books, paysUntil: life.firstYear - 1)
            books.plant("R03", .text(name))
        },
        SampleScheme("R04") { life, books in
            let name = life.lease(
                24, "承租户长", rent: 50_100, &books,
                ends: Day(year: life.firstYear + 34, month: 12, day: 31))
            books.plant("R04", .text(name))
        },
        SampleScheme("R05") { life, books in
            let name = life.lease(25, "承租户私", rent: 50_200, &books)
            books.change(.contract, name, column: 16, to: "")
            books.plant("R05", .text(name))
        },
        SampleScheme("R07") { life, books in
            let first = life.lease(26, "承租户重", rent: 50_150, &books)
            let second = life.lease(27, "承租户叠", rent: 49_850, &books)
            books.change(.contract, second, column: 3, to: "ZY-26")
            _ = first
            books.plant("R07", .text("ZY-26"))
        },
    ]

    static let works: [SampleScheme] = [
        SampleScheme("P01") { life, books in
            var works = life.works(life.day(life.lastYear, 1, 5), &books)
            works.decision = false
            books.plant("P01", .text(life.works(61, works, &books)))
        },
        SampleScheme("P03") { life, books in
            var works = life.works(life.day(life.lastYear, 1, 8), &books)
            works.price = life.dice.amount(120_000, 240_000)
            works.procedure = "直接委托"
            books.plant("P03", .text(life.works(62, works, &books)))
        },
        SampleScheme("P04") { life, books in
            var works = life.works(life.day(life.lastYear, 1, 11), &books)
            works.bidders = Array(works.bidders.prefix(2))
            life.works(63, works, &books)
            books.plant("P04", .text("ZB-\(books.village.suffix(6))-63"))
        },
        SampleScheme("P05") { life, books in
            var works = life.works(life.day(life.lastYear, 1, 14), &books)
            works.bids = [955, 955, 955]
            life.works(64, works, &books)
            books.plant("P05", .text("ZB-\(books.village.suffix(6))-64"))
        },
        SampleScheme("P08") { life, books in
            var works = life.works(life.day(life.lastYear, 1, 17), &books)
            works.phones = ["19900001111", "19900001111"]
            life.works(65, works, &books)
            books.plant("P08", .text("ZB-\(books.village.suffix(6))-65"))
        },
        SampleScheme("P11") { life, books in
            var works = life.works(life.day(life.lastYear, 1, 20), &books)
            works.changes = [works.price / 12, works.price / 15]
            books.plant("P11", .text(life.works(66, works, &books)))
        },
        SampleScheme("P12") { life, books in
            var works = life.works(life.day(life.lastYear, 1, 23), &books)
            works.payments[0] = (45, works.start - 6)
            works.payments[1] = (30, works.payments[1].day)
            books.plant("P12", .text(life.works(67, works, &books) + " 开工前"))
        },
        SampleScheme("P13") { life, books in
            var works = life.works(life.day(life.lastYear, 1, 26), &books)
            works.payments.append((14, works.payments[2].day + 40))
            books.plant("P13", .text(life.works(68, works, &books)))
        },
        SampleScheme("P15") { life, books in
            var works = life.works(life.day(life.lastYear, 1, 29), &books)
            (works.accepted, works.settled) = (nil, nil)
            works.payments = [works.payments[0]]
            books.plant("P15", .text(life.works(69, works, &books)))
        },
    ]

    static let people: [SampleScheme] = [
        SampleScheme("S01") { life, books in
            let person = life.inventor.person(&life.dice, born: 1930...1945)
            let card = life.inventor.card()
            books.row(.death, [books.village, person.id, person.name, "\(life.lastYear)-03-05"])
            for month in 1...6 {
                life.subsidy(
                    "高龄津贴", person, "\(books.village)-D1", card,
                    life.day(life.lastYear, month, 20), &books)
            }
            books.plant("S01", .text(person.name))
        },
        SampleScheme("S02") { life, books in
            let person = life.inventor.person(&life.dice, born: 1930...1960)
            let card = life.inventor.card()
            for _ in 0..<2 {
                life.subsidy(
                    "残疾人补贴", person, "\(books.village)-D2", card,
                    life.day(life.lastYear, 4, 20), &books)
            }
            books.plant("S02", .text(person.name))
        },
        SampleScheme("S03") { life, books in
            let person = life.inventor.person(&life.dice)
            books.row(.payroll, [person.id, person.name, "清原县第二中学", "2010-09-01", ""])
            life.subsidy(
                "低保", person, "\(books.village)-D3", life.inventor.card(),
                life.day(life.lastYear, 5, 20), &books)
            books.plant("S03", .text(person.name))
        },
        SampleScheme("S05") { life, books in
            let card = life.inventor.card()
            for family in 0..<4 {
                let person = life.inventor.person(&life.dice)
                life.subsidy(
                    "农业保险补贴", person, "\(books.village)-K\(family)", card,
                    life.day(life.lastYear, 6, 20), &books)
            }
            books.plant("S05", .text("卡号 \(Masked.text(card))"))
        },
        SampleScheme("S07") { life, books in
            let (person, holder) = (
                life.inventor.person(&life.dice), life.inventor.person(&life.dice)
            )
            life.subsidy(
                "低保", person, "\(books.village)-K9", life.inventor.card(),
                life.day(life.lastYear, 7, 20), &books, holder: holder)
            books.plant("S07", .text(person.name))
        },
        SampleScheme("S10") { life, books in
            let person = life.inventor.person(&life.dice)
            life.subsidy(
                "粮食直补", person, "\(books.village)-K8", life.inventor.card(),
                life.day(life.lastYear, 8, 20), &books, times: 3)
            books.plant("S10", .text("粮食直补"))
        },
        SampleScheme("S11") { life, books in
            let person = life.inventor.person(&life.dice)
            let day = life.day(life.lastYear, 2, 20)
            life.subsidy(
                "渔业补贴", person, "\(books.village)-K7", life.inventor.card(), day, &books,
                posted: day + 12)
            books.plant("S11", .text("渔业补贴"))
        },
        SampleScheme("L01") { life, books in
            guard let official = books.rows[.official]?.first else { return }
            books.pay(
                life.day(life.lastYear, 6, 6), "机械租赁", life.dice.amount(2000, 9000),
                to: official[1], id: official[2])
            books.plant("L01", .text(official[1]))
        },
        SampleScheme("L02") { life, books in
            guard let relation = books.rows[.relation]?.first else { return }
            let company = "清原\(books.village.suffix(3))农机服务公司"
            books.row(
                .shareholding, ["", company, relation[2], relation[3], "股东", "2018-01-01"])
            books.pay(
                life.day(life.lastYear, 7, 9), "农机作业", life.dice.amount(3000, 9000), to: company)
            books.plant("L02", .text(company))
        },
        SampleScheme("L04") { life, books in
            let paper = books.pay(
                life.day(life.lastYear, 8, 9), "电脑维修", life.dice.amount(600, 3000), to: "数码店")
            books.papers[paper].lines[0].approver = "一身二任"
            books.papers[paper].lines[0].handler = "一身二任"
            books.plant("L04", .text("\(life.lastYear) 一身二任"))
        },
        SampleScheme("D01") { life, books in
            books.rows[.disclosure]?.removeAll {
                $0[3].hasPrefix("\(life.lastYear)年5月") || $0[3].hasPrefix("\(life.lastYear)年6月")
                    || $0[3].hasPrefix("\(life.lastYear)年7月")
            }
            books.plant("D01", .text("\(life.lastYear)-05-10"))
        },
        SampleScheme("D03") { life, books in
            books.row(
                .disclosureLine,
                [
                    books.village, "GK-x", String(life.lastYear), "11", "51301", "管理费用（补）",
                    "5000.00",
                ])
            books.plant("D03", .text("\(life.lastYear)-11 51301"))
        },
    ]

    static let bookkeeping: [SampleScheme] = [
        SampleScheme("Q02") { life, books in
            let paper = books.pay(
                life.day(life.lastYear, 11, 6), "宣传横幅", 43_250, to: "广告制作社")
            books.papers[paper].lines[1].credit = 34_250
            books.papers[paper].isInBank = false
            books.bankOnly.append(
                SampleBooks.BankLine(
                    day: books.papers[paper].day, amount: -34_250, party: "广告制作社", summary: "转账"))
            books.plant("Q02", .text("凭证 #\(paper)"))
        },
        SampleScheme("Q01") { life, books in
            // The last voucher's number is torn out of the book.
            let paper = books.pay(
                life.day(life.lastYear, 10, 19), "作废单据", 12_340, to: "被撕毁的凭证")
            books.papers[paper].isInBank = false
            books.papers[paper].attachments = -1
            books.plant("Q01", .text("\(life.lastYear) 记"))
        },
        SampleScheme("Q04") { life, books in
            for index in books.papers.indices
            where Day(number: books.papers[index].day).civil.year == life.lastYear
                && index % 4 == 0
            {
                books.papers[index].checker = books.papers[index].maker
            }
            books.plant("Q04", .text("\(life.lastYear) 会计甲"))
        },
        SampleScheme("Q07") { life, books in
            var parked = SampleBooks.Line(account: "113", credit: 860_000, party: "鱼塘承租户")
            parked.partyKind = "村民"
            books.add(
                life.day(life.lastYear, 3, 13), "收鱼塘租金",
                [SampleBooks.Line(account: "102", debit: 860_000, party: "鱼塘承租户"), parked])
            books.plant("Q07", .text("鱼塘承租户"))
        },
        SampleScheme("Q08") { life, books in
            let paper = books.add(
                life.day(life.lastYear, 12, 20), "核销呆账",
                [
                    SampleBooks.Line(account: "515", debit: 1_830_000),
                    SampleBooks.Line(account: "112", credit: 1_830_000, party: "多年欠款户"),
                ])
            books.plant("Q08", .paper(paper))
        },
    ]
}

extension SampleBooks {
    /// Changes a cell of the row whose second cell is `name`.
    mutating func change(_ canon: Canon, _ name: String, column: Int, to value: String) {
        guard let row = rows[canon]?.firstIndex(where: { $0.count > 1 && $0[1] == name }) else {
            return
        }
        rows[canon]?[row][column] = value
    }
}
