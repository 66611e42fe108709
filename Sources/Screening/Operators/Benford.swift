import Foundation

/// Leading digits of exact amounts.
package enum Digits {
    private static let powers: [Int64] = (0...18).map { power in
        (0..<power).reduce(Int64(1)) { product, _ in product * 10 }
    }

    /// The first `count` significant digits (1...3) of a positive number of fen; short numbers are
    /// continued with zeros: 5 fen begin with 50.
    @inline(__always)
    package static func leading(_ fen: Int64, _ count: Int) -> Int {
        var value = fen
        let limit = powers[count]
        while value >= limit * 10_000 { value /= 10_000 }
        while value >= limit { value /= 10 }
        while value < limit / 10 { value *= 10 }
        return Int(value)
    }
}

/// A test of digits against Benford's law (Nigrini, Benford's Law, 2012).
package struct DigitTest: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case first = "F1"
        case second = "D2"
        case firstTwo = "F2"
        case firstThree = "F3"

        /// The first class: digits 1…9, 0…9, 10…99, 100…999.
        package var lowest: Int {
            switch self {
            case .first: 1
            case .second: 0
            case .firstTwo: 10
            case .firstThree: 100
            }
        }
        package var classes: Int {
            switch self {
            case .first: 9
            case .second: 10
            case .firstTwo: 90
            case .firstThree: 900
            }
        }
        /// Amounts that it takes before the bands of the MAD mean anything: below, samples that
        /// follow the law are called nonconforming (4,000 simulations).
        package var minimum: Int {
            switch self {
            case .first: 1000
            case .second: 1500
            case .firstTwo: 2000
            case .firstThree: 10_000
            }
        }
        /// Upper ends of close, acceptable and marginal conformity.
        package var bands: [Double] {
            switch self {
            case .first: [0.006, 0.012, 0.015]
            case .second: [0.008, 0.010, 0.012]
            case .firstTwo: [0.0012, 0.0018, 0.0022]
            case .firstThree: [0.00036, 0.00044, 0.00050]
            }
        }

        /// The class of a positive amount, from 0.
        package func place(_ fen: Int64) -> Int {
            switch self {
            case .first: Digits.leading(fen, 1) - 1
            case .second: Digits.leading(fen, 2) % 10
            case .firstTwo: Digits.leading(fen, 2) - 10
            case .firstThree: Digits.leading(fen, 3) - 100
            }
        }

        /// Probability of each class.
        package var expected: [Double] {
            if self == .second {
                return (0...9).map { digit in
                    (1...9).reduce(0.0) { $0 + log10(1 + 1 / Double(10 * $1 + digit)) }
                }
            }
            return (0..<classes).map { log10(1 + 1 / Double(lowest + $0)) }
        }
    }

    package enum Conformity: String, Sendable {
        case close, acceptable, marginal, nonconforming
        /// Too few amounts for a verdict.
        case insufficient
    }

    package let kind: Kind
    package let counts: [Int]

    package init(_ kind: Kind, counts: [Int]) {
        self.kind = kind
        self.counts = counts
    }

    /// Counts the positive amounts; the others are left out.
    package init(_ kind: Kind, _ amounts: some Sequence<Int64>) {
        var counts = [Int](repeating: 0, count: kind.classes)
        for amount in amounts where amount > 0 { counts[kind.place(amount)] += 1 }
        self.init(kind, counts: counts)
    }

    package var n: Int { counts.reduce(0, +) }

    /// Mean of |share − probability| over the classes.
    package var meanDeviation: Double {
        let n = Double(n)
        let sum = zip(counts, kind.expected).reduce(0.0) { $0 + abs(Double($1.0) / n - $1.1) }
        return sum / Double(kind.classes)
    }

    /// Σ (count − n·p)² / (n·p); degrees of freedom: classes − 1.
    package var chiSquare: Double {
        let n = Double(n)
        return zip(counts, kind.expected).reduce(0.0) { sum, pair in
            let expected = n * pair.1
            return sum + (Double(pair.0) - expected) * (Double(pair.0) - expected) / expected
        }
    }

    /// Largest distance of the cumulated shares (Kolmogorov and Smirnov).
    package var largestDistance: Double {
        let n = Double(n)
        var (share, probability, largest) = (0.0, 0.0, 0.0)
        for (count, expected) in zip(counts, kind.expected) {
            share += Double(count) / n
            probability += expected
            largest = max(largest, abs(share - probability))
        }
        return largest
    }

    /// What chance alone adds to the MAD of a sample of this size: Σ sqrt(2p(1−p)/(πn)) / k.
    package var chanceDeviation: Double {
        let n = Double(n)
        return kind.expected.reduce(0.0) { $0 + (2 * $1 * (1 - $1) / (.pi * n)).squareRoot() }
            / Double(kind.classes)
    }

    /// (|share − p| − 1/2n) / sqrt(p(1−p)/n); the correction only where it is the smaller term.
    package var zScores: [Double] {
        let n = Double(n)
        return zip(counts, kind.expected).map { count, p in
            let distance = abs(Double(count) / n - p)
            let corrected = distance > 1 / (2 * n) ? distance - 1 / (2 * n) : distance
            return corrected / (p * (1 - p) / n).squareRoot()
        }
    }

    package var conformity: Conformity {
        guard n >= kind.minimum else { return .insufficient }
        let deviation = meanDeviation
        let names: [Conformity] = [.close, .acceptable, .marginal]
        return zip(kind.bands, names).first { deviation <= $0.0 }?.1 ?? .nonconforming
    }
}
