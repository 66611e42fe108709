/// Shares as people read them.
package enum Percent {
    /// `213 of 349` → `61%`, or `61.03%` with two decimals; half up, exact in integers.
    ///
    /// - Returns: `—` where there is nothing to divide by.
    package static func text(_ part: Int, of whole: Int, decimals: Int = 0) -> String {
        guard whole > 0 else { return "—" }
        let scaled = rounded(part, of: whole, decimals: decimals)
        if decimals == 0 { return "\(scaled)%" }
        let unit = power(decimals)
        let rest = String(scaled % unit)
        let zeros = String(repeating: "0", count: decimals - rest.count)
        return "\(scaled / unit).\(zeros)\(rest)%"
    }

    /// Percent times 10^decimals, half up.
    package static func rounded(_ part: Int, of whole: Int, decimals: Int = 0) -> Int {
        guard whole > 0 else { return 0 }
        return (2 * part * 100 * power(decimals) + whole) / (2 * whole)
    }

    /// `2351 over 213` → `11.04`; half up, exact in integers. `—` where there is nothing to divide
    /// by.
    package static func ratio(_ above: Int, _ below: Int, decimals: Int) -> String {
        guard below > 0 else { return "—" }
        let unit = power(decimals)
        let scaled = (2 * above * unit + below) / (2 * below)
        if decimals == 0 { return String(scaled) }
        let rest = String(scaled % unit)
        return "\(scaled / unit).\(String(repeating: "0", count: decimals - rest.count))\(rest)"
    }

    private static func power(_ decimals: Int) -> Int {
        (0..<decimals).reduce(1) { value, _ in value * 10 }
    }
}
