import Domain
import Foundation
import Storage

/// What an entry must obey besides the shapes of its fields, judged by what stands in the records.
enum EntryRules {
    typealias Rule =
        @Sendable (_ parent: UUID, _ values: [String: InputValue], _ reading: Reading) throws ->
        Void

    private static let rules: [String: Rule] = [
        "amountRecords": recoveredIsRecoverable
    ]

    static func judge(
        _ book: String, under parent: UUID, _ values: [String: InputValue], _ reading: Reading
    ) throws {
        try rules[book]?(parent, values, reading)
    }

    /// More cannot have been recovered than was to be; where that is a lower bound, nobody knows.
    private static func recoveredIsRecoverable(
        _ finding: UUID, _ values: [String: InputValue], _ reading: Reading
    ) throws {
        guard values["kind"] == .text("recovered"), case .number(let amount) = values["amount"]
        else { return }
        let found = try reading.first(
            """
            SELECT coalesce(sum(amount) FILTER (WHERE kind = 'recoverable'), 0),
                coalesce(sum(amount) FILTER (WHERE kind = 'recovered'), 0),
                coalesce(max(at_least) FILTER (WHERE kind = 'recoverable'), 0)
            FROM amount_records WHERE parent_id = \(finding) AND struck_at IS NULL
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
