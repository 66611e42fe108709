import Domain

extension SampleScheme {
    /// Deposits answer the oldest receipts: what is deposited comes before what never is (C01b),
    /// and what is withdrawn for nothing (C04) after it.
    static let cash: [SampleScheme] =
        [
            SampleScheme(
                "C01a", "以租金收入直接列支工程款",
                plant: { life, books in
                    let amount = life.dice.amount(8000, 60_000)
                    let paper = books.add(
                        life.on(5, 14), "环村路工程",
                        [
                            SampleBooks.Line(account: "153", debit: amount, party: "村道施工队"),
                            SampleBooks.Line(account: "50101", credit: amount / 3),
                            SampleBooks.Line(account: "50403", credit: amount - amount / 3),
                        ])
                    return [.paper(paper)]
                }, innocent: "无法支付的应付款转收入",
                lookAlike: { life, books in
                    let paper = books.move(
                        life.on(5, 14), "无法支付的应付款转收入", 230_000, from: "50401", to: "211")
                    return [.paper(paper)]
                }),
            SampleScheme(
                "C01b", "收取现金后不送存直接付出",
                plant: { life, books in
                    let day = life.on(2, 10)
                    let receipt = books.move(day, "收取摊位费", 800_000, from: "50402", to: "101")
                    for step in 0..<3 {
                        books.move(
                            day + Int32(step), "零工劳务费", 240_000, from: "101", to: "51401",
                            party: "零工\(step)")
                    }
                    books.deposit(day + 3, 380_000)
                    books.follows("C03", .paper(receipt))
                    return [.text("现金")]
                }, innocent: "先提现再付出且现金收入送存",
                lookAlike: { life, books in
                    let day = life.on(2, 10)
                    books.withdraw(day, 720_000)
                    books.move(day, "收取摊位费", 400_000, from: "50402", to: "101")
                    for step in 0..<3 {
                        books.move(
                            day + Int32(step), "零工劳务费", 240_000, from: "101", to: "51401",
                            party: "零工\(step)")
                    }
                    books.deposit(day + 2, 400_000)
                    return [.text("现金")]
                }),
            SampleScheme(
                "C01c", "承租户以应交租金代付工程款",
                plant: { life, books in
                    var owed = SampleBooks.Line(account: "112", credit: 1_200_000, party: "承租户甲")
                    owed.contract = "HT-\(books.village.suffix(6))-1"
                    let paper = books.add(
                        life.on(9, 16), "承租户代付道路款",
                        [SampleBooks.Line(account: "153", debit: 1_200_000), owed])
                    return [.paper(paper)]
                }, innocent: "欠款收进银行后另行付款",
                lookAlike: { life, books in
                    var owed = SampleBooks.Line(account: "112", credit: 1_200_000, party: "承租户甲")
                    owed.contract = "HT-\(books.village.suffix(6))-1"
                    let paper = books.add(
                        life.on(9, 16), "收回承租户欠款",
                        [SampleBooks.Line(account: "102", debit: 1_200_000, party: "承租户甲"), owed])
                    books.move(
                        life.on(9, 17), "支付道路款", 1_200_000, from: "102", to: "153", party: "路面修补队")
                    return [.paper(paper)]
                }),
            SampleScheme(
                "C02", "向单位支付大额现金",
                plant: { life, books in
                    let amount = life.dice.amount(1500, 9000)
                    books.withdraw(life.on(4, 15), amount)
                    var cost = SampleBooks.Line(account: "51401", debit: amount, party: "青溪广告公司")
                    cost.partyKind = "单位"
                    let paper = books.add(
                        life.on(4, 15), "宣传栏制作",
                        [cost, SampleBooks.Line(account: "101", credit: amount)])
                    return [.paper(paper)]
                }, innocent: "以现金发放慰问金",
                lookAlike: { life, books in
                    books.withdraw(life.on(4, 15), 420_000)
                    let paper = books.move(
                        life.on(4, 15), "困难老人慰问金", 420_000, from: "101", to: "51402")
                    return [.paper(paper)]
                }),
            SampleScheme(
                "C03", "现金收入二十余日后送存",
                plant: { life, books in
                    let paper = books.move(
                        life.on(1, 8), "收取摊位费", 190_000, from: "50401", to: "101")
                    books.deposit(life.on(2, 1), 190_000)
                    return [.paper(paper)]
                }, innocent: "现金收入两日内送存",
                lookAlike: { life, books in
                    let paper = books.move(
                        life.on(1, 8), "收取摊位费", 190_000, from: "50401", to: "101")
                    books.deposit(life.on(1, 10), 190_000)
                    return [.paper(paper)]
                }),
            SampleScheme(
                "C04", "库存现金连日超限",
                plant: { life, books in
                    for step in 0..<4 { books.withdraw(life.on(10, 8 + step), 300_000) }
                    books.deposit(life.on(10, 28), 1_200_000)
                    return [.text("\(life.lastYear) 超限")]
                }, innocent: "大额现金收入当日送存",
                lookAlike: { life, books in
                    books.move(life.on(1, 3), "收取集市摊位费", 900_000, from: "50402", to: "101")
                    books.deposit(life.on(1, 3), 900_000)
                    return [.text("\(life.lastYear) 超限")]
                }),
        ] + bank

