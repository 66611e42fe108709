import Domain

/// Rent far below that of like property nearby.
///
/// Peers: the same kind of property in the same township (nine digits of the code), begun at most
/// two years apart, at least five with the contract itself. The kind is what the contract says, or
/// else the register of the property; shops are not compared with ponds, and property of which
/// nothing tells the kind is compared with the floor price only. The median and the MAD of peers
/// judge it, so that one odd neighbour does not.
///
/// A floor price is held against the amount of the contract that it is of: files do not say whether
/// it is for a unit, a year or the whole term, and a floor for the year is above any price for a mu
/// (until version 2 each such contract was told).
extension Model {
    static let r01 = Model(
        "R01", version: 3, Phrase("疑似低价发租、发包", "Rent below its neighbours"), .high,
        key: Phrase("合同", "contract"),
        rule: Phrase(
            "年单价的稳健z值≤−3且不高于同类（合同或台账所载标的类别相同）中位数的八成，或不高于中位数的六成，或低于底价。",
            "A robust z of −3 or less and at most 80% of the median of peers (the same kind of "
                + "property by contract or register), or at most 60% of it, or below the floor "
                + "price."),
        source: Phrase(
            "《农村集体经济组织法》第三十五条第（六）项", "Rural Collective Organisations Law, art. 35(6)"),
        innocent: Phrase("早年合同；地块差；承租人投入；政策性租金。", "Old contracts; poor land; investment."),
        needs: [Need(.contract, .kind, .start)],
        parameters: [
            Parameter("z", .ratio, "-3", Phrase("稳健z值通行界限", "usual bound")),
            Parameter("share", .ratio, "0.6", Phrase("工作口径", "working rule")),
            Parameter(
                "material", .ratio, "0.8", Phrase("高于此比例的差价不提示", "smaller gaps are not told")),
            Parameter("peers", .count, "5", Phrase("少于5份不判断", "fewer are not judged")),
            Parameter("years", .years, "2", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let leases = Leases(screen)
        let table = leases.table
        let kinds = PropertyKinds(screen)
        struct Peer {
            let row: Int
            let rent: Double
            let day: Int32
        }
        var groups: [String: [Peer]] = [:]
        for row in leases.rows {
            let village = leases.village(screen, row)
            guard village >= 0, let rent = leases.unitRent(row), let day = table.narrow(.start)[row]
            else { continue }
            let place = screen.data.villages[village].prefix(9)
            // Of an unknown kind each is alone.
            let kind = kinds.kind(of: row) ?? "#\(row)"
            groups["\(place) \(kind)", default: []].append(
                Peer(row: row, rent: rent, day: day))
        }
        return groups.sorted { $0.key < $1.key }.flatMap { _, all in
            all.compactMap { lease -> Lead? in
                let village = leases.village(screen, lease.row)
                let span = Int32(screen.count("years", at: village) * 366)
                let rents = all.filter { abs($0.day - lease.day) <= span }.map(\.rent)
                let floor = table.wide(.floorPrice)[lease.row].map(Double.init)
                let price = floor.map { leases.price(lease.row, lease.rent, near: $0) } ?? 0
                let isBelowFloor = floor.map { price < $0 } ?? false
                let median = Order.median(rents)
                var isLow = false
                if rents.count >= screen.count("peers", at: village) {
                    let score = Order.robustScore(lease.rent, in: rents) ?? 0
                    // Where all rents are alike, a few yuan are many deviations.
                    isLow =
                        (score <= screen.ratio("z", at: village)
                            && lease.rent <= screen.ratio("material", at: village) * median)
                        || lease.rent <= screen.ratio("share", at: village) * median
                }
                guard isLow || isBelowFloor else { return nil }
                let number = leases.number(screen, lease.row)
                let (own, other) = isLow ? (lease.rent, median) : (price, floor ?? 0)
                let against =
                    isLow ? Phrase("同类中位数", "median of peers") : Phrase("底价", "floor price")
                let what =
                    own == lease.rent
                    ? Phrase("年单价", "a year and unit") : Phrase("成交价", "in all")
                return screen.lead(
                    number, village: village, day: lease.day,
                    amount: Int64(max(0, other - own)),
                    rows: [Screen.Row(.contract, lease.row)],
                    Phrase(
                        "合同\(number)\(what.zh)\(screen.yuan(Int64(own)))元，"
                            + "\(against.zh)\(screen.yuan(Int64(other)))元"
                            + "（\(rents.count)份同类合同）"
                            + "\(leases.isRelated(screen, lease.row) ? "，承租人为村干部或亲属" : "")。",
                        "Contract \(number): \(screen.yuan(Int64(own))) yuan \(what.en), "
                            + "\(against.en) \(screen.yuan(Int64(other))) of \(rents.count)."))
            }
        }
    }
}

extension Leases {
    /// The rent, the sum of a year or that of the term, whichever is nearest to a floor price.
    fileprivate func price(_ row: Int, _ rent: Double, near floor: Double) -> Double {
        let stated = [table.wide(.annual)[row], table.wide(.total)[row]].compactMap(\.self)
        let prices = [rent] + stated.map(Double.init).filter { $0 > 0 }
        return prices.min { max($0 / floor, floor / $0) < max($1 / floor, floor / $1) } ?? rent
    }
}

/// What kind of property each contract is about.
private struct PropertyKinds {
    /// Words that registers write in these columns and that say nothing of what it is.
    private static let vague: Set<String> = [
        "", "资产", "资源", "经营性", "非经营性", "经营性资产", "非经营性资产", "资源性资产", "固定资产", "土地", "其他",
    ]

    private let screen: Screen
    private let contracts: Table
    private var registered: [UInt64: String] = [:]

    init(_ screen: Screen) {
        self.screen = screen
        contracts = screen.table(.contract)
        for (canon, fields) in [(Canon.asset, [Field.kind, .category]), (.resource, [.category])] {
            let table = screen.table(canon)
            for row in table.rows {
                let key = Hash.pair(table.texts(.village)[row], table.texts(.number)[row])
                let told = fields.map { screen.text(table.texts($0)[row]) }.first(where: Self.tells)
                registered[key] = registered[key] ?? told
            }
        }
    }

    private static func tells(_ word: String) -> Bool { !vague.contains(word) }

    func kind(of row: Int) -> String? {
        let stated = screen.text(contracts.texts(.category)[row])
        if Self.tells(stated) { return stated }
        let key = Hash.pair(contracts.texts(.village)[row], contracts.texts(.asset)[row])
        return registered[key]
    }
}
