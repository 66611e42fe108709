import Domain
import Foundation

/// What a move does besides changing the state: the guards of domain.md §5, and what it leaves
/// in other records. One row for each move that has such a rule.
enum MoveRules {
    enum Step {
        case stay
        /// A further move of the same record that follows at once.
        case goOn(String)
    }

    typealias Rule = @Sendable (MoveContext) throws -> Step
    typealias Aftermath = @Sendable (MoveContext) throws -> Void

    private static let rules: [String: Rule] = [
        RoundRules.rules, InspectionRules.rules, FindingRules.rules, RectificationRules.rules,
        RevisitRules.rules, SuspicionRules.rules, ProposalRules.rules, PartyRules.rules,
    ].reduce(into: [:]) { all, some in all.merge(some) { first, _ in first } }

    private static let aftermaths: [String: Aftermath] = [
        RectificationRules.aftermaths, RevisitRules.aftermaths,
    ].reduce(into: [:]) { all, some in all.merge(some) { first, _ in first } }

    static func rule(_ name: String) -> Rule? { rules[name] }
    static func afterwards(_ name: String) -> Aftermath? { aftermaths[name] }

    /// Names with a rule, for the test that each is a move of a life cycle.
    static var names: [String] { Array(rules.keys) + Array(aftermaths.keys) }
}
