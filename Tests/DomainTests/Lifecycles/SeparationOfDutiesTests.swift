import Domain
import Testing

/// The hard rules of who may not do what, typed here and not read from any table.
struct SeparationOfDutiesTests {
    private let everyNeed = Set(Need.allCases)
    private let everyRole = Set(Role.allCases)

    @Test func `whoever wrote a working paper neither reviews nor signs it`() {
        for author in [Finding.Move.write, .rewrite] {
            #expect(throws: Refusal.self) {
                try Finding.lifecycle.judge(
                    .review, from: .drafted, roles: everyRole, done: [author],
                    brought: everyNeed)
            }
            #expect(throws: Refusal.self) {
                try Finding.lifecycle.judge(
                    .sign, from: .deputyReviewed, roles: everyRole, done: [author],
                    brought: everyNeed)
            }
        }
    }

    @Test func `whoever reviewed a working paper does not sign it`() {
        #expect(throws: Refusal.self) {
            try Finding.lifecycle.judge(
                .sign, from: .deputyReviewed, roles: everyRole, done: [.review],
                brought: everyNeed)
        }
    }

    @Test(arguments: [
        (RectificationItem.Move.check, RectificationItem.State.submitted),
        (.verify, .townshipChecked), (.close, .verified),
    ])
    func `whoever submitted a result neither checks nor closes it`(
        move: RectificationItem.Move, state: RectificationItem.State
    ) {
        #expect(throws: Refusal.self) {
            try RectificationItem.lifecycle.judge(
                move, from: state, roles: everyRole, done: [.submit], brought: everyNeed)
        }
    }

    @Test func `an item is closed by the office director and nobody else`() {
        for role in Role.allCases {
            let row = try? RectificationItem.lifecycle.judge(
                .close, from: .verified, roles: [role], done: [], brought: everyNeed)
            #expect((row != nil) == (role == .officeDirector), "\(role)")
        }
    }

    @Test func `a weekly task is graded by the area leader, never by who reported it`() {
        for role in Role.allCases {
            let row = try? WeeklyTask.lifecycle.judge(
                .review, from: .reported, roles: [role], done: [], brought: everyNeed)
            #expect((row != nil) == (role == .areaLeader), "\(role)")
        }
        #expect(throws: Refusal.self) {
            try WeeklyTask.lifecycle.judge(
                .review, from: .reported, roles: everyRole, done: [.report], brought: everyNeed)
        }
    }

    @Test func `a clue is handed over by two people and transferred by two others' signatures`() {
        #expect(throws: Refusal.self) {
            try Clue.lifecycle.judge(
                .accept, from: .screened, roles: [.clueKeeper], done: [.screen],
                brought: everyNeed)
        }
        #expect(throws: Refusal.self) {
            try Clue.lifecycle.judge(
                .transfer, from: .transferApproved, roles: everyRole, done: [.approveTransfer],
                brought: everyNeed)
        }
        #expect(Clue.lifecycle.row(.transfer, from: .officeAccepted) == nil)
    }

    @Test func `villages and the machine's operators move nothing of a clue or a suspicion`() {
        let outsiders: [Role] = Role.village + [.villageSupervisor, .sysAdmin, .logAuditor]
        let clue = Clue.lifecycle.rows.flatMap(\.by)
        let suspicion = Suspicion.lifecycle.rows.flatMap(\.by)
        #expect(outsiders.allSatisfy { !clue.contains($0) && !suspicion.contains($0) })
    }

    @Test func `a round is not approved by whoever proposed it`() {
        #expect(throws: Refusal.self) {
            try Round.lifecycle.judge(
                .approve, from: .proposed, roles: everyRole, done: [.propose],
                brought: everyNeed)
        }
    }

    @Test func `nothing is built without procurement and nothing settled without acceptance`() {
        let before = { (state: LivelihoodProject.State) in
            LivelihoodProject.lifecycle.rows.filter { $0.to == state }.flatMap(\.from)
        }
        #expect(before(.building) == [.contracting])
        #expect(before(.settled) == [.acceptance])
        #expect(before(.acceptance) == [.building])
        #expect(before(.listed) == [.decided])
    }

    @Test func `an appeal ends with an answer only`() {
        let onward = PublicReport.lifecycle.rows.filter { $0.from.contains(.asAppeal) }
        #expect(onward.map(\.to) == [.answered])
    }
}
