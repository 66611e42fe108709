import Foundation

/// The CBC solver (Eclipse Public Licence, coin-or.org/Cbc), loaded when a plan is asked for and
/// HiGHS is absent. The functions are those of its C interface, `Cbc_*`, version 2.10 as Debian's
/// `coinor-libcbc3` has it.
package struct Cbc: Sendable {
    typealias Handle = UnsafeMutableRawPointer
    typealias Create = @convention(c) () -> Handle?
    typealias Destroy = @convention(c) (Handle) -> Void
    typealias Load =
        @convention(c) (
            Handle, Int32, Int32, UnsafePointer<Int32>, UnsafePointer<Int32>,
            UnsafePointer<Double>, UnsafePointer<Double>, UnsafePointer<Double>,
            UnsafePointer<Double>, UnsafePointer<Double>, UnsafePointer<Double>
        ) -> Void
    typealias SetParameter =
        @convention(c) (Handle, UnsafePointer<CChar>, UnsafePointer<CChar>) -> Void
    typealias SetInteger = @convention(c) (Handle, Int32) -> Void
    typealias SetStart =
        @convention(c) (Handle, Int32, UnsafePointer<Int32>, UnsafePointer<Double>) -> Void
    typealias Ask = @convention(c) (Handle) -> Int32
    typealias AskNumber = @convention(c) (Handle) -> Double
    typealias AskColumns = @convention(c) (Handle) -> UnsafePointer<Double>?

    private let create: Create
    private let destroy: Destroy
    private let load: Load
    private let setParameter: SetParameter
    private let setInteger: SetInteger
    private let setStart: SetStart
    private let run: Ask
    private let isOptimal: Ask
    private let isInfeasible: Ask
    private let columns: AskColumns
    private let bound: AskNumber

    /// Where the library may be.
    package static let places = ["libCbcSolver.so.3", "libCbcSolver.3.dylib"]

    /// A call ends after this many seconds at the latest: CBC cannot be asked to stop.
    private static let longest = 20

    /// Loads the library from the first of some paths where it is; nil where there is none, or one
    /// that lacks a function.
    package init?(from paths: [String]) {
        guard let library = paths.lazy.compactMap({ dlopen($0, RTLD_NOW | RTLD_LOCAL) }).first
        else { return nil }
        func function<Kind>(_ name: String, as kind: Kind.Type) -> Kind? {
            dlsym(library, name).map { unsafeBitCast($0, to: kind) }
        }
        guard let create = function("Cbc_newModel", as: Create.self),
            let destroy = function("Cbc_deleteModel", as: Destroy.self),
            let load = function("Cbc_loadProblem", as: Load.self),
            let setParameter = function("Cbc_setParameter", as: SetParameter.self),
            let setInteger = function("Cbc_setInteger", as: SetInteger.self),
            let setStart = function("Cbc_setMIPStartI", as: SetStart.self),
            let run = function("Cbc_solve", as: Ask.self),
            let isOptimal = function("Cbc_isProvenOptimal", as: Ask.self),
            let isInfeasible = function("Cbc_isProvenInfeasible", as: Ask.self),
            let columns = function("Cbc_getColSolution", as: AskColumns.self),
            let bound = function("Cbc_getBestPossibleObjValue", as: AskNumber.self)
        else { return nil }
        (self.create, self.destroy, self.load, self.setParameter) = (
            create, destroy, load, setParameter
        )
        (self.setInteger, self.setStart, self.run) = (setInteger, setStart, run)
        (self.isOptimal, self.isInfeasible, self.columns, self.bound) = (
            isOptimal, isInfeasible, columns, bound
        )
    }
}

extension Cbc: Solver {
    package func solve(
        _ program: Program, start: [Int]?, effort: Effort, shouldStop: @escaping () -> Bool
    ) -> Outcome {
        guard !shouldStop(), let handle = create() else {
            return Outcome(status: .stopped, values: nil, bound: .min)
        }
        defer { destroy(handle) }
        pass(program, to: handle)
        set(effort, on: handle)
        if let start {
            setStart(
                handle, Int32(start.count), start.indices.map { Int32($0) },
                start.map(Double.init))
        }
        _ = run(handle)
        return outcome(of: program, on: handle)
    }

    private func set(_ effort: Effort, on handle: Handle) {
        var parameters = [
            ("log", "0"), ("ratioGap", "0"), ("allowableGap", "0.999"),
            ("randomCbcSeed", "\(effort.seed & 0xFFFF)"), ("seconds", "\(Self.longest)"),
            ("timeMode", "elapsed"),
        ]
        if effort.nodes < .max { parameters.append(("maxNodes", "\(effort.nodes)")) }
        if effort.firstSolution { parameters.append(("maxSolutions", "1")) }
        for (name, value) in parameters { setParameter(handle, name, value) }
    }

    /// The matrix by columns; several terms of a row on one column are one.
    private func pass(_ program: Program, to handle: Handle) {
        var byColumn = [[(row: Int32, factor: Double)]](repeating: [], count: program.columns.count)
        for (number, row) in program.rows.enumerated() {
            var factors: [Int: Int] = [:]
            for term in row.terms { factors[term.column, default: 0] += term.factor }
            for (column, factor) in factors {
                byColumn[column].append((Int32(number), Double(factor)))
            }
        }
        var starts: [Int32] = [0]
        for column in byColumn { starts.append(starts[starts.count - 1] + Int32(column.count)) }
        let most = Double.greatestFiniteMagnitude
        load(
            handle, Int32(program.columns.count), Int32(program.rows.count), starts,
            byColumn.flatMap { $0.map(\.row) }, byColumn.flatMap { $0.map(\.factor) },
            program.columns.map { Double($0.lower) }, program.columns.map { Double($0.upper) },
            program.columns.map { Double($0.cost) },
            program.rows.map { $0.lower.map(Double.init) ?? -most },
            program.rows.map { $0.upper.map(Double.init) ?? most })
        for (index, column) in program.columns.enumerated() where !column.isContinuous {
            setInteger(handle, Int32(index))
        }
    }

    private func outcome(of program: Program, on handle: Handle) -> Outcome {
        if isInfeasible(handle) != 0 {
            return Outcome(status: .infeasible, values: nil, bound: .max)
        }
        var values: [Int]?
        if let found = columns(handle) {
            let rounded = program.columns.indices.map { index in
                found[index].isFinite && abs(found[index]) < 1e15 ? Int(found[index].rounded()) : 0
            }
            if program.isFeasible(rounded) { values = rounded }
        }
        let known = bound(handle)
        if let values, isOptimal(handle) != 0 {
            return Outcome(status: .optimal, values: values, bound: program.objective(values))
        }
        let least = abs(known) < 1e15 ? Int((known - 1e-6).rounded(.up)) + program.constant : .min
        return Outcome(status: .stopped, values: values, bound: least)
    }
}
