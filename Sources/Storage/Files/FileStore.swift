import Domain
import Foundation

/// Attachments and original import files, named by the SHA-256 of their content: the same file
/// is kept once, and a changed file no longer answers to its name.
package struct FileStore: Sendable {
    /// `<data folder>/files`.
    package let folder: String

    package init(folder: String) {
        self.folder = folder
    }

    /// Keeps content and returns its name. It has reached the disk when this returns.
    package func keep(_ bytes: [UInt8]) throws -> String {
        let name = SHA256.hexadecimal(bytes)
        let path = path(of: name)
        if FileManager.default.fileExists(atPath: path) { return name }
        do {
            try FileManager.default.createDirectory(
                atPath: (path as NSString).deletingLastPathComponent,
                withIntermediateDirectories: true)
            let draft = "\(path).\(UUID().uuidString).draft"
            try Data(bytes).write(to: URL(fileURLWithPath: draft))
            let handle = try FileHandle(forUpdating: URL(fileURLWithPath: draft))
            try handle.synchronize()
            try handle.close()
            guard rename(draft, path) == 0 else {
                throw StorageDefect("the draft of \(name) could not take its place")
            }
        } catch let error as CocoaError {
            throw Self.trouble(error, folder)
        }
        return name
    }

    /// The content under a name; nil when there is none.
    package func content(_ name: String) -> [UInt8]? {
        guard Self.isName(name), let data = FileManager.default.contents(atPath: path(of: name))
        else { return nil }
        return [UInt8](data)
    }

    /// `ab/abcdef…`; a folder for each first byte keeps folders small.
    package func path(of name: String) -> String {
        "\(folder)/\(name.prefix(2))/\(name)"
    }

    private static func isName(_ text: String) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            }
    }

    private static func trouble(_ error: CocoaError, _ folder: String) -> any Error {
        switch error.code {
        case .fileWriteOutOfSpace:
            Refusal.storage(
                "full", Phrase("磁盘已满，文件未保存。", "The disk is full; the file was not kept."),
                Phrase("请清理磁盘空间后重试。", "Free some space and try again."))
        case .fileWriteNoPermission, .fileWriteVolumeReadOnly:
            Refusal.storage(
                "read-only",
                Phrase("数据目录只读，无法写入：\(folder)", "The folder is read-only: \(folder)"),
                Phrase("请检查该目录的权限。", "Check the permissions of the folder."))
        default: error
        }
    }
}
