import Domain

extension Highs: Solver {
    /// On one thread.
    package func solve(
        _ program: Program, start: [Int]?, effort: Effort, shouldStop: @escaping () -> Bool
    ) -> Outcome {
        guard let handle = create() else {
            return Outcome(status: .stopped, values: nil, bound: .min)
        }
        defer { destroy(handle) }
        set(effort, on: handle)
        pass(program, to: handle)
        if let start {
            _ = setSolution(handle, start.map(Double.init), nil, nil, nil)
        }
        let stop = StopQuestion(shouldStop)
        _ = setCallback(handle, askWhetherToStop, Unmanaged.passUnretained(stop).toOpaque())
        for kind in interruptKinds { _ = startCallback(handle, kind) }
        _ = withExtendedLifetime(stop) { run(handle) }
        return outcome(of: program, on: handle)
    }

    private func set(_ effort: Effort, on handle: Handle) {
        _ = setBool(handle, "output_flag", 0)
        _ = setInt(handle, "threads", 1)
        _ = setInt(handle, "random_seed", Int32(effort.seed & 0xFFFF))
        _ = setInt(handle, "mip_max_nodes", effort.nodes)
        _ = setDouble(handle, "mip_rel_gap", 0)
        _ = setDouble(handle, "mip_abs_gap", 0.999)
        if effort.firstSolution { _ = setInt(handle, "mip_max_improving_sols", 1) }
    }

    private func pass(_ program: Program, to handle: Handle) {
        var starts: [Int32] = []
        var indices: [Int32] = []
        var factors: [Double] = []
        for row in program.rows {
            starts.append(Int32(indices.count))
            for term in row.terms {
                indices.append(Int32(term.column))
                factors.append(Double(term.factor))
            }
        }
        let infinity = Double.infinity
        _ = passMip(
            handle, Int32(program.columns.count), Int32(program.rows.count),
            Int32(indices.count), byRows, minimise, Double(program.constant),
            program.columns.map { Double($0.cost) }, program.columns.map { Double($0.lower) },
            program.columns.map { Double($0.upper) },
            program.rows.map { $0.lower.map(Double.init) ?? -infinity },
            program.rows.map { $0.upper.map(Double.init) ?? infinity },
            starts, indices, factors, program.columns.map { $0.isContinuous ? 0 : 1 })
    }

    private func outcome(of program: Program, on handle: Handle) -> Outcome {
        let status = modelStatus(handle)
        if status == infeasible || status == unboundedOrInfeasible {
            return Outcome(status: .infeasible, values: nil, bound: .max)
        }
        var bound = -Double.infinity
        _ = infoDouble(handle, "mip_dual_bound", &bound)
        var objective = Double.infinity
        _ = infoDouble(handle, "objective_function_value", &objective)
        var feasible = Double.infinity
        _ = infoDouble(handle, "max_integrality_violation", &feasible)
        var values = [Double](repeating: 0, count: program.columns.count)
        _ = solution(handle, &values, nil, nil, nil)
        let rounded = values.map { $0.isFinite ? Int($0.rounded()) : 0 }
        let found = program.isFeasible(rounded)
        let known = bound.isFinite && abs(bound) < 1e15 ? Int((bound - 1e-6).rounded(.up)) : Int.min
        return Outcome(
            status: status == optimal && found ? .optimal : .stopped,
            values: found ? rounded : nil,
            bound: status == optimal && found ? program.objective(rounded) : known)
    }
}

/// The closure a search is ended by, in a form that can pass through C.
private final class StopQuestion {
    let shouldStop: () -> Bool
    init(_ shouldStop: @escaping () -> Bool) { self.shouldStop = shouldStop }
}

/// The first field of what the solver is told (`HighsCallbackDataIn.user_interrupt`) ends it.
private let askWhetherToStop: Highs.Question = { _, _, _, told, ours in
    guard let told, let ours else { return }
    if Unmanaged<StopQuestion>.fromOpaque(ours).takeUnretainedValue().shouldStop() {
        told.storeBytes(of: 1, as: Int32.self)
    }
}

/// `kHighsCallbackSimplexInterrupt` and `kHighsCallbackMipInterrupt`.
private let interruptKinds: [Int32] = [1, 6]
/// `kHighsMatrixFormatRowwise`, `kHighsObjSenseMinimize`.
private let byRows: Int32 = 2
private let minimise: Int32 = 1
/// `kHighsModelStatusOptimal`, `…Infeasible`, `…UnboundedOrInfeasible`.
private let optimal: Int32 = 7
private let infeasible: Int32 = 8
private let unboundedOrInfeasible: Int32 = 9

extension Program {
    /// Whether values, one for each column, keep every bound and every row.
    package func isFeasible(_ values: [Int]) -> Bool {
        zip(columns, values).allSatisfy { $0.lower <= $1 && $1 <= $0.upper }
            && rows.allSatisfy { $0.holds(values) }
    }
}

extension Program.Row {
    /// Whether values, one for each column of the program, keep the row.
    func holds(_ values: [Int]) -> Bool {
        let sum = terms.reduce(0) { $0 + $1.factor * values[$1.column] }
        return (lower ?? sum) <= sum && sum <= (upper ?? sum)
    }
}
