package import Domain

/// A rate: what is divided by what. Every page prints the definition with the number.
package struct Rate: Sendable {
    package let key: String
    package let label: Phrase
    package let definition: Phrase
    /// Keys of metrics: the sum of the first over the difference of the second and the third.
    let of: [String]
    let by: String
    let without: String?
    /// Decimals; a percentage, or a plain ratio.
    let decimals: Int
    let isPercent: Bool

    /// The number in words; nil where there is nothing to divide by.
    package func text(_ values: [String: Int64]) -> String? {
        let (above, below) = parts(values)
        guard below > 0 else { return nil }
        return isPercent
            ? Percent.text(Int(above), of: Int(below), decimals: decimals)
            : Percent.ratio(Int(above), Int(below), decimals: decimals)
    }

    /// `2351 ÷ 213`: the numbers that were divided.
    func workings(_ values: [String: Int64]) -> String {
        let (above, below) = parts(values)
        let isMoney = Metrics.all.contains { $0.key == by && FigureText.isMoney($0) }
        let text = { (value: Int64) in
            isMoney ? FigureText.tenThousands(value, atLeast: false) : String(value)
        }
        return "\(text(above)) ÷ \(text(below))"
    }

    private func parts(_ values: [String: Int64]) -> (above: Int64, below: Int64) {
        (
            of.reduce(0) { $0 + (values[$1] ?? 0) },
            (values[by] ?? 0) - (without.flatMap { values[$0] } ?? 0)
        )
    }

    /// Where clues are not counted, neither is their share.
    package static func among(_ metrics: [Metric]) -> [Rate] {
        all.filter { rate in
            rate.key != "clueRatio" || metrics.contains { $0.key == "cluesTransferred" }
        }
    }

    package static let all: [Rate] = [
        Rate(
            key: "findingsPerUnit", label: Phrase("村均问题", "findings per unit"),
            definition: Phrase("发现问题 ÷ 已巡察村居", "findings over inspected units"),
            of: ["findings"], by: "inspected", without: nil, decimals: 2, isPercent: false),
        Rate(
            key: "noticesPerUnit", label: Phrase("村均公告", "notices per unit"),
            definition: Phrase("张贴公告 ÷ 已巡察村居", "notices over inspected units"),
            of: ["notices"], by: "inspected", without: nil, decimals: 1, isPercent: false),
        Rate(
            key: "clueRatio", label: Phrase("线索占比", "clue ratio"),
            definition: Phrase("移交问题线索 ÷ 发现问题", "clues transferred over findings"),
            of: ["cluesTransferred"], by: "findings", without: nil, decimals: 2, isPercent: true),
        Rate(
            key: "immediateRatio", label: Phrase("立行立改占比", "immediate ratio"),
            definition: Phrase("立行立改 ÷ 发现问题", "immediate over findings"),
            of: ["immediateRectifications"], by: "findings", without: nil, decimals: 2,
            isPercent: true),
        Rate(
            key: "closedOfAll", label: Phrase("销号率（全部）", "closing rate, of all"),
            definition: Phrase("已销号 ÷ 全部整改事项", "closed over all items"),
            of: ["rectificationClosed"], by: "rectificationItems", without: nil, decimals: 1,
            isPercent: true),
        Rate(
            key: "closedOfDue", label: Phrase("销号率（不含长期）", "closing rate, without long-term"),
            definition: Phrase("已销号 ÷（全部 − 长期坚持）", "closed over all but long-term items"),
            of: ["rectificationClosed"], by: "rectificationItems",
            without: "rectificationLongTerm", decimals: 1, isPercent: true),
        Rate(
            key: "closedAndStage", label: Phrase("销号率（含阶段成果）", "closing rate, with stage results"),
            definition: Phrase("（已销号 + 长期坚持）÷ 全部", "closed and long-term over all items"),
            of: ["rectificationClosed", "rectificationLongTerm"], by: "rectificationItems",
            without: nil, decimals: 1, isPercent: true),
        Rate(
            key: "revisitRatio", label: Phrase("回访比例", "share revisited"),
            definition: Phrase("已回访村居 ÷ 已巡察村居", "revisited over inspected units"),
            of: ["revisitedUnits"], by: "inspected", without: nil, decimals: 2, isPercent: true),
        Rate(
            key: "satisfaction", label: Phrase("群众满意度", "satisfaction"),
            definition: Phrase("回访表示满意 ÷ 回访询问", "satisfied over asked"),
            of: ["satisfied"], by: "asked", without: nil, decimals: 1, isPercent: true),
        Rate(
            key: "recoveryRatio", label: Phrase("挽回比例", "share recovered"),
            definition: Phrase("已挽回金额 ÷ 应挽回金额", "recovered over recoverable"),
            of: ["recovered"], by: "recoverable", without: nil, decimals: 1, isPercent: true),
        awareness,
    ]
}
