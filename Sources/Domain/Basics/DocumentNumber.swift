/// Numbers of documents (domain.md §4.0): year in hexagonal brackets, never used twice.
package enum DocumentNumber {
    /// `〔2026〕6巡-2组-018`.
    package static func workingPaper(year: Int, round: Int, group: Int, _ n: Int) -> String {
        "〔\(year)〕\(round)巡-\(group)组-\(padded(n, 3))"
    }

    /// `〔2026〕6巡-2组-谈003`.
    package static func interview(year: Int, round: Int, group: Int, _ n: Int) -> String {
        "〔\(year)〕\(round)巡-\(group)组-谈\(padded(n, 3))"
    }

    /// `WT〔2026〕6巡-0018`.
    package static func finding(year: Int, round: Int, _ n: Int) -> String {
        "WT〔\(year)〕\(round)巡-\(padded(n, 4))"
    }

    /// `ZG〔2026〕6巡-0018`.
    package static func rectification(year: Int, round: Int, _ n: Int) -> String {
        "ZG〔\(year)〕\(round)巡-\(padded(n, 4))"
    }

    /// `巡反馈〔2026〕12号`.
    package static func feedback(year: Int, _ n: Int) -> String { "巡反馈〔\(year)〕\(n)号" }

    /// `HF〔2026〕003`.
    package static func revisit(year: Int, _ n: Int) -> String { "HF〔\(year)〕\(padded(n, 3))" }

    /// `立改〔2026〕12号`: the entries of a logbook with numbers.
    package static func entry(_ series: String, year: Int, _ n: Int) -> String {
        "\(series)〔\(year)〕\(n)号"
    }

    /// `九` for 9: Chinese numerals up to 99.
    package static func chinese(_ n: Int) -> String {
        let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        guard (0...99).contains(n) else { return String(n) }
        let (tens, ones) = n.quotientAndRemainder(dividingBy: 10)
        if tens == 0 { return digits[ones] }
        return (tens == 1 ? "" : digits[tens]) + "十" + (ones == 0 ? "" : digits[ones])
    }

    /// `九届市委第六轮巡察第二巡察组` (FX-01), for a committee called `市委`.
    package static func groupName(committee: String, term: Int, round: Int, group: Int) -> String {
        "\(chinese(term))届\(committee)第\(chinese(round))轮巡察第\(chinese(group))巡察组"
    }

    private static func padded(_ n: Int, _ width: Int) -> String {
        let text = String(n)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
