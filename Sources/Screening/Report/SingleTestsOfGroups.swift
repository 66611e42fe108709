import Domain
import Foundation

/// Tests that look at amounts by payee or account, at rows that repeat, and at numbers.
extension SingleTest {
    /// Places of rows by the number of a text, without those that have none, in order.
    static func places(_ codes: [UInt32], _ wanted: (Int) -> Bool) -> [[Int]] {
        var groups: [UInt32: [Int]] = [:]
        for place in codes.indices where codes[place] != 0 && wanted(place) {
            groups[codes[place], default: []].append(place)
        }
        return groups.values.sorted { $0[0] < $1[0] }
    }

    /// Largest over second largest amount of each payee.
    ///
    /// `least`: Amounts that a payee must have. `times`, `minimum`: What counts as told.
    package static func relativeSize(
        _ table: PickedColumns, amount: String, payee: String, least: Int = 3,
        times: Double = 10, minimum: Int64 = 0, top: Int = 20
    ) -> SingleTest {
        let (amounts, codes) = (table.amounts(amount), table.codes(payee))
        let groups = places(codes) { (amounts[$0] ?? 0) > 0 }.filter { $0.count >= least }
        let found = groups.map { group -> (group: [Int], first: Int64, second: Int64) in
            let sorted = group.sorted {
                (amounts[$1] ?? 0, $0) < (amounts[$0] ?? 0, $1)
            }
            return (sorted, amounts[sorted[0]] ?? 0, amounts[sorted[1]] ?? 0)
        }.sorted {
            let (left, right) = (
                Double($0.first) / Double($0.second), Double($1.first) / Double($1.second)
            )
            return (right, $0.group[0]) < (left, $1.group[0])
        }
        let told = found.filter {
            Double($0.first) >= times * Double($0.second) && $0.first >= minimum
        }
        return SingleTest(
            .rsf, [("payees", "\(groups.count)"), ("at least ×\(times)", "\(told.count)")],
            columns: [
                "收款人 payee", "因子 factor", "最大 largest", "次大 second", "笔数 count", "行 row",
            ],
            rows: told.prefix(top).map { item in
                [
                    Masked.text(table.text(codes[item.group[0]])),
                    "\(Double(item.first) / Double(item.second))",
                    Yuan(fen: item.first).description, Yuan(fen: item.second).description,
                    "\(item.group.count)", "\(table.row(item.group[0]))",
                ]
            })
    }

    /// 1 − Σ c² / n² over the amounts that come more than once: near 0 where one amount repeats.
    ///
    /// `group`: The header to go by; nil for all rows together.
    package static func numberFrequency(
        _ table: PickedColumns, amount: String, group: String?, least: Int = 3, top: Int = 20
    ) -> SingleTest {
        let amounts = table.amounts(amount)
        let codes = group.map(table.codes) ?? [UInt32](repeating: 1, count: amounts.count)
        let found = places(codes) { (amounts[$0] ?? 0) > 0 }.filter { $0.count >= least }.map {
            places -> (name: String, factor: Double, count: Int) in
            let factor = Order.numberFrequency(places.map { amounts[$0] ?? 0 })
            let name = group == nil ? "—" : Masked.text(table.text(codes[places[0]]))
            return (name, factor, places.count)
        }.sorted { ($0.factor, $1.count, $0.name) < ($1.factor, $0.count, $1.name) }
        return SingleTest(
            .nff, [("groups", "\(found.count)")],
            columns: ["分组 group", "因子 factor", "笔数 count"],
            rows: found.prefix(top).map { [$0.name, "\($0.factor)", "\($0.count)"] })
    }

    /// Amounts far from the others of their group: robust z of the logarithm above a bound.
    package static func outliers(
        _ table: PickedColumns, amount: String, group: String?, bound: Double = 3.5,
        least: Int = 10, top: Int = 20
    ) -> SingleTest {
        let amounts = table.amounts(amount)
        let codes = group.map(table.codes) ?? [UInt32](repeating: 1, count: amounts.count)
        let groups = places(codes) { (amounts[$0] ?? 0) > 0 }.filter { $0.count >= least }
        var found: [(place: Int, z: Double)] = []
        for places in groups {
            let logs = places.map { log(Double(amounts[$0] ?? 1)) }
            let scale = RobustScale(logs)
            for (place, value) in zip(places, logs) {
                guard let z = scale.score(value) else { continue }
                if abs(z) > bound { found.append((place, z)) }
            }
        }
        found.sort { (abs($1.z), $0.place) < (abs($0.z), $1.place) }
        return SingleTest(
            .outlier, [("groups", "\(groups.count)"), ("outliers", "\(found.count)")],
            columns: ["行 row", "分组 group", "金额 amount", "z"],
            rows: found.prefix(top).map { item in
                [
                    "\(table.row(item.place))",
                    group == nil ? "—" : Masked.text(table.text(codes[item.place])),
                    Yuan(fen: amounts[item.place] ?? 0).description, "\(item.z)",
                ]
            })
    }
}
