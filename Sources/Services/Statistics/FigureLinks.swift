package import Domain
import Foundation

/// Where the rows behind a figure stand: a list with its filters, for every cell of a table of
/// figures that has one.
package struct FigureLinks: Sendable {
    /// The list of a figure and the filters that leave what it counts.
    private static let lists: [String: (list: String, filters: [String: String])] = [
        "units": ("units", ["standing": "yes"]),
        "communities": ("units", ["standing": "yes", "kind": "community"]),
        "discussionHeads": ("discussions", ["standing": "valid"]),
        "householdVisits": ("visits", [:]),
        "interviews": ("interviews", [:]),
        "notices": ("postings", ["standing": "valid"]),
        "appeals": ("appeals", [:]),
        "findings": ("findings", ["signed": "yes"]),
        "suggestions": ("suggestions", ["standing": "valid"]),
        "suggestionsImmediate": ("suggestions", ["standing": "valid", "kind": "immediate"]),
        "guidancePieces": ("guidanceNotes", ["standing": "valid"]),
        "rectificationItems": ("rectification", ["late": "inForce"]),
        "rectificationClosed": ("rectification", ["state": "closed"]),
        "rectificationLongTerm": ("rectification", ["state": "longTerm"]),
        "rectificationLate": ("rectification", ["late": "yes"]),
        "verified": ("amountRecords", ["standing": "valid", "kind": "verified"]),
        "recoverable": ("amountRecords", ["standing": "valid", "kind": "recoverable"]),
        "recovered": ("amountRecords", ["standing": "valid", "kind": "recovered"]),
    ]

    private let table: StatTable
    private let question: StatTable.Question
    private let visible: Set<String>
    /// Lists show what is; they lead nowhere from a day in the past or from a part of the time.
    private let isNow: Bool

    package init(
        table: StatTable, question: StatTable.Question, actor: Actor, today: Day
    ) {
        self.table = table
        self.question = question
        visible = Set(Lists.visible(to: actor).map(\.name))
        isNow = question.asOf == today && question.since == nil && question.pilots
    }

    /// The address of the rows behind a figure; nil where no list shows just them.
    package func address(_ metric: Metric, _ row: StatTable.Row) -> String? {
        guard isNow, let (name, own) = Self.lists[metric.key], visible.contains(name),
            let list = Lists.named(name)
        else { return nil }
        var filters = own
        if let id = question.term { filters["term"] = Self.text(id) }
        if let id = question.round { filters["round"] = Self.text(id) }
        if let id = question.township { filters["township"] = Self.text(id) }
        if !row.key.isEmpty { filters[table.grouping.rawValue] = Self.text(row.key) }
        // A round is of one term.
        if filters["round"] != nil || filters["group"] != nil { filters["term"] = nil }
        let known = filters.allSatisfy { key, value in
            list.filters.contains { filter in
                filter.key == key
                    && (filter.choices.isEmpty || filter.choices.contains { $0.value == value })
            }
        }
        guard known else { return nil }
        let query = filters.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        return query.isEmpty ? "/\(name)" : "/\(name)?\(query.joined(separator: "&"))"
    }

    private static func text(_ id: UUID) -> String { id.uuidString.lowercased() }

    /// The key of a row is an identifier in hexadecimal digits, or a month.
    private static func text(_ key: String) -> String {
        guard key.count == 32 else { return key }
        var text = key.lowercased()
        for offset in [20, 16, 12, 8] {
            text.insert("-", at: text.index(text.startIndex, offsetBy: offset))
        }
        return text
    }
}
