import Domain

/// Tests that look at rows that repeat, and at numbers that should run on.
extension SingleTest {
    /// Rows that agree in every column of `same`; with `except`, only groups in which that column
    /// differs.
    ///
    /// `amount`: Rows below `minimum` of it are left out; nil looks at all.
    package static func same(
        _ table: PickedColumns, same headers: [String], except: String? = nil,
        amount: String? = nil, minimum: Int64 = .min, top: Int = 20
    ) -> SingleTest {
        let columns = headers.map(table.codes)
        let other = except.map(table.codes)
        let amounts = amount.map(table.amounts)
        var groups: [[UInt32]: [Int]] = [:]
        for place in 0..<table.count {
            if let amounts, (amounts[place] ?? .min) < minimum { continue }
            let key = columns.map { $0[place] }
            if key.contains(0) { continue }
            groups[key, default: []].append(place)
        }
        let found = groups.values.filter { places in
            guard places.count > 1 else { return false }
            guard let other else { return true }
            return Set(places.map { other[$0] }).count > 1
        }.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
        return SingleTest(
            .same,
            [
                ("groups", "\(found.count)"),
                ("rows", "\(found.reduce(0) { $0 + $1.count })"),
                ("largest group", "\(found.first?.count ?? 0)"),
            ], columns: ["行 rows", "次数 count"],
            rows: found.prefix(top).map { places in
                let numbers = places.prefix(10).map { "\(table.row($0))" }
                let more = places.count > 10 ? "…" : ""
                return [numbers.joined(separator: " ") + more, "\(places.count)"]
            })
    }

    /// Missing and repeated numbers of each series. A series whose numbers fill less than
    /// `density` of their range does not run on, and nothing is said of it.
    ///
    /// `series`: The header that tells series apart: type of voucher, period; nil for one series.
    package static func gaps(
        _ table: PickedColumns, number: String, series: String?, density: Double = 0.5,
        top: Int = 20
    ) -> SingleTest {
        let codes = table.codes(number)
        let kinds = series.map(table.codes) ?? [UInt32](repeating: 1, count: codes.count)
        var numbers: [UInt32: [Int]] = [:]
        var unread = 0
        for place in codes.indices {
            let digits = String(
                table.text(codes[place]).reversed().prefix(while: \.isNumber).reversed())
            guard kinds[place] != 0, let value = Int(digits), value > 0 else {
                unread += 1
                continue
            }
            numbers[kinds[place], default: []].append(value)
        }
        var (missing, repeated, loose) = (0, 0, 0)
        var rows: [[String]] = []
        for (kind, values) in numbers.sorted(by: { $0.key < $1.key }) {
            let known = Set(values)
            guard let last = known.max(), let first = known.min() else { continue }
            // Counted from 1, unless the series is a part of one.
            let start = first <= known.count ? 1 : first
            let width = last - start + 1
            guard width <= 10_000_000, Double(known.count) >= density * Double(width) else {
                loose += 1
                continue
            }
            let absent = (start...last).filter { !known.contains($0) }
            let twice = Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +)
                .filter { $0.value > 1 }.keys.sorted()
            missing += absent.count
            repeated += twice.count
            if absent.isEmpty, twice.isEmpty { continue }
            let shown = { (list: [Int]) in
                list.prefix(20).map(String.init).joined(separator: " ")
                    + (list.count > 20 ? "…" : "")
            }
            rows.append([
                series == nil ? "—" : Masked.text(table.text(kind)), "\(start)–\(last)",
                "\(Double(known.count) / Double(width))", shown(absent), shown(twice),
            ])
        }
        return SingleTest(
            .gaps,
            [
                ("series", "\(numbers.count)"), ("missing", "\(missing)"),
                ("repeated", "\(repeated)"), ("not running on", "\(loose)"),
                ("without a number", "\(unread)"),
            ],
            columns: ["序列 series", "范围 range", "密度 density", "缺号 missing", "重号 repeated"],
            rows: Array(rows.prefix(top)))
    }
}
