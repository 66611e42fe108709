import Foundation

/// Tails of the distributions that the tests of digits end in.
package enum Tail {
    /// P(χ² ≥ x) with `freedom` degrees of freedom: the share of the upper incomplete
    /// gamma function, as a series below a + 1 and as a continued fraction above (Lentz).
    package static func chiSquare(_ x: Double, freedom: Int) -> Double {
        let (a, half) = (Double(freedom) / 2, x / 2)
        if half <= 0 { return 1 }
        let front = exp(-half + a * log(half) - lgamma(a))
        if half < a + 1 {
            var (term, sum, place) = (1 / a, 1 / a, a)
            while term > sum * 1e-17 {
                place += 1
                term *= half / place
                sum += term
            }
            return max(0, 1 - front * sum)
        }
        let tiny = 1e-300
        var b = half + 1 - a
        var (c, d) = (1 / tiny, 1 / b)
        var fraction = d
        for step in 1...10_000 {
            let an = -Double(step) * (Double(step) - a)
            b += 2
            d = an * d + b
            if abs(d) < tiny { d = tiny }
            c = b + an / c
            if abs(c) < tiny { c = tiny }
            d = 1 / d
            fraction *= d * c
            if abs(d * c - 1) < 1e-16 { break }
        }
        return front * fraction
    }

    /// P(|Z| ≥ z) of the normal distribution.
    package static func normal(_ z: Double) -> Double { erfc(abs(z) / 2.0.squareRoot()) }
}
