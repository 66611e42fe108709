import Domain
import Foundation

/// Every action that there is. Forms, the API, the replay of a journal and the tests of
/// permissions all go through this list.
package enum ActionCatalogue {
    package static let all: [ActionKind] =
        [
            ImportRegister.kindOfAction, AddUnit.kindOfAction, RenameUnit.kindOfAction,
            EndUnit.merge, EndUnit.split, RecordFigure.kindOfAction, AddPerson.kindOfAction,
            ProposeGrant.kindOfAction, SettleGrant.confirm, SettleGrant.end,
            SetActive.kindOfAction, DeclareRecusal.kindOfAction, OpenTerm.kindOfAction,
            OpenRound.kindOfAction, FormGroup.kindOfAction, AssignUnits.kindOfAction,
            RecordVisit.kindOfAction, RecordInterview.kindOfAction, OpenInterview.kindOfAction,
            ComposeChecklist.kindOfAction, ImportLedger.kindOfAction,
            KeepProposal.kindOfAction,
            WriteFinding.kindOfAction, AddressFinding.kindOfAction, GatherFinding.kindOfAction,
            IssueFeedback.kindOfAction,
            AcknowledgeFeedback.kindOfAction, PlanRevisit.kindOfAction, KeepDataset.kindOfAction,
            KeepRun.kindOfAction, ListFurther.kindOfAction, HearVillage.kindOfAction,
            WriteFromSuspicion.kindOfAction, GatherSimilar.kindOfAction,
        ] + RecordLink.all.map(\.actionKind) + AttachFile.kindsOfAction + Logbooks.actions
        + MoveKinds.all

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    package static func kind(_ name: String) -> ActionKind? { byName[name] }

    /// An action as it stands in the journal.
    static func action(_ name: String, payload: String) throws -> any Action {
        guard let kind = kind(name) else { throw Refusal.notFound }
        return try kind.make(Data(payload.utf8))
    }
}
