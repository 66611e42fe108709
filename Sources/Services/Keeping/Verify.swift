package import Domain
import Foundation
package import Storage

/// What `xuncun verify` found.
package struct Verification: Sendable, Codable {
    /// Entries of the journal whose chain was proved.
    package internal(set) var entries = 0
    /// Files whose content was compared with its name.
    package internal(set) var files = 0
    /// From this entry on the records are proved; 1 where they always were.
    package internal(set) var provedFrom: Int64 = 1
    /// Where the journal ends, and the signature of that under the folder's key.
    package internal(set) var head: JournalHead?
    package internal(set) var signature: String?
    package internal(set) var publicKey: String?
    /// All that is broken, the gravest first; empty when everything is sound.
    package internal(set) var breaks: [Phrase] = []

    /// The first thing that is broken; nil when everything is sound.
    package var firstBreak: Phrase? { breaks.first }

    /// `63018:9f…`: where the journal ends.
    package var headWords: String? { head?.words }

    package mutating func add(_ more: [Phrase]) { breaks += more }
}

/// A head that was kept elsewhere, to which the journal must still lead.
package struct KnownHead: Sendable {
    package let number: Int64
    package let hash: String

    init(_ head: JournalHead) {
        number = head.number
        hash = head.hash
    }

    /// Reads `63018:9f…`, or a JSON object with `number` and `hash`, alone or as `head`.
    package init(_ text: String) throws(Refusal) {
        struct Named: Decodable { let number: Int64, hash: String }
        struct Outer: Decodable { let head: Named }
        let words = text.trimmingCharacters(in: .whitespacesAndNewlines)
        if let read = JournalHead.read(words) {
            (number, hash) = read
            return
        }
        let decoder = JSONDecoder()
        let data = Data(words.utf8)
        guard
            let named = (try? decoder.decode(Outer.self, from: data).head)
                ?? (try? decoder.decode(Named.self, from: data))
        else {
            throw Refusal(
                .invalid, "verify.no-head",
                Phrase("不是日志首尾记录。", "That is no head of a journal."),
                remedy: Phrase(
                    "请给出“条数:校验值”，或verify --json、备份清单的文件。",
                    "Give number:hash, or a file of verify --json or of a backup."))
        }
        (number, hash) = (named.number, named.hash)
    }
}

extension Office {
    /// Proves the database, its schema, the chain of the journal, the records, every file, and
    /// what lies beside the journal. `known` are heads that the journal must still lead to; `say`
    /// hears of the progress in words.
    package func verify(
        against known: [KnownHead] = [], _ say: @escaping @Sendable (Phrase) -> Void = { _ in }
    ) async throws -> Verification {
        var found = Verification()
        say(Phrase("检查数据库文件", "checking the database file"))
        for damage in try engine.damage() + (try access.engine.damage()) {
            found.breaks.append(
                Phrase("数据库文件损坏：\(damage)", "the database is damaged: \(damage)"))
        }
        if !found.breaks.isEmpty { return found }
        for stranger in try engine.strangers(Schema.migrations)
            + (try access.engine.strangers(Access.steps))
        {
            found.breaks.append(
                Phrase("数据库结构与程序不符：\(stranger)", "not of this program's schema: \(stranger)"))
        }
        let (proved, names) = try await engine.read { [found] reading in
            var proved = found
            try Self.proveJournal(&proved, known, reading, say)
            proved.breaks += try RecordProof.breaks(reading) { table in
                say(Phrase("核对数据表 \(table)", "comparing the table \(table)"))
            }
            let names = try reading.rows("SELECT sha256 FROM files ORDER BY sha256") {
                try $0(0) as String
            }
            return (proved, names)
        }
        found = proved
        proveFiles(names, &found, say)
        found.breaks += try await access.breaks(try await newestSeal())
        if let head = found.head {
            let key = try HeadKey(path: folder.headKey)
            found.signature = key.signature(of: head)
            found.publicKey = key.publicKey
        }
        return found
    }

    /// The public part of the key with which this folder signs heads.
    package func publicKey() throws -> String { try HeadKey(path: folder.headKey).publicKey }

    private static func proveJournal(
        _ found: inout Verification, _ known: [KnownHead], _ reading: Reading,
        _ say: (Phrase) -> Void
    ) throws {
        found.head = try Journal.last(reading)
        found.entries = Int(found.head?.number ?? 0)
        let all = found.entries
        if let broken = try Journal.firstBreak(
            reading, { say(Phrase("日志 \($0)/\(all)", "journal \($0)/\(all)")) })
        {
            found.breaks.append(
                Phrase("日志\(broken.what.zh)", "journal: \(broken.what.en)"))
        }
        found.provedFrom = try Journal.provedFrom(reading)
        for head in known {
            let hash = try Journal.hash(of: head.number, reading)
            if hash == head.hash { continue }
            found.breaks.append(
                hash == nil
                    ? Phrase(
                        "日志只到第\(all)条，所给首尾记录为第\(head.number)条：末尾被截去或日志被清空",
                        "the journal ends at entry \(all), before entry \(head.number) of the head "
                            + "given: its end was cut off, or it was emptied")
                    : Phrase(
                        "第\(head.number)条与所给首尾记录不符：日志被替换",
                        "entry \(head.number) is not the one of the head given: the journal was "
                            + "exchanged"))
        }
    }

    private func proveFiles(
        _ names: [String], _ found: inout Verification, _ say: (Phrase) -> Void
    ) {
        found.files = names.count
        for (index, name) in names.enumerated() {
            if index.isMultiple(of: 500) {
                say(Phrase("文件 \(index)/\(names.count)", "files \(index)/\(names.count)"))
            }
            guard let content = files.content(name) else {
                found.breaks.append(Phrase("文件缺失：\(name)", "a file is missing: \(name)"))
                continue
            }
            if SHA256.hexadecimal(content) != name {
                found.breaks.append(Phrase("文件内容已改变：\(name)", "a file has changed: \(name)"))
            }
        }
    }

    package func close() throws {
        try engine.close()
        try access.engine.close()
    }
}
