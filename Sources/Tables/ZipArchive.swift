import CZip

/// The parts of a zip archive in memory, through libzip.
final class ZipArchive {
    private let archive: OpaquePointer
    private let buffer: UnsafeMutableRawPointer

    init(_ bytes: [UInt8]) throws(TableError) {
        buffer = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 1), alignment: 1)
        buffer.copyMemory(from: bytes, byteCount: bytes.count)
        var error = zip_error_t()
        guard let source = zip_source_buffer_create(buffer, UInt64(bytes.count), 0, &error) else {
            buffer.deallocate()
            throw .notWorkbook
        }
        guard let archive = zip_open_from_source(source, Int32(ZIP_RDONLY), &error) else {
            zip_source_free(source)
            buffer.deallocate()
            throw .notWorkbook
        }
        self.archive = archive
    }

    deinit {
        zip_discard(archive)
        buffer.deallocate()
    }

    /// The content of a part; nil when there is none.
    func part(_ name: String, limit: Int) throws(TableError) -> [UInt8]? {
        var stat = zip_stat_t()
        guard zip_stat(archive, name, 0, &stat) == 0 else { return nil }
        guard stat.size <= UInt64(limit) else {
            throw .largePart
        }
        guard let file = zip_fopen(archive, name, 0) else { throw .notWorkbook }
        defer { zip_fclose(file) }
        var content = [UInt8](repeating: 0, count: Int(stat.size))
        let read = content.withUnsafeMutableBytes { zip_fread(file, $0.baseAddress, stat.size) }
        guard read == Int64(stat.size) else { throw .notWorkbook }
        return content
    }

    /// A file of the archive: its place, its name, and the bytes that it says it unpacks to.
    struct Part {
        let index: UInt64
        let name: String
        let size: Int
    }

    /// All files, in their order; folders are left out.
    var parts: [Part] {
        (0..<UInt64(max(0, zip_get_num_entries(archive, 0)))).compactMap { index in
            var stat = zip_stat_t()
            guard zip_stat_index(archive, index, 0, &stat) == 0,
                let name = name(of: index), !name.hasSuffix("/")
            else { return nil }
            return Part(index: index, name: name, size: Int(clamping: stat.size))
        }
    }

    /// Names are UTF-8, or GB 18030 as Windows writes them.
    private func name(of index: UInt64) -> String? {
        guard let raw = zip_get_name(archive, index, zip_flags_t(ZIP_FL_ENC_RAW)) else {
            return nil
        }
        var bytes: [UInt8] = []
        var place = 0
        while raw[place] != 0 {
            bytes.append(UInt8(bitPattern: raw[place]))
            place += 1
        }
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        do throws(TableError) {
            return String(decoding: try TextEncoding.decode(bytes).1, as: UTF8.self)
                .replacing("\0", with: "\u{FFFD}")
        } catch {
            return nil
        }
    }

    /// The content of a part; one that is longer than it says is not read.
    func content(of part: Part) throws(TableError) -> [UInt8] {
        guard let file = zip_fopen_index(archive, part.index, 0) else { throw .notArchive }
        defer { zip_fclose(file) }
        var content = [UInt8](repeating: 0, count: part.size)
        let read = content.withUnsafeMutableBytes { buffer in
            zip_fread(file, buffer.baseAddress, UInt64(buffer.count))
        }
        guard read == Int64(part.size) else { throw .notArchive }
        return content
    }
}

extension TableError {
    static let notArchive = TableError(
        "not-an-archive", zh: "压缩包已损坏或已加密。", en: "The archive is broken or encrypted.")
}
