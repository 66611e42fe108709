package import Domain
import Foundation
import Storage

/// What `xuncun verify` found.
package struct Verification: Sendable, Codable {
    /// Entries of the journal whose chain was proved.
    package let entries: Int
    /// Files whose content was compared with its name.
    package let files: Int
    /// The first thing that is broken; nil when everything is sound.
    package let firstBreak: Phrase?
}

extension Office {
    /// Proves the database, the chain of the journal and the hash of every stored file.
    package func verify() async throws -> Verification {
        let damage = try engine.damage()
        if let first = damage.first {
            return Verification(
                entries: 0, files: 0,
                firstBreak: Phrase("数据库文件损坏：\(first)", "the database is damaged: \(first)"))
        }
        let (entries, broken, names) = try await engine.read { reading in
            (
                Int(try Journal.head(reading)), try Journal.firstBreak(reading)?.what,
                try reading.rows("SELECT sha256 FROM files ORDER BY sha256") { try $0(0) as String }
            )
        }
        if let broken {
            return Verification(
                entries: entries, files: 0,
                firstBreak: Phrase("日志\(broken.zh)", "journal: \(broken.en)"))
        }
        for name in names {
            guard let content = files.content(name) else {
                return Verification(
                    entries: entries, files: names.count,
                    firstBreak: Phrase("文件缺失：\(name)", "a file is missing: \(name)"))
            }
            if SHA256.hexadecimal(content) != name {
                return Verification(
                    entries: entries, files: names.count,
                    firstBreak: Phrase("文件内容已改变：\(name)", "a file has changed: \(name)"))
            }
        }
        return Verification(entries: entries, files: names.count, firstBreak: nil)
    }

    /// Performs every entry of another office's journal in this one, which must be empty.
    ///
    /// - Returns: The number of actions performed.
    package func replay(from other: Office) async throws -> Int {
        guard try await engine.read({ try Journal.head($0) }) == 0 else {
            throw Refusal(
                .conflict, "replay.not-empty",
                Phrase("目标数据目录不是空的。", "The target folder is not empty."),
                remedy: Phrase("请指定空目录。", "Name an empty one."))
        }
        let entries = try await other.engine.read { reading in
            var entries: [Journal.Entry] = []
            try Journal.forEach(reading) { entries.append($0) }
            return entries
        }
        for name in try await other.engine.read({ reading in
            try reading.rows("SELECT sha256 FROM files") { try $0(0) as String }
        }) {
            if let content = other.files.content(name) {
                // What the other office has computed, this one need not compute again.
                preparedFiles.add(try files.keep(content))
            }
        }
        for entry in entries {
            let action = try ActionCatalogue.action(entry.action, payload: entry.payload)
            let actor =
                entry.person.map { person in
                    Actor(person: person, name: "", language: .chinese, grants: [])
                } ?? .console
            _ = try await perform(action, by: actor, at: entry.at, id: entry.id)
        }
        return entries.count
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

    package func close() throws {
        try engine.close()
        try access.engine.close()
    }
}
