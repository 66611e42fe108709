import Domain
import Foundation
import Tables

/// A file as somebody hands it in.
package struct IncomingFile: Sendable {
    package let name: String
    package let bytes: [UInt8]

    /// `name`: Its path or name; what is no name is left out, and at most 120 characters are kept.
    package init(name: String, bytes: [UInt8]) {
        let plain = name.unicodeScalars.filter { $0.value >= 32 && $0 != "<" && $0 != ">" }
        let parts = String(String.UnicodeScalarView(plain)).replacing("\\", with: "/")
            .split(separator: "/").filter { $0 != ".." && $0 != "." }
        let kept = parts.suffix(3).joined(separator: "/").suffix(120)
        self.name = kept.isEmpty ? "file" : String(kept)
        self.bytes = bytes
    }
}

/// Unpacks archives and gzipped files before anything is read, so that their whole size is known.
enum IncomingFiles {
    static let fileLimit = 60
    /// Bytes of everything together when it is unpacked.
    static let sizeLimit = 128 << 20

    /// The tables among the files. Throws when there is nothing, too much, or a broken archive.
    static func unpacked(_ given: [IncomingFile]) throws(Refusal) -> [IncomingFile] {
        var left = sizeLimit
        var files: [IncomingFile] = []
        for file in given {
            for part in try parts(file, left) {
                left -= part.size
                files.append(part.file)
                guard left >= 0 else { throw tooLarge }
                guard files.count <= fileLimit else { throw tooMany }
            }
        }
        guard !files.isEmpty else {
            throw .field(
                "files", "missing", Phrase("请选择账目文件。", "Choose the files."),
                Phrase(
                    "支持 CSV、XLSX（读取全部工作表）、XML 和 OCDS 格式的 JSON，可打包为 ZIP。",
                    "CSV, XLSX or XML, OCDS as JSON, or a ZIP of them."))
        }
        return files
    }

    /// Names of what stands in archives and is no table.
    static func leftOut(_ given: [IncomingFile]) -> [String] {
        given.filter { ZipFolder.isZip($0.bytes) }.flatMap { file -> [String] in
            guard let folder = try? ZipFolder(file.bytes), !folder.isWorkbook else { return [] }
            return folder.leftOut.map { IncomingFile(name: $0, bytes: []).name }
        }
    }

    private static func parts(_ file: IncomingFile, _ left: Int) throws(Refusal) -> [(
        file: IncomingFile, size: Int
    )] {
        do throws(TableError) {
            if Gzip.isGzip(file.bytes) {
                let plain = try Gzip.unpack(file.bytes, limit: left)
                return [(IncomingFile(name: file.name, bytes: plain), plain.count)]
            }
            guard ZipFolder.isZip(file.bytes) else { return [(file, file.bytes.count)] }
            let folder = try ZipFolder(file.bytes)
            if folder.isWorkbook {
                guard folder.size <= left else { throw ZipFolder.tooLarge }
                return [(file, folder.size)]
            }
            return try folder.files(limit: left, count: fileLimit).map { entry in
                (
                    IncomingFile(name: entry.name, bytes: entry.bytes), entry.size
                )
            }
        } catch {
            // What is left of the whole is no number that helps anybody: the whole is.
            if error.code == TableFile.tooLarge(left).code { throw tooLarge }
            throw Refusal(
                .invalid, error.code,
                Phrase("\(file.name)：\(error.zh)", "\(file.name): \(error.en)"),
                remedy: Phrase("请检查文件后重新上传。", "Check the file and send it again."),
                field: "files")
        }
    }

    static let tooLarge = Refusal(
        .tooLarge, "datasets.too-large",
        Phrase(
            "文件解压后合计超过\(sizeLimit >> 20) MB。",
            "The files unpack to more than \(sizeLimit >> 20) MB."),
        remedy: Phrase("请按村或按年度分批上传。", "Send them in parts, by village or by year."),
        field: "files")

    private static let tooMany = Refusal(
        .tooLarge, "datasets.too-many-files",
        Phrase("一批文件超过\(fileLimit)个。", "There are more than \(fileLimit) files."),
        remedy: Phrase("请分批上传。", "Send them in parts."), field: "files")
}
