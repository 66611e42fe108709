import Foundation

/// Sums of amounts by their first two digits (Nigrini, Forensic Analytics, 2011: the summation
/// test). Where amounts follow the law each is a ninetieth of the whole.
package struct SummationTest: Sendable {
    /// In fen, for 10…99.
    package private(set) var sums = [Int128](repeating: 0, count: 90)
    package private(set) var counts = [Int](repeating: 0, count: 90)

    /// `amounts`: Positive, in fen.
    package init(_ amounts: [Int64]) {
        for amount in amounts {
            let place = DigitTest.Kind.firstTwo.place(amount)
            sums[place] += Int128(amount)
            counts[place] += 1
        }
    }

    package var total: Int128 { sums.reduce(0, +) }
    package var expected: Int128 { total / 90 }
}

/// The differences of neighbours in the order of size, of amounts that differ (Nigrini and Miller
/// 2009: the second-order test). Their digits nearly follow the law whatever the amounts do;
/// those of rounded amounts begin with 10, 20 … 90.
package enum SecondOrderTest {
    /// Differences of at least `minimum`, in fen, in the order of the amounts.
    ///
    /// Such a difference never lies within one multiple of the minimum, so that of each only the
    /// least and the largest amount are kept; sorting all would take three times as long.
    package static func gaps(_ amounts: [Int64], minimum: Int64 = 1) -> [Int64] {
        let width = max(1, minimum)
        var least = [Int64](repeating: .max, count: cells)
        var largest = [Int64](repeating: 0, count: cells)
        var beyond: [Int64] = []
        for amount in amounts {
            let cell = Int(amount / width)
            if cell < cells {
                least[cell] = min(least[cell], amount)
                largest[cell] = max(largest[cell], amount)
            } else {
                beyond.append(amount)
            }
        }
        var edges: [Int64] = []
        for cell in 0..<cells where largest[cell] > 0 {
            edges.append(least[cell])
            edges.append(largest[cell])
        }
        edges += beyond.sorted()
        return zip(edges, edges.dropFirst()).map { $1 - $0 }.filter { $0 >= width }
    }

    private static let cells = 4096

    /// How many begin with 10, 20 … 90.
    package static func spikes(_ gaps: [Int64]) -> Int {
        gaps.count { Digits.leading($0, 2) % 10 == 0 }
    }
}

/// The mantissas of amounts as points on a circle (Alexander 2009, Nigrini 2012: the mantissa arc
/// test): their centre lies in the middle where they are even.
package struct MantissaArc: Sendable {
    /// 0..<1, by amount.
    package let parts: [Double]
    /// L², the squared distance of the centre from the middle, 0...1.
    package let arc: Double

    /// `amounts`: Positive, in fen.
    package init(_ amounts: [Int64]) {
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
        self.parts = parts
        arc = cosines * cosines + sines * sines
    }

    /// What the arc of amounts can be at most, told from their first three digits: cosines and
    /// sines of each amount take five times as long.
    ///
    /// `counts`: For 100…999. A point is half a class from its middle at most, and so the centre.
    package static func most(_ counts: [Int]) -> Double {
        let n = Double(counts.reduce(0, +))
        var (cosines, sines) = (0.0, 0.0)
        for (count, middle) in zip(counts, middles) where count > 0 {
            cosines += Double(count) / n * middle.cosine
            sines += Double(count) / n * middle.sine
        }
        let length = (cosines * cosines + sines * sines).squareRoot() + .pi * log10(1.01)
        return length * length
    }

    private static let middles = (100...999).map { digits -> (cosine: Double, sine: Double) in
        let turn = 2 * .pi * (log10(Double(digits)) + log10(Double(digits + 1))) / 2
        return (cos(turn), sin(turn))
    }

    /// P of an arc as long as this where the mantissas are even.
    package var p: Double { exp(-Double(parts.count) * arc) }
}

/// The last two digits of whole yuan: each comes once in a hundred where nobody rounds or invents.
package struct LastTwoDigits: Sendable {
    /// For 00…99.
    package private(set) var counts = [Int](repeating: 0, count: 100)
    package private(set) var n = 0

    /// `minimum`: Smaller amounts have no last two digits that are free, in fen.
    package init(_ amounts: [Int64], minimum: Int64 = 1000) {
        for amount in amounts where amount >= minimum {
            counts[Int(amount / 100 % 100)] += 1
            n += 1
        }
    }

    /// Mean of |share − 0.01|.
    package var meanDeviation: Double {
        counts.reduce(0.0) { $0 + abs(Double($1) / Double(max(n, 1)) - 0.01) } / 100
    }

    /// With 99 degrees of freedom.
    package var chiSquare: Double {
        let expected = Double(n) / 100
        return counts.reduce(0.0) { sum, count in
            sum + (Double(count) - expected) * (Double(count) - expected) / max(expected, 1e-9)
        }
    }

    package var p: Double { Tail.chiSquare(chiSquare, freedom: 99) }

    /// (share − 0.01) / sqrt(0.01 · 0.99 / n) of one class.
    package func z(_ place: Int) -> Double {
        (Double(counts[place]) / Double(n) - 0.01) / (0.01 * 0.99 / Double(max(n, 1))).squareRoot()
    }

    /// The classes, the most frequent first.
    package var order: [Int] {
        counts.indices.sorted { (counts[$1], $0) < (counts[$0], $1) }
    }
}

/// Amounts of ten yuan and more moved to [10, 100), and their mean against that of the law
/// (Nigrini 1996, 2012: the distortion factor model).
package struct DistortionFactor: Sendable {
    package let n: Int
    /// Mean of what was moved, 10..<100.
    package let mean: Double

    /// 90 / ln 10 = 39.0865.
    package static let expected = 90 / log(10.0)

    package init(_ amounts: [Int64]) {
        var (sum, count) = (0.0, 0)
        for amount in amounts where amount >= 1000 {
            var value = Double(amount) / 100
            while value >= 100 { value /= 10 }
            sum += value
            count += 1
        }
        n = count
        mean = sum / Double(max(count, 1))
    }

    /// (mean − expected) / expected; above 0 where amounts were pushed up.
    package var factor: Double { (mean - Self.expected) / Self.expected }

    /// The factor over its standard error, 0.6381 / √n.
    ///
    /// E x² of the law on [10, 100) is 9900 / (2 ln 10), so that x has a standard deviation of
    /// 24.940 and the factor one of 24.940 / 39.0865 for one amount; Nigrini gives 0.638253.
    package var z: Double {
        let square = 9900 / (2 * log(10.0))
        let spread = (square - Self.expected * Self.expected).squareRoot() / Self.expected
        return factor / (spread / Double(max(n, 1)).squareRoot())
    }
}
