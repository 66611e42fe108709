import Domain
import Foundation
import Storage

/// What an entry must obey besides the shapes of its fields, judged by what stands in the records.
enum EntryRules {
    /// What a rule has at hand.
    struct Entry {
        /// What it is recorded under, and where that lies.
        let parent: UUID
        let place: Place
        let values: [String: InputValue]
        let desk: Desk
    }

    typealias Rule = @Sendable (_ entry: Entry) throws -> Void
    typealias StrikeRule =
        @Sendable (_ entry: UUID, _ place: Place, _ desk: Desk) throws -> Void

    private static let rules: [String: Rule] = [
        "amountRecords": recoveredIsRecoverable, "rectificationSteps": byItsParty,
        "partyReviews": byReviewer,
    ]

    private static let strikes: [String: StrikeRule] = [
        "rectificationSteps": { try PartyRules.judgeStrike(ofStep: $0, at: $1, $2) },
        "partyReviews": { try PartyRules.judgeStrike(ofReview: $0, at: $1, $2) },
    ]

    static func judge(_ book: String, _ entry: Entry) throws {
        try rules[book]?(entry)
    }

    static func judgeStrike(_ book: String, _ entry: UUID, at place: Place, _ desk: Desk) throws {
        try strikes[book]?(entry, place, desk)
    }

    private static func byItsParty(_ entry: Entry) throws {
        try PartyRules.judge(item: entry.parent, at: entry.place, entry.desk)
    }

    private static func byReviewer(_ entry: Entry) throws {
        guard case .text(let party) = entry.values["party"] else { return }
        try PartyRules.judge(reviewer: party, at: entry.place, entry.desk)
    }

    /// More cannot have been recovered than was to be; where that is a lower bound, nobody knows.
    private static func recoveredIsRecoverable(_ entry: Entry) throws {
        guard entry.values["kind"] == .text("recovered"),
            case .number(let amount) = entry.values["amount"]
        else { return }
        let found = try entry.desk.reading.first(
            """
            SELECT coalesce(sum(amount) FILTER (WHERE kind = 'recoverable'), 0),
                coalesce(sum(amount) FILTER (WHERE kind = 'recovered'), 0),
                coalesce(max(at_least) FILTER (WHERE kind = 'recoverable'), 0)
            FROM amount_records WHERE parent_id = \(entry.parent) AND struck_at IS NULL
            """
        ) { (recoverable: try $0(0) as Int64, recovered: try $0(1) as Int64, try $0(2) as Bool) }
        guard let (recoverable, recovered, isLowerBound) = found, !isLowerBound,
            recovered + amount > recoverable
        else { return }
        let (sum, limit) = (Yuan(fen: recovered + amount), Yuan(fen: recoverable))
        throw Refusal.field(
            "amount", "more-than-recoverable",
            Phrase(
                "累计已挽回\(sum)元，超过应挽回\(limit)元。",
                "\(sum) yuan recovered in all are more than the \(limit) yuan to recover."),
            Phrase(
                "请核对金额；应挽回金额有增加的，请先登记。",
                "Check the amount; if more is to be recovered, record that first."))
    }
}
