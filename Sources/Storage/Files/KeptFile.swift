import Foundation

/// A file of the store that is open, and is read in pieces: what is handed out is never held in
/// memory whole.
package final class KeptFile: Sendable {
    private let descriptor: Int32

    /// nil where there is no file.
    init?(path: String) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { return nil }
    }

    deinit { close(descriptor) }

    /// The bytes behind a position, 64 KiB at most; nil at the end.
    package func bytes(after position: Int) -> [UInt8]? {
        let piece = 64 << 10
        let bytes = [UInt8](unsafeUninitializedCapacity: piece) { buffer, filled in
            filled = max(0, pread(descriptor, buffer.baseAddress, piece, off_t(position)))
        }
        return bytes.isEmpty ? nil : bytes
    }
}
