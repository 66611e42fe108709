/// An amount of money in whole fen, so that sums are exact.
package struct Yuan: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// 1 yuan = 100 fen.
    package let fen: Int64

    package init(fen: Int64) {
        self.fen = fen
    }

    /// Reads an amount; nil when it is none, or is outside ±92 quadrillion yuan.
    ///
    /// - Parameter text: `12345`, `12345.6` or `-12,345.67`; at most two decimals.
    package init?(_ text: String) {
        var digits = text.filter { $0 != "," && $0 != " " }
        let negative = digits.hasPrefix("-")
        if negative { digits.removeFirst() }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), !parts[0].isEmpty,
            digits.allSatisfy({ $0 == "." || ($0.isASCII && $0.isNumber) })
        else { return nil }
        let decimals = parts.count == 2 ? String(parts[1]) : ""
        guard decimals.count <= 2,
            let fen = Int64(parts[0] + decimals.padding(to: 2))
        else { return nil }
        self.fen = negative ? -fen : fen
    }

    package init(from decoder: any Decoder) throws {
        fen = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(fen)
    }

    package static func < (left: Yuan, right: Yuan) -> Bool { left.fen < right.fen }

    /// `12,345.60`.
    package var description: String {
        let (yuan, rest) = fen.magnitude.quotientAndRemainder(dividingBy: 100)
        var grouped = ""
        for (offset, digit) in String(yuan).reversed().enumerated() {
            if offset > 0, offset % 3 == 0 { grouped.append(",") }
            grouped.append(digit)
        }
        return (fen < 0 ? "-" : "") + grouped.reversed() + "." + twoDigits(Int(rest))
    }
}

extension String {
    fileprivate func padding(to length: Int) -> String {
        self + String(repeating: "0", count: max(0, length - count))
    }
}
