package import Domain
import Foundation

/// What can be done to many rows of a list at once: the moves of their life cycle, and entries in
/// the logbooks that stand under them. Each row is an action of its own, judged on its own.
package enum Bulk {
    /// The most rows that are taken at once.
    package static let limit = 200

    /// Logbooks in which the same is written for many records at once.
    private static let sameForMany: Set<String> = [
        "classifications", "notifications", "guidanceNotes", "deliveries", "publications",
        "supervisionLetters", "partyReviews",
    ]

    /// Actions that are neither, by list.
    private static let others: [String: [String]] = [
        "findings": ["findings.gather", "findings.tagCampaign", "findings.citeCase"],
        "commonProblems": ["commonProblems.tagCampaign"],
    ]

    /// The actions that somebody's roles allow on rows of a list that are in one of these states;
    /// `states` is nil where the states do not matter.
    package static func actions(
        on list: ListDefinition, in states: Set<String>?, for actor: Actor
    ) -> [ActionKind] {
        moves(list, states, actor) + entries(list, actor) + links(list, actor)
    }

    private static func links(_ list: ListDefinition, _ actor: Actor) -> [ActionKind] {
        (others[list.name] ?? []).filter { name in
            Permissions.row(name).map { !actor.roles.isDisjoint(with: $0.by) } ?? false
        }.compactMap { ActionCatalogue.kind($0) }
    }

    private static func moves(_ list: ListDefinition, _ states: Set<String>?, _ actor: Actor)
        -> [ActionKind]
    {
        guard let kind = RecordKind.allCases.first(where: { $0.list == "/\(list.name)" }) else {
            return []
        }
        return kind.lifecycle.moves.compactMap { move in
            let isOpen = kind.lifecycle.rows.contains { row in
                row.move == move.name && !actor.roles.isDisjoint(with: row.by)
                    && states.map { !$0.isDisjoint(with: row.from) } ?? true
            }
            return isOpen ? ActionCatalogue.kind("\(kind.rawValue).\(move.name)") : nil
        }.filter(isSame)
    }

    private static func entries(_ list: ListDefinition, _ actor: Actor) -> [ActionKind] {
        Logbooks.all.filter { book in
            sameForMany.contains(book.name) && book.parent.list == list.name
                && Permissions.row(book.action).map { !actor.roles.isDisjoint(with: $0.by) }
                    ?? false
        }.compactMap { ActionCatalogue.kind($0.action) }.filter(isSame)
    }

    /// Whether one form can stand for all rows: its choices do not depend on the row.
    private static func isSame(_ action: ActionKind) -> Bool {
        action.visibleFields.allSatisfy { field in
            switch field.kind {
            case .lookup(let lookup), .lookups(let lookup, _):
                ![.groupMembers, .groups, .commonProblems, .addressees].contains(lookup)
            default: true
            }
        }
    }
}
