import Domain
import Foundation

/// The one folder that holds everything of an office.
package struct DataFolder: Sendable {
    package let path: String

    /// `path`: With or without a slash behind it, as shells complete it.
    package init(_ path: String) {
        let bare = path.reversed().drop { $0 == "/" }.reversed()
        self.path = bare.isEmpty ? path : String(bare)
    }

    /// The records, with their history and the journal.
    package var records: String { "\(path)/xuncun.sqlite" }
    /// Passwords and sessions.
    package var access: String { "\(path)/access.sqlite" }
    /// Attachments and imported files, by their SHA-256.
    package var files: String { "\(path)/files" }

    /// Files that are being made to be sent; nothing in it outlives the program.
    package var temporary: String { "\(path)/tmp" }
    /// The key with which the folder signs where its journal ends.
    package var headKey: String { "\(path)/head.key" }
    /// What a backup says of itself, written last.
    package var manifest: String { "\(path)/manifest.json" }

    /// Whether there is an office in this folder.
    package var isInUse: Bool { FileManager.default.fileExists(atPath: records) }

    func prepare() throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            // A folder that was there before is closed to others as well.
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o700], ofItemAtPath: path)
        } catch {
            throw Refusal(
                .unavailable, "storage.cannot-open",
                Phrase("无法建立数据目录：\(path)", "The data folder cannot be made: \(path)"),
                remedy: Phrase(
                    "请检查上级目录的权限，或用 --data 指定其他目录。",
                    "Check the permissions of its parent, or name another with --data."))
        }
    }
}
