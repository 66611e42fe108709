import Domain
import Testing

/// A life cycle of the code, by names only, so that one test can try them all.
struct TriedLifecycle: Sendable, CustomTestStringConvertible {
    /// What came of trying a move.
    enum Outcome: Equatable {
        case state(String)
        case refused(code: String, field: String?)
    }

    let name: String
    let states: [String]
    let moves: [String]
    let start: String
    private let judge: @Sendable (Attempt) -> Outcome

    struct Attempt {
        var move: String
        var state: String
        var roles: Set<Role>
        var done: Set<String> = []
        var brought: Set<Need>
    }

    init<S, M>(_ name: String, _ lifecycle: Lifecycle<S, M>) {
        self.name = name
        states = S.allCases.map(\.rawValue)
        moves = M.allCases.map(\.rawValue)
        start = lifecycle.start.rawValue
        judge = { attempt in
            guard let move = M(rawValue: attempt.move), let state = S(rawValue: attempt.state)
            else { return .refused(code: "no such name", field: nil) }
            do throws(Refusal) {
                let row = try lifecycle.judge(
                    move, from: state, roles: attempt.roles,
                    done: Set(attempt.done.compactMap(M.init)), brought: attempt.brought)
                return .state(row.to.rawValue)
            } catch {
                return .refused(code: error.code, field: error.field)
            }
        }
    }

    var testDescription: String { name }

    func outcome(of attempt: Attempt) -> Outcome { judge(attempt) }

    static let all = [
        TriedLifecycle("round", Round.lifecycle),
        TriedLifecycle("inspection", Inspection.lifecycle),
        TriedLifecycle("finding", Finding.lifecycle),
        TriedLifecycle("rectification", RectificationItem.lifecycle),
        TriedLifecycle("revisit", Revisit.lifecycle),
        TriedLifecycle("informationRequest", InformationRequest.lifecycle),
        TriedLifecycle("publicReport", PublicReport.lifecycle),
        TriedLifecycle("appeal", Appeal.lifecycle),
        TriedLifecycle("immediateNotice", ImmediateNotice.lifecycle),
        TriedLifecycle("clue", Clue.lifecycle),
        TriedLifecycle("supervisionLetter", SupervisionLetter.lifecycle),
        TriedLifecycle("commonProblem", SharedProblem.lifecycle),
        TriedLifecycle("suspicion", Suspicion.lifecycle),
        TriedLifecycle("proposal", PlanProposal.lifecycle),
        TriedLifecycle("assignment", Assignment.lifecycle),
        TriedLifecycle("weeklyTask", WeeklyTask.lifecycle),
        TriedLifecycle("livelihoodProject", LivelihoodProject.lifecycle),
        TriedLifecycle("disclosureDuty", DisclosureDuty.lifecycle),
    ]
}
