/// Searches for the cheapest solution of a program: exactly as far as some effort goes, then by
/// freeing one neighbourhood after the other while the rest stands still.
///
/// The solver answers every sub-program, and the bounds are the solver's. Neighbourhoods are drawn
/// from the seed and counted, never timed: the same program, seed and effort give the same answer
/// unless the search is stopped from outside.
package struct Search {
    let solver: any Solver
    /// Any number; another one draws other neighbourhoods.
    package var seed = 1
    /// How many neighbourhoods are searched at most.
    package var neighbourhoods = 120
    /// Nodes of the tree for the first, exact attempt at each part.
    package var exactNodes: Int32 = 300
    /// Nodes of the tree for each neighbourhood.
    package var nodesEach: Int32 = 60
    /// The search ends after this many neighbourhoods in a row that brought nothing.
    package var patience = 25
    /// Programs up to this many columns are not cut into parts.
    package var columnsInOne = 600

    package init(_ solver: any Solver) { self.solver = solver }

    /// The best solution found and its proof.
    package enum Answer: Sendable {
        case found(values: [Int], proof: Proof)
        case impossible
        /// Stopped, or out of effort, before any solution was found.
        case none
    }

    /// Searches, from an earlier solution where there is one: it need not keep every row, and is
    /// repaired first. With one, the exact attempts stop at the root of the tree, and the search
    /// when each family of neighbourhoods brought nothing.
    package func run(_ program: Program, start: [Int]? = nil, watch: Watch = Watch()) -> Answer {
        var state = State(best: nil, bound: .min)
        if let start, let repaired = repair(start, of: program, watch) {
            state.best = repaired
            var quick = self
            quick.exactNodes = 1
            quick.patience = max(1, program.columns.map(\.labels.count).max() ?? 1)
            return quick.run(program, &state, watch)
        }
        return run(program, &state, watch)
    }

    private func run(_ program: Program, _ state: inout State, _ watch: Watch) -> Answer {
        let cut = program.columns.count > columnsInOne && program.parts.count > 1
        if cut, !searchParts(of: program, &state, watch) { return .impossible }
        if state.best == nil || !cut {
            let outcome = attempt(program, state.best, watch)
            if outcome.status == .infeasible { return .impossible }
            state.keep(outcome.values, of: program)
            state.bound = max(state.bound, outcome.bound)
        }
        tell(state, program, after: 0, watch)
        if state.best == nil, !watch.shouldStop() {
            let effort = Effort(firstSolution: true, seed: seed)
            let outcome = solver.solve(program, effort: effort, shouldStop: watch.shouldStop)
            if outcome.status == .infeasible { return .impossible }
            state.keep(outcome.values, of: program)
        }
        improve(program, &state, watch)
        guard let best = state.best else { return .none }
        let proof = Proof(
            objective: program.objective(best), bound: state.bound,
            wasStopped: !state.isProved(program) && watch.shouldStop())
        return .found(values: best, proof: proof)
    }

    /// Frees the neighbourhoods of the broken rows, and more and more others, until all rows hold.
    private func repair(_ start: [Int], of program: Program, _ watch: Watch) -> [Int]? {
        if program.isFeasible(start) { return start }
        let labels = program.columns.map { $0.labels.first ?? -1 }
        let broken = program.rows.filter { !$0.holds(start) }.flatMap(\.terms).map(\.column)
        var drawn = Set(broken.map { labels[$0] })
        var random = SeededRandom(seed: UInt64(bitPattern: Int64(seed)))
        var others = Set(labels).subtracting(drawn).sorted().shuffled(using: &random)
        var more = 0
        while !watch.shouldStop() {
            let part = program.bounded { index, column in
                let isFree = labels[index] == -1 || drawn.contains(labels[index])
                let value = min(max(start[index], column.lower), column.upper)
                return isFree ? (column.lower, column.upper) : (value, value)
            }
            let effort = Effort(nodes: nodesEach, seed: seed)
            let outcome = solver.solve(part, effort: effort, shouldStop: watch.shouldStop)
            if let values = outcome.values { return values }
            if others.isEmpty { return nil }
            more = max(1, more * 2)
            drawn.formUnion(others.prefix(more))
            others = Array(others.dropFirst(more))
        }
        return nil
    }

    private struct State {
        var best: [Int]?
        var bound: Int

        mutating func keep(_ values: [Int]?, of program: Program) {
            guard let values else { return }
            if let best, program.objective(best) <= program.objective(values) { return }
            best = values
        }

        func isProved(_ program: Program) -> Bool {
            best.map { program.objective($0) <= bound } ?? false
        }
    }

    private func attempt(_ program: Program, _ start: [Int]?, _ watch: Watch) -> Outcome {
        let effort = Effort(nodes: exactNodes, seed: seed)
        return solver.solve(program, start: start, effort: effort, shouldStop: watch.shouldStop)
    }

    /// Solves each part by itself: the sum of what they cost at least is a bound on the whole. Then
    /// solves the whole with the first part standing still.
    ///
    /// - Returns: Whether each part has a solution by itself, as far as is known.
    private func searchParts(
        of program: Program, _ state: inout State, _ watch: Watch
    ) -> Bool {
        var bound = program.constant
        var isKnown = true
        var fixed = [Int?](repeating: nil, count: program.columns.count)
        for part in program.parts {
            let (alone, columns) = program.only(part: part)
            let effort = Effort(nodes: min(exactNodes, nodesEach), seed: seed)
            let outcome = solver.solve(alone, effort: effort, shouldStop: watch.shouldStop)
            if outcome.status == .infeasible { return false }
            if outcome.bound == .min { isKnown = false } else { bound += outcome.bound }
            if part == program.parts.first, let values = outcome.values {
                for (index, column) in columns.enumerated() { fixed[column] = values[index] }
            }
        }
        if isKnown { state.bound = max(state.bound, bound) }
        if state.best != nil { return true }
        let rest = program.bounded { index, column in
            fixed[index].map { ($0, $0) } ?? (column.lower, column.upper)
        }
        state.keep(attempt(rest, state.best, watch).values, of: program)
        return true
    }

    /// Frees neighbourhoods of the best solution until it is proved or the effort is used up.
    private func improve(_ program: Program, _ state: inout State, _ watch: Watch) {
        let families = program.columns.map(\.labels.count).max() ?? 0
        guard families > 0 else { return }
        var random = SeededRandom(seed: UInt64(bitPattern: Int64(seed)))
        var targets = Array(
            repeating: min(500, Double(program.columns.count) / 4), count: families)
        var idle = 0
        for round in 0..<neighbourhoods {
            guard let best = state.best, idle < patience, !state.isProved(program),
                !watch.shouldStop()
            else { return }
            let before = program.objective(best)
            let free = neighbourhood(
                of: program, family: round % families, columns: Int(targets[round % families]),
                &random)
            let part = program.bounded { index, column in
                free[index] ? (column.lower, column.upper) : (best[index], best[index])
            }
            let outcome = solver.solve(
                part, start: best, effort: Effort(nodes: nodesEach, seed: seed &+ round),
                shouldStop: watch.shouldStop)
            state.keep(outcome.values, of: program)
            let factor = outcome.status == .optimal ? 1.2 : 0.8
            targets[round % families] = min(4_000, max(60, targets[round % families] * factor))
            idle += 1
            if let now = state.best.map(program.objective), now < before {
                idle = 0
                tell(state, program, after: round + 1, watch)
            }
        }
    }

    private func tell(_ state: State, _ program: Program, after count: Int, _ watch: Watch) {
        watch.progress(
            Progress(
                objective: state.best.map(program.objective),
                bound: state.bound == .min ? nil : state.bound, neighbourhoods: count))
    }

    /// Labels of one family, drawn until they free enough columns; at least two labels.
    private func neighbourhood(
        of program: Program, family: Int, columns target: Int, _ random: inout SeededRandom
    ) -> [Bool] {
        let labels = program.columns.map { $0.labels.count > family ? $0.labels[family] : -1 }
        var sizes: [Int: Int] = [:]
        for label in labels where label >= 0 { sizes[label, default: 0] += 1 }
        var drawn: Set<Int> = []
        var freed = 0
        for label in sizes.keys.sorted().shuffled(using: &random) {
            if drawn.count >= 2, freed + sizes[label, default: 0] > target { break }
            drawn.insert(label)
            freed += sizes[label, default: 0]
        }
        return labels.map { $0 == -1 || drawn.contains($0) }
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers from the same seed on every machine.
package struct SeededRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
