import Domain
import Foundation
import Storage

extension Office {
    /// Copies everything to a new folder while the office is in use: records first, then the
    /// files that they name, so that no named file is missing.
    ///
    /// - Returns: The number of files copied.
    package func backup(to path: String) async throws -> Int {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw Refusal(
                .conflict, "backup.exists",
                Phrase("备份目标已存在：\(path)", "The target exists already: \(path)"),
                remedy: Phrase("请指定一个新目录，以免覆盖。", "Name a new folder; nothing is overwritten."))
        }
        // A backup that was interrupted must not look like a whole one.
        let draft = DataFolder("\(path).unfinished")
        try? FileManager.default.removeItem(atPath: draft.path)
        try draft.prepare()
        try engine.backup(to: draft.records)
        try access.engine.backup(to: draft.access)
        let copied = try copyFiles(to: draft)
        try FileManager.default.moveItem(atPath: draft.path, toPath: path)
        return copied
    }

    private func copyFiles(to folder: DataFolder) throws -> Int {
        let source = URL(fileURLWithPath: files.folder)
        let names = FileManager.default.enumerator(atPath: source.path)?.allObjects ?? []
        let target = FileStore(folder: folder.files)
        var copied = 0
        for case let name as String in names {
            let hash = (name as NSString).lastPathComponent
            if let content = files.content(hash) {
                _ = try target.keep(content)
                copied += 1
            }
        }
        return copied
    }

    /// Puts a backup into a folder that is empty, after proving it.
    package static func restore(_ backup: DataFolder, to folder: DataFolder) async throws
        -> Verification
    {
        guard backup.isInUse else {
            throw Refusal(
                .notFound, "restore.no-backup",
                Phrase("不是备份目录：\(backup.path)", "That is not a backup: \(backup.path)"),
                remedy: Phrase(
                    "请指定由“xuncun backup”生成的目录。", "Name a folder made by “xuncun backup”."))
        }
        guard !folder.isInUse else {
            throw Refusal(
                .conflict, "restore.in-use",
                Phrase("数据目录中已有数据：\(folder.path)", "The data folder is in use: \(folder.path)"),
                remedy: Phrase(
                    "请先把原目录移到别处，或用 --data 指定新目录。",
                    "Move it away first, or name another with --data."))
        }
        let source = try Office(backup)
        let found = try await source.verify()
        if let broken = found.firstBreak {
            throw Refusal(
                .conflict, "restore.broken",
                Phrase("备份未通过校验：\(broken.zh)", "The backup is broken: \(broken.en)"),
                remedy: Phrase("请改用另一份备份。", "Use another backup."))
        }
        try? FileManager.default.removeItem(atPath: folder.path + ".unfinished")
        let contents = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        guard contents.isEmpty else {
            throw Refusal(
                .conflict, "restore.in-use",
                Phrase("目标目录不是空的：\(folder.path)", "The folder is not empty: \(folder.path)"),
                remedy: Phrase("请用 --data 指定新目录。", "Name another with --data."))
        }
        try? FileManager.default.removeItem(atPath: folder.path)
        _ = try await source.backup(to: folder.path)
        try source.close()
        return found
    }
}
