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
    package var description: String { text(grouped: true) }

    /// `12345.60`, for tables that programs read.
    package var plain: String { text(grouped: false) }

    /// Written from its end, as ledgers hold millions of amounts.
    private func text(grouped: Bool) -> String {
        var (rest, cents) = fen.magnitude.quotientAndRemainder(dividingBy: 100)
        var letters: [UInt8] = []
        letters.reserveCapacity(28)
        for _ in 0..<2 {
            letters.append(UInt8(ascii: "0") + UInt8(cents % 10))
            cents /= 10
        }
        letters.append(UInt8(ascii: "."))
        var digits = 0
        repeat {
            if grouped, digits > 0, digits % 3 == 0 { letters.append(UInt8(ascii: ",")) }
            letters.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
            digits += 1
        } while rest > 0
        if fen < 0 { letters.append(UInt8(ascii: "-")) }
        letters.reverse()
        return String(decoding: letters, as: UTF8.self)
    }
}

extension String {
    fileprivate func padding(to length: Int) -> String {
        self + String(repeating: "0", count: max(0, length - count))
    }
}
