import Domain
import Tables

/// What a thing costs in one village against the others of the township.
///
/// Costs of like things are about lognormal. Of 2,000 samples of 12 costs none had one above both
/// limits where the logarithms vary by 0.1, 0.2 % where by 0.2, 0.9 % where by 0.3, 1.5 % where by
/// 0.4, and of 20 costs half of that; 3.5, the usual bound of the robust z, gives four times as
/// many.
extension Model {
    static let f15a = Model(
        "F15a", Phrase("疑似工程单位造价偏高（相似村比较）", "Unit cost of works against peers"), .low,
        key: Phrase("项目", "project"),
        rule: Phrase(
            "同一乡镇同一工程类别的项目，合同价除以工程量得单位造价，按对数计算稳健z值，高于5且达到中位数的2倍；"
                + "同类项目少于12个，或过半造价相同的，不判断。",
            "Contract price over quantity, of projects of one kind in a township: the robust z of "
                + "the logarithm is above 5, and the cost reaches twice the median. Fewer than 12 "
                + "projects, or most of them of equal cost, are not judged."),
        source: Phrase("Nigrini, Forensic Analytics, 2011：同类比较", "Nigrini 2011, peer comparison"),
        innocent: Phrase(
            "工程量的计量单位不一；地形、标准、材料不同；登记有误。",
            "Quantities in other units; other terrain, standards and materials."),
        needs: [Need(.project, .kind, .quantity, .total)],
        parameters: peerParameters(Phrase("同类项目", "projects"))
    ) { screen in
        let book = ProjectBook(screen)
        let table = book.table
        let (prices, quantities) = (table.wide(.total), table.wide(.quantity))
        let kinds = table.texts(.kind)
        let townships = screen.townshipOfVillage
        // Quantities are in ten-thousandths.
        let cost = { @Sendable (row: Int) -> Double? in
            guard let price = prices[row], price > 0, let quantity = quantities[row], quantity > 0
            else { return nil }
            return Double(price) / Double(quantity) * 10_000
        }
        let groups = Grouping(rows: table.count, minimum: 2) { row in
            let village = book.village(screen, row)
            return village < 0 || kinds[row] == 0 || cost(row) == nil
                ? nil : (UInt64(townships[village]), UInt64(kinds[row]))
        }
        return screen.perGroup(groups.count) { group in
            let rows = groups[group].map(Int.init)
            return screen.above(
                rows.map { cost($0) ?? 0 }, at: rows.map { book.village(screen, $0) }
            ).map { found in
                let (row, name) = (rows[found.place], book.name(screen, rows[found.place]))
                let (unit, usual) = (Int64(found.value), Int64(found.median))
                return screen.lead(
                    name, village: book.village(screen, row), day: table.narrow(.signed)[row],
                    amount: prices.orZero(row), rows: book.rows(row),
                    Phrase(
                        "项目\(name)单位造价\(screen.yuan(unit))元，本乡镇\(rows.count)个同类项目的中位数为"
                            + "\(screen.yuan(usual))元。",
                        "Project \(name): \(screen.yuan(unit)) yuan a unit; the median of "
                            + "\(rows.count) of its kind is \(screen.yuan(usual))."))
            }
        }
    }

