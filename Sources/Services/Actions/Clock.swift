package import Domain
import Storage

/// The clock of the machine, held against the journal: times that run back would put what was done
/// later before what was done earlier, and deadlines with it.
package enum Clock: Sendable {
    /// Actions come when they are done.
    case machine
    /// Whoever performs actions says when: a made-up county, a journal, a test.
    case given

    /// How far a clock may be set back without anybody being asked, in milliseconds. Two servers
    /// of one folder differ by less.
    static let slack: Int64 = 5 * 60_000

    /// The time at which an action is done: never before the last entry of the journal.
    ///
    /// Throws a `Refusal` that names both times when the clock is minutes behind.
    static func judged(_ at: Moment, _ reading: Reading) throws -> Moment {
        guard let last = try Journal.last(reading)?.at, at < last else { return at }
        if at.milliseconds >= last.milliseconds - slack { return last }
        throw Refusal(
            .unavailable, "clock.runs-back",
            Phrase(
                "服务器时钟为\(at.minuteText)，早于最近一次办理的时间\(last.minuteText)，未办理。",
                "The clock says \(at.minuteText); the last action was done at \(last.minuteText)."
            ),
            remedy: Phrase("请校正服务器时钟后重试。", "Set the clock of the server right and try again."))
    }
}

extension Office {
    /// What whoever starts the program should know of its clock; nil when it goes with the journal.
    package func clockRemark(now: Moment) async throws -> Phrase? {
        guard let last = try await engine.read({ try Journal.last($0)?.at }),
            now.milliseconds < last.milliseconds - Clock.slack
        else { return nil }
        return Phrase(
            "服务器时钟为\(now.minuteText)，而日志最近一条为\(last.minuteText)：时钟校正前不能办理任何事项。",
            "the clock says \(now.minuteText), but the journal's last entry is of "
                + "\(last.minuteText): nothing can be done until the clock is right")
    }
}
