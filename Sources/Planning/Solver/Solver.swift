package import Domain

/// What a solver found out about a program.
package struct Outcome {
    enum Status { case optimal, infeasible, stopped }

    let status: Status
    /// One for each column; nil when no plan was found.
    let values: [Int]?
    /// No solution costs less; `Int.min` when nothing is known.
    let bound: Int
}

/// How much work a call may do. Work is counted, never timed, so that the same call gives the
/// same answer on every machine.
package struct Effort {
    /// Nodes of the search tree.
    var nodes = Int32.max
    /// Stop at the first solution.
    var firstSolution = false
    var seed = 0
}

/// A solver of mixed-integer programs that is loaded at run time.
package protocol Solver: Sendable {
    /// Minimises a program, beginning from a feasible solution where there is one.
    func solve(
        _ program: Program, start: [Int]?, effort: Effort, shouldStop: @escaping () -> Bool
    ) -> Outcome
}

extension Solver {
    func solve(
        _ program: Program, start: [Int]? = nil, effort: Effort = Effort(),
        shouldStop: @escaping () -> Bool = { false }
    ) -> Outcome {
        if program.columns.isEmpty {
            let holds = program.rows.allSatisfy { ($0.lower ?? 0) <= 0 && ($0.upper ?? 0) >= 0 }
            return Outcome(
                status: holds ? .optimal : .infeasible, values: holds ? [] : nil,
                bound: program.constant)
        }
        return solve(program, start: start, effort: effort, shouldStop: shouldStop)
    }
}

/// The solvers of this machine.
package enum Solvers {
    /// HiGHS where it is, otherwise CBC with a sentence that says so.
    ///
    /// `named`: The path in `XUNCUN_HIGHS`; when it is set, no other HiGHS is tried.
    /// Throws a `Refusal` when neither is there.
    package static func best(named: String?, program: String) throws(Refusal)
        -> (solver: any Solver, note: Phrase?)
    {
        do {
            return (try Highs(from: Highs.places(named: named, program: program)), nil)
        } catch {
            guard let second = Cbc(from: Cbc.places) else { throw error }
            return (
                second,
                Phrase(
                    "没有找到求解器 HiGHS，改用 CBC：方案同样经过检验，但较慢，差距也可能较大。make setup 可取得 HiGHS。",
                    "HiGHS is not here, so CBC is used: its plans are checked as well, but it is "
                        + "slower and its gaps may be wider. make setup fetches HiGHS.")
            )
        }
    }
}
