package import Domain

/// A figure as people read it.
package enum FigureText {
    /// Money is counted in fen and read in units of ten thousand yuan.
    package static func unit(_ metric: Metric) -> Phrase {
        isMoney(metric) ? Phrase("万元", "10,000 yuan") : metric.unit
    }

    package static func text(_ value: Int64, _ metric: Metric, atLeast: Bool) -> String {
        isMoney(metric) ? tenThousands(value, atLeast: atLeast) : String(value)
    }

    /// Two decimals, half up. A lower bound is rounded down and ends with 余: `2899余`, below ten
    /// thousand yuan with decimals, `0.35余`; nothing at all is no lower bound.
    package static func tenThousands(_ fen: Int64, atLeast: Bool) -> String {
        guard atLeast, fen > 0 else { return Percent.ratio(Int(fen), 1_000_000, decimals: 2) }
        if fen >= 1_000_000 { return "\(fen / 1_000_000)余" }
        if fen >= 10_000 { return Percent.ratio(Int(fen / 10_000), 100, decimals: 2) + "余" }
        return Percent.ratio(Int(fen), 1_000_000, decimals: 6) + "余"
    }

    static func isMoney(_ metric: Metric) -> Bool { metric.unit.zh == "元" }
}