    private static let bank: [SampleScheme] = [
        SampleScheme(
            "C05", "数日内分笔取现合计超限额",
            plant: { life, books in
                for step in 0..<life.dice.pick(2...4) {
                    let (day, amount) = (
                        life.on(11, 12 + step * 2), life.dice.amount(26_000, 49_000)
                    )
                    books.withdraw(day, amount)
                    books.move(day, "成员款项发放", amount, from: "101", to: "322")
                }
                return [.text(Masked.text(books.account))]
            }, innocent: "两次取现相隔半月且未超限额",
            lookAlike: { life, books in
                for day in [10, 25] {
                    books.withdraw(life.on(11, day), 2_000_000)
                    books.move(life.on(11, day), "成员款项发放", 2_000_000, from: "101", to: "322")
                }
                return [.text(Masked.text(books.account))]
            }),
        SampleScheme(
            "C06", "集体账户以个人名义开立",
            plant: { life, books in
                let person = life.inventor.person(&life.dice)
                let number = "6217" + books.village
                books.row(
                    .bankAccount,
                    [books.village, number, person.name, person.id, "结算户", "2021-01-01", "已备案"])
                return [.text(Masked.text(number))]
            }, innocent: "已备案的报账员备用金卡",
            lookAlike: { life, books in
                let person = life.inventor.person(&life.dice)
                let number = "6217" + books.village
                books.row(
                    .bankAccount,
                    [books.village, number, person.name, person.id, "备用金卡", "2021-01-01", "已备案"])
                return [.text(Masked.text(number))]
            }),
        SampleScheme(
            "C07", "同时开立两个基本户",
            plant: { _, books in
                books.row(
                    .bankAccount,
                    [
                        books.village, "9900" + books.village, "清原村委会", "", "基本户", "2020-01-01",
                        "已备案",
                    ])
                return [.text("基本户")]
            }, innocent: "原基本户已销户",
            lookAlike: { _, books in
                books.row(
                    .bankAccount,
                    [
                        books.village, "9900" + books.village, "清原村委会", "", "基本户", "2010-01-01",
                        "已备案", "2014-12-20",
                    ])
                return [.text("基本户")]
            }),
        SampleScheme(
            "C08", "款项进出银行账户而不入账",
            plant: { life, books in
                let amount = life.dice.amount(5000, 90_000)
                books.bankOnly += [(18, amount, "某公司"), (27, -amount, "个人")].map {
                    SampleBooks.BankLine(
                        day: life.on(7, $0.0), amount: $0.1, party: $0.2, summary: "往来")
                }
                return [.text("\(life.lastYear)-7")]
            }, innocent: "未达账项四日后到账",
            lookAlike: { life, books in
                let amount = life.dice.amount(2200, 4300)
                let paper = books.pay(life.on(7, 18), "窨井盖", amount, to: "清原市政材料店")
                books.papers[paper].isInBank = false
                books.bankOnly.append(
                    SampleBooks.BankLine(
                        day: life.on(7, 22), amount: -amount, party: "清原市政材料店", summary: "窨井盖"))
                return [.text("\(life.lastYear)-7")]
            }),
        SampleScheme(
            "C09", "款项转入次日转给他人两次",
            plant: { life, books in
                for month in [8, 9] {
                    let amount = life.dice.amount(30_000, 300_000)
                    books.move(
                        life.on(month, 3), "往来款", amount, from: "113", to: "102", party: "过路公司甲"
                    )
                    books.move(
                        life.on(month, 4), "往来款", amount / 100 * 98, from: "102", to: "113",
                        party: "过路公司乙"
                    )
                }
                return [.text("\(Masked.text(books.account)) → 过路公司乙")]
            }, innocent: "代收代付医保费",
            lookAlike: { life, books in
                for month in [8, 9] {
                    books.move(
                        life.on(month, 3), "代收医保费", 12_000_000, from: "113", to: "102", party: "参保户"
                    )
                    books.move(
                        life.on(month, 4), "代付医保费", 11_800_000, from: "102", to: "113",
                        party: "县医保中心")
                }
                return [.text("\(Masked.text(books.account)) → 县医保中心")]
            }),
        SampleScheme(
            "C10", "银行流水缺少一行",
            plant: { _, books in
                books.lostBankLines = [40]
                books.follows("C08", .text(""))
                return [.text(Masked.text(books.account))]
            }, innocent: "流水只有日期且倒序",
            lookAlike: { _, books in
                books.hasBankDaysOnly = true
                return [.text(Masked.text(books.account))]
            }),
    ]
}
