package import Domain
import Foundation
package import Storage

/// What a backup says of itself. It is written last, so that a folder without it is no whole
/// backup.
package struct Manifest: Codable, Sendable {
    package struct Part: Codable, Sendable, Equatable {
        /// Bytes.
        let size: Int64
        /// 64 hexadecimal digits.
        let sha256: String
    }

    /// The version of the program that made it.
    package let program: String
    package let madeAt: Moment
    /// Where its journal ends; nil when nothing had been done.
    package let head: JournalHead?
    package let signature: String?
    package let publicKey: String?
    package let entries: Int
    /// How many stored files it holds, and their bytes.
    package let files: Int
    package let bytes: Int64
    /// The databases.
    let records: Part
    let access: Part

    /// Reads the manifest of a backup and compares the databases with it. Nothing in the folder is
    /// opened or changed. Throws a `Refusal` that says why it is no whole backup.
    static func read(_ folder: DataFolder) throws -> Manifest {
        let name = (folder.path as NSString).lastPathComponent
        guard !name.hasSuffix(".unfinished") else {
            throw unfinished(folder)
        }
        guard let data = FileManager.default.contents(atPath: folder.manifest),
            let manifest = try? JSONDecoder().decode(Manifest.self, from: data)
        else { throw unfinished(folder) }
        for (path, part) in [(folder.records, manifest.records), (folder.access, manifest.access)] {
            guard try FileHash.part(path) == part else {
                throw Refusal(
                    .conflict, "restore.broken",
                    Phrase(
                        "备份未通过校验：\((path as NSString).lastPathComponent)与清单不符",
                        "The backup is broken: \((path as NSString).lastPathComponent) is not the "
                            + "file of its manifest"),
                    remedy: Phrase("请改用另一份备份。", "Use another backup."))
            }
        }
        return manifest
    }

    private static func unfinished(_ folder: DataFolder) -> Refusal {
        Refusal(
            .conflict, "restore.unfinished",
            Phrase(
                "不是完整的备份：\(folder.path)没有清单。",
                "That is no whole backup: \(folder.path) has no manifest."),
            remedy: Phrase(
                "备份可能中断过，请改用另一份；旧版本的备份没有清单，可复制为数据目录后用 xuncun verify 校验。",
                "It may have been interrupted: use another. A backup of an older version has none: "
                    + "copy it to a data folder and run xuncun verify."))
    }

    func write(to folder: DataFolder) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let draft = folder.manifest + ".draft"
        try encoder.encode(self).write(to: URL(fileURLWithPath: draft))
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: draft))
        try handle.synchronize()
        try handle.close()
        guard rename(draft, folder.manifest) == 0 else {
            throw StorageDefect("the manifest could not take its place")
        }
    }
}

/// Hashes of files that are too long to hold.
enum FileHash {
    static func part(_ path: String) throws -> Manifest.Part? {
        guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? handle.close() }
        var hash = SHA256.Running()
        var size: Int64 = 0
        while let piece = try handle.read(upToCount: 4 << 20), !piece.isEmpty {
            hash.add([UInt8](piece))
            size += Int64(piece.count)
        }
        return Manifest.Part(size: size, sha256: hash.hexadecimal())
    }
}
