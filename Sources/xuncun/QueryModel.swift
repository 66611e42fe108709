import ArgumentParser
import Foundation
import Glibc
import Screening

/// The process that runs one query of a county's own for the program, which starts it and talks to
/// it over its standard input.
struct QueryModelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query-model", abstract: "内部使用 / started by the program itself",
        shouldDisplay: false)

    func run() throws {
        Self.limit(RLIMIT_AS, UInt(QueryBounds.space))
        // No file can be made longer than nothing, and no more are opened.
        Self.limit(RLIMIT_FSIZE, 0)
        Self.limit(RLIMIT_CORE, 0)
        Self.limit(RLIMIT_NOFILE, 8)
        Self.limitTime(300)
        let channel = QueryChannel { bytes in
            var sent = 0
            while sent < bytes.count {
                let count = bytes[sent...].withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
                guard count > 0 else { throw ExitCode(1) }
                sent += count
            }
        } receive: { size in
            var bytes = [UInt8](repeating: 0, count: size)
            var taken = 0
            while taken < size {
                let count = bytes[taken...].withUnsafeMutableBytes {
                    read(0, $0.baseAddress, $0.count)
                }
                guard count > 0 else { throw ExitCode(1) }
                taken += count
            }
            return bytes
        }
        try QueryServant.serve(channel) { seconds in Self.limitTime(seconds + 2) }
    }

    /// Seconds of the processor from now on.
    private static func limitTime(_ seconds: Double) {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        limit(RLIMIT_CPU, UInt(Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + seconds) + 1)
    }

    private static func limit(_ resource: __rlimit_resource, _ most: UInt) {
        var bound = rlimit()
        getrlimit(__rlimit_resource_t(resource.rawValue), &bound)
        bound.rlim_cur = min(bound.rlim_max, most)
        setrlimit(__rlimit_resource_t(resource.rawValue), &bound)
    }
}
