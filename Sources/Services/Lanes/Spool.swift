import Domain
import Foundation
import Storage
import Synchronization

/// A file that is sent while it is made: one thread of a lane writes it as fast as the disk takes
/// it, one task sends it as fast as the line takes it. So memory stays flat, and a slow line holds
/// neither a snapshot of the database nor a thread, only a file.
///
/// The file has no name: whatever becomes of the program, nothing of it stays.
package final class Spool: Sendable {
    /// Bytes of a file at most.
    package static let limit = 2 << 30

    private enum End {
        case whole
        case broken(any Error)
    }

    private struct State {
        var written = 0
        var end: End?
        var isAbandoned = false
        var waiting: CheckedContinuation<Void, Never>?
    }

    let folder: String
    private let descriptor: Int32
    private let state = Mutex(State())

    /// Makes an empty file in a folder, which is made where it is missing, closed to others.
    package init(in folder: String) throws {
        self.folder = folder
        let path = try Self.path(in: folder)
        descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.trouble(folder) }
        unlink(path)
    }

    deinit { close(descriptor) }

    /// A name for a file in a folder, with the program in it that makes it.
    private static func path(in folder: String) throws -> String {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        return "\(folder)/\(getpid())-\(UUID().uuidString)"
    }

    /// Takes away what programs left behind that are no more.
    package static func clear(_ folder: String) throws {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names {
            let maker = pid_t(name.prefix { $0 != "-" }) ?? 0
            let isAtWork = maker > 0 && maker != getpid() && kill(maker, 0) == 0
            if !isAtWork { unlink("\(folder)/\(name)") }
        }
    }

    // MARK: Making

    /// Whether nobody wants the file any more. Work that takes long asks now and then.
    package var isAbandoned: Bool { state.withLock { $0.isAbandoned } }

    /// Appends to the file. Throws `Abandoned` when nobody wants it any more.
    package func append(_ bytes: [UInt8]) throws {
        let (start, isAbandoned) = state.withLock { ($0.written, $0.isAbandoned) }
        if isAbandoned { throw Abandoned() }
        guard start + bytes.count <= Self.limit else { throw StorageDefect("a file of 2 GiB") }
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                pwrite(
                    descriptor, buffer.baseAddress?.advanced(by: offset), bytes.count - offset,
                    off_t(start + offset))
            }
            guard count > 0 else {
                if errno == EINTR { continue }
                throw Self.trouble(folder)
            }
            offset += count
        }
        tell { $0.written = start + bytes.count }
    }

    /// Makes the whole file at a path of its own, for makers that need one, and takes it over.
    package func replace(_ make: (_ path: String) throws -> Void) throws {
        let path = try Self.path(in: folder)
        defer { unlink(path) }
        try make(path)
        let made = open(path, O_RDWR | O_CLOEXEC)
        guard made >= 0 else { throw Self.trouble(folder) }
        defer { close(made) }
        // The made file takes the place of the empty one under the same descriptor.
        guard dup2(made, descriptor) >= 0, fcntl(descriptor, F_SETFD, FD_CLOEXEC) >= 0 else {
            throw Self.trouble(folder)
        }
        let size = Int(lseek(descriptor, 0, SEEK_END))
        tell { $0.written = size }
    }

    /// Runs the maker, and says what came of it.
    package func fill(_ make: (Spool) throws -> Void) {
        do {
            if isAbandoned { throw Abandoned() }
            try make(self)
            tell { $0.end = .whole }
        } catch {
            tell { $0.end = .broken(error) }
        }
    }

    /// Somebody stopped wanting the file.
    package struct Abandoned: Error {
        package init() {}
    }

    // MARK: Sending

    /// The bytes behind a position, 64 KiB at most, as soon as there are any; nil at the end.
    ///
    /// - Throws: What kept the file from being made.
    package func next(after position: Int) async throws -> [UInt8]? {
        while true {
            let (written, end) = state.withLock { ($0.written, $0.end) }
            if position < written { return try read(position, min(written - position, 64 << 10)) }
            switch end {
            case .whole: return nil
            case .broken(let error): throw error
            case nil: await more(than: position)
            }
        }
    }

    /// Nobody wants the file any more: its maker stops.
    package func abandon() {
        tell { $0.isAbandoned = true }
    }

    private func more(than position: Int) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.written > position || state.end != nil { return true }
                state.waiting = continuation
                return false
            }
            if isThere { continuation.resume() }
        }
    }

    private func tell(_ change: (inout State) -> Void) {
        state.withLock { state in
            change(&state)
            defer { state.waiting = nil }
            return state.waiting
        }?.resume()
    }

    private func read(_ position: Int, _ count: Int) throws -> [UInt8] {
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = max(0, pread(descriptor, buffer.baseAddress, count, off_t(position)))
        }
        guard !bytes.isEmpty else { throw Self.trouble(folder) }
        return bytes
    }

    private static func trouble(_ folder: String) -> any Error {
        if errno == ENOSPC {
            return Refusal(
                .unavailable, "export.disk-full",
                Phrase("磁盘已满，文件未生成。", "The disk is full; the file was not made."),
                remedy: Phrase("请清理磁盘空间后重试。", "Free some space and try again."))
        }
        return StorageDefect("errno \(errno) in \(folder)")
    }
}
