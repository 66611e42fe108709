import Domain
import Foundation
import Storage

/// What the moves of a suspicion do besides changing its state.
enum SuspicionRules {
    static let rules: [String: MoveRules.Rule] = [
        "suspicion.assign": assign, "suspicion.reopen": assign, "suspicion.confirm": confirm,
    ]

    /// Somebody of the group looks into it; whoever was asked before no longer has to.
    private static func assign(_ move: MoveContext) throws -> MoveRules.Step {
        let person = UUID(uuidString: move.detail("person"))
        try move.desk.writing.execute(
            "UPDATE suspicions SET assigned_to = \(person) WHERE id = \(move.id)")
        return .stay
    }

    /// Nobody is held to something that they were not heard about (the right to explain).
    private static func confirm(_ move: MoveContext) throws -> MoveRules.Step {
        let isHeard = try move.reading.exists(
            "SELECT 1 FROM suspicion_explanations WHERE suspicion_id = \(move.id)")
        guard isHeard else {
            throw Refusal(
                .conflict, "suspicions.not-heard",
                Phrase("认定属实前须听取村里说明。", "The village has not been heard about it."),
                remedy: Phrase(
                    "请先登记村里说明；拒绝说明的，登记拒绝情况。",
                    "Record what the village says, or that it says nothing."))
        }
        return .stay
    }
}
