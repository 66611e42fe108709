import Domain
package import Foundation

/// Attachments and original import files, named by the SHA-256 of their content: the same file
/// is kept once, and a changed file no longer answers to its name.
package struct FileStore: Sendable {
    /// `<data folder>/files`.
    package let folder: String
    /// Content that is read from here before it has reached the folder.
    private var brought: [String: [UInt8]] = [:]

    package init(folder: String) {
        self.folder = folder
    }

    /// The same store, in which this content can be read although it is not kept yet.
    package func holding(_ content: [(name: String, bytes: [UInt8])]) -> FileStore {
        var store = self
        for file in content { store.brought[file.name] = file.bytes }
        return store
    }

    /// Keeps content and returns its name. It has reached the disk when this returns.
    package func keep(_ bytes: [UInt8]) throws -> String {
        let draft = try draft(bytes)
        try settle(draft)
        return draft.name
    }

    /// Content that has reached the disk and has no name there yet.
    package struct Unsettled: Sendable {
        package let name: String
        let path: String
    }

    /// Writes content down without keeping it; `settle` or `discard` follows.
    package func draft(_ bytes: [UInt8]) throws -> Unsettled {
        let name = SHA256.hexadecimal(bytes)
        let draft = Unsettled(name: name, path: "\(path(of: name)).\(UUID().uuidString).draft")
        if FileManager.default.fileExists(atPath: path(of: name)) { return draft }
        do {
            try FileManager.default.createDirectory(
                atPath: (draft.path as NSString).deletingLastPathComponent,
                withIntermediateDirectories: true)
            try Data(bytes).write(to: URL(fileURLWithPath: draft.path))
            let handle = try FileHandle(forUpdating: URL(fileURLWithPath: draft.path))
            try handle.synchronize()
            try handle.close()
        } catch let error as CocoaError {
            discard(draft)
            throw Self.trouble(error, folder)
        }
        return draft
    }

    /// Keeps a draft under its name.
    package func settle(_ draft: Unsettled) throws {
        let path = path(of: draft.name)
        if rename(draft.path, path) == 0 { return }
        guard FileManager.default.fileExists(atPath: path) else {
            throw StorageDefect("the draft of \(draft.name) could not take its place")
        }
        // As good as new: it is not taken for one that nobody has named in a long time.
        try? FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: path)
    }

    package func discard(_ draft: Unsettled) {
        try? FileManager.default.removeItem(atPath: draft.path)
    }

    /// The content under a name; nil when there is none.
    package func content(_ name: String) -> [UInt8]? {
        if let bytes = brought[name] { return bytes }
        guard Self.isName(name), let data = FileManager.default.contents(atPath: path(of: name))
        else { return nil }
        return [UInt8](data)
    }

    /// A kept file to be read in pieces; nil when there is none.
    package func open(_ name: String) -> KeptFile? {
        Self.isName(name) ? KeptFile(path: path(of: name)) : nil
    }

    /// Everything in the folder, drafts as well, with its size in bytes and its last change.
    package func all() throws -> [(name: String, size: Int, changed: Date)] {
        let found = FileManager.default.enumerator(
            at: URL(fileURLWithPath: folder), includingPropertiesForKeys: nil)
        var files: [(name: String, size: Int, changed: Date)] = []
        while let url = found?.nextObject() as? URL {
            let facts = try FileManager.default.attributesOfItem(atPath: url.path)
            guard facts[.type] as? FileAttributeType == .typeRegular else { continue }
            files.append(
                (
                    url.lastPathComponent, facts[.size] as? Int ?? 0,
                    facts[.modificationDate] as? Date ?? Date()
                ))
        }
        return files.sorted { $0.name < $1.name }
    }

    /// Takes a file or a draft away. There must be no record that names it.
    package func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: path(of: name))
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