    static let f15b = Model(
        "F15b", Phrase("疑似人均管理费用偏高（相似村比较）", "Administration per head against peers"), .low,
        key: Phrase("村、年度", "village and year"),
        rule: Phrase(
            "同一乡镇各村同一年度的管理费用除以户籍人数，按对数计算稳健z值，高于5且达到中位数的2倍；"
                + "户籍人数不足100人、年度不完整（无12月）的村不计，同乡镇不足12个村不判断。",
            "Administrative expenses of a year over registered persons, of the villages of a "
                + "township: the robust z of the logarithm is above 5, and the cost reaches twice "
                + "the median. Villages of fewer than 100 persons or without a December are left "
                + "out; fewer than 12 villages are not judged."),
        source: Phrase("Nigrini, Forensic Analytics, 2011：同类比较", "Nigrini 2011, peer comparison"),
        innocent: Phrase(
            "小村的固定开支摊到人均就高；户籍人数登记不全；并村。",
            "Fixed costs of a small village; an incomplete register; merged villages."),
        needs: [Need(.entry, .account, .debit), Need(.household, .id)],
        parameters: peerParameters(Phrase("村", "villages")) + [
            Parameter("persons", .count, "100", Phrase("少于此数不计", "fewer are left out"))
        ]
    ) { screen in
        let persons = screen.persons
        let years = screen.parallel.map(persons.count) { village in
            persons[village] >= max(1, screen.count("persons", at: village))
                ? ExpenseYears(screen, village: village).years : []
        }
        let townships = screen.townships
        return screen.perGroup(townships.count) { township in
            let known = Set(townships[township].flatMap { years[$0].map(\.year) }).sorted()
            return known.flatMap { year -> [Lead] in
                let costs = townships[township].compactMap { village -> (Int, Int64)? in
                    let own = years[village].first { $0.year == year && $0.isComplete }
                    guard let sum = own?.administration, sum > 0 else { return nil }
                    return (village, sum)
                }
                let villages = costs.map(\.0)
                return screen.above(
                    costs.map { Double($0.1) / Double(persons[$0.0]) }, at: villages
                ).map { found in
                    let (head, usual) = (Int64(found.value), Int64(found.median))
                    return screen.lead(
                        "\(year)", village: villages[found.place], amount: costs[found.place].1,
                        rows: [],
                        Phrase(
                            "\(year)年人均管理费用\(screen.yuan(head))元，本乡镇\(costs.count)个村的中位数为"
                                + "\(screen.yuan(usual))元。",
                            "\(year): administration of \(screen.yuan(head)) yuan a head; the "
                                + "median of \(costs.count) villages is \(screen.yuan(usual))."))
                }
            }
        }
    }

    private static func peerParameters(_ what: Phrase) -> [Parameter] {
        [
            Parameter("z", .ratio, "5", Phrase("稳健z值（模拟检定）", "by simulation")),
            Parameter("times", .ratio, "2", Phrase("工作口径（模拟检定）", "by simulation")),
            Parameter(
                "peers", .count, "12",
                Phrase("少于此数的\(what.zh)不判断", "fewer \(what.en) are not judged")),
        ]
    }
}

extension ExpenseYears.Year {
    /// 管理费用: 513 of the chart of 2023, 541 of that of 2004.
    fileprivate var administration: Int64 {
        let code = chart == .y2004 ? 541 : 513
        return zip(ExpenseYears.codes, sums).first { $0.0 == code }?.1 ?? 0
    }
}

extension Screen {
    /// Number of the township of each village.
    fileprivate var townshipOfVillage: [Int] {
        townships.enumerated().flatMap { number, villages in villages.map { _ in number } }
    }

    /// How many persons the register has of each village.
    fileprivate var persons: [Int] {
        let table = table(.household)
        let codes = table.texts(.village)
        var counts = [Int](repeating: 0, count: data.villages.count)
        for row in table.rows {
            let village = data.village(codes[row])
            if village >= 0 { counts[village] += 1 }
        }
        return counts
    }

    /// The values that are far above their peers, by the parameters of their villages.
    fileprivate func above(
        _ values: [Double], at villages: [Int]
    ) -> [(place: Int, value: Double, median: Double)] {
        guard let first = villages.first, values.count >= count("peers", at: first) else {
            return []
        }
        let peers = Peers(values)
        return values.indices.filter { place in
            let village = villages[place]
            return peers.above(
                values[place], bound: ratio("z", at: village), times: ratio("times", at: village))
                != nil
        }.map { ($0, values[$0], peers.median) }
    }
}
