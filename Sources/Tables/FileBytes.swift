import Glibc

/// Reads whole files.
package enum FileBytes {
    private static let pieceSize = 32 << 20

    /// The bytes of a file, large ones read in pieces on all cores; nil when it cannot be read.
    package static func read(
        _ path: String, parallel: Parallel = Parallel(cores: 1)
    ) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return nil
        }
        let size = Int(status.st_size)
        var isWhole = true
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            let start = Int(bitPattern: buffer.baseAddress)
            let read = parallel.map((size + pieceSize - 1) / pieceSize) { piece in
                let first = piece * pieceSize
                return fill(start, first..<min(first + pieceSize, size), descriptor)
            }
            isWhole = !read.contains(false)
            count = isWhole ? size : 0
        }
        return isWhole ? bytes : nil
    }

    /// Reads a part of a file to where it belongs in memory that begins at `start`.
    private static func fill(_ start: Int, _ range: Range<Int>, _ descriptor: Int32) -> Bool {
        var place = range.lowerBound
        while place < range.upperBound {
            let target = UnsafeMutableRawPointer(bitPattern: start + place)
            let got = pread(descriptor, target, range.upperBound - place, place)
            if got <= 0 { return false }
            place += got
        }
        return true
    }
}
