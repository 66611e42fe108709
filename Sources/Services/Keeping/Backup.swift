import Domain
import Foundation
import Storage

extension Office {
    /// Copies everything to a new folder while the office is in use: records first, then the
    /// files that they name, so that no named file is missing. The copy is proved, and what it
    /// must hold is written down last.
    ///
    /// - Returns: What the proof found. Throws a `Refusal` where the copy is not sound.
    @discardableResult
    package func backup(to target: String, program: String = "") async throws -> Verification {
        let path = DataFolder(target).path
        guard !FileManager.default.fileExists(atPath: path) else {
            throw Refusal(
                .conflict, "backup.exists",
                Phrase("备份目标已存在：\(path)", "The target exists already: \(path)"),
                remedy: Phrase("请指定一个新目录，以免覆盖。", "Name a new folder; nothing is overwritten."))
        }
        try await seal()
        // A backup that was interrupted must not look like a whole one.
        let draft = DataFolder("\(path).unfinished")
        try? FileManager.default.removeItem(atPath: draft.path)
        try draft.prepare()
        try engine.backup(to: draft.records)
        try access.engine.backup(to: draft.access)
        let bytes = try copyFiles(to: draft)
        _ = try HeadKey(path: folder.headKey)
        try FileManager.default.copyItem(atPath: folder.headKey, toPath: draft.headKey)
        let found = try await Self.proved(draft)
        try Manifest(found, program: program, bytes: bytes, of: draft).write(to: draft)
        try FileManager.default.moveItem(atPath: draft.path, toPath: path)
        return found
    }

    private static func proved(_ draft: DataFolder) async throws -> Verification {
        let copy = try Office(draft)
        let found = try await copy.verify()
        try copy.close()
        if let broken = found.firstBreak {
            throw Refusal(
                .unavailable, "backup.broken",
                Phrase("备份未通过校验：\(broken.zh)", "The backup is not sound: \(broken.en)"),
                remedy: Phrase(
                    "请先用 xuncun verify 校验数据目录，再检查磁盘。",
                    "Run xuncun verify on the data folder first, then check the disk."))
        }
        return found
    }

    /// - Returns: The bytes copied.
    private func copyFiles(to folder: DataFolder) throws -> Int64 {
        let source = URL(fileURLWithPath: files.folder)
        let names = FileManager.default.enumerator(atPath: source.path)?.allObjects ?? []
        let target = FileStore(folder: folder.files)
        var copied: Int64 = 0
        for case let name as String in names {
            let hash = (name as NSString).lastPathComponent
            if let content = files.content(hash) {
                _ = try target.keep(content)
                copied += Int64(content.count)
            }
        }
        return copied
    }

    /// Puts a backup into a folder that is empty. The backup itself is neither opened nor changed:
    /// its copy is, and proved before it takes its place.
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
        let manifest = try Manifest.read(backup)
        try judgeEmpty(folder)
        let draft = DataFolder(folder.path + ".unfinished")
        try? FileManager.default.removeItem(atPath: draft.path)
        try draft.prepare()
        for (from, to) in [
            (backup.records, draft.records), (backup.access, draft.access),
            (backup.files, draft.files), (backup.headKey, draft.headKey),
        ] where FileManager.default.fileExists(atPath: from) {
            try FileManager.default.copyItem(atPath: from, toPath: to)
        }
        let copy = try Office(draft)
        let found = try await copy.verify(against: manifest.head.map { [KnownHead($0)] } ?? [])
        try copy.close()
        guard found.firstBreak == nil, found.entries >= manifest.entries,
            found.files >= manifest.files
        else {
            let broken =
                found.firstBreak ?? Phrase("内容少于清单所记", "it holds less than its manifest says")
            try? FileManager.default.removeItem(atPath: draft.path)
            throw Refusal(
                .conflict, "restore.broken",
                Phrase("备份未通过校验：\(broken.zh)", "The backup is broken: \(broken.en)"),
                remedy: Phrase("请改用另一份备份。", "Use another backup."))
        }
        try? FileManager.default.removeItem(atPath: folder.path)
        try FileManager.default.moveItem(atPath: draft.path, toPath: folder.path)
        return found
    }

    private static func judgeEmpty(_ folder: DataFolder) throws(Refusal) {
        guard !folder.isInUse else {
            throw Refusal(
                .conflict, "restore.in-use",
                Phrase("数据目录中已有数据：\(folder.path)", "The data folder is in use: \(folder.path)"),
                remedy: Phrase(
                    "请先把原目录移到别处，或用 --data 指定新目录。",
                    "Move it away first, or name another with --data."))
        }
        let contents = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        guard contents.isEmpty else {
            throw Refusal(
                .conflict, "restore.in-use",
                Phrase("目标目录不是空的：\(folder.path)", "The folder is not empty: \(folder.path)"),
                remedy: Phrase("请用 --data 指定新目录。", "Name another with --data."))
        }
    }
}

extension Manifest {
    fileprivate init(
        _ found: Verification, program: String, bytes: Int64, of folder: DataFolder
    ) throws {
        guard let records = try FileHash.part(folder.records),
            let access = try FileHash.part(folder.access)
        else { throw StorageDefect("the copy of a database is gone") }
        self.init(
            program: program, madeAt: Moment(Date()), head: found.head,
            signature: found.signature, publicKey: found.publicKey, entries: found.entries,
            files: found.files, bytes: bytes, records: records, access: access)
    }
}
