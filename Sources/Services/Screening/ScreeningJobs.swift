package import Domain
package import Foundation
import Screening
import Storage
import Synchronization

/// A screening that runs in the background.
package struct ScreeningJob: Sendable {
    package enum Stage: Sendable {
        case reading
        /// How many models have looked, and the one that looks now.
        case looking(done: Int, of: Int, Phrase)
        case keeping
        case done(ActionAnswer)
        case refused(Refusal)
    }

    package let id: UUID
    package let dataset: UUID
    let person: Identifier<Person>?
    package internal(set) var stage: Stage
}

/// The screenings of this program since it began.
package final class ScreeningJobs: Sendable {
    private static let remembered = 200
    private let jobs = Mutex<[ScreeningJob]>([])

    func begin(_ dataset: UUID, by actor: Actor) -> UUID {
        let id = UUID()
        jobs.withLock { jobs in
            jobs.append(
                ScreeningJob(id: id, dataset: dataset, person: actor.person, stage: .reading))
            if jobs.count > Self.remembered { jobs.removeFirst() }
        }
        return id
    }

    func set(_ stage: ScreeningJob.Stage, of id: UUID) {
        jobs.withLock { jobs in
            guard let place = jobs.firstIndex(where: { $0.id == id }) else { return }
            jobs[place].stage = stage
        }
    }

    func job(_ id: UUID) -> ScreeningJob? { jobs.withLock { $0.first { $0.id == id } } }
}

/// What somebody asks a screening to look with.
package struct ScreeningRequest: Sendable {
    package let dataset: UUID
    /// Ids, beginnings of ids or families; all models when it is empty.
    package let models: [String]
    package let asOf: Day

    package init(dataset: UUID, models: [String] = [], asOf: Day) {
        self.dataset = dataset
        self.models = models
        self.asOf = asOf
    }
}

extension Office {
    /// Starts a screening in the background and keeps its result when it has ended, as the same
    /// person.
    ///
    /// Returns: The job, to ask for its progress.
    /// Throws: `Refusal` where this person may not screen, and while too many run.
    package func startScreening(_ request: ScreeningRequest, by actor: Actor) async throws -> UUID {
        let models = try await judge(request, by: actor)
        let place = try screenings.place()
        let job = jobs.begin(request.dataset, by: actor)
        do {
            try await access.begin(
                .screening, job, of: request.dataset, by: actor.person, at: Moment(Date()))
        } catch {
            jobs.set(.refused(error as? Refusal ?? .screeningFailed), of: job)
            throw error
        }
        Task.detached { [self] in
            do {
                let sha256 = try await compute(request, models, place, for: actor) { stage in
                    self.jobs.set(stage, of: job)
                }
                jobs.set(.keeping, of: job)
                let now = Moment(Date())
                let answer = try await perform(
                    KeepRun(record: request.dataset, result: sha256), by: actor, at: now,
                    id: .timeOrdered(at: now))
                jobs.set(.done(answer), of: job)
            } catch let refusal as Refusal {
                jobs.set(.refused(refusal), of: job)
            } catch {
                jobs.set(.refused(.screeningFailed), of: job)
            }
            try? await access.endJob(job)
        }
        return job
    }

    /// Screens at once and keeps the result.
    package func screen(_ request: ScreeningRequest, by actor: Actor, at: Moment) async throws
        -> ActionAnswer
    {
        let models = try await judge(request, by: actor)
        let sha256 = try await compute(
            request, models, try screenings.place(), for: actor
        ) { _ in }
        return try await perform(
            KeepRun(record: request.dataset, result: sha256), by: actor, at: at,
            id: .timeOrdered(at: at))
    }

