import Domain

/// Contracts by which the collective lets property or contracts it out.
struct Leases: Sendable {
    let table: Table
    let rows: [Int]

    private static let words = ["租", "发包", "承包", "流转"]
    private static let otherWords = ["工程", "采购", "施工", "服务", "劳务", "借款"]

    init(_ screen: Screen) {
        table = screen.table(.contract)
        let kinds = screen.table(.contract).texts(.kind)
        let isLease = screen.words(kinds, count: screen.table(.contract).count) { kind in
            Self.words.contains { kind.contains($0) }
                && !Self.otherWords.contains { kind.contains($0) }
        }
        rows = isLease.indices.filter { isLease[$0] }
    }

    /// Rent in fen for one unit of area (or one property) in a year; nil when nothing tells it.
    func unitRent(_ row: Int) -> Double? {
        if let price = table.wide(.unitPrice)[row], price > 0 { return Double(price) }
        guard let annual = table.wide(.annual)[row], annual > 0 else { return nil }
        guard let area = table.wide(.area)[row], area > 0 else { return nil }
        return Double(annual) / (Double(area) / 10_000)
    }

    func number(_ screen: Screen, _ row: Int) -> String {
        screen.text(table.texts(.number)[row])
    }

    func village(_ screen: Screen, _ row: Int) -> Int {
        screen.data.village(table.texts(.village)[row])
    }

    /// Whether the lessee is an official or a relative of one.
    func isRelated(_ screen: Screen, _ row: Int) -> Bool {
        let id = table.texts(.partyID)[row]
        return id != 0
            && (screen.data.people.officesByID[id] != nil || screen.data.people.kinByID[id] != nil)
    }
}

extension Day {
    /// The same date some years later; 29 February becomes the 28th.
    func adding(years: Int) -> Day {
        let (year, month, day) = civil
        return Day(year: year + years, month: month, day: day)
            ?? Day(year: year + years, month: month, day: 28) ?? self
    }
}
