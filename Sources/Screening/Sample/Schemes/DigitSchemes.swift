import Foundation

extension SampleScheme {
    /// Amounts that only statistics tell.
    static let digits: [SampleScheme] = [
        invented,
        SampleScheme(
            "F08", "同一金额反复出现",
            plant: { life, books in [.text(repeated(life, &books, "水泥管"))] },
            innocent: "按户分摊的电费",
            lookAlike: { life, books in [.text(repeated(life, &books, "电费"))] }),
        SampleScheme(
            "F11", "一笔支付为其他各笔的百倍",
            plant: { life, books in [.text(growing(life, &books, last: 4_800_530))] },
            innocent: "金额逐笔增大而未悬殊",
            lookAlike: { life, books in [.text(growing(life, &books, last: 270_530))] }),
    ]

    /// Amounts that people make up avoid 1 and 2, and like 5 and 8.
    private static let invented: SampleScheme = {
        var scheme = SampleScheme(
            "F01", "金额数字出于编造",
            plant: { life, books in
                thousands(life, &books, 2200) { _, dice in
                    Int64(
                        dice.pick(3...9) * 10_000 + dice.pick([5, 8]) * 1000 + dice.pick(1...999))
                }
            }, innocent: "金额数字合乎本福特定律",
            lookAlike: { life, books in
                // 10 to 1000 yuan, evenly over the logarithm.
                thousands(life, &books, 5000) { place, _ in
                    Int64(1000 * pow(100, (Double(place) + 0.5) / 5000))
                }
            })
        scheme.others = ["F02", "F03"]
        scheme.takesThousands = true
        return scheme
    }()

    /// Lists of purchases from many people; the keys of the tests of first, second, two digits.
    private static func thousands(
        _ given: SampleLife, _ books: inout SampleBooks, _ count: Int,
        _ amount: (Int, inout Dice) -> Int64
    ) -> [SampleBooks.Case.Key] {
        var dice = Dice(seed: UInt64(books.village) ?? 0)
        let lists = 20
        for list in 0..<lists {
            let places = stride(from: list, to: count, by: lists)
            books.list(
                given.on(1 + list % 10, 22), "收购砂石料", account: "15303",
                places.map { ("供料户\($0 % 97)", amount($0, &dice)) })
        }
        return [DigitTest.Kind.first, .second, .firstTwo].map { .text($0.rawValue) }
    }

    /// Forty payments of one amount to as many payees; the amount.
    private static func repeated(
        _ life: SampleLife, _ books: inout SampleBooks, _ summary: String
    ) -> String {
        for index in 0..<40 {
            books.pay(
                life.on(1 + index / 4, 8 + index % 4 * 5), summary, 38_600, to: "住户\(index)",
                account: "51402")
        }
        return "386.00元"
    }

    /// Three payments of growing size to one payee, weeks apart; the payee.
    private static func growing(
        _ life: SampleLife, _ books: inout SampleBooks, last: Int64
    ) -> String {
        let payee = "清原沙场"
        for (month, amount) in [(3, 30_010), (5, 32_020), (7, last)] {
            books.pay(life.on(month, 23), "河沙", amount, to: payee, account: "51401")
        }
        return payee
    }
}
