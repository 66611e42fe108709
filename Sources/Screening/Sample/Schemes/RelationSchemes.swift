import Domain

extension SampleScheme {
    static let relations: [SampleScheme] = kin + disclosure

    private static let kin: [SampleScheme] = [
        SampleScheme(
            "L01", "向在任干部付款",
            plant: { life, books in
                guard let official = books.rows[.official]?.first else { return [] }
                books.pay(
                    life.on(6, 6), "机械租赁", life.dice.amount(2000, 9000), to: official[1],
                    id: official[2])
                return [.text(official[1])]
            }, innocent: "向离任干部付款",
            lookAlike: { life, books in
                let person = life.inventor.person(&life.dice)
                books.row(
                    .official,
                    [
                        books.village, person.name, person.id, "村委员", "2011-01-01", "2014-12-31",
                    ])
                books.pay(
                    life.on(6, 6), "机械租赁", life.dice.amount(2000, 9000), to: person.name,
                    id: person.id)
                return [.text(person.name)]
            }),
        SampleScheme(
            "L02", "干部亲属的企业承揽",
            plant: { life, books in company(&life, &books, until: "") },
            innocent: "亲属早已退出的企业",
            lookAlike: { life, books in company(&life, &books, until: "2014-06-30") }),
        SampleScheme(
            "L03", "劳务费多由干部亲属领取",
            plant: { life, books in
                guard let spouse = books.rows[.relation]?.first else { return [] }
                for month in 3...7 {
                    books.pay(
                        life.on(month, 17), "道路清扫劳务", 870_000 + Int64(month * 130), to: spouse[3],
                        id: spouse[2], account: "51303")
                }
                books.follows("L01", .text(spouse[3]))
                return [.text("\(life.lastYear)")]
            }, innocent: "亲属在名单中领取一日误工",
            lookAlike: { life, books in
                guard let spouse = books.rows[.relation]?.first else { return [] }
                let paper = books.list(
                    life.on(7, 17), "义务植树误工", account: "51303",
                    (0..<11).map { ("植树户\($0)", 12_000) })
                books.papers[paper].lines[0].party = spouse[3]
                books.papers[paper].lines[0].partyID = spouse[2]
                return [.text("\(life.lastYear)")]
            }),
        SampleScheme(
            "L04", "经手人与审批人为同一人",
            plant: { life, books in
                let paper = books.pay(
                    life.on(8, 9), "电脑维修", life.dice.amount(600, 3000), to: "数码店")
                books.papers[paper].lines[0].approver = "一身二任"
                books.papers[paper].lines[0].handler = "一身二任"
                return [.text("\(life.lastYear) 一身二任")]
            }, innocent: "经手人报销垫付的费用",
            lookAlike: { life, books in
                books.pay(life.on(8, 9), "报销垫付邮费", life.dice.amount(60, 300), to: "经手丙")
                return [.text("\(life.lastYear) 经手丙")]
            }),
        SampleScheme(
            "L06", "监督委员会主任与在任干部为兄弟",
            plant: { life, books in
                let kin = books.rows[.official]?.first?[2] ?? ""
                return supervisor(&life, &books, brotherOf: kin)
            }, innocent: "监督委员会主任的亲属早已离任",
            lookAlike: { life, books in
                let kin = life.inventor.person(&life.dice)
                books.row(
                    .official, [books.village, kin.name, kin.id, "村委员", "2008-01-01", "2014-12-31"])
                return supervisor(&life, &books, brotherOf: kin.id)
            }),
    ]

    private static func supervisor(
        _ life: inout SampleLife, _ books: inout SampleBooks, brotherOf official: String
    ) -> [SampleBooks.Case.Key] {
        let person = life.inventor.person(&life.dice)
        books.row(
            .official, [books.village, person.name, person.id, "村务监督委员会主任", "2015-01-01"])
        books.row(
            .relation, [books.village, official, person.id, person.name, "兄弟", "已备案"])
        return [.text(person.name)]
    }

    private static let disclosure: [SampleScheme] = [
        SampleScheme(
            "D01", "连续三月没有财务公开",
            plant: { life, books in
                books.removePostings(life.lastYear, months: [5, 6, 7])
                return [.text("\(life.lastYear)-05-10")]
            }, innocent: "收支不多的村按季公开",
            lookAlike: { life, books in
                books.removePostings(life.lastYear, months: [6, 7])
                return [.text("\(life.lastYear)-06-10")]
            }),
        SampleScheme(
            "D02", "发包方案公示不足十五日",
            plant: { life, books in
                [.text(posting(life, &books, days: Int32(life.dice.pick(3...12))))]
            },
            innocent: "发包方案公示十五日",
            lookAlike: { life, books in [.text(posting(life, &books, days: 15))] }),
        SampleScheme(
            "D03", "公开金额多于账上",
            plant: { life, books in
                books.row(
                    .disclosureLine,
                    [
                        books.village, "GK-x", String(life.lastYear), "11", "51301", "管理费用（补）",
                        "5000.00",
                    ])
                return [.text("\(life.lastYear)-11 51301")]
            }, innocent: "尾差六角",
            lookAlike: { life, books in
                books.row(
                    .disclosureLine,
                    [
                        books.village, "GK-x", String(life.lastYear), "11", "51301", "管理费用（尾差）",
                        "0.60",
                    ])
                return [.text("\(life.lastYear)-11 51301")]
            }),
        SampleScheme(
            "D04", "两个月的公开使用同一照片",
            plant: { life, books in
                let title = "\(life.lastYear)年9月财务公开"
                for place in books.rows[.disclosure]?.indices ?? 0..<0 {
                    if ["9", "10"].contains(where: {
                        books.rows[.disclosure]?[place][3] == "\(life.lastYear)年\($0)月财务公开"
                    }) {
                        books.rows[.disclosure]?[place][6] = "same\(books.village)"
                    }
                }
                return [.text(title)]
            }, innocent: "一张照片拍下同日两项公开",
            lookAlike: { life, books in
                let title = "\(life.lastYear)年9月财务公开"
                guard let row = books.rows[.disclosure]?.first(where: { $0[3] == title }) else {
                    return []
                }
                var other = row
                (other[2], other[3]) = ("村务公开", "\(life.lastYear)年9月村务公开")
                books.row(.disclosure, other)
                return [.text(title)]
            }),
    ]

    /// Work paid to a company in which the spouse of an official has or had a share.
    private static func company(
        _ life: inout SampleLife, _ books: inout SampleBooks, until: String
    ) -> [SampleBooks.Case.Key] {
        guard let spouse = books.rows[.relation]?.first else { return [] }
        let company = "清原\(books.village.suffix(6))农机服务公司"
        books.row(
            .shareholding, ["", company, spouse[2], spouse[3], "股东", "2008-01-01", until])
        books.pay(life.on(7, 9), "农机作业", life.dice.amount(3000, 9000), to: company)
        return [.text(company)]
    }

    /// A plan to let land that was posted for some days; its title.
    private static func posting(
        _ life: SampleLife, _ books: inout SampleBooks, days: Int32
    ) -> String {
        let (title, from) = ("西坂资源承包方案公示", life.on(4, 20))
        books.row(
            .disclosure,
            [
                books.village, "GS-1", "村务公开", title, Written.day(from), Written.day(from + days),
            ])
        return title
    }
}

extension SampleBooks {
    fileprivate mutating func removePostings(_ year: Int, months: [Int]) {
        rows[.disclosure]?.removeAll { row in
            months.contains { row[3] == "\(year)年\($0)月财务公开" }
        }
    }
}
