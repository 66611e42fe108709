package import Domain
import Foundation
import Storage

/// Files of the data folder that no record names: uploads that were never attached, reports that
/// were read and not kept, drafts of a killed program.
package struct Orphans: Sendable {
    /// How long a file without a record is left alone, in days: whoever handed it in may still be
    /// filling in a form.
    package static let days = 7

    package struct File: Sendable, Codable {
        /// As it stands in the folder: its SHA-256, or a draft of it.
        package let name: String
        /// In bytes.
        package let size: Int
        package let at: Moment
    }

    package let files: [File]
    package var size: Int { files.reduce(0) { $0 + $1.size } }

    /// For `verify`; nil when there is none.
    package var sentence: Phrase? {
        if files.isEmpty { return nil }
        return Phrase(
            "另有\(files.count)个文件超过\(Self.days)天没有任何记录引用，可用 xuncun files clean 清理",
            "\(files.count) files have been named by no record for \(Self.days) days; "
                + "“xuncun files clean” takes them away")
    }
}

extension Office {
    /// Files that no record names and that are at least so many days old.
    package func orphans(olderThan days: Int = Orphans.days, at now: Moment) async throws
        -> Orphans
    {
        let named = try await engine.read { Set(try Self.namedFiles($0)) }
        return Orphans(files: try Self.orphans(files, besides: named, before: Self.day(days, now)))
    }

    /// Takes away files that no record names.
    /// - Returns: What was taken away.
    package func cleanFiles(olderThan days: Int = Orphans.days, at now: Moment) async throws
        -> Orphans
    {
        let (files, before) = (files, Self.day(days, now))
        // Inside a write, so that no action names a file while it goes.
        return try await engine.write { writing in
            let found = try Self.orphans(
                files, besides: Set(try Self.namedFiles(writing.reading)), before: before)
            for file in found { try files.remove(file.name) }
            return Orphans(files: found)
        }
    }

    private static func namedFiles(_ reading: Reading) throws -> [String] {
        try reading.rows("SELECT sha256 FROM files") { try $0(0) as String }
    }

    private static func day(_ days: Int, _ now: Moment) -> Moment {
        Moment(milliseconds: now.milliseconds - Int64(days) * 86_400_000)
    }

    private static func orphans(
        _ store: FileStore, besides named: Set<String>, before: Moment
    ) throws -> [Orphans.File] {
        try store.all().filter { !named.contains($0.name) }
            .map { Orphans.File(name: $0.name, size: $0.size, at: Moment($0.changed)) }
            .filter { $0.at.milliseconds <= before.milliseconds }
    }
}
