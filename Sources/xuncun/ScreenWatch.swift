import Foundation
import Glibc

/// Where the time of a screening goes: seconds of the clock and of the processors for each step.
final class ScreenWatch {
    private struct Step: Encodable {
        let name: String
        let seconds: Double
        let processorSeconds: Double
        /// The most memory that the program had until then.
        let peakMiB: Int
    }

    private struct Timing: Encodable {
        let cores: Int
        let steps: [Step]
    }

    private var steps: [Step] = []
    private var last = ScreenWatch.now()

    /// Ends a step that began with the end of the one before: `parse`, `arrange`, or a model.
    func note(_ name: String) {
        let now = Self.now()
        steps.append(
            Step(
                name: name, seconds: now.clock - last.clock,
                processorSeconds: now.processor - last.processor, peakMiB: now.peak))
        last = now
    }

    /// `读取 1.20 秒，筛查 0.40 秒`: the first two steps are reading.
    var words: String {
        let read = steps.prefix(2).reduce(0) { $0 + $1.seconds }
        let screened = steps.dropFirst(2).reduce(0) { $0 + $1.seconds }
        return String(
            format: "读取 %.2f 秒，筛查 %.2f 秒 / read in %.2f s, screened in %.2f s", read, screened,
            read, screened)
    }

    func json(cores: Int) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return Array(try encoder.encode(Timing(cores: cores, steps: steps)))
    }

    private static func now() -> (clock: Double, processor: Double, peak: Int) {
        var usage = rusage()
        getrusage(RUSAGE_SELF.rawValue, &usage)
        let processor = [usage.ru_utime, usage.ru_stime].reduce(0.0) { sum, time in
            sum + Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000
        }
        return (Date().timeIntervalSinceReferenceDate, processor, usage.ru_maxrss / 1024)
    }
}
