import Domain
import TestSupport
import Testing

/// Every life cycle against the handbook, move by move.
struct LifecycleTests {
    private let everyNeed = Set(Need.allCases)

    private func printed(_ tried: TriedLifecycle) throws -> PrintedLifecycle {
        try #require(try PrintedLifecycle.all().first { $0.name == tried.name })
    }

    @Test func `the handbook prints the life cycles of the code`() {
        expectGolden(LifecyclesPage.text, LifecyclesPage.path)
    }

    @Test func `every life cycle of the code is tried and printed`() throws {
        let tables = Lifecycles.all + Lifecycles.later
        #expect(tables.map(\.name) == TriedLifecycle.all.map(\.name))
        #expect(try PrintedLifecycle.all().map(\.name) == TriedLifecycle.all.map(\.name))
        #expect(Lifecycles.all.map(\.name) == RecordKind.allCases.map(\.rawValue))
    }

    @Test(arguments: TriedLifecycle.all)
    func `a move from a state that the handbook does not name is refused`(
        lifecycle: TriedLifecycle
    ) throws {
        let printed = try printed(lifecycle)
        #expect(printed.states == lifecycle.states)
        #expect(printed.start == lifecycle.start)
        var refused = 0
        for state in lifecycle.states {
            for move in lifecycle.moves where printed.row(move, from: state) == nil {
                let outcome = lifecycle.outcome(
                    of: .init(
                        move: move, state: state, roles: Set(Role.allCases), brought: everyNeed))
                #expect(
                    outcome == .refused(code: "lifecycle.not-allowed", field: nil),
                    "\(move) from \(state)")
                refused += 1
            }
        }
        #expect(refused > lifecycle.states.count)
    }

    @Test(arguments: TriedLifecycle.all)
    func `a move that the handbook prints leads where it says`(lifecycle: TriedLifecycle) throws {
        for row in try printed(lifecycle).rows {
            for state in row.from {
                for role in row.by {
                    let outcome = lifecycle.outcome(
                        of: .init(
                            move: row.move, state: state,
                            roles: [try #require(Role(rawValue: role))],
                            brought: Set(row.needs.compactMap(Need.init))))
                    #expect(outcome == .state(row.to), "\(role): \(row.move) from \(state)")
                }
            }
        }
    }

    @Test(arguments: TriedLifecycle.all)
    func `a role that the handbook does not name is refused`(lifecycle: TriedLifecycle) throws {
        for row in try printed(lifecycle).rows {
            for role in Role.allCases where !row.by.contains(role.rawValue) {
                for state in row.from {
                    let outcome = lifecycle.outcome(
                        of: .init(
                            move: row.move, state: state, roles: [role], brought: everyNeed))
                    #expect(
                        outcome == .refused(code: "lifecycle.not-your-move", field: nil),
                        "\(role): \(row.move) from \(state)")
                }
            }
        }
    }

    @Test(arguments: TriedLifecycle.all)
    func `a move without one of its needs is refused at that field`(
        lifecycle: TriedLifecycle
    ) throws {
        for row in try printed(lifecycle).rows where !row.by.isEmpty {
            for need in row.needs {
                let brought = everyNeed.filter { $0.rawValue != need }
                let outcome = lifecycle.outcome(
                    of: .init(
                        move: row.move, state: row.from[0], roles: Set(Role.allCases),
                        brought: brought))
                #expect(outcome == .refused(code: "lifecycle.missing-\(need)", field: need))
            }
        }
    }

    @Test(arguments: TriedLifecycle.all)
    func `whoever made a move that excludes another is refused`(lifecycle: TriedLifecycle) throws {
        for row in try printed(lifecycle).rows where !row.by.isEmpty {
            for earlier in lifecycle.moves {
                let outcome = lifecycle.outcome(
                    of: .init(
                        move: row.move, state: row.from[0], roles: Set(Role.allCases),
                        done: [earlier], brought: everyNeed))
                let expected: TriedLifecycle.Outcome =
                    row.notAlso.contains(earlier)
                    ? .refused(code: "lifecycle.second-person", field: nil) : .state(row.to)
                #expect(outcome == expected, "\(row.move) after \(earlier)")
            }
        }
    }

    @Test(arguments: Lifecycles.all + Lifecycles.later)
    func `every state is reached, every name in a row exists, and no row hides another`(
        table: LifecycleTable
    ) {
        let states = Set(table.states.map(\.name))
        let moves = Set(table.moves.map(\.name))
        // A lead comes from a data warning, which is no move of the finding itself.
        var reached: Set = table.name == "finding" ? [table.start, "lead"] : [table.start]
        for _ in table.states {
            for row in table.rows where !reached.isDisjoint(with: row.from) {
                reached.insert(row.to)
            }
        }
        #expect(reached == states)
        #expect(Set(table.rows.map(\.move)) == moves)
        for row in table.rows {
            #expect(states.isSuperset(of: row.from + [row.to]))
            #expect(moves.isSuperset(of: row.notAlso))
            #expect(!row.from.isEmpty)
            #expect(Set(row.by).count == row.by.count, "\(row.move) names a role twice")
        }
        let steps = table.rows.flatMap { row in row.from.map { "\(row.move) from \($0)" } }
        #expect(Set(steps).count == steps.count)
    }

    @Test(arguments: Lifecycles.all + Lifecycles.later)
    func `no two states and no two moves read the same`(table: LifecycleTable) {
        for labels in [table.states.map(\.label), table.moves.map(\.label)] {
            #expect(Set(labels.map(\.zh)).count == labels.count)
            #expect(Set(labels.map(\.en)).count == labels.count)
            #expect(labels.allSatisfy { !$0.zh.isEmpty && !$0.en.isEmpty })
        }
    }
}
