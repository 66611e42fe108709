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
    /// A rule that asks only where a record lies: the entry, or what one is recorded under.
    typealias PlaceRule =
        @Sendable (_ record: UUID, _ place: Place, _ actor: Actor, _ reading: Reading) throws ->
        Void

    private static let rules: [String: Rule] = [
        "amountRecords": recoveredIsRecoverable, "rectificationSteps": byItsParty,
        "partyReviews": byReviewer,
    ]

    private static let strikes: [String: PlaceRule] = [
        "rectificationSteps": { try PartyRules.judgeStrike(ofStep: $0, at: $1, $2, $3) },
        "partyReviews": { try PartyRules.judgeStrike(ofReview: $0, at: $1, $2, $3) },
    ]

    /// What of a rule is known before anything is filled in: whose part it is.
    private static let beforehand: [String: PlaceRule] = [
        "rectificationSteps": { try PartyRules.judge(item: $0, at: $1, $2, $3) }
    ]

    static func judge(_ book: String, _ entry: Entry) throws {
        try rules[book]?(entry)
    }

    static func judgeStrike(_ book: String, _ entry: UUID, at place: Place, _ desk: Desk) throws {
        try strikes[book]?(entry, place, desk.actor, desk.reading)
    }

    /// Whether the page of `parent` offers somebody to record an entry there.
    static func mayRecord(
        _ book: Logbook, under parent: UUID, at place: Place, _ actor: Actor, _ reading: Reading
    ) throws -> Bool {
        try allows(book.action, actor, at: place) {
            try beforehand[book.name]?(parent, place, actor, reading)
        }
    }

    /// Whether the page of an entry offers somebody to strike it out.
    static func mayStrike(
        _ book: Logbook, _ entry: UUID, at place: Place, _ actor: Actor, _ reading: Reading
    ) throws -> Bool {
        try allows(book.strike, actor, at: place) {
            try strikes[book.name]?(entry, place, actor, reading)
        }
    }

    /// The judges of the action itself: a button that would be refused is not drawn.
    private static func allows(
        _ action: String, _ actor: Actor, at place: Place, _ rule: () throws -> Void
    ) throws -> Bool {
        do {
            try Permissions.judge(action, by: actor, at: place)
            try rule()
            return true
        } catch is Refusal {
            return false
        }
    }

    private static func byItsParty(_ entry: Entry) throws {
        try PartyRules.judge(
            item: entry.parent, at: entry.place, entry.desk.actor, entry.desk.reading)
    }

    private static func byReviewer(_ entry: Entry) throws {
        guard case .text(let party) = entry.values["party"] else { return }
        try PartyRules.judge(reviewer: party, at: entry.place, entry.desk.actor)
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
