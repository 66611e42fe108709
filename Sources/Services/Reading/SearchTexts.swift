import Domain
import Foundation
import Storage

/// The text indexes, filled with what the lists declare (`ListDefinition.Search`). An action that
/// changes a text of a record says so through its desk.
enum SearchTexts {
    /// Puts the texts of a record into the index, in place of those that stood there.
    static func put(_ list: ListDefinition, _ id: UUID, _ writing: Writing) throws {
        try put(list, where: "\(raw: list.id) = \(id)", writing)
    }

    /// The same for all records under a condition, in one walk over them: neither the key nor the
    /// condition of a row changes with its texts.
    private static func put(_ list: ListDefinition, where condition: SQL, _ writing: Writing) throws
    {
        guard let search = list.search else { return }
        try writing.reading.forEach(
            """
            SELECT \(raw: list.key), \(raw: list.id), \(raw: search.texts.joined(separator: ", "))
            FROM \(raw: list.table) \(raw: list.joins) WHERE \(condition)
            """
        ) { row in
            let texts = try search.texts.indices.compactMap { try row.optional($0 + 2) as String? }
            switch (search.home, row.stored(0)) {
            case (.own(let index, let table), .integer(let key)):
                try writing.index(texts, of: table, key: key, in: index)
            default: try writing.index(texts, of: try row(1) as UUID, among: list.name)
            }
        }
    }

    /// A village has another name: its records are found by it too.
    static func renamed(_ unit: UUID, _ writing: Writing) throws {
        try put(Lists.units, unit, writing)
        for list in Lists.all {
            guard let column = list.search?.unit else { continue }
            try put(list, where: "\(raw: column) = \(unit)", writing)
        }
    }

    /// Fills the indexes of lists that are searched by other texts than when they were filled.
    static func refresh(_ engine: Engine) throws {
        try engine.prepare(unless: { try stale($0).isEmpty }) { writing in
            for list in try stale(writing.reading) {
                if case .own(let index, let table) = list.search?.home {
                    try writing.clear(index, of: table)
                }
                try put(list, where: "1 = 1", writing)
                try writing.execute(
                    """
                    INSERT INTO search_sources(list, texts)
                    VALUES (\(list.name), \(source(of: list)))
                    ON CONFLICT (list) DO UPDATE SET texts = excluded.texts
                    """)
            }
        }
    }

    private static func stale(_ reading: Reading) throws -> [ListDefinition] {
        let known = Dictionary(
            uniqueKeysWithValues: try reading.rows("SELECT list, texts FROM search_sources") {
                (try $0(0) as String, try $0(1) as String)
            })
        return Lists.all.filter { $0.search != nil && known[$0.name] != source(of: $0) }
    }

    private static func source(of list: ListDefinition) -> String {
        list.search?.texts.joined(separator: ", ") ?? ""
    }
}

extension ListDefinition.Search {
    /// True for rows that the index holds under a phrase.
    func matching(_ phrase: String, _ list: ListDefinition) -> SQL {
        switch home {
        case .own(let index, _): return "\(list.key, matches: phrase, in: index)"
        case .shared:
            let keys: SQL = "\("s.key", matches: phrase, in: .records, among: list.name)"
            return "\(raw: list.id) IN (SELECT s.record_id FROM record_texts s WHERE \(keys))"
        }
    }

    /// The same rows, told one by one: for when most rows hold the phrase.
    func holding(_ phrase: String, _ list: ListDefinition) -> SQL {
        switch home {
        case .own: return "\("x.folded", holds: phrase)"
        case .shared:
            let text = "(SELECT s.folded FROM record_texts s WHERE s.record_id = \(list.id))"
            return "\(text, holds: phrase)"
        }
    }
}

extension Desk {
    /// A record of a list is new, or one of its texts is.
    func index(_ id: UUID, in list: ListDefinition) throws {
        try SearchTexts.put(list, id, writing)
    }
}
