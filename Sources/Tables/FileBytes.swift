import Glibc

/// Reads whole files.
package enum FileBytes {
    /// Bytes of a piece: an eighth of the file, within these. Files of up to two pieces are read in
    /// one. Pieces of the largest size go back to the system as soon as they are given up.
    private static let pieceSizes = 4 << 20...32 << 20
    /// Bytes that are looked through for the end of a line at a time.
    private static let probeSize = 4096

    /// The bytes of a file, large ones in pieces that end with a line; nil when it cannot be read.
    package static func read(
        _ path: String, parallel: Parallel = Parallel(cores: 1), pieceSize: Int? = nil
    ) -> PiecedBytes? {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return nil
        }
        let size = Int(status.st_size)
        let usual = min(max(size / 8, pieceSizes.lowerBound), pieceSizes.upperBound)
        let bounds = bounds(descriptor, size, pieceSize ?? usual)
        let parts = parallel.map(bounds.count - 1) { piece in
            part(descriptor, bounds[piece]..<bounds[piece + 1])
        }
        let pieces = parts.compactMap(\.self)
        return pieces.count == parts.count ? PiecedBytes(pieces: pieces) : nil
    }

    /// 0, the ends of lines next to every `pieceSize` bytes, and the end of the file.
    private static func bounds(_ descriptor: Int32, _ size: Int, _ pieceSize: Int) -> [Int] {
        var bounds = [0]
        if size > 2 * pieceSize {
            for nominal in stride(from: pieceSize, to: size, by: pieceSize) {
                guard nominal >= bounds[bounds.count - 1] else { continue }
                guard let end = endOfLine(descriptor, from: nominal, to: size) else { break }
                bounds.append(end)
            }
        }
        if bounds[bounds.count - 1] < size || size == 0 { bounds.append(size) }
        return bounds
    }

    /// Where the line ends that goes on at an offset; nil where the file ends first.
    private static func endOfLine(_ descriptor: Int32, from start: Int, to size: Int) -> Int? {
        for first in stride(from: start, to: size, by: probeSize) {
            guard let bytes = part(descriptor, first..<min(first + probeSize, size)) else {
                return nil
            }
            if let place = bytes.firstIndex(of: UInt8(ascii: "\n")) { return first + place + 1 }
        }
        return nil
    }

    /// A part of a file; nil when it cannot be read to its end.
    private static func part(_ descriptor: Int32, _ range: Range<Int>) -> [UInt8]? {
        var place = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
            while place < range.count {
                let target = buffer.baseAddress?.advanced(by: place)
                let got = pread(descriptor, target, range.count - place, range.lowerBound + place)
                if got <= 0 { break }
                place += got
            }
            count = place
        }
        return place == range.count ? bytes : nil
    }
}
