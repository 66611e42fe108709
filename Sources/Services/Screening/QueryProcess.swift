package import Domain
import Foundation
package import Screening

/// Runs one query of a county's own in a process of its own, which has no data folder, no
/// environment and no files, and is ended when it takes too long.
///
/// The process gets the model and the rows that its query reads, and gives rows back. Whatever
/// becomes of it, the answer is a model or a `CustomFault` that names the bound.
package struct QueryProcess {
    /// How long the process may take to come up, to prepare the query and to be handed the rows.
    private static let preparation = 60.0
    /// How long behind its own time a query is ended from outside: one call of a function cannot
    /// be broken off from inside.
    private static let grace = 1.0

    private let model: CustomModel
    private let socket: Int32
    private let process: pid_t
    private let deadline: Deadline

    /// What the channel and its owner both look at.
    private final class Deadline {
        var date = Date()
    }

    private struct Late: Error {}
    private struct Gone: Error {}

    /// The model with what its query finds in the data.
    ///
    /// `seconds`: The longest that the query may run.
    package static func model(
        _ model: CustomModel, on data: Dataset, asOf: Day, seconds: Double
    ) throws(CustomFault) -> Model {
        try model.judge()
        let process = try QueryProcess(model)
        defer { process.end() }
        return try process.answer(data, QueryOrder(model, asOf: asOf, seconds: seconds))
    }

    /// What a query reads, as its entry keeps it: it is tried on empty tables for two seconds.
    static func needs(of model: CustomModel) throws(CustomFault) -> [Screening.Need] {
        try self.model(model, on: DataImport().dataset(), asOf: .never, seconds: 2).needs
    }

    /// The program itself. A test bundle has it beside it.
    private static var program: String {
        let own =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            ?? Bundle.main.executablePath ?? CommandLine.arguments[0]
        guard own.hasSuffix(".xctest") else { return own }
        return (own as NSString).deletingLastPathComponent + "/xuncun"
    }

    /// Whatever this process has open behind its three streams is nothing for the other.
    private static var opened: [Int32] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        return names.compactMap { Int32($0) }.filter { $0 > 2 }
    }

    private init(_ model: CustomModel) throws(CustomFault) {
        self.model = model
        deadline = Deadline()
        deadline.date = Date().addingTimeInterval(Self.preparation)
        let absent = CustomFault(
            model.id, "查询进程无法启动", "the process for the query cannot be started")
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0 else { throw absent }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        for descriptor in Self.opened {
            posix_spawn_file_actions_addclose(&actions, descriptor)
        }
        let path = Self.program
        var words: [UnsafeMutablePointer<CChar>?] = [strdup(path), strdup("query-model"), nil]
        defer { for word in words { free(word) } }
        var environment: [UnsafeMutablePointer<CChar>?] = [nil]
        var started: pid_t = 0
        let code = posix_spawn(&started, path, &actions, nil, &words, &environment)
        close(ends[1])
        guard code == 0 else {
            close(ends[0])
            throw absent
        }
        socket = ends[0]
        process = started
        // A wait is never longer than this, so that the deadline is looked at.
        var wait = timeval(tv_sec: 0, tv_usec: 100_000)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(
                socket, SOL_SOCKET, option, &wait, socklen_t(MemoryLayout<timeval>.size))
        }
    }

    private func answer(_ data: Dataset, _ order: QueryOrder) throws(CustomFault) -> Model {
        do {
            let channel = channel()
            try channel.give(value: order)
            let needs: [Screening.Need]
            switch try channel.take(QueryReply.self) {
            case .needs(let words): needs = words.compactMap(Screening.Need.init(words:))
            case .fault(let fault): throw fault
            case .rows: throw Gone()
            }
            do {
                for need in needs {
                    var trouble: (any Error)?
                    try RowFeed(need, data).forEachChunk { chunk throws(CustomFault) in
                        if trouble != nil { return }
                        do { try channel.give(chunk) } catch { trouble = error }
                    }
                    if let trouble { throw trouble }
                    try channel.give([])
                }
            } catch is Gone {
                // It has said why before it went.
            }
            deadline.date = Date().addingTimeInterval(order.seconds + Self.grace)
            switch try channel.take(QueryReply.self) {
            case .rows(let rows): return model.model(needs: needs, answer: rows)
            case .fault(let fault): throw fault
            case .needs: throw Gone()
            }
        } catch let fault as CustomFault {
            throw fault
        } catch is Late {
            throw QueryBounds.timeFault(model.id, order.seconds)
        } catch {
            throw QueryBounds.memoryFault(model.id)
        }
    }

    private func channel() -> QueryChannel {
        let (socket, deadline) = (socket, deadline)
        return QueryChannel { bytes in
            var sent = 0
            while sent < bytes.count {
                let count = bytes[sent...].withUnsafeBytes { part in
                    send(socket, part.baseAddress, part.count, Int32(MSG_NOSIGNAL))
                }
                if count > 0 { sent += count } else { try Self.judge(deadline) }
                if Date() > deadline.date { throw Late() }
            }
        } receive: { size in
            var bytes = [UInt8](repeating: 0, count: size)
            var taken = 0
            while taken < size {
                let count = bytes[taken...].withUnsafeMutableBytes { part in
                    recv(socket, part.baseAddress, part.count, 0)
                }
                if count == 0 { throw Gone() }
                if count > 0 { taken += count } else { try Self.judge(deadline) }
                if Date() > deadline.date { throw Late() }
            }
            return bytes
        }
    }

    /// Whether a call that moved nothing was only a wait.
    private static func judge(_ deadline: Deadline) throws {
        guard errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR else { throw Gone() }
        if Date() > deadline.date { throw Late() }
    }

    private func end() {
        close(socket)
        kill(process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process, &status, 0) == -1, errno == EINTR {}
    }
}
