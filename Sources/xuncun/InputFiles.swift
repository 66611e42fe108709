import Domain
import Foundation
import Tables

/// The files that a command line names, and those below the folders it names.
enum InputFiles {
    struct File {
        let name: String
        let path: String
        /// Whether its name is that of a table, or of an archive of tables.
        let isTable: Bool
    }

    /// A table of a file, or of the archive that it is.
    struct Part {
        let name: String
        /// nil for what is no table.
        let bytes: Result<PiecedBytes, TableError>?
    }

    private static let endings = [
        ".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".xls", ".xml", ".json", ".jsonl", ".ndjson",
        ".gz",
        ".zip",
    ]
    /// Bytes of an archive when it is unpacked, and the files in it.
    private static let archiveLimit = 4 << 30
    private static let archiveCount = 10_000

    static func all(_ paths: [String]) throws -> [File] {
        try paths.flatMap { path -> [File] in
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw missing(path)
            }
            if !isFolder.boolValue {
                return [
                    File(name: (path as NSString).lastPathComponent, path: path, isTable: true)
                ]
            }
            return (FileManager.default.subpaths(atPath: path) ?? []).sorted().compactMap { name in
                let last = (name as NSString).lastPathComponent
                // Locks of open workbooks and what a desktop hides are nobody's files.
                if last.hasPrefix("~$") || last.hasPrefix(".") { return nil }
                let full = "\(path)/\(name)"
                var isFolder: ObjCBool = false
                _ = FileManager.default.fileExists(atPath: full, isDirectory: &isFolder)
                if isFolder.boolValue { return nil }
                return File(
                    name: name, path: full,
                    isTable: endings.contains { name.lowercased().hasSuffix($0) })
            }
        }
    }

    /// What a file holds: itself, or the files of the archive that it is.
    static func parts(_ file: File, _ parallel: Parallel) throws -> [Part] {
        let content = try content(file.path, parallel)
        guard ZipFolder.isZip(content[0]) else {
            return [Part(name: file.name, bytes: .success(content))]
        }
        do throws(TableError) {
            let bytes = content.whole()
            let folder = try ZipFolder(bytes)
            if folder.isWorkbook {
                return [Part(name: file.name, bytes: .success(PiecedBytes(bytes)))]
            }
            let entries = try folder.files(limit: archiveLimit, count: archiveCount)
            return entries.map { entry in
                Part(name: "\(file.name)/\(entry.name)", bytes: .success(PiecedBytes(entry.bytes)))
            } + folder.leftOut.map { Part(name: "\(file.name)/\($0)", bytes: nil) }
        } catch {
            return [Part(name: file.name, bytes: .failure(error))]
        }
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        try content(path, Parallel(cores: 1)).whole()
    }

    private static func content(_ path: String, _ parallel: Parallel) throws -> PiecedBytes {
        guard let content = FileBytes.read(path, parallel: parallel) else { throw missing(path) }
        return content
    }

    private static func missing(_ path: String) -> Refusal {
        Refusal(
            .notFound, "screen.no-file",
            Phrase("文件不存在或无法读取：\(path)", "The file cannot be read: \(path)"),
            remedy: Phrase("请核对路径。", "Check the path."))
    }
}
