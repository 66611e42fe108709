import Domain

/// Tenders with their bids.
struct Tendering: Sendable {
    let tenders: Table
    let bids: Table
    /// Rows of the bids of each tender (a row of `tenders`).
    let bidsOf: [[Int]]

    private static let outWords = [
        "撤回", "无效", "否决", "废标", "邀请", "disqualified", "withdrawn", "invited",
    ]
    private static let wonWords: Set<String> = ["是", "1", "中标", "Y", "y", "true", "won"]

    init(_ screen: Screen) {
        let (tenders, bids) = (screen.table(.tender), screen.table(.bid))
        (self.tenders, self.bids) = (tenders, bids)
        var rowByKey: [UInt64: Int] = [:]
        for row in tenders.rows {
            rowByKey[Hash.pair(tenders.texts(.village)[row], tenders.texts(.number)[row])] = row
        }
        var found = [[Int]](repeating: [], count: tenders.count)
        for row in bids.rows {
            let key = Hash.pair(bids.texts(.village)[row], bids.texts(.tender)[row])
            if let tender = rowByKey[key] { found[tender].append(row) }
        }
        bidsOf = found
    }

    func bidder(_ row: Int) -> UInt32 {
        let id = bids.texts(.bidderID)[row]
        return id != 0 ? id : bids.texts(.bidder)[row]
    }

    func isValid(_ screen: Screen, _ row: Int) -> Bool {
        let status = screen.text(bids.texts(.status)[row])
        return !Self.outWords.contains { status.contains($0) }
    }

    func isWinner(_ screen: Screen, _ row: Int) -> Bool {
        Self.wonWords.contains(screen.text(bids.texts(.won)[row]))
    }

    /// Valid bids with a price, the lowest first.
    func priced(_ screen: Screen, _ tender: Int) -> [(row: Int, price: Int64)] {
        bidsOf[tender].compactMap { row in
            bids.wide(.price)[row].flatMap { price in
                price > 0 && isValid(screen, row) ? (row, price) : nil
            }
        }.sorted { ($0.price, $0.row) < ($1.price, $1.row) }
    }

    func isOpen(_ screen: Screen, _ tender: Int) -> Bool {
        let kind = screen.text(tenders.texts(.procedure)[tender])
        return kind.isEmpty
            || ["公开", "邀请", "招标", "open", "selective"].contains {
                kind.contains($0)
            }
    }

    func name(_ screen: Screen, _ tender: Int) -> String {
        screen.text(tenders.texts(.number)[tender])
    }

    func village(_ screen: Screen, _ tender: Int) -> Int {
        screen.data.village(tenders.texts(.village)[tender])
    }

    func rows(_ tender: Int, _ bids: [Int]) -> [Screen.Row] {
        [Screen.Row(.tender, tender)] + bids.map { Screen.Row(.bid, $0) }
    }
}
