import Domain
import Foundation
import Storage

extension Refusal {
    /// Long work that a restart ended: nothing of it was kept.
    static func brokenOff(_ job: BegunJob) -> Refusal {
        let what: Phrase =
            switch job.kind {
            case .screening: Phrase("筛查", "The screening")
            case .planning: Phrase("方案编排", "The planning")
            case .ledger: Phrase("台账导入", "The import")
            }
        return Refusal(
            .unavailable, "jobs.broken-off",
            Phrase(
                "\(what.zh)于\(job.begunAt.minuteText)开始，因程序重新启动而中断。",
                "\(what.en), begun at \(job.begunAt.minuteText), was broken off by a restart."),
            remedy: Phrase("请重新开始。", "Begin it again."))
    }

    /// Long work that has ended longer ago than its answer is remembered.
    static let jobEnded = Refusal(
        .conflict, "jobs.ended",
        Phrase("该项筛查已经结束。", "This screening has ended."),
        remedy: Phrase("请在数据集页面查看筛查结果。", "Look at the runs on the page of the dataset."))
}

extension BegunJob {
    /// The records on whose pages it is said that long work about them was broken off.
    static let lists: Set<String> = ["datasets", "rounds"]
}

extension Office {
    /// What whoever began long work about a record should know: that a restart ended the last
    /// of it.
    func brokenOff(about record: UUID, for actor: Actor) async throws -> RecordView.Section? {
        guard let job = try await access.newestJob(about: record), job.state == .brokenOff,
            job.person == actor.person
        else { return nil }
        let refusal = Refusal.brokenOff(job)
        return RecordView.Section(
            Phrase("中断的工作", "Broken off"),
            [
                .init(
                    Phrase("说明", "what happened"),
                    "\(refusal.message[actor.language])\(refusal.remedy[actor.language])")
            ])
    }
}
