import Domain
import Foundation
import Storage

/// The text indexes, filled with what the lists declare (`ListDefinition.Search`). An action that
/// changes a text of a record says so through its desk.
enum SearchTexts {
    /// Puts the texts of a record into the index, in place of those that stood there.
    static func put(_ list: ListDefinition, _ id: UUID, _ writing: Writing) throws {
        guard let search = list.search else { return }
        let found = try writing.reading.first(
            """
            SELECT \(raw: list.key), \(raw: search.texts.joined(separator: ", "))
            FROM \(raw: list.table) \(raw: list.joins) WHERE \(raw: list.id) = \(id)
            """
        ) { row in
            (
                key: row.stored(0),
                texts: try search.texts.indices.compactMap { try row.optional($0 + 1) as String? }
            )
        }
        guard let found else { return }
        switch (search.home, found.key) {
        case (.own(let index, let table), .integer(let key)):
            try writing.index(found.texts, of: table, key: key, in: index)
        default: try writing.index(found.texts, of: id, among: list.name)
        }
    }

    /// A village has another name: its records are found by it too.
    static func renamed(_ unit: UUID, _ writing: Writing) throws {
        try put(Lists.units, unit, writing)
        for list in Lists.all {
            guard let column = list.search?.unit else { continue }
            for id in try ids(list, "\(raw: column) = \(unit)", writing) {
                try put(list, id, writing)
            }
        }
    }

    /// Fills the indexes of lists that are searched by other texts than when they were filled.
    static func refresh(_ engine: Engine) throws {
        try engine.prepare(unless: { try stale($0).isEmpty }) { writing in
            for list in try stale(writing.reading) {
                if case .own(let index, let table) = list.search?.home {
                    try writing.clear(index, of: table)
                }
                for id in try ids(list, "1 = 1", writing) { try put(list, id, writing) }
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

    private static func ids(_ list: ListDefinition, _ condition: SQL, _ writing: Writing) throws
        -> [UUID]
    {
        try writing.reading.rows(
            "SELECT \(raw: list.id) FROM \(raw: list.table) WHERE \(condition)"
        ) { try $0(0) }
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
