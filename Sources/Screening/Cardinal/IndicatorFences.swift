/// The indicators that compare one process or organisation with all others.
extension Indicators {
    private struct Fences {
        let q1: Double
        let q3: Double
        var lower: Double { q1 - 1.5 * (q3 - q1) }
        var upper: Double { q3 + 1.5 * (q3 - q1) }

        init?(_ values: [Double], _ settings: IndicatorSettings) {
            if values.isEmpty || values.count < settings.compared { return nil }
            let sorted = values.sorted()
            q1 = Order.quantile(sorted, 0.25)
            q3 = Order.quantile(sorted, 0.75)
            if settings.compared > 0, q1 == q3 { return nil }
        }
    }

    private struct Distance {
        let ocid: String
        let winner: String
        let runnersUp: Set<String>
        let ratio: Double
    }

    /// R024 and R058: how far the lowest other bid lies above the winner's.
    mutating func priceDistances() {
        let distances = processes.compactMap { distance($0) }
        guard let fences = Fences(distances.map(\.ratio), settings) else { return }
        for distance in distances {
            if fences.q1 > 0, fences.lower > 0, distance.ratio <= fences.lower {
                set("OCID", distance.ocid, "R024", distance.ratio)
                for bidder in distance.runnersUp.union([distance.winner]) {
                    name(bidder, in: distance.ocid, "R024", 0)
                }
            }
            if fences.upper > 0, distance.ratio >= fences.upper {
                set("OCID", distance.ocid, "R058", distance.ratio)
                name(distance.winner, in: distance.ocid, "R058", 0)
            }
        }
    }

    private func distance(_ process: ContractingProcess) -> Distance? {
        guard process.isFinal, !hasSetPrices(process), process.activeAwards.count == 1,
            process.activeAwards[0].suppliers.count == 1
        else { return nil }
        let winner = process.activeAwards[0].suppliers[0]
        var winning: Double?
        var other: Double?
        var runnersUp = Set<String>()
        for bid in process.bids where bid.status == "valid" {
            guard let value = price(bid), value.currency == currency else { continue }
            guard bid.tenderers.count == 1, let tenderer = bid.tenderers.first else { return nil }
            if tenderer == winner {
                winning = min(winning ?? value.amount, value.amount)
            } else if value.amount < other ?? .infinity {
                other = value.amount
                runnersUp = [tenderer]
            } else if value.amount == other {
                runnersUp.insert(tenderer)
            }
        }
        guard let winning, let other, winning <= other, winning > 0 else { return nil }
        return Distance(
            ocid: process.ocid, winner: winner, runnersUp: runnersUp,
            ratio: (other - winning) / winning)
    }

    /// R025: bids often and hardly ever wins.
    mutating func unsuccessfulBidders() {
        var bids: [String: Int] = [:]
        var wins: [String: Int] = [:]
        for process in processes where process.isFinal {
            let winners = Set(process.activeAwards.flatMap(\.suppliers))
            let valid = process.bids.filter { $0.status == "valid" }
            for tenderer in Set(valid.flatMap(\.tenderers)) {
                bids[tenderer, default: 0] += 1
                if winners.contains(tenderer) { wins[tenderer, default: 0] += 1 }
            }
        }
        guard !bids.isEmpty else { return }
        let ratios = bids.map { (id: $0.key, ratio: Double(wins[$0.key] ?? 0) / Double($0.value)) }
        let many = Order.quantile(bids.values.map { Double($0) }.sorted(), settings.percentile)
        guard let fences = Fences(ratios.map(\.ratio), settings), fences.q1 > 0,
            fences.lower > 0
        else { return }
        for (id, ratio) in ratios where Double(bids[id] ?? 0) >= many && ratio <= fences.lower {
            set("Tenderer", id, "R025", ratio)
        }
    }

    private struct Share {
        var bids = 0
        var out = 0
        var processes = 0
        var ratio: Double { Double(out) / Double(bids) }
    }

    /// R038: many disqualified bids with one buyer, procuring entity or tenderer.
    mutating func disqualifiedShares() {
        var shares: [String: [String: Share]] = [:]
        for process in processes {
            let submitted = process.bids.filter(\.isSubmitted)
            if submitted.isEmpty { continue }
            let out = submitted.count { $0.status == "disqualified" }
            for (group, id) in [
                ("Buyer", process.buyer), ("ProcuringEntity", process.procuringEntity),
            ] {
                guard let id else { continue }
                shares[group, default: [:]][id, default: Share()].bids += submitted.count
                shares[group]?[id]?.out += out
            }
            for bid in submitted {
                for tenderer in bid.tenderers {
                    shares["Tenderer", default: [:]][tenderer, default: Share()].bids += 1
                    if bid.status == "disqualified" { shares["Tenderer"]?[tenderer]?.out += 1 }
                }
            }
        }
        for (group, byID) in shares {
            // The minimum is one of bids for each group, as in Cardinal's code.
            let judged = byID.filter { $0.value.bids >= settings.minimumBids }
            guard let fences = Fences(judged.values.map(\.ratio), settings), fences.upper > 0
            else { continue }
            for (id, share) in judged where share.ratio >= fences.upper {
                set(group, id, "R038", share.ratio)
            }
        }
    }

    /// R048: a supplier of very different things.
    mutating func heterogeneousSuppliers() {
        var classes: [String: Set<String>] = [:]
        var counts: [String: Int] = [:]
        for process in processes {
            var seen = Set<String>()
            for award in process.activeAwards where award.suppliers.count == 1 {
                let supplier = award.suppliers[0]
                seen.insert(supplier)
                let found = award.classes.filter { $0.utf8.count >= settings.classDigits }
                    .map { String($0.prefix(settings.classDigits)) }
                classes[supplier, default: []].formUnion(found)
            }
            for supplier in seen { counts[supplier, default: 0] += 1 }
        }
        let judged = classes.filter {
            !$0.value.isEmpty && (counts[$0.key] ?? 0) >= settings.minimumProcesses
        }
        guard let fences = Fences(judged.values.map { Double($0.count) }, settings) else { return }
        for (supplier, found) in judged where Double(found.count) >= fences.upper {
            set("Tenderer", supplier, "R048", Double(found.count))
        }
    }
}
