package import Domain
import Foundation

/// Proves that the records are those that the journal's last entry names.
package enum RecordProof {
    /// What is wrong with the records, table by table where that can be told; empty when they are
    /// proved.
    package static func breaks(
        _ reading: Reading, _ say: (String) -> Void = { _ in }
    ) throws -> [Phrase] {
        let found = try reading.recordSums(nil, say)
        guard let last = try Journal.last(reading) else {
            let filled = found.filter { $0.value != RowSum() }.keys.sorted()
            return filled.isEmpty ? [] : [Self.emptied(filled)]
        }
        guard let name = last.records else {
            return [
                Phrase(
                    "第\(last.number)条之后的数据没有校验值",
                    "entry \(last.number) names no sum of the records")
            ]
        }
        if found.total.name == name { return [] }
        let kept = try reading.keptSums()
        let differing = Set(found.keys).union(kept.keys).subtracting([""])
            .filter { found[$0] ?? RowSum() != kept[$0] ?? RowSum() }.sorted()
        if differing.isEmpty {
            return [
                Phrase(
                    "数据表与日志末条（第\(last.number)条）不符：日志末尾被截去，或数据库被替换",
                    "the records are not those after entry \(last.number): the end of the journal "
                        + "was cut off, or the tables were exchanged")
            ]
        }
        return differing.map { table in
            Phrase(
                "数据表\(table)与日志末条（第\(last.number)条）不符",
                "the table \(table) is not as entry \(last.number) left it")
        }
    }

    private static func emptied(_ tables: [String]) -> Phrase {
        let names = tables.prefix(3).joined(separator: ", ")
        return Phrase(
            "日志是空的，数据表却有记录：\(names)",
            "the journal is empty, and tables hold records: \(names)")
    }

    /// Before the tables of a folder are changed by a new version, they must be those that the
    /// journal names: what was changed past the program is not to become the new beginning.
    static func judgeBefore(_ reading: Reading) throws {
        guard try reading.namesSums(), let last = try Journal.last(reading),
            // Entries without sums come before those with sums, never after.
            try last.records == nil
                ? Journal.isProved(reading)
                : reading.recordSums().total.name != last.records
        else { return }
        throw changed
    }

    /// The same for a database that keeps its sums beside its rows: once it has a table of sums, it
    /// is opened with the sums in it, and they have to fit.
    static func judgeBefore(_ tables: [String], _ reading: Reading) throws {
        guard try reading.hasTableOfSums() else { return }
        guard try reading.hasSums(),
            try reading.recordSums(tables).total.name == reading.keptSums()[""]?.name
        else { throw changed }
    }

    private static var changed: Refusal {
        Refusal.storage(
            "records-changed",
            Phrase(
                "升级前校验：数据表与日志不符，未升级。",
                "The records are not those that the journal names; the folder was not upgraded."),
            Phrase(
                "请用升级前的版本运行 xuncun verify 查明，或恢复备份。",
                "Run xuncun verify of the version before, or restore a backup."))
    }
}
