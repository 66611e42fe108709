import Foundation

/// Quantiles and robust measures of small samples. Every function sorts for itself or says so.
package enum Order {
    /// The type R-8 quantile (median-unbiased): h = (n + 1/3)τ + 1/3, linear between neighbours,
    /// held within the sample. Hyndman and Fan, The American Statistician 50 (1996).
    ///
    /// `sorted`: Ascending, not empty.
    package static func quantile(_ sorted: [Double], _ share: Double) -> Double {
        let n = Double(sorted.count)
        let place = (n + 1.0 / 3.0) * share + 1.0 / 3.0
        let below = place.rounded(.down)
        let index = Int(below)
        if index < 1 { return sorted[0] }
        if index >= sorted.count { return sorted[sorted.count - 1] }
        return sorted[index - 1] + (place - below) * (sorted[index] - sorted[index - 1])
    }

    package static func median(_ values: [Double]) -> Double { median(sorted: values.sorted()) }

    /// `sorted`: Ascending; 0 where it is empty.
    package static func median(sorted: [Double]) -> Double {
        median(sorted.count) { sorted[$0] }
    }

    /// `value`: The values of the places 0..<count, ascending.
    static func median(_ count: Int, _ value: (Int) -> Double) -> Double {
        if count == 0 { return 0 }
        let middle = count / 2
        return count % 2 == 1 ? value(middle) : (value(middle - 1) + value(middle)) / 2
    }

    /// (x − median) / (1.4826 · MAD); nil when more than half of the values are equal.
    package static func robustScore(_ value: Double, in values: [Double]) -> Double? {
        RobustScale(values).score(value)
    }

    /// Mean and standard deviation with n − 1.
    package static func moments(_ values: [Double]) -> (mean: Double, deviation: Double) {
        let n = Double(values.count)
        let mean = values.reduce(0, +) / n
        if values.count < 2 { return (mean, 0) }
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (mean, (squares / (n - 1)).squareRoot())
    }

    /// The largest over the second largest (Nigrini's relative size factor); nil for fewer than 2,
    /// or where the second is not positive.
    package static func relativeSize(_ amounts: [Int64]) -> Double? {
        let sorted = amounts.sorted(by: >)
        guard sorted.count > 1, sorted[1] > 0 else { return nil }
        return Double(sorted[0]) / Double(sorted[1])
    }

    /// 1 − Σ c² / n² over the amounts that come c > 1 times (Nigrini's number frequency factor):
    /// near 0 where one amount repeats, 1 where none does.
    package static func numberFrequency(_ amounts: [Int64]) -> Double {
        let sorted = amounts.sorted()
        var (squares, run) = (0, 1)
        for place in sorted.indices {
            if place + 1 < sorted.count, sorted[place + 1] == sorted[place] {
                run += 1
            } else {
                if run > 1 { squares += run * run }
                run = 1
            }
        }
        let n = Double(sorted.count)
        return 1 - Double(squares) / (n * n)
    }

    /// P(Bin(n, 1/2) ≥ k), exactly up to rounding: the sum of the upper terms.
    package static func binomialTail(_ n: Int, atLeast k: Int) -> Double {
        if k <= 0 { return 1 }
        if k > n { return 0 }
        var sum = 0.0
        for hits in k...n {
            let ways: Double = lgamma(Double(n + 1)) - lgamma(Double(hits + 1))
            let logTerm: Double = ways - lgamma(Double(n - hits + 1)) - Double(n) * log(2.0)
            sum += exp(logTerm)
        }
        return min(1, sum)
    }
}

/// Median of a sample and median of the distances from it, to score values with.
package struct RobustScale: Sendable {
    package let middle: Double
    package let deviation: Double

    package init(_ values: [Double]) {
        let sorted = values.sorted()
        self.init(sorted: sorted.count) { sorted[$0] }
    }

    /// `value`: The values of the places 0..<count, ascending; only the nearer half is asked for.
    package init(sorted count: Int, _ value: (Int) -> Double) {
        let middle = Order.median(count, value)
        self.middle = middle
        // Distances grow to both sides of the middle, so that they are met in their order.
        func below(_ place: Int) -> Double { place >= 0 ? middle - value(place) : .infinity }
        func above(_ place: Int) -> Double { place < count ? value(place) - middle : .infinity }
        var (left, right) = (count / 2 - 1, count / 2)
        var (nearLeft, nearRight) = (below(left), above(right))
        var (last, next) = (0.0, 0.0)
        for _ in 0..<min(count, count / 2 + 1) {
            last = next
            if left >= 0, right >= count || nearLeft <= nearRight {
                next = nearLeft
                left -= 1
                nearLeft = below(left)
            } else {
                next = nearRight
                right += 1
                nearRight = above(right)
            }
        }
        deviation = count % 2 == 1 ? next : (last + next) / 2
    }

    /// (x − median) / (1.4826 · MAD); nil when more than half of the values are equal.
    package func score(_ value: Double) -> Double? {
        deviation > 0 ? (value - middle) / (1.4826 * deviation) : nil
    }
}

/// Positive values of things of one kind.
package struct Peers: Sendable {
    package let values: [Double]
    package let median: Double
    package let upperQuartile: Double
    private let scale: RobustScale

    /// `values`: Positive, not empty.
    package init(_ values: [Double]) {
        self.values = values
        let sorted = values.sorted()
        median = Order.median(sorted: sorted)
        upperQuartile = Order.quantile(sorted, 0.75)
        scale = RobustScale(sorted: sorted.count) { log(sorted[$0]) }
    }

    /// The robust z of the logarithm where it is above `bound` and the value is at least `times`
    /// the median; nil elsewhere.
    package func above(_ value: Double, bound: Double, times: Double) -> Double? {
        guard let z = scale.score(log(value)), z > bound, value >= times * exp(scale.middle)
        else { return nil }
        return z
    }
}
