import Foundation

extension SampleScheme {
    /// Amounts that only statistics tell.
    static let digits: [SampleScheme] = [
        invented,
        rounded,
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

    /// What people make up avoids 1 and 2, likes 5 and 8, and ends as it ended before.
    private static let invented: SampleScheme = {
        var scheme = SampleScheme(
            "F01", "金额数字出于编造",
            plant: { life, books in
                var dice = Dice(seed: UInt64(books.village) ?? 0)
                let keys = thousands(life, &books, 3000) { place in
                    // A hundred of them are of one size as well, and large.
                    let tens = place < 100 ? 980 : dice.pick(3...9) * 10 + dice.pick([5, 8])
                    let yuan = tens * 10 + dice.pick([6, 8])
                    return Int64(yuan * 100 + dice.pick(1...99))
                }
                for first in 3...9 {
                    for second in [5, 8] { books.follows("F05", .text("\(first)\(second)")) }
                }
                return keys
            }, innocent: "金额数字合乎本福特定律",
            lookAlike: { life, books in
                // 10 to 1000 yuan, evenly over the logarithm.
                thousands(life, &books, 2400) { Int64(1000 * pow(100, (Double($0) + 0.5) / 2400)) }
            })
        scheme.others = ["F02", "F03", "F04", "F05", "F07", "F09", "F10"]
        scheme.takesThousands = true
        return scheme
    }()

    private static let rounded: SampleScheme = {
        var scheme = SampleScheme(
            "F06", "金额一律取整到百元",
            plant: { life, books in
                books.follows("F02", .text("D2"))
                books.follows("F09", .text("末两位"))
                return stones(life, &books, unit: 10_000)
            }, innocent: "金额为整元而不取整到百元",
            lookAlike: { life, books in stones(life, &books, unit: 100) })
        // With its hundreds a village of two years is judged by the digits of all other schemes.
        scheme.takesThousands = true
        return scheme
    }()

    /// Lists of purchases from many people; the keys of the tests that judge their amounts.
    private static func thousands(
        _ given: SampleLife, _ books: inout SampleBooks, _ count: Int, _ amount: (Int) -> Int64
    ) -> [SampleBooks.Case.Key] {
        let lists = 20
        for list in 0..<lists {
            let places = stride(from: list, to: count, by: lists)
            books.list(
                given.on(1 + list % 10, 22), "收购砂石料", account: "15303",
                places.map { ("供料户\($0 % 97)", amount($0)) })
        }
        let digits = [DigitTest.Kind.first, .second, .firstTwo].map(\.rawValue)
        return (digits + [String(books.village.prefix(9)), "98", "L²", "末两位", "DF"])
            .map { .text($0) }
    }

    /// Lists of 320 purchases in multiples of a unit, in fen, evenly over the logarithm;
    /// the key of the second-order test.
    private static func stones(
        _ life: SampleLife, _ books: inout SampleBooks, unit: Int64
    ) -> [SampleBooks.Case.Key] {
        var dice = Dice(seed: UInt64(books.village) ?? 0)
        for list in 0..<10 {
            books.list(
                life.on(1 + list, 23), "收购石料", account: "15303",
                (0..<32).map { ("石料户\($0)", dice.amount(500, 50_000) / unit * unit) })
        }
        return [.text("F2")]
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
