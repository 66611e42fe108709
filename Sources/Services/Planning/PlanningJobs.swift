package import Domain
package import Foundation
import Planning
import Storage
import Synchronization

/// Plans that are being made: one at a time for each county, on the lane of plans. They live in
/// memory only; a server that ends loses the running one, and says so when it begins again.
package final class PlanningJobs: Sendable {
    /// How far a job has come.
    package struct Report: Sendable {
        package let title: String
        package let startedAt: Date
        /// What whoever waits should know: another solver is used.
        package let note: Phrase?
        /// Where the request can be changed.
        package let form: String
        package var objective: Int?
        package var bound: Int?
        package var neighbourhoods = 0
        package var outcome: Outcome?
    }

    package enum Outcome: Sendable {
        /// The page of the proposal that was kept.
        case kept(String)
        /// The demands that cannot hold together, and the fewest to give up.
        case impossible(together: [Phrase], toGiveUp: [Phrase])
        case refused(Refusal)
    }

    private struct State {
        var reports: [UUID: Report] = [:]
        var stops: Set<UUID> = []
    }

    private let state = Mutex(State())

    package func report(_ county: UUID) -> Report? {
        state.withLock { $0.reports[county] }
    }

    /// Asks the running job to end with the best plan so far.
    package func stop(_ county: UUID) {
        state.withLock { _ = $0.stops.insert(county) }
    }

    func begin(
        _ county: UUID, _ title: String, form: String = "/proposals", note: Phrase? = nil
    ) throws(Refusal) {
        let isBusy = state.withLock { state in
            if let running = state.reports[county], running.outcome == nil { return true }
            state.reports[county] = Report(
                title: title, startedAt: Date(), note: note, form: form)
            state.stops.remove(county)
            return false
        }
        if isBusy {
            throw Refusal(
                .conflict, "plans.busy",
                Phrase("本县正在编排另一个方案。", "Another plan is being made for this county."),
                remedy: Phrase("请等它完成，或先停止它。", "Wait for it, or stop it."))
        }
    }

    func end(_ county: UUID, _ outcome: Outcome) {
        state.withLock { $0.reports[county]?.outcome = outcome }
    }

    /// Follows a search until the time is over or somebody stops it.
    func watch(_ county: UUID, seconds: Int) -> Watch {
        let deadline = Date().addingTimeInterval(Double(seconds))
        return Watch(
            shouldStop: {
                Date() > deadline || self.state.withLock { $0.stops.contains(county) }
            },
            progress: { progress in
                self.state.withLock { state in
                    state.reports[county]?.objective = progress.objective
                    state.reports[county]?.bound = progress.bound
                    state.reports[county]?.neighbourhoods = progress.neighbourhoods
                }
            })
    }
}

extension Office {
    /// Whether somebody plans for a county, and so may follow and stop its job.
    package func plansFor(_ county: UUID, _ actor: Actor) -> Bool {
        Visibility.sees(actor, .pool, at: Place(county: Identifier(county)))
    }

    /// How far the plan of a county is; after a restart, that it was broken off.
    package func planReport(_ county: UUID) async throws -> PlanningJobs.Report? {
        if let report = plans.report(county) { return report }
        guard let begun = try await access.newestJob(about: county), begun.kind == .planning,
            begun.state != .ended
        else { return nil }
        var report = PlanningJobs.Report(
            title: PlanProposal.Kind.groups.label.zh,
            startedAt: Date(timeIntervalSince1970: Double(begun.begunAt.milliseconds) / 1000),
            note: nil, form: "/proposals")
        report.outcome = .refused(.brokenOff(begun))
        return report
    }

