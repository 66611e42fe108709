import Domain

/// Makes requests from a county that does not exist. The same sizes and seed give the same one.
package struct SampleCounty: Sendable {
    package var townships = 19
    package var units = 349
    package var rounds = 5
    package var people = 180
    package var groups = 10
    /// Units in the round for which groups are formed.
    package var unitsOfRound = 70
    package var seed = 1

    package init() {}

    /// A plan of the whole term: capacities with some 6 % to spare, 4 townships as wholes, pilots,
    /// promises and units at high risk.
    package func roundsRequest() -> RoundsRequest {
        var random = SeededRandom(seed: UInt64(bitPattern: Int64(seed)))
        var units: [RoundsRequest.Unit] = []
        for index in 0..<self.units {
            let risk = Int.random(in: 5...95, using: &random)
            units.append(
                RoundsRequest.Unit(
                    id: unitId(index), name: unitName(index),
                    township: townshipId(township(of: index)), class: risk >= 70 ? .key : .general,
                    risk: risk))
        }
        // Promises and pilots outside the townships that go as a whole.
        for index in units.indices where !isWhole(township(of: index)) {
            if index % 87 == 3 { units[index].isPilot = true }
            if index % 61 == 50, units[index].risk ?? 0 < 90, index % 87 != 3 {
                units[index].promised = "r\(1 + index % rounds)"
            }
        }
        let days = RoundsRequest.Days(key: 8, general: 4)
        let work = units.reduce(0) { $0 + days[$1.class ?? .general] }
        let each = work * 106 / 100 / rounds + 1
        return RoundsRequest(
            termEnds: Day(year: 2031, month: 6, day: 30), days: days,
            rounds: (0..<rounds).map { index in
                RoundsRequest.Round(
                    id: "r\(index + 1)", name: "第\(index + 1)轮", groupDays: each,
                    ends: Day(year: 2027 + index / 2, month: index % 2 == 0 ? 6 : 12, day: 20))
            },
            townships: (0..<townships).map { index in
                RoundsRequest.Township(
                    id: townshipId(index), name: townshipName(index),
                    isWhole: isWhole(index) ? true : nil)
            },
            units: units,
            highRisk: RoundsRequest.HighRisk(from: 90, by: "r\(max(1, rounds / 2))"), weights: nil)
    }

    private func isWhole(_ township: Int) -> Bool { township % 5 == 4 }

    func township(of unit: Int) -> Int { unit * townships / max(1, units) }
    func townshipId(_ index: Int) -> String { "t\(index + 1)" }
    func unitId(_ index: Int) -> String { "u\(index + 1)" }

    func townshipName(_ index: Int) -> String {
        Self.firsts[index % Self.firsts.count]
            + Self.lasts[index / Self.firsts.count % Self.lasts.count] + "镇"
    }

    func unitName(_ index: Int) -> String {
        Self.seconds[index % Self.seconds.count]
            + Self.lasts[index / Self.seconds.count % Self.lasts.count] + "村"
    }

    static let firsts = ["白石", "柳河", "双桥", "青龙", "石门", "桃源", "枣林", "金沙", "云台", "梅岭", "凤凰", "永安"]
    static let seconds = ["大", "小", "东", "西", "南", "北", "上", "下", "前", "后", "新", "老", "中"]
    static let lasts = [
        "庄", "湾", "岭", "坪", "沟", "塘", "店", "营", "寨", "桥", "堡", "洼", "峪", "集", "屯", "坡", "林", "泉",
        "井",
        "台", "坝", "口", "河", "山", "岗", "滩", "铺", "园",
    ]
}
