package import Domain
import Foundation

/// Every test of digits on one population of positive amounts (Nigrini, Benford's Law, 2012).
package struct DigitReport: Sendable, Encodable {
    package struct Test: Sendable, Encodable {
        package let name: String
        package let counts: [Int]
        package let meanDeviation: Double
        package let chanceDeviation: Double
        package let chiSquare: Double
        package let largestDistance: Double
        package let conformity: String
        /// MAD less what chance alone adds to it.
        package let excessDeviation: Double
        /// P of a χ² as large as this where the law holds.
        package let p: Double
        /// Amounts that a verdict takes.
        package let minimum: Int
        /// The digits that deviate most.
        package let top: [Digit]

        init(_ test: DigitTest, name: String? = nil) {
            self.name = name ?? test.kind.rawValue
            counts = test.counts
            meanDeviation = test.meanDeviation
            chanceDeviation = test.chanceDeviation
            chiSquare = test.chiSquare
            largestDistance = test.largestDistance
            conformity = test.conformity.rawValue
            excessDeviation = test.meanDeviation - test.chanceDeviation
            p = Tail.chiSquare(test.chiSquare, freedom: test.kind.classes - 1)
            minimum = test.kind.minimum
            let scores = test.zScores
            let n = Double(test.n)
            top = scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }.prefix(5).map {
                Digit(
                    digits: $0 + test.kind.lowest, count: test.counts[$0],
                    share: Double(test.counts[$0]) / n, expected: test.kind.expected[$0],
                    z: scores[$0])
            }
        }
    }

    package struct Digit: Sendable, Encodable {
        package let digits: Int
        package let count: Int
        package let share: Double
        package let expected: Double
        /// Above 1.96 once in twenty by chance.
        package let z: Double
    }

    package struct SecondOrder: Sendable, Encodable {
        package let n: Int
        package let meanDeviation: Double
    }

    package struct Mantissa: Sendable, Encodable {
        package let arc: Double
        package let mean: Double
        /// With n − 1.
        package let variance: Double
    }

    package struct Excess: Sendable, Encodable {
        package let digits: Int
        /// Yuan above total / 90.
        package let excess: String
    }

    package struct Value: Sendable, Encodable {
        package let amount: String
        package let count: Int
    }

    package let rows: Int
    package let refused: Int
    package let negatives: Int
    package let zeros: Int
    package let n: Int
    /// In fen.
    package let sum: Int128
    package let tests: [Test]
    package let secondOrder: SecondOrder
    package let mantissa: Mantissa
    /// In percent.
    package let distortion: Double
    package let distortionCount: Int
    package let summation: [Excess]
    package let duplicates: [Value]
    /// What is not fulfilled, and what only people can tell.
    package let preconditions: [Phrase]

    /// `amounts`: Positive, in fen.
    package init(_ amounts: [Int64], _ column: AmountColumn) {
        rows = column.rows
        refused = column.refused
        negatives = column.amounts.count { $0 < 0 }
        zeros = column.amounts.count { $0 == 0 }
        n = amounts.count
        sum = amounts.reduce(0) { $0 + Int128($1) }
        tests = DigitTest.Kind.allCases.map { Test(DigitTest($0, amounts)) }
        let second = DigitTest(.firstTwo, SecondOrderTest.gaps(amounts))
        secondOrder = SecondOrder(n: second.n, meanDeviation: second.meanDeviation)
        mantissa = Self.mantissa(amounts)
        let distorted = DistortionFactor(amounts)
        (distortion, distortionCount) = (
            distorted.n == 0 ? 0 : distorted.factor * 100, distorted.n
        )
        summation = Self.summation(SummationTest(amounts))
        duplicates = Self.duplicates(amounts)
        preconditions = Precondition.unmet(amounts, minimum: DigitTest.Kind.first.minimum)
    }

    private static func mantissa(_ amounts: [Int64]) -> Mantissa {
        let n = Double(amounts.count)
        let circle = MantissaArc(amounts)
        let mean = circle.parts.reduce(0.0) { $0 + $1 / n }
        let variance =
            circle.parts.reduce(0.0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
        return Mantissa(arc: circle.arc, mean: mean, variance: variance)
    }

    private static func summation(_ test: SummationTest) -> [Excess] {
        let (sums, expected) = (test.sums, test.expected)
        return sums.indices.sorted {
            (abs(sums[$1] - expected), $0) < (abs(sums[$0] - expected), $1)
        }
        .prefix(6).map { place in
            Excess(digits: place + 10, excess: SingleTest.yuan(sums[place] - expected))
        }
    }

    private static func duplicates(_ amounts: [Int64]) -> [Value] {
        let groups = Grouping(rows: amounts.count, minimum: 2) { row in
            (UInt64(bitPattern: amounts[row]), 0)
        }
        let counted = (0..<groups.count).map { group in
            (amount: amounts[Int(groups[group].first ?? 0)], count: groups[group].count)
        }
        return counted.sorted { ($1.count, $0.amount) < ($0.count, $1.amount) }.prefix(10).map {
            Value(amount: Yuan(fen: $0.amount).description, count: $0.count)
        }
    }
}
