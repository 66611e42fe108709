import CZlib

/// Unpacks a gzip file (RFC 1952), as registers are often passed on.
package enum Gzip {
    package static func isGzip(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x1F, 0x8B])
    }

    /// Unpacks a file whose content may have `limit` bytes.
    package static func unpack(_ bytes: [UInt8], limit: Int) throws(TableError) -> [UInt8] {
        var stream = z_stream()
        // 16: expect the gzip header; 15: the largest window.
        guard
            inflateInit2_(
                &stream, 16 + 15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { throw broken }
        defer { inflateEnd(&stream) }
        var input = bytes
        var output: [UInt8] = []
        var status = Z_OK
        var tooLarge = false
        input.withUnsafeMutableBufferPointer { source in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(source.count)
            var block = [UInt8](repeating: 0, count: 1 << 18)
            while status == Z_OK {
                let size = block.count
                let made = block.withUnsafeMutableBufferPointer { target -> Int in
                    stream.next_out = target.baseAddress
                    stream.avail_out = UInt32(size)
                    status = inflate(&stream, Z_NO_FLUSH)
                    return size - Int(stream.avail_out)
                }
                output.append(contentsOf: block[0..<made])
                if output.count > limit {
                    tooLarge = true
                    return
                }
                if made == 0, stream.avail_in == 0 { return }
                // A file may hold several members, one behind the other.
                if status == Z_STREAM_END, stream.avail_in > 0 { status = inflateReset(&stream) }
            }
        }
        if tooLarge { throw TableFile.tooLarge(limit) }
        guard status == Z_STREAM_END else { throw broken }
        return output
    }

    private static let broken = TableError(
        "gzip-broken", zh: "压缩文件已损坏或不完整。", en: "The gzip file is damaged or incomplete.")
}
