import Domain
import Foundation

/// Tests that set a value against earlier ones of its own, or against its like.
extension SingleTest {
    /// Shares of an account in the whole of a period, against its own mean of the periods before.
    ///
    /// `period`: The header of the periods; they are taken in the order of their texts.
    /// `before`: How many periods the mean is of. `deviations`, `floor`: A rise above the mean by
    /// more than this many standard deviations is told; a smaller deviation counts as the floor.
    package static func trend(
        _ table: PickedColumns, amount: String, account: String, period: String,
        before: Int = 3, deviations: Double = 3, floor: Double = 0.05, top: Int = 20
    ) -> SingleTest {
        let (amounts, accounts) = (table.amounts(amount), table.codes(account))
        let periods = table.codes(period)
        let known = places(periods) { amounts[$0] != nil }.map { periods[$0[0]] }
            .sorted { table.text($0) < table.text($1) }
        var sums: [UInt32: [UInt32: Int128]] = [:]
        for place in amounts.indices where accounts[place] != 0 && periods[place] != 0 {
            let amount = Int128(amounts[place] ?? 0)
            sums[accounts[place], default: [:]][periods[place], default: 0] += amount
        }
        let totals = known.map { period in
            sums.values.reduce(Int128(0)) { $0 + ($1[period] ?? 0) }
        }
        var found: [(name: String, place: Int, share: Double, mean: Double, z: Double)] = []
        for (account, own) in sums {
            let shares = known.indices.map { place in
                totals[place] > 0 ? Double(own[known[place]] ?? 0) / Double(totals[place]) : 0
            }
            for place in known.indices.dropFirst(before) {
                let (mean, deviation) = Order.moments(Array(shares[(place - before)..<place]))
                let z = (shares[place] - mean) / max(deviation, floor)
                if z > deviations {
                    found.append((table.text(account), place, shares[place], mean, z))
                }
            }
        }
        found.sort { ($1.z, $0.name, $0.place) < ($0.z, $1.name, $1.place) }
        return SingleTest(
            .trend,
            [
                ("accounts", "\(sums.count)"), ("periods", "\(known.count)"),
                ("risen", "\(found.count)"),
            ],
            columns: ["分组 group", "期间 period", "占比 share", "前期均值 mean", "z"],
            rows: found.prefix(top).map { item in
                [
                    Masked.text(item.name), Masked.text(table.text(known[item.place])),
                    "\(item.share)", "\(item.mean)", "\(item.z)",
                ]
            },
            preconditions: known.count <= before
                ? [
                    Phrase(
                        "期间\(known.count)个，不足\(before + 1)个，不给结论",
                        "\(known.count) periods, fewer than \(before + 1): no verdict")
                ] : [])
    }

    /// Values, or values for a unit, far above those of their group: the robust z of the logarithm.
    ///
    /// Returns: Values in yuan, or in yuan for one unit.
    ///
    /// `per`: The header of the quantities that the amounts are divided by; nil for the amounts
    /// themselves. `bound`, `times`: Above this z, and at least this many times the median.
    package static func peer(
        _ table: PickedColumns, amount: String, per quantity: String?, group: String?,
        bound: Double = 5, times: Double = 2, least: Int = 12, top: Int = 20
    ) -> SingleTest {
        let amounts = table.amounts(amount)
        let quantities = quantity.map(table.quantities)
        let values = amounts.indices.map { place -> Double? in
            guard let amount = amounts[place], amount > 0 else { return nil }
            guard let quantities else { return Double(amount) / 100 }
            guard let quantity = quantities[place], quantity > 0 else { return nil }
            return Double(amount) / 100 / (Double(quantity) / 10_000)
        }
        let codes = group.map(table.codes) ?? [UInt32](repeating: 1, count: amounts.count)
        let groups = places(codes) { values[$0] != nil }.filter { $0.count >= least }
        var found: [(place: Int, value: Double, median: Double, upper: Double, z: Double)] = []
        for places in groups {
            let peers = Peers(places.map { values[$0] ?? 0 })
            for (place, value) in zip(places, peers.values) {
                guard let z = peers.above(value, bound: bound, times: times) else { continue }
                found.append((place, value, peers.median, peers.upperQuartile, z))
            }
        }
        found.sort { ($1.z, $0.place) < ($0.z, $1.place) }
        return SingleTest(
            .peer, [("groups", "\(groups.count)"), ("above", "\(found.count)")],
            columns: ["行 row", "分组 group", "数值 value", "中位数 median", "上四分位 Q3", "z"],
            rows: found.prefix(top).map { item in
                [
                    "\(table.row(item.place))",
                    group == nil ? "—" : Masked.text(table.text(codes[item.place])),
                    "\(item.value)", "\(item.median)", "\(item.upper)", "\(item.z)",
                ]
            })
    }
}
