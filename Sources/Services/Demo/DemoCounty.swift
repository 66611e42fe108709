import Domain

/// A made-up county, the same on every machine: 19 townships and 349 village units, of them 54
/// communities and 295 villages. Names are put together from common parts of place names.
package enum DemoCounty {
    static let code = "990101"
    static let name = "清源区"
    static let prefecture = "云州市"
    static let province = "示范省"

    /// Rows of a register as offices exchange it, as CSV.
    package static func register() -> String {
        var lines = ["统计用区划代码,名称,乡镇代码,乡镇名称,县代码,县名称,市名称,省名称"]
        for (index, township) in townships.enumerated() {
            let townshipCode = code + (township.name.hasSuffix("街道") ? "0" : "1") + two(index + 1)
            for n in 0..<township.communities {
                lines.append(
                    line(townshipCode, n + 1, "\(unitName(index, n))社区居民委员会", township.name))
            }
            for n in 0..<township.villages {
                lines.append(
                    line(
                        townshipCode, 200 + n, "\(unitName(index, township.communities + n))村民委员会",
                        township.name))
            }
        }
        return lines.joined(separator: "\r\n") + "\r\n"
    }

    private static func line(_ township: String, _ n: Int, _ unit: String, _ townshipName: String)
        -> String
    {
        let last = String(n)
        let code = township + String(repeating: "0", count: 3 - last.count) + last
        return [code, unit, township, townshipName, Self.code, name, prefecture, province]
            .joined(separator: ",")
    }

    private static func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }

    struct TownshipPlan {
        let name: String
        let communities: Int
        let villages: Int
    }

    /// 4 × 9 + 6 × 2 + 6 × 1 = 54 communities; the villages add up to 295.
    static let townships: [TownshipPlan] =
        zip(
            ["东关街道", "西苑街道", "南湖街道", "北辰街道"], [2, 3, 2, 4]
        ).map { TownshipPlan(name: $0, communities: 9, villages: $1) }
        + zip(
            [
                "白石镇", "柳河镇", "双桥镇", "青龙镇", "石门镇", "桃源镇", "枣林镇", "金沙镇", "云台镇", "梅岭镇", "凤凰镇",
                "永安镇",
            ], Array(repeating: 2, count: 6) + Array(repeating: 1, count: 6)
        ).map { TownshipPlan(name: $0, communities: $1, villages: 19) }
        + zip(["杏花乡", "松坪乡", "水口乡"], [19, 18, 19]).map {
            TownshipPlan(name: $0, communities: 0, villages: $1)
        }

    private static let heads = [
        "大", "小", "东", "西", "南", "北", "上", "下", "新", "老", "前", "后", "高", "长", "双", "三", "石", "青",
        "白", "金",
    ]
    private static let tails = [
        "王庄", "李寨", "张楼", "刘湾", "陈集", "杨坡", "赵岭", "周店", "吴桥", "徐圩", "孙畈", "马营", "朱塘", "胡堰", "林坪",
        "何埠",
        "郭台", "罗冲",
    ]

    /// Unique inside a township, with the repetitions across townships that real counties have.
    private static func unitName(_ township: Int, _ n: Int) -> String {
        let head = heads[(township * 7 + n * 3) % heads.count]
        let tail = tails[(township * 5 + n + n / tails.count) % tails.count]
        return head + tail
    }
}
