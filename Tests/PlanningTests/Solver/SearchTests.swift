import Domain
import Testing

@testable import Planning

struct SearchTests {
    /// Worth 6, 10, 12 with sizes 1, 2, 3 into 5: the last two, 22.
    private func knapsack() -> Program {
        var program = Program()
        let things = [(6, 1), (10, 2), (12, 3)].map { worth, size in
            Program.Term(column: program.column(0...1, cost: -worth, labels: [size]), factor: size)
        }
        program.row(things, to: 5)
        return program
    }

    @Test func `a knapsack is packed as by hand, with a proof`() throws {
        guard case .found(let values, let proof) = try solver().run(knapsack()) else {
            Issue.record("nothing found")
            return
        }
        #expect(values == [0, 1, 1])
        #expect(proof.objective == -22)
        #expect(proof.isOptimal && proof.gap == 0 && !proof.wasStopped)
    }

    @Test func `a program that cannot hold is called impossible`() throws {
        var program = Program()
        let column = program.column(0...3)
        program.row([Program.Term(column: column, factor: 2)], from: 3, to: 3)
        guard case .impossible = try solver().run(program) else {
            Issue.record("2x = 3 was solved in whole numbers")
            return
        }
    }

    @Test func `a search that is stopped at once keeps the start and says so`() throws {
        let watch = Watch(shouldStop: { true })
        guard
            case .found(let values, let proof) = try solver().run(
                knapsack(), start: [1, 0, 0], watch: watch)
        else {
            Issue.record("the start was lost")
            return
        }
        #expect(knapsack().isFeasible(values))
        #expect(proof.isOptimal || proof.wasStopped)
        #expect(proof.bound <= proof.objective)
    }

    @Test func `neighbourhoods find the optimum when the exact search may not`() throws {
        var search = try solver()
        search.exactNodes = 0
        var random = SeededRandom(seed: 5)
        var program = Program()
        var rows = [[Program.Term]](repeating: [], count: 4)
        for thing in 0..<24 {
            let columns = (0..<4).map { place in
                program.column(
                    0...1, cost: Int.random(in: 1...30, using: &random), labels: [thing, place])
            }
            program.row(columns.map { Program.Term(column: $0, factor: 1) }, from: 1, to: 1)
            let size = Int.random(in: 1...9, using: &random)
            for place in 0..<4 {
                rows[place].append(Program.Term(column: columns[place], factor: size))
            }
        }
        for row in rows { program.row(row, to: 40) }
        var exact = try solver()
        exact.exactNodes = 100_000
        guard case .found(_, let proof) = exact.run(program),
            case .found(let values, let near) = search.run(program)
        else {
            Issue.record("nothing found")
            return
        }
        #expect(proof.isOptimal)
        #expect(program.isFeasible(values))
        #expect(near.objective == proof.objective)
        #expect(near.bound <= proof.objective)
    }

    @Test func `a library that is not there is refused in words that help`() {
        #expect(throws: Refusal.self) { try Highs(from: ["/nowhere/libhighs.so.1"]) }
        do {
            _ = try Highs(from: ["/nowhere/libhighs.so.1"])
        } catch {
            #expect(error.code == "planning.no-solver")
            #expect(error.remedy.en.contains("make setup"))
            #expect(!error.message.en.contains("/") && !error.message.zh.contains("/"))
        }
    }

    @Test func `CBC takes the place of a solver that is absent, and says so`() throws {
        guard let cbc = Cbc(from: Cbc.places) else {
            // Nothing to compare with on this machine; the words are tested all the same.
            #expect(throws: Refusal.self) {
                try Solvers.best(named: "/nowhere/libhighs.so.1", program: "/usr/bin/xuncun")
            }
            return
        }
        let (_, note) = try Solvers.best(
            named: "/nowhere/libhighs.so.1", program: "/usr/bin/xuncun")
        #expect(try #require(note).zh.contains("CBC"))
        for seed in 1...20 {
            let program = Self.knapsack(seed)
            let ours = try solver().solver.solve(program)
            let theirs = cbc.solve(program)
            #expect(ours.status == .optimal && theirs.status == .optimal)
            #expect(try theirs.bound == ours.bound && program.isFeasible(#require(theirs.values)))
        }
        var impossible = Self.knapsack(1)
        impossible.row([Program.Term(column: 0, factor: 1)], from: 2)
        #expect(cbc.solve(impossible).status == .infeasible)
    }

    /// Twelve things of made-up value and weight, and room for half of them.
    private static func knapsack(_ seed: Int) -> Program {
        var program = Program()
        let things = (0..<12).map {
            (value: ($0 * 37 + seed * 11) % 29 + 1, weight: ($0 * 17 + seed) % 13 + 1)
        }
        let columns = things.map { program.column(0...1, cost: -$0.value) }
        program.row(
            zip(columns, things).map { Program.Term(column: $0, factor: $1.weight) },
            to: things.reduce(0) { $0 + $1.weight } / 2)
        program.constant = 1000
        return program
    }

    @Test func `a named library is the only place that is tried`() {
        #expect(
            Highs.places(named: "/opt/libhighs.so", program: "/usr/bin/xuncun") == [
                "/opt/libhighs.so"
            ])
        #expect(
            Highs.places(named: nil, program: "/usr/bin/xuncun").first == "/usr/bin/libhighs.so.1")
    }
}
