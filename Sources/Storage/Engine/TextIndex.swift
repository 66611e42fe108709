package import Foundation

/// The text indexes of the schema.
package enum TextIndex: String, Sendable, CaseIterable {
    case findings = "finding_search"
    case rectification = "rectification_search"
    case units = "unit_search"
    case suspicions = "suspicion_search"
    /// Shared by all other lists; its texts stand in `record_texts`.
    case records = "record_search"
}

extension Writing {
    /// Puts the texts of a row into the index of its table, in place of those that stood there.
    package func index(_ texts: [String], of table: String, key: Int64, in index: TextIndex) throws
    {
        let folded = Grams.folded(texts)
        let name = SQL(raw: table)
        let old: String? = try reading.value("SELECT folded FROM \(name) WHERE seq = \(key)")
        guard let old, old != folded else { return }
        if !old.isEmpty { try remove(Grams.indexed(old), key, from: index) }
        try execute("UPDATE \(name) SET folded = \(folded) WHERE seq = \(key)")
        try add(Grams.indexed(folded), key, to: index)
    }

    /// Puts the texts of a record of some list into the index that lists share.
    package func index(_ texts: [String], of record: UUID, among list: String) throws {
        let folded = Grams.folded(texts)
        let old = try reading.first(
            "SELECT key, folded FROM record_texts WHERE record_id = \(record)"
        ) { (key: try $0(0) as Int64, folded: try $0(1) as String) }
        let mark = Grams.mark(of: list)
        guard let old else {
            try execute(
                "INSERT INTO record_texts(record_id, folded) VALUES (\(record), \(folded))")
            try add("\(mark) \(Grams.indexed(folded))", lastKey, to: .records)
            return
        }
        if old.folded == folded { return }
        try remove("\(mark) \(Grams.indexed(old.folded))", old.key, from: .records)
        try execute("UPDATE record_texts SET folded = \(folded) WHERE key = \(old.key)")
        try add("\(mark) \(Grams.indexed(folded))", old.key, to: .records)
    }

    /// Takes everything out of the index of a table, which is filled anew.
    package func clear(_ index: TextIndex, of table: String) throws {
        let name = SQL(raw: index.rawValue)
        try execute("INSERT INTO \(name)(\(name)) VALUES ('delete-all')")
        try execute("UPDATE \(raw: table) SET folded = ''")
    }

    private func add(_ grams: String, _ key: Int64, to index: TextIndex) throws {
        try execute("INSERT INTO \(raw: index.rawValue)(rowid, grams) VALUES (\(key), \(grams))")
    }

    /// A contentless index is told what it holds when something is taken out of it.
    private func remove(_ grams: String, _ key: Int64, from index: TextIndex) throws {
        let name = SQL(raw: index.rawValue)
        try execute(
            "INSERT INTO \(name)(\(name), rowid, grams) VALUES ('delete', \(key), \(grams))")
    }
}
