package import Domain
import Foundation
import Storage
import Synchronization

extension Office {
    /// Performs every entry of another office's journal in this one, which must be empty, and
    /// answers with their number. `say` hears it every thousand.
    package func replay(
        from other: Office, _ say: @Sendable (Int) -> Void = { _ in }
    ) async throws -> Int {
        guard try await engine.read({ try Journal.head($0) }) == 0 else {
            throw Refusal(
                .conflict, "replay.not-empty",
                Phrase("目标数据目录不是空的。", "The target folder is not empty."),
                remedy: Phrase("请指定空目录。", "Name an empty one."))
        }
        for name in try await other.engine.read({ reading in
            try reading.rows("SELECT sha256 FROM files") { try $0(0) as String }
        }) {
            if let content = other.files.content(name) {
                // What the other office has computed, this one need not compute again.
                preparedFiles.add(try files.keep(content), for: nil)
            }
        }
        let rule = other.derivation.withLock { $0 }
        derivation.withLock { $0 = rule }
        try await engine.write { try rule.keep($0) }
        var done = 0
        var next: Int64 = 1
        while true {
            let (from, until) = (next, next + 1000)
            let entries = try await other.engine.read { try Journal.entries(from..<until, $0) }
            if entries.isEmpty { return done }
            for entry in entries {
                if Journal.programs.contains(entry.action) {
                    try await engine.write { try Journal.repeat(entry, $0) }
                    continue
                }
                try await repeatEntry(entry)
                done += 1
            }
            say(done)
            next = until
        }
    }

    /// Performs the journal in an empty folder inside the data folder, which goes afterwards, and
    /// compares all tables of records.
    /// - Returns: The tables that differ.
    package func replayed(_ say: @escaping @Sendable (Phrase) -> Void) async throws -> [Phrase] {
        let draft = DataFolder("\(folder.path)/replay.unfinished")
        try? FileManager.default.removeItem(atPath: draft.path)
        defer { try? FileManager.default.removeItem(atPath: draft.path) }
        try FileManager.default.createDirectory(
            atPath: draft.path, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        try FileManager.default.createSymbolicLink(
            atPath: draft.files, withDestinationPath: (files.folder as NSString).standardizingPath)
        let other = try Office(draft, isCopy: true)
        let all = try await engine.read { try Journal.head($0) }
        do {
            _ = try await other.replay(from: self) { done in
                say(Phrase("重演 \(done)/\(all)", "performing \(done)/\(all)"))
            }
        } catch let refusal as Refusal {
            return [
                Phrase(
                    "日志无法重演：\(refusal.message.zh)",
                    "the journal cannot be performed again: \(refusal.message.en)")
            ]
        }
        let mine = try await engine.read { try $0.recordSums() }
        let theirs = try await other.engine.read { try $0.recordSums() }
        try other.close()
        return mine.keys.filter { mine[$0] != theirs[$0] }.sorted().map { table in
            Phrase(
                "数据表\(table)与重演日志所得不符",
                "the table \(table) is not what the journal makes when it is performed again")
        }
    }

    /// A text of every record, table by table, for comparing two folders.
    package func dump() async throws -> String {
        let tables = try engine.tableNames()
        return try await engine.read { reading in
            var text = ""
            for table in tables {
                text += "== \(table)\n"
                let rows = try reading.rows("SELECT * FROM \(raw: table)") { row in
                    (0..<row.count).map { "\(row.stored($0))" }.joined(separator: "|")
                }
                text += rows.sorted().joined(separator: "\n") + "\n"
            }
            return text
        }
    }
}
