import Domain

/// Contracts without exchange, decision or the majority that it takes.
extension Model {
    static let r05 = Model(
        "R05", Phrase("疑似未公开竞价、未进场或无决议", "No open procedure or decision"), .high,
        key: Phrase("合同", "contract"),
        rule: Phrase(
            "金额达到进场标准无交易编号；无决策记录，同意人数不足应到三分之二，或决策晚于签订。",
            "No exchange number above the threshold; no decision, less than 2/3, or decided after "
                + "signing."),
        source: Phrase(
            "《农村集体经济组织法》第二十七、二十八条；《浙江省农村集体资产管理条例》第十七、三十五条",
            "Rural Collective Organisations Law art. 27, 28; Zhejiang regulation art. 17, 35"),
        innocent: Phrase("低于标准的零星地块；优先续租。", "Small plots; renewals with preference."),
        needs: [Need(.contract, .kind, .signed)],
        parameters: [
            Parameter("threshold", .yuan, "50000", Phrase("县级进场标准", "the county's threshold"))
        ]
    ) { screen in
        let leases = Leases(screen)
        let table = leases.table
        let votes = DecisionVotes(screen)
        let hasDecisions = table.hasColumn(.decision)
        let hasExchange = table.hasColumn(.exchangeNumber)
        return leases.rows.compactMap { row in
            let village = leases.village(screen, row)
            let amount = table.wide(.total)[row] ?? table.wide(.annual).orZero(row)
            guard amount >= screen.fen("threshold", at: village) else { return nil }
            var reasons: [Phrase] = []
            if hasExchange, table.texts(.exchangeNumber)[row] == 0 {
                reasons.append(Phrase("无进场交易编号", "no exchange number"))
            }
            let decision = table.texts(.decision)[row]
            if hasDecisions, decision == 0 {
                reasons.append(Phrase("无决策记录", "no decision"))
            } else if let vote = votes.vote(table.texts(.village)[row], decision) {
                if let share = vote.share, share < 2.0 / 3.0 {
                    reasons.append(Phrase("同意人数不足三分之二", "less than two thirds"))
                }
                if let signed = table.narrow(.signed)[row], vote.day > signed {
                    reasons.append(Phrase("先签后议", "decided after signing"))
                }
            }
            guard !reasons.isEmpty else { return nil }
            let number = leases.number(screen, row)
            return screen.lead(
                number, village: village, day: table.narrow(.signed)[row], amount: amount,
                rows: [Screen.Row(.contract, row)],
                Phrase(
                    "合同\(number)(\(screen.yuan(amount))元）："
                        + "\(reasons.map(\.zh).joined(separator: "、"))。",
                    "Contract \(number), \(screen.yuan(amount)) yuan: "
                        + "\(reasons.map(\.en).joined(separator: ", "))."))
        }
    }
}

/// Decisions of the villages by their numbers.
struct DecisionVotes: Sendable {
    struct Vote: Sendable {
        let day: Int32
        /// Votes for of those who should have come; nil where it was not written down.
        let share: Double?
    }

    private var votes: [UInt64: Vote] = [:]

    init(_ screen: Screen) {
        let table = screen.table(.decision)
        for row in table.rows {
            guard let day = table.narrow(.day)[row] else { continue }
            var share: Double?
            if let expected = table.narrow(.expected)[row], expected > 0,
                let agreed = table.narrow(.votes)[row]
            {
                share = Double(agreed) / Double(expected)
            }
            let key = Hash.pair(table.texts(.village)[row], table.texts(.number)[row])
            votes[key] = Vote(day: day, share: share)
        }
    }

    func vote(_ village: UInt32, _ number: UInt32) -> Vote? { votes[Hash.pair(village, number)] }
}
