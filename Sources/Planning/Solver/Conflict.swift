package import Domain

/// Why there is no plan: demands that cannot all hold.
package struct Conflict: Sendable, Hashable, Codable {
    /// Cannot hold together; without any one of them the others could.
    package let together: [Phrase]
    /// A smallest set of all demands that has to be given up, so that there is a plan; empty when
    /// none was found with the effort allowed.
    package let toGiveUp: [Phrase]
}

extension Search {
    /// Explains why a program has no solution.
    ///
    /// The irreducible set is found by dividing the demands (QuickXplain, Junker 2004); the
    /// smallest set to give up by a program of its own. Where the solver runs out of effort, a
    /// demand is kept in the set rather than left out.
    package func conflict(in program: Program, watch: Watch = Watch()) -> Conflict {
        let all = Array(program.demands.indices)
        let together =
            isImpossible(program, keeping: [], watch)
            ? [] : explain(program, background: [], candidates: all, isNew: false, watch)
        let (counting, first) = program.countingDemandsGivenUp()
        let effort = Effort(nodes: exactNodes, seed: seed)
        let outcome = solver.solve(counting, effort: effort, shouldStop: watch.shouldStop)
        let given = outcome.values.map { values in all.filter { values[first + $0] == 1 } } ?? []
        return Conflict(
            together: together.sorted().map { program.demands[$0] },
            toGiveUp: given.map { program.demands[$0] })
    }

    private func isImpossible(_ program: Program, keeping kept: [Int], _ watch: Watch) -> Bool {
        let effort = Effort(nodes: exactNodes, seed: seed)
        return solver.solve(
            program.keeping(Set(kept)), effort: effort, shouldStop: watch.shouldStop
        ).status == .infeasible
    }

    /// The members of `candidates` that, with the background, are irreducibly impossible.
    private func explain(
        _ program: Program, background: [Int], candidates: [Int], isNew: Bool, _ watch: Watch
    ) -> [Int] {
        if isNew, isImpossible(program, keeping: background, watch) { return [] }
        if candidates.count == 1 { return candidates }
        let first = Array(candidates.prefix(candidates.count / 2))
        let second = Array(candidates.dropFirst(first.count))
        let inSecond = explain(
            program, background: background + first, candidates: second, isNew: !first.isEmpty,
            watch)
        let inFirst = explain(
            program, background: background + inSecond, candidates: first,
            isNew: !inSecond.isEmpty, watch)
        return inFirst + inSecond
    }
}