    /// How far a screening is. Only whoever started it may ask, also after a restart.
    package func screeningJob(_ id: UUID, for actor: Actor) async throws -> ScreeningJob {
        if let job = jobs.job(id) {
            guard job.person == actor.person else { throw Refusal.notFound }
            return job
        }
        guard let begun = try await access.job(id), begun.kind == .screening,
            begun.person == actor.person
        else { throw Refusal.notFound }
        return ScreeningJob(
            id: id, dataset: begun.record, person: begun.person,
            stage: .refused(begun.state == .ended ? .jobEnded : .brokenOff(begun)))
    }

    /// Models of the catalogue and of the county's own.
    private struct Chosen: Sendable {
        var models: [Model]
        var own: [CustomModel]
        var count: Int { models.count + own.count }
    }

    private func judge(_ request: ScreeningRequest, by actor: Actor) async throws -> Chosen {
        let all = try await read { reading in
            let head = try DatasetHead.load(request.dataset, reading)
            guard try head.isSeen(by: actor, reading) else { throw Refusal.notFound }
            try Permissions.judge("datasets.screen", by: actor, at: head.place)
            try head.judge("datasets.screen", by: actor, reading)
            return try OwnModels.models(of: head.place.county?.uuid, reading).map(\.model)
        }
        let own = Set(all.map(\.id)).intersection(request.models)
        let chosen = Catalogue.models(request.models.filter { !own.contains($0) })
        if let unknown = chosen.unknown {
            throw Refusal.field(
                "models", "unknown-model",
                Phrase(
                    "没有模型“\(unknown.prefix(40))”。", "There is no model “\(unknown.prefix(40))”."),
                Phrase("请从模型目录中选择。", "Choose from the catalogue."))
        }
        guard request.asOf != .never else {
            throw Refusal.field(
                "asOf", "not-a-date", Phrase("截至日期无效。", "That is not a date."),
                Phrase("请按 2026-11-23 的格式填写。", "Write it like 2026-11-23."))
        }
        if request.models.isEmpty { return Chosen(models: Catalogue.all, own: all) }
        return Chosen(
            models: own.count == request.models.count ? [] : chosen.models,
            own: all.filter { own.contains($0.id) })
    }

    /// Looks with the models, in a place of the lane, and keeps the result in the store.
    private func compute(
        _ request: ScreeningRequest, _ chosen: Chosen, _ place: Lane.Place, for actor: Actor,
        _ say: @escaping @Sendable (ScreeningJob.Stage) -> Void
    ) async throws -> String {
        let data = try await loaded(request.dataset)
        let policy = try await read { reading in
            let head = try DatasetHead.load(request.dataset, reading)
            return try ScreeningParameters.lines(of: head.place.county?.uuid, reading)
                + PolicyLine.norms(for: data.villages)
        }
        if let first = chosen.own.first {
            say(.looking(done: 0, of: chosen.count, Phrase(first.title, first.title)))
        }
        var models = chosen.models
        if !chosen.own.isEmpty {
            models += try await queries.run(queries.place()) {
                try OwnModels.looking(chosen.own, on: data, asOf: request.asOf)
            }
        }
        let looking = models
        let sha256 = try await screenings.run(place) { [files] in
            var done = 0
            let run = Run(
                looking, on: data, policy: PolicyLine.policy(policy), asOf: request.asOf
            ) { model in
                say(.looking(done: done, of: looking.count, model.title))
                done += 1
            }
            let result = ScreeningResult(run, of: request.dataset, data, policy: policy)
            return try files.keep(try ValueFile.bytes(result))
        }
        preparedFiles.add(sha256, for: actor.person)
        return sha256
    }
}

extension Refusal {
    static let screeningBusy = Refusal(
        .throttled, "screening.busy",
        Phrase("已有两项筛查正在进行。", "Two screenings are running already."),
        remedy: Phrase("请稍后再试。", "Try again when one has ended."))

    fileprivate static let screeningFailed = Refusal(
        .unavailable, "screening.failed",
        Phrase("筛查未能完成，未保存任何结果。", "The screening did not end; nothing was kept."),
        remedy: Phrase("请稍后重试；仍不成功请告知管理员。", "Try again, or tell the administrator."))
}
