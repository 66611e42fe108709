import Domain

/// The matters that village inspections really meet, with made-up facts. Words in braces are
/// filled in for each finding, so that hardly two read the same.
enum DemoMatters {
    struct Matter {
        let title: String
        let heading: String
        let subject: Finding.Subject
        let severity: Finding.Severity
        let facts: String
        let basis: String
        let party: Party
        let responsible: String
        let recommendation: String
        let yuan: Int64
    }

    /// The n-th matter of the county.
    static func matter(_ n: Int) -> Matter {
        let template = all[n % all.count]
        let fill = { (text: String) in DemoWords.filled(text, n) }
        return Matter(
            title: fill(DemoTitles.of(template, n / all.count)), heading: template.heading,
            subject: template.subject,
            severity: template.severity, facts: fill(template.facts), basis: template.basis,
            party: template.party, responsible: template.responsible,
            recommendation: fill(template.recommendation),
            yuan: template.yuan == 0 ? 0 : DemoWords.yuan(n))
    }

    static var all: [Matter] { DemoMoneyMatters.all + DemoServiceMatters.all }
}

/// What varies from one finding to the next.
enum DemoWords {
    private static let words: [String: [String]] = [
        "资产": ["鱼塘", "门面房", "果园", "旧校舍", "粮仓", "集贸市场摊位", "机动地", "砖厂场地", "光伏用地"],
        "年": ["2023", "2024", "2025"], "月": ["1月", "3月", "4月", "6月", "8月", "9月", "11月"],
        "季": ["一、二季度", "二、三季度", "三、四季度", "一季度和四季度"], "笔": ["2", "3", "4", "5", "6"],
        "户": ["12", "15", "18", "23", "27", "31", "36", "42"], "人": ["2", "3", "4", "5", "7"],
        "工程": ["砂石路", "排水渠", "文化广场", "公厕改造", "巷道硬化", "机井配套", "路灯安装", "便民桥"],
        "地点": ["村东头", "老学校后侧", "村部门前", "三组路口", "小桥南侧", "集市入口", "沟渠沿线"],
        "职务": ["报账员", "村委会副主任", "村文书", "村民组长", "妇联主席", "民兵连长"],
        "部门": ["乡镇农业综合服务中心", "乡镇民政办", "乡镇财政所", "乡镇村建中心", "乡镇社保所"],
    ]

    private static let places = words.keys.sorted()

    /// Fills in the words in braces; the same number always gives the same text.
    static func filled(_ text: String, _ n: Int) -> String {
        guard text.contains("{") else { return text }
        var result = text
        for (offset, key) in places.enumerated() {
            guard let choices = words[key] else { continue }
            let chosen = choices[(n / 7 + n * (offset + 3)) % choices.count]
            result = result.split(separator: "{\(key)}", omittingEmptySubsequences: false)
                .joined(separator: chosen)
        }
        return result.split(separator: "{元}", omittingEmptySubsequences: false)
            .joined(separator: grouped(yuan(n)))
    }

    /// Between 1,280 and some 90,000 yuan.
    static func yuan(_ n: Int) -> Int64 { Int64(1_280 + (n * 7_919) % 88_000 / 10 * 10) }

    private static func grouped(_ yuan: Int64) -> String {
        let text = String(yuan)
        guard text.count > 3 else { return text }
        return "\(text.dropLast(3)),\(text.suffix(3))"
    }
}
