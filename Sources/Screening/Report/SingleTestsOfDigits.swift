import Domain
import Foundation

/// Tests that look at amounts and at nothing else.
extension SingleTest {
    /// Sums by the first two digits; each should be a ninetieth of the whole.
    static func summation(_ amounts: [Int64], _ top: Int) -> SingleTest {
        let test = SummationTest(amounts)
        let sums = test.sums
        let order = sums.indices.sorted { (sums[$1], $0) < (sums[$0], $1) }
        return SingleTest(
            .summation,
            [
                ("n", "\(amounts.count)"), ("sum", yuan(test.total)),
                ("expected", yuan(test.expected)),
            ], columns: ["前两位 digits", "合计 sum", "超出 excess", "笔数 count"],
            rows: order.prefix(top).map { place in
                [
                    "\(place + 10)", yuan(sums[place]), yuan(sums[place] - test.expected),
                    "\(test.counts[place])",
                ]
            }, preconditions: Precondition.unmet(amounts, minimum: 1))
    }

    /// First two digits of the differences of the sorted amounts: spikes at 10, 20 … 90 are rounded
    /// data. It needs no law of the amounts themselves.
    static func secondOrder(_ amounts: [Int64]) -> SingleTest {
        let test = DigitTest(.firstTwo, SecondOrderTest.gaps(amounts))
        let scores = test.zScores
        return SingleTest(
            .secondOrder, [("n", "\(test.n)"), ("MAD", "\(test.meanDeviation)")],
            columns: ["前两位 digits", "占比 share", "应占 expected", "z"],
            rows: test.n == 0
                ? []
                : stride(from: 0, to: 90, by: 10).map { place in
                    [
                        "\(place + 10)", "\(Double(test.counts[place]) / Double(test.n))",
                        "\(test.kind.expected[place])", "\(scores[place])",
                    ]
                },
            preconditions: test.n < test.kind.minimum
                ? [
                    Phrase(
                        "差值\(test.n)个，少于\(test.kind.minimum)个，不给结论",
                        "\(test.n) differences, fewer than \(test.kind.minimum): no verdict")
                ] : [])
    }

    /// The mean of the mantissas as points on a circle; 0 when they are even.
    static func mantissa(_ amounts: [Int64]) -> SingleTest {
        let n = Double(amounts.count)
        let circle = MantissaArc(amounts)
        let parts = circle.parts
        let (mean, deviation) = Order.moments(parts)
        let moment = { (power: Double) in
            parts.reduce(0.0) { $0 + pow($1 - mean, power) } / n
        }
        let second = moment(2)
        return SingleTest(
            .mantissa,
            [
                ("n", "\(amounts.count)"), ("L²", "\(circle.arc)"), ("p", "\(circle.p)"),
                ("mean (0.5)", "\(mean)"), ("variance (1/12)", "\(deviation * deviation)"),
                ("skewness (0)", "\(moment(3) / pow(second, 1.5))"),
                ("excess kurtosis (-1.2)", "\(moment(4) / (second * second) - 3)"),
            ], preconditions: Precondition.unmet(amounts, minimum: 100))
    }

    /// Amounts that come most often.
    static func duplication(_ amounts: [Int64], _ top: Int) -> SingleTest {
        let counted = Dictionary(amounts.map { ($0, 1) }, uniquingKeysWith: +)
            .filter { $0.value > 1 }
        let sorted = counted.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return SingleTest(
            .duplication, [("n", "\(amounts.count)"), ("repeated amounts", "\(counted.count)")],
            columns: ["金额 amount", "次数 count", "合计 sum"],
            rows: sorted.prefix(top).map { amount, count in
                [
                    Yuan(fen: amount).description, "\(count)",
                    yuan(Int128(amount) * Int128(count)),
                ]
            })
    }

    /// The last two digits of whole yuan of amounts of ten yuan and more.
    static func lastTwo(_ amounts: [Int64], _ top: Int) -> SingleTest {
        let test = LastTwoDigits(amounts)
        let n = test.n
        return SingleTest(
            .lastTwo,
            [
                ("n", "\(n)"), ("MAD", "\(test.meanDeviation)"), ("χ²", "\(test.chiSquare)"),
                ("df", "99"), ("p", "\(test.p)"),
            ], columns: ["末两位 digits", "次数 count", "z"],
            rows: n == 0
                ? []
                : test.order.prefix(top).map { place in
                    [
                        "\(place < 10 ? "0" : "")\(place)", "\(test.counts[place])",
                        "\(test.z(place))",
                    ]
                },
            preconditions: n < 1000
                ? [Phrase("金额\(n)个，少于1000个，不给结论", "\(n) amounts, fewer than 1000: no verdict")]
                : [])
    }

    /// Amounts of 10 and more collapsed to [10, 100): their mean against 90 / ln 10.
    static func distortion(_ amounts: [Int64]) -> SingleTest {
        let test = DistortionFactor(amounts)
        return SingleTest(
            .distortion,
            [
                ("n", "\(test.n)"), ("mean", "\(test.mean)"),
                ("expected", "\(DistortionFactor.expected)"),
                ("distortion %", "\(test.factor * 100)"), ("z", "\(test.z)"),
                ("p", "\(Tail.normal(test.z))"),
            ], preconditions: Precondition.unmet(amounts, minimum: 100))
    }

    /// Sums of amounts of a file go beyond the 64 bits of one amount.
    package static func yuan(_ fen: Int128) -> String {
        if let amount = Int64(exactly: fen) { return Yuan(fen: amount).description }
        let whole: Int128 = 100_000_000_000_000_000
        let (high, low) = fen.quotientAndRemainder(dividingBy: whole)
        // 1,000,000,000,000,000.00 and more, so that the lower part keeps its noughts.
        let rest = Yuan(fen: Int64(whole + Int128(low.magnitude))).description.dropFirst()
        return String(Yuan(fen: Int64(clamping: high * 100)).description.dropLast(3) + rest)
    }
}
