import Domain
import Foundation

/// Firms that always bid together and win in turns, and firms that bid often and never win.
///
/// A group is the set of bidders of a tender. Winners in turns: each of the group won, the shares
/// are nearly even (entropy), and hardly anybody wins twice running.
extension Model {
    static let p07 = Model(
        "P07", version: 2, Phrase("疑似轮流中标、陪标专业户", "Winners in turns, perpetual losers"), .medium,
        key: Phrase("投标人", "bidders"),
        rule: Phrase(
            "同一组投标人共同投标达到规定次数，中标均匀（归一化熵达到0.9）且极少连续中标；或投标达到规定次数而从未中标。",
            "The same bidders in several tenders, wins spread evenly (entropy of 0.9) and hardly "
                + "ever twice running; or many bids and no award."),
        source: Phrase("《招标投标法》第三十二条；OCP红旗R025", "Tendering Law art. 32; OCP R025"),
        innocent: Phrase("当地同类企业少。", "Few such firms nearby."),
        needs: [Need(.tender, .number), Need(.bid, .bidder, .won)],
        parameters: [
            Parameter("together", .count, "4", Phrase("工作口径", "working rule")),
            Parameter("entropy", .ratio, "0.9", Phrase("工作口径", "working rule")),
            Parameter("losses", .count, "8", Phrase("工作口径", "working rule")),
        ]
    ) { screen in
        let rotation = Rotation(screen)
        return rotation.turns() + rotation.losers()
    }
}

private struct Rotation {
    private struct Round {
        let tender: Int
        let bidders: Set<UInt32>
        let winner: UInt32
    }

    private let screen: Screen
    private let tendering: Tendering
    private var rounds: [Round] = []

    init(_ screen: Screen) {
        self.screen = screen
        let tendering = Tendering(screen)
        self.tendering = tendering
        let opened = tendering.tenders.narrow(.opened)
        let order = tendering.tenders.rows.sorted {
            (opened[$0] ?? 0, $0) < (opened[$1] ?? 0, $1)
        }
        rounds = order.compactMap { tender in
            let rows = tendering.bidsOf[tender].filter { tendering.isValid(screen, $0) }
            guard let winner = rows.first(where: { tendering.isWinner(screen, $0) }) else {
                return nil
            }
            return Round(
                tender: tender, bidders: Set(rows.map(tendering.bidder)),
                winner: tendering.bidder(winner))
        }
    }

    private func name(_ bidder: UInt32) -> String {
        let (ids, names) = (
            tendering.bids.texts(.bidderID), tendering.bids.texts(.bidder)
        )
        let row = tendering.bids.rows.first { ids[$0] == bidder }
        return screen.masked(row.map { names[$0] } ?? bidder)
    }

    func turns() -> [Lead] {
        let groups = Dictionary(grouping: rounds.filter { $0.bidders.count > 1 }, by: \.bidders)
        return groups.compactMap { bidders, rounds in
            let wins = Dictionary(grouping: rounds, by: \.winner).mapValues(\.count)
            guard rounds.count >= screen.count("together"), wins.count == bidders.count else {
                return nil
            }
            let shares = wins.values.map { Double($0) / Double(rounds.count) }.sorted()
            let entropy = -shares.reduce(0.0) { $0 + $1 * log($1) } / log(Double(bidders.count))
            let again = zip(rounds, rounds.dropFirst()).count { $0.winner == $1.winner }
            // By chance a winner follows itself in one of as many cases as there are bidders.
            guard entropy >= screen.ratio("entropy"),
                again * bidders.count * 2 <= rounds.count - 1
            else { return nil }
            let names = bidders.map(name).sorted().joined(separator: "、")
            let villages = Set(rounds.map { tendering.village(screen, $0.tender) })
            return screen.lead(
                names, village: villages.count == 1 ? villages.first ?? -1 : -1,
                day: tendering.tenders.narrow(.opened)[rounds[0].tender],
                rows: rounds.map { Screen.Row(.tender, $0.tender) },
                Phrase(
                    "\(names)共同投标\(rounds.count)次，轮流中标。",
                    "\(names) bid together \(rounds.count) times and won in turns."))
        }
    }

    func losers() -> [Lead] {
        var bids: [UInt32: [Int]] = [:]
        for round in rounds {
            for bidder in round.bidders { bids[bidder, default: []].append(round.tender) }
        }
        let winners = Set(rounds.map(\.winner))
        return bids.compactMap { bidder, tenders in
            guard !winners.contains(bidder), tenders.count >= screen.count("losses") else {
                return nil
            }
            let name = name(bidder)
            return screen.lead(
                name, village: -1, rows: tenders.map { Screen.Row(.tender, $0) }, severity: .low,
                Phrase(
                    "\(name)投标\(tenders.count)次，从未中标。",
                    "\(name) bid \(tenders.count) times and never won."))
        }
    }
}
