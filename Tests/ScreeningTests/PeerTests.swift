import Domain
import Screening
import Testing

/// Models that compare with peers and with the past, on figures that are known by hand.
struct PeerTests {
    private func paid(_ amounts: [Int], last: String, village: String = Books.clearwater) -> Books {
        var csv = "村代码,凭证日期,凭证号,摘要,科目编码,借方,贷方,收款人\n"
        for (index, amount) in (amounts.map { "\($0)" } + [last]).enumerated() {
            csv += "\(village),2024-03-0\(index % 9 + 1),记-\(index),x,51301,\(amount),,户\(index)\n"
        }
        return Books().with(csv)
    }

    @Test func `a payment far above its account is told from thirty payments on`() {
        func amounts(_ hundreds: Int) -> [Int] {
            [Int](repeating: 100, count: 10) + [Int](repeating: 200, count: 10)
                + [Int](repeating: 400, count: hundreds)
        }
        // ln(X / 200) / (1.4826 · ln 2) is 5 at 34,080.
        let told = paid(amounts(10), last: "34200").leads("F13")
        #expect(told.map(\.key) == ["户30"] && told.map(\.amount) == [3_420_000])
        #expect(told[0].message.zh.contains("31笔支出的中位数为200.00元（稳健z值5.0）"))
        #expect(paid(amounts(10), last: "34000").leads("F13").isEmpty)
        #expect(paid(amounts(9), last: "34200").leads("F13").count == 1)
        #expect(paid(amounts(8), last: "34200").leads("F13").isEmpty)
        // Most of them equal.
        #expect(paid([Int](repeating: 100, count: 40), last: "90000").leads("F13").isEmpty)
        // Cheap things have no leads: the same a tenth of the size.
        #expect(paid(amounts(10).map { $0 / 10 }, last: "3420").leads("F13").isEmpty)
    }

    @Test func `a leap of an account is told after three whole years of the same chart`() {
        /// Thirty lines of 1000 yuan a year, and one of other expenses in the last.
        func leads(
            other: String = "10000", lines: Int = 30, december: String = "12",
            first: String = "2021", account: String = "513"
        ) -> [Lead] {
            var csv = "凭证日期,凭证号,摘要,科目编码,借方,贷方\n"
            for year in [first, "2022", "2023", "2024"] {
                let own = year == first ? account : "513"
                for line in 1...(year == "2022" ? lines : 30) {
                    let month = line == 1 ? (year == "2023" ? december : "12") : "05"
                    csv += "\(year)-\(month)-20,记-\(line),办公,\(own),1000,\n"
                }
            }
            return Books().with(csv + "2024-12-21,记-99,杂项,515,\(other),\n").leads("F14")
        }
        // 10 of 40 against nothing: 0.25 / 0.05.
        let told = leads()
        #expect(told.map(\.key) == ["2024 515"] && told.map(\.amount) == [1_000_000])
        #expect(told[0].message.zh.contains("占全年费用25.0%，此前三年平均0.0%（高出5.0个标准差）"))
        #expect(leads(other: "9999").isEmpty)
        #expect(leads(lines: 29).isEmpty && leads(december: "11").isEmpty)
        #expect(leads(first: "2020").isEmpty && leads(account: "541").isEmpty)
    }

    @Test func `works that cost far more a metre than their like are told from twelve on`() {
        // By numpy the robust z of the logarithm is 5.42 for 1000 yuan a metre, 4.93 for 900.
        let costs = [235, 247, 259, 272, 286, 300, 315, 331, 347, 365, 383]
        func leads(_ cost: Int, peers: Int = 11, kind: String = "道路") -> [Lead] {
            var csv = "村代码,项目编号,项目名称,工程类别,工程量,合同金额,合同签订日期\n"
            for (index, cost) in costs.suffix(peers).enumerated() {
                csv += "33078200220\(index % 9 + 1),P\(index),路,道路,100,\(cost * 100),2024-03-01\n"
            }
            csv += "330782002201,P99,路,\(kind),50.5,\(cost * 101 / 2),2024-03-01\n"
            return Books().with(csv).leads("F15a")
        }
        #expect(leads(1000).map(\.key) == ["P99 路"])
        #expect(leads(900).isEmpty && leads(1000, peers: 10).isEmpty)
        #expect(leads(1000, kind: "水渠").isEmpty)
    }

