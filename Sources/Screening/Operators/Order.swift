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

    package static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        if sorted.isEmpty { return 0 }
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    /// Median of the distances from the median.
    package static func medianDeviation(_ values: [Double]) -> Double {
        let middle = median(values)
        return median(values.map { abs($0 - middle) })
    }

    /// (x − median) / (1.4826 · MAD); nil when more than half of the values are equal.
    package static func robustScore(_ value: Double, in values: [Double]) -> Double? {
        let deviation = medianDeviation(values)
        return deviation > 0 ? (value - median(values)) / (1.4826 * deviation) : nil
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
