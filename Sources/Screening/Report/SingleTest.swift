package import Domain
import Foundation

/// One forensic test on columns of any table: figures, the rows to look at first, and what has to
/// hold before they mean anything (Nigrini, Forensic Analytics, 2011).
package struct SingleTest: Sendable, Encodable {
    package enum Kind: String, Sendable, CaseIterable {
        case summation
        case secondOrder = "second-order"
        case mantissa, duplication
        case lastTwo = "last-two"
        case distortion, rsf, nff, outlier, same, gaps, trend, peer

        package var title: Phrase {
            switch self {
            case .summation: Phrase("求和检验", "summation")
            case .secondOrder: Phrase("二阶检验", "second order")
            case .mantissa: Phrase("尾数弧检验", "mantissa arc")
            case .duplication: Phrase("数字重复检验", "number duplication")
            case .lastTwo: Phrase("末两位检验", "last two digits")
            case .distortion: Phrase("失真因子", "distortion factor")
            case .rsf: Phrase("相对规模因子", "relative size factor")
            case .nff: Phrase("数量频率因子", "number frequency factor")
            case .outlier: Phrase("离群值", "outliers")
            case .same: Phrase("相同—相同—相同检验", "same, same, same")
            case .gaps: Phrase("断号重号检验", "gaps and repeats")
            case .trend: Phrase("环比检验", "trend")
            case .peer: Phrase("同类比较", "peers")
            }
        }
    }

    package struct Fact: Sendable, Encodable {
        package let name: String
        package let value: String
    }

    package let test: String
    package let title: Phrase
    package let facts: [Fact]
    package let columns: [String]
    /// The first of what was found, the largest first.
    package let rows: [[String]]
    /// What is not fulfilled, or cannot be told from the figures.
    package let preconditions: [Phrase]

    init(
        _ kind: Kind, _ facts: [(String, String)], columns: [String] = [],
        rows: [[String]] = [], preconditions: [Phrase] = []
    ) {
        test = kind.rawValue
        title = kind.title
        self.facts = facts.map { Fact(name: $0.0, value: $0.1) }
        self.columns = columns
        self.rows = rows
        self.preconditions = preconditions
    }

    package subscript(name: String) -> String? { facts.first { $0.name == name }?.value }

    /// Runs a test on positive amounts alone, in fen.
    ///
    /// Returns: nil for a test that needs other columns.
    package static func ofAmounts(_ kind: Kind, _ amounts: [Int64], top: Int = 20) -> SingleTest? {
        switch kind {
        case .summation: summation(amounts, top)
        case .secondOrder: secondOrder(amounts)
        case .mantissa: mantissa(amounts)
        case .duplication: duplication(amounts, top)
        case .lastTwo: lastTwo(amounts, top)
        case .distortion: distortion(amounts)
        case .rsf, .nff, .outlier, .same, .gaps, .trend, .peer: nil
        }
    }
}

/// What has to hold before digits of a population mean anything.
package enum Precondition {
    /// The unfulfilled ones of those that the amounts can show, and the ones that only people know.
    ///
    /// `minimum`: Amounts that the test takes.
    package static func unmet(_ amounts: [Int64], minimum: Int) -> [Phrase] {
        var found: [Phrase] = []
        if amounts.count < minimum {
            found.append(
                Phrase(
                    "金额\(amounts.count)个，少于\(minimum)个，不给结论",
                    "\(amounts.count) amounts, fewer than \(minimum): no verdict"))
        }
        if let least = amounts.min(), let most = amounts.max(), most / 100 < least {
            found.append(
                Phrase(
                    "最大值不足最小值的100倍，跨度不到两个数量级",
                    "the largest is less than 100 times the smallest: not two orders of magnitude"))
        }
        let repeated = Dictionary(amounts.map { ($0, 1) }, uniquingKeysWith: +).max {
            ($0.value, $1.key) < ($1.value, $0.key)
        }
        if let repeated, repeated.value >= 5, repeated.value * 10 >= amounts.count {
            let amount = Yuan(fen: repeated.key)
            found.append(
                Phrase(
                    "\(amount)元占一成以上（\(repeated.value)个），可能是固定标准",
                    "\(amount) yuan makes a tenth or more (\(repeated.value)): a fixed rate?"))
        }
        found.append(
            Phrase(
                "须由人核对：同一来源；没有规定的上下限；不含固定标准补助和名单发放",
                "for people to check: one source, no limits, no standard allowances or lists"
            ))
        return found
    }
}