    @Test func `administration per head is set against twelve villages of a hundred persons`() {
        func leads(last: Int, persons: Int = 100) -> [Lead] {
            var (entries, people) = (
                "村代码,凭证日期,凭证号,摘要,科目编码,借方,贷方\n", "村代码,户号,身份证号,姓名,与户主关系\n"
            )
            for village in 1...12 {
                let code = "3307820022" + (village < 10 ? "0\(village)" : "\(village)")
                let spent = village == 12 ? last : 10_000 + village * 500
                entries += "\(code),2024-12-05,记-1,办公,513,\(spent),\n"
                for person in 1...(village == 12 ? persons : 100) {
                    people += "\(code),H\(person),ID\(village)-\(person),某某,户主\n"
                }
            }
            return Books().with(entries).with(people).leads("F15b")
        }
        let told = leads(last: 60_000)
        #expect(told.map(\.village) == ["330782002212"] && told.map(\.key) == ["2024"])
        // The middle of 130 and 135 yuan.
        #expect(told[0].message.zh.contains("人均管理费用600.00元，本乡镇12个村的中位数为132.50元"))
        #expect(leads(last: 25_000).isEmpty && leads(last: 60_000, persons: 99).isEmpty)
    }

    @Test func `a single test finds the share that rose, and the cost above its peers`() throws {
        var csv = "科目,年度,金额\n"
        for (year, other) in [(2021, 10), (2022, 20), (2023, 30), (2024, 100)] {
            csv += "甲,\(year),\(100 - other)\n乙,\(year),\(other)\n"
        }
        let trend = SingleTest.trend(
            try PickedColumns(Array(csv.utf8), money: ["金额"], texts: ["科目", "年度"]),
            amount: "金额", account: "科目", period: "年度")
        // (1 − 0.2) / 0.1.
        #expect(trend["risen"] == "1" && trend.preconditions.isEmpty)
        #expect(Array(trend.rows[0].prefix(2)) == ["乙", "2024"])
        let z = try #require(Double(trend.rows[0][4]))
        #expect(abs(z - 8) < 1e-9)

        var costs = "类别,金额,数量\n"
        for cost in [235, 247, 259, 272, 286, 300, 315, 331, 347, 365, 383, 1000] {
            costs += "路,\(cost * 4),4\n"
        }
        let table = try PickedColumns(
            Array(costs.utf8), money: ["金额"], quantities: ["数量"], texts: ["类别"])
        let peer = SingleTest.peer(table, amount: "金额", per: "数量", group: "类别")
        #expect(
            peer["above"] == "1" && Array(peer.rows[0].prefix(4)) == ["13", "路", "1000.0", "307.5"])
        #expect(
            SingleTest.peer(table, amount: "金额", per: "数量", group: "类别", least: 13)["groups"]
                == "0")
    }

    @Test func `the middle and its spread are those of the whole sample`() {
        // Sorted 1 2 4 7 11: the distances from 4 are 0 2 3 3 7.
        let odd = RobustScale([11, 1, 4, 2, 7])
        #expect(odd.middle == 4 && odd.deviation == 3)
        // Sorted 1 2 4 8 9 30: the distances from 6 are 2 2 3 4 5 24.
        let even = RobustScale([30, 1, 4, 2, 9, 8])
        #expect(even.middle == 6 && even.deviation == 3.5)
        // All of the nearer half on one side.
        let side = RobustScale([0, 0, 0, 10, 10, 10, 10, 11, 12])
        #expect(side.middle == 10 && side.deviation == 1)
        let samples: [(values: [Double], middle: Double, deviation: Double)] = [
            ([], 0, 0), ([5], 5, 0), ([1, 3], 2, 1), ([7, 7, 7], 7, 0),
        ]
        for sample in samples {
            let scale = RobustScale(sample.values)
            #expect(scale.middle == sample.middle && scale.deviation == sample.deviation)
        }
        let peers = Peers([8, 1, 2, 4])
        // The place (4 + 1/3) · 0.75 + 1/3 is 3 7/12, between 4 and 8.
        #expect(peers.median == 3 && abs(peers.upperQuartile - 19.0 / 3) < 1e-12)
    }

    @Test func `many values far above the others are told without sorting for each`() throws {
        var csv = "金额\n"
        for place in 0..<20_000 { csv += "\(place % 20 < 11 ? 100 + place % 20 : 900_000)\n" }
        let table = try PickedColumns(Array(csv.utf8), money: ["金额"], texts: [])
        let start = ContinuousClock.now
        let peer = SingleTest.peer(table, amount: "金额", per: nil, group: nil)
        #expect(peer["above"] == "9000")
        // One sort takes a tenth of a second; two for each of 9,000 took minutes.
        #expect(ContinuousClock.now - start < .seconds(10))
    }
}
