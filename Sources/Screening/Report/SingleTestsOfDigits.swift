import Domain
import Foundation

/// Tests that look at amounts and at nothing else.
extension SingleTest {
    /// Sums by the first two digits; each should be a ninetieth of the whole.
    static func summation(_ amounts: [Int64], _ top: Int) -> SingleTest {
        var sums = [Int128](repeating: 0, count: 90)
        var counts = [Int](repeating: 0, count: 90)
        for amount in amounts {
            let place = DigitTest.Kind.firstTwo.place(amount)
            sums[place] += Int128(amount)
            counts[place] += 1
        }
        let total = sums.reduce(0, +)
        let expected = total / 90
        let order = sums.indices.sorted { (sums[$1], $0) < (sums[$0], $1) }
        return SingleTest(
            .summation,
            [
                ("n", "\(amounts.count)"), ("sum", yuan(total)), ("expected", yuan(expected)),
            ], columns: ["前两位 digits", "合计 sum", "超出 excess", "笔数 count"],
            rows: order.prefix(top).map { place in
                [
                    "\(place + 10)", yuan(sums[place]), yuan(sums[place] - expected),
                    "\(counts[place])",
                ]
            }, preconditions: Precondition.unmet(amounts, minimum: 1))
    }

    /// First two digits of the differences of the sorted amounts: spikes at 10, 20 … 90 are rounded
    /// data. It needs no law of the amounts themselves.
    static func secondOrder(_ amounts: [Int64]) -> SingleTest {
        let sorted = Set(amounts).sorted()
        let gaps = zip(sorted, sorted.dropFirst()).map { $1 - $0 }
        let test = DigitTest(.firstTwo, gaps)
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
        let parts = amounts.map { amount -> Double in
            let power = log10(Double(amount))
            return power - power.rounded(.down)
        }
        var (cosines, sines) = (0.0, 0.0)
        for part in parts {
            cosines += cos(2 * .pi * part) / n
            sines += sin(2 * .pi * part) / n
        }
        let arc = cosines * cosines + sines * sines
        let (mean, deviation) = Order.moments(parts)
        let moment = { (power: Double) in
            parts.reduce(0.0) { $0 + pow($1 - mean, power) } / n
        }
        let second = moment(2)
        return SingleTest(
            .mantissa,
            [
                ("n", "\(amounts.count)"), ("L²", "\(arc)"), ("p", "\(exp(-n * arc))"),
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

    /// The last two digits of whole yuan of amounts of ten yuan and more: each comes once in a
    /// hundred where nobody rounds or invents.
    static func lastTwo(_ amounts: [Int64], _ top: Int) -> SingleTest {
        var counts = [Int](repeating: 0, count: 100)
        var n = 0
        for amount in amounts where amount >= 1000 {
            counts[Int(amount / 100 % 100)] += 1
            n += 1
        }
        let expected = Double(n) / 100
        let chi = counts.reduce(0.0) { sum, count in
            sum + (Double(count) - expected) * (Double(count) - expected) / max(expected, 1e-9)
        }
        let spread = (0.01 * 0.99 / Double(max(n, 1))).squareRoot()
        let deviation = counts.reduce(0.0) { $0 + abs(Double($1) / Double(max(n, 1)) - 0.01) }
        let order = counts.indices.sorted { (counts[$1], $0) < (counts[$0], $1) }
        return SingleTest(
            .lastTwo,
            [
                ("n", "\(n)"), ("MAD", "\(deviation / 100)"), ("χ²", "\(chi)"),
                ("df", "99"), ("p", "\(Tail.chiSquare(chi, freedom: 99))"),
            ], columns: ["末两位 digits", "次数 count", "z"],
            rows: n == 0
                ? []
                : order.prefix(top).map { place in
                    let z = (Double(counts[place]) / Double(n) - 0.01) / spread
                    return ["\(place < 10 ? "0" : "")\(place)", "\(counts[place])", "\(z)"]
                },
            preconditions: n < 1000
                ? [Phrase("金额\(n)个，少于1000个，不给结论", "\(n) amounts, fewer than 1000: no verdict")]
                : [])
    }

    /// Amounts of 10 and more collapsed to [10, 100): their mean against 90 / ln 10.
    static func distortion(_ amounts: [Int64]) -> SingleTest {
        let values = amounts.filter { $0 >= 1000 }.map { amount -> Double in
            var value = Double(amount) / 100
            while value >= 100 { value /= 10 }
            return value
        }
        let n = Double(max(values.count, 1))
        let expected = 90 / log(10.0)
        let mean = values.reduce(0, +) / n
        let factor = (mean - expected) / expected
        // E x² of the law on [10, 100) is 9900 / (2 ln 10).
        let spread = (9900 / (2 * log(10.0)) - expected * expected).squareRoot() / expected
        let z = factor / (spread / n.squareRoot())
        return SingleTest(
            .distortion,
            [
                ("n", "\(values.count)"), ("mean", "\(mean)"), ("expected", "\(expected)"),
                ("distortion %", "\(factor * 100)"), ("z", "\(z)"),
                ("p", "\(Tail.normal(z))"),
            ], preconditions: Precondition.unmet(amounts, minimum: 100))
    }

    static func yuan(_ fen: Int128) -> String { Yuan(fen: Int64(clamping: fen)).description }
}
