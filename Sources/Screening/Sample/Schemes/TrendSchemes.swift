import Foundation

extension SampleScheme {
    /// Amounts that stand out from their like.
    static let trends: [SampleScheme] = [
        SampleScheme(
            "F12", "同一收款人金额雷同",
            plant: { life, books in [.text(monthly(life, &books, "垃圾清运"))] },
            innocent: "按月定额的保洁费",
            lookAlike: { life, books in [.text(monthly(life, &books, "保洁费"))] }),
        SampleScheme(
            "F13", "一笔远超科目通常金额",
            plant: { life, books in
                [.text(crowned(life, &books, account: "15309", payee: "清原测绘所") { 300 + $0 * 11 })]
            }, innocent: "大额支付所在科目金额向来悬殊",
            lookAlike: { life, books in
                [
                    .text(
                        crowned(life, &books, account: "15308", payee: "清原勘察所") {
                            Int(40 * pow(1.17, Double($0)))
                        })
                ]
            }),
        leap,
    ]

    /// The other expenses of the last year, or of each year.
    private static let leap: SampleScheme = {
        var scheme = SampleScheme(
            "F14", "其他支出占比突增",
            plant: { life, books in
                other(&life, &books, in: life.lastYear, 5000...15_000)
                return [.text("\(life.lastYear) 515")]
            }, innocent: "其他支出历年占比相近",
            lookAlike: { life, books in
                for year in life.firstYear...life.lastYear {
                    other(&life, &books, in: year, 2000...6000)
                }
                return [.text("\(life.lastYear) 515")]
            })
        scheme.takesYears = 4
        return scheme
    }()

    /// Twelve payments of one amount to one payee, a month apart; the payee.
    private static func monthly(
        _ life: SampleLife, _ books: inout SampleBooks, _ summary: String
    ) -> String {
        let payee = "清原\(summary)队"
        for month in 1...12 {
            books.pay(life.on(month, 24), summary, 128_600, to: payee, account: "51402")
        }
        return payee
    }

    /// Thirty-six payments of one account to as many payees, and a large one; its payee.
    private static func crowned(
        _ life: SampleLife, _ books: inout SampleBooks, account: String, payee: String,
        yuan: (Int) -> Int
    ) -> String {
        for index in 0..<36 {
            books.pay(
                life.on(1 + index / 3, 7 + index % 3 * 6), "测绘", Int64(yuan(index)) * 100 + 37,
                to: "\(payee)第\(index + 1)组", account: account)
        }
        books.pay(life.on(10, 19), "测绘", 4_135_037, to: payee, account: account)
        return payee
    }

    /// Two lists of other expenses.
    private static func other(
        _ life: inout SampleLife, _ books: inout SampleBooks, in year: Int, _ yuan: ClosedRange<Int>
    ) {
        for month in [6, 11] {
            let lines = (0..<15).map { index in
                (party: "协助户\(index)", amount: life.dice.amount(yuan.lowerBound, yuan.upperBound))
            }
            books.list(life.day(year, month, 26), "其他杂项支出", account: "51501", lines)
        }
    }
}
