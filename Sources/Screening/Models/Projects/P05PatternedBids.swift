import Domain

/// Prices that are equal, nearly equal, or regularly apart.
extension Model {
    static let p05 = Model(
        "P05", Phrase("疑似报价雷同、呈规律性差异", "Identical or patterned bids"), .high,
        key: Phrase("标段", "tender"),
        rule: Phrase(
            "不同投标人报价相同或相差不超过千分之一；三家以上报价间距相等。",
            "Prices equal or within 0.1%; three or more at equal distances."),
        source: Phrase(
            "《招标投标法实施条例》第四十条第（四）项", "Tendering Regulation, art. 40(4)"),
        innocent: Phrase("固定价、摇号方式；法定取费标准。", "A fixed price or lottery; statutory fees."),
        needs: [Need(.tender, .number), Need(.bid, .price)],
        parameters: [
            Parameter("near", .ratio, "0.001", Phrase("工作口径", "working rule")),
            Parameter("even", .ratio, "0.005", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let tendering = Tendering(screen)
        return tendering.tenders.rows.compactMap { tender in
            let method = screen.text(tendering.tenders.texts(.procedure)[tender])
            if ["固定价", "摇号", "抽签"].contains(where: { method.contains($0) }) { return nil }
            let village = tendering.village(screen, tender)
            let bids = tendering.priced(screen, tender)
            let prices = bids.map(\.price)
            var faults: [Phrase] = []
            let isNear = zip(bids, bids.dropFirst()).contains { low, high in
                tendering.bidder(low.row) != tendering.bidder(high.row)
                    && Double(high.price - low.price)
                        <= screen.ratio("near", at: village) * Double(low.price)
            }
            if isNear { faults.append(Phrase("报价相同或极为接近", "equal or nearly equal prices")) }
            if BidPattern.isEven(prices, within: screen.ratio("even", at: village)) {
                faults.append(Phrase("报价间距相等", "equally spaced prices"))
            }
            guard !faults.isEmpty else { return nil }
            let name = tendering.name(screen, tender)
            let list = prices.map(screen.yuan).joined(separator: "、")
            return screen.lead(
                name, village: village, day: tendering.tenders.narrow(.opened)[tender],
                amount: prices.first ?? 0, rows: tendering.rows(tender, bids.map(\.row)),
                Phrase(
                    "标段\(name)：\(faults.map(\.zh).joined(separator: "、"))(\(list))。",
                    "Tender \(name): \(faults.map(\.en).joined(separator: ", ")) (\(list))."))
        }
    }

    /// Prices that lie closer together than competition leaves them. Never alone: in some markets
    /// the measure does no better than chance.
    static let p06 = Model(
        "P06", Phrase("疑似报价离散度过低", "Bids with little dispersion"), .low,
        key: Phrase("标段", "tender"),
        rule: Phrase(
            "四家以上报价的变异系数不超过规定值，且最低两家之差大于落标者的标准差。",
            "CV of four or more prices is low and the gap of the lowest two above the losers' "
                + "deviation."
        ),
        source: Phrase("围标筛查研究（变异系数、相对距离）", "collusion screens: CV and relative distance"),
        innocent: Phrase("有最高限价；平均价中标办法。", "Capped prices; average-price awards."),
        needs: [Need(.tender, .number), Need(.bid, .price)],
        parameters: [
            Parameter("variation", .ratio, "0.06", Phrase("文献缺省值", "default of studies")),
            Parameter("distance", .ratio, "1", Phrase("文献缺省值", "default of studies")),
        ]
    ) { screen in
        let tendering = Tendering(screen)
        return tendering.tenders.rows.compactMap { tender in
            let village = tendering.village(screen, tender)
            let bids = tendering.priced(screen, tender)
            guard bids.count >= 4 else { return nil }
            let spread = BidPattern.Spread(bids.map(\.price))
            guard spread.variation <= screen.ratio("variation", at: village),
                let distance = spread.relativeDistance,
                distance >= screen.ratio("distance", at: village)
            else { return nil }
            let name = tendering.name(screen, tender)
            let percent = String(Double(Int(spread.variation * 1000)) / 10)
            return screen.lead(
                name, village: village, day: tendering.tenders.narrow(.opened)[tender],
                amount: bids[0].price, rows: tendering.rows(tender, bids.map(\.row)),
                Phrase(
                    "标段\(name)的\(bids.count)家报价变异系数仅\(percent)%。",
                    "Tender \(name): the CV of \(bids.count) prices is \(percent)%."))
        }
    }
}

package enum BidPattern {
    /// Whether three or more ascending prices stand at distances that differ by at most a share.
    package static func isEven(_ prices: [Int64], within share: Double) -> Bool {
        let gaps = zip(prices, prices.dropFirst()).map { $1 - $0 }
        guard gaps.count >= 2, let least = gaps.min(), let most = gaps.max(), least > 0 else {
            return false
        }
        return Double(most - least) <= share * Double(most)
    }

    /// Measures of dispersion of ascending prices, at least two.
    package struct Spread: Sendable {
        /// Standard deviation / mean.
        package let variation: Double
        /// (second − lowest) / lowest.
        package let difference: Double
        /// (second − lowest) / deviation of the losers; nil for fewer than two losers or none.
        package let relativeDistance: Double?

        package init(_ prices: [Int64]) {
            let values = prices.map { Double($0) }
            let (mean, deviation) = Order.moments(values)
            variation = deviation / mean
            difference = (values[1] - values[0]) / values[0]
            let losers = Order.moments(Array(values.dropFirst()))
            relativeDistance =
                losers.deviation > 0 ? (values[1] - values[0]) / losers.deviation : nil
        }
    }
}