    /// Begins to plan: the groups of a round, or the coverage of a term. The proposal is kept when
    /// it is found; `earlier` is one to begin from. Throws a `Refusal` when the records do not
    /// allow a plan, when one is being made already, or when the solver is absent.
    /// - Returns: The county, under which the job is followed.
    package func beginPlan(
        _ kind: PlanProposal.Kind, _ record: UUID, _ options: PlanOptions, from earlier: UUID?,
        for actor: Actor
    ) async throws -> UUID {
        let action = KeepProposal(record: record, kind: kind, title: "", request: "", answer: "")
        let (county, title, work) = try await engine.read { reading in
            let place = try action.place(reading)
            try Permissions.judge(action.name, by: actor, at: place)
            guard let county = place.county else { throw Refusal.notFound }
            let work: PlanningWork
            let name: String?
            let start = try earlier.flatMap { try ProposalRow.load($0, reading) }
            switch kind {
            case .groups:
                work = .groups(
                    try GroupsData(round: record, options: options, reading: reading).request(),
                    try start.map { try KeepProposal.read(GroupsPlan.self, $0.answer).groups })
                name = try reading.value("SELECT name FROM rounds WHERE id = \(record)")
            case .rounds:
                work = .rounds(
                    try RoundsData(
                        term: record, options: options, today: Moment(Date()).day,
                        reading: reading
                    ).request(),
                    try start.map { try KeepProposal.read(RoundsPlan.self, $0.answer).rounds })
                name = try reading.value(
                    "SELECT '第' || number || '届' FROM terms WHERE id = \(record)")
            }
            try PlannedVillages.judge(action.name, by: actor, work.units, reading)
            return (county.uuid, "\(name ?? "")\(kind.label.zh)", work)
        }
        let (search, note) = try Self.search(options)
        let lane = try planning.place()
        let form = kind == .groups ? "rounds" : "terms"
        try plans.begin(
            county, title, form: "/\(form)/\(Identifier<Term>(record))/plan", note: note)
        let job = UUID.timeOrdered(at: Moment(Date()))
        do {
            try await access.begin(
                .planning, job, of: county, by: actor.person, at: Moment(Date()))
        } catch {
            plans.end(county, .refused(error as? Refusal ?? .planningFailed))
            throw error
        }
        Task { [self] in
            let plans = plans
            let outcome =
                (try? await planning.run(lane) {
                    // Its time begins with its turn.
                    Self.solve(work, search, plans.watch(county, seconds: options.seconds))
                })
                ?? .other(.refused(.planningFailed))
            await keep(outcome, county, (kind, record, title), by: actor)
            try? await access.endJob(job)
        }
        return county
    }

    private static func search(_ options: PlanOptions) throws(Refusal) -> (Search, Phrase?) {
        let named = ProcessInfo.processInfo.environment["XUNCUN_HIGHS"]
        let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
        let (solver, note) = try Solvers.best(named: named, program: program)
        var search = Search(solver)
        search.seed = options.seed
        return (search, note)
    }

    private enum Solved {
        case plan(request: String, answer: String)
        case other(PlanningJobs.Outcome)
    }

    private static func solve(_ work: PlanningWork, _ search: Search, _ watch: Watch) -> Solved {
        do {
            switch work {
            case .groups(let request, let earlier):
                let plan = try GroupsCase(request, file: "request")
                return try solved(plan.plan(by: search, from: earlier, watch: watch), request)
            case .rounds(let request, let earlier):
                let plan = try RoundsCase(request, file: "request")
                return try solved(plan.plan(by: search, from: earlier, watch: watch), request)
            }
        } catch {
            return .other(.refused(error as? Refusal ?? .planningFailed))
        }
    }

    private static func solved<Plan: Codable>(_ answer: Answer<Plan>, _ request: some Encodable)
        throws -> Solved
    {
        switch answer {
        case .plan(let plan):
            .plan(request: try Office.text(of: request), answer: try Office.text(of: plan))
        case .impossible(let conflict):
            .other(.impossible(together: conflict.together, toGiveUp: conflict.toGiveUp))
        case .none: .other(.refused(.planningFailed))
        }
    }

    private func keep(
        _ solved: Solved, _ county: UUID,
        _ about: (kind: PlanProposal.Kind, record: UUID, title: String), by actor: Actor
    ) async {
        switch solved {
        case .other(let outcome): plans.end(county, outcome)
        case .plan(let request, let answer):
            let now = Moment(Date())
            do {
                let kept = try await perform(
                    KeepProposal(
                        record: about.record, kind: about.kind, title: about.title,
                        request: request, answer: answer), by: actor, at: now,
                    id: .timeOrdered(at: now))
                plans.end(county, .kept(kept.page))
            } catch {
                plans.end(county, .refused(error as? Refusal ?? .planningFailed))
            }
        }
    }
}

/// What is to be planned, and a plan to begin from.
private enum PlanningWork: Sendable {
    case groups(GroupsRequest, [GroupsPlan.Sheet]?)
    case rounds(RoundsRequest, [RoundsPlan.Round]?)

    var units: [String] {
        switch self {
        case .groups(let request, _): request.units.map(\.id)
        case .rounds(let request, _): request.units.map(\.id)
        }
    }
}

extension Refusal {
    static let planningBusy = Refusal(
        .throttled, "plans.too-many",
        Phrase("正在编排的方案过多，本次未开始。", "Too many plans are being made."),
        remedy: Phrase("请等其中一个完成后再试。", "Try again when one has ended."))

    fileprivate static let planningFailed = Refusal(
        .unavailable, "plans.none",
        Phrase("在给定的时间内没有找到方案。", "No plan was found in the time allowed."),
        remedy: Phrase("请把时间放宽，或减少要求。", "Allow more time, or ask for less."))
}
