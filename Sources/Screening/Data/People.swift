import Tables

/// Officials, their relatives and households, found by the numbers of their texts.
package struct People: Sendable {
    package struct Office: Sendable {
        package let village: UInt32
        package let name: UInt32
        package let post: UInt32
        package let days: ClosedRange<Int32>
        package let row: Int
    }

    package struct Kinship: Sendable {
        package let official: UInt32
        package let relation: UInt32
        package let isFiled: Bool
        package let row: Int
    }

    /// Offices by ID, by card, by phone, and by name.
    package private(set) var officesByID: [UInt32: [Office]] = [:]
    package private(set) var officesByCard: [UInt32: [Office]] = [:]
    package private(set) var officesByPhone: [UInt32: [Office]] = [:]
    package private(set) var officesByName: [UInt32: [Office]] = [:]
    /// Relatives of officials by their own ID.
    package private(set) var kinByID: [UInt32: [Kinship]] = [:]
    /// Household of a person by ID.
    package private(set) var households: [UInt32: UInt32] = [:]

    init(_ tables: [Canon: Table], _ texts: Texts) {
        if let table = tables[.official] { addOffices(table) }
        if let table = tables[.relation] { addRelations(table, texts) }
        if let table = tables[.household] {
            let (ids, homes) = (table.texts(.id), table.texts(.household))
            for row in table.rows { households[ids[row]] = homes[row] }
        }
    }

    private mutating func addOffices(_ table: Table) {
        let (ids, cards, phones) = (table.texts(.id), table.texts(.card), table.texts(.phone))
        let (from, to) = (table.narrow(.from), table.narrow(.to))
        for row in table.rows {
            let first = from[row] ?? Int32.min + 1
            let office = Office(
                village: table.texts(.village)[row], name: table.texts(.name)[row],
                post: table.texts(.post)[row], days: first...max(first, to[row] ?? Int32.max),
                row: row)
            officesByName[office.name, default: []].append(office)
            if ids[row] != 0 { officesByID[ids[row], default: []].append(office) }
            if cards[row] != 0 { officesByCard[cards[row], default: []].append(office) }
            if phones[row] != 0 { officesByPhone[phones[row], default: []].append(office) }
        }
    }

    /// Relations count from both ends when the other end is an official.
    private mutating func addRelations(_ table: Table, _ texts: Texts) {
        let (ids, others) = (table.texts(.id), table.texts(.relatedID))
        let (relations, filed) = (table.texts(.relation), table.texts(.filed))
        for row in table.rows {
            for (official, relative) in [(ids[row], others[row]), (others[row], ids[row])]
            where officesByID[official] != nil && official != relative {
                kinByID[relative, default: []].append(
                    Kinship(
                        official: official, relation: relations[row],
                        isFiled: saysFiled(filed[row], texts),
                        row: row))
            }
        }
    }

    /// A day or a number of the file says that it was filed, and so does 是.
    private static let unfiled: Set<String> = ["", "否", "无", "未备案", "未", "0", "n", "no", "false"]

    private func saysFiled(_ text: UInt32, _ texts: Texts) -> Bool {
        text != 0 && !Self.unfiled.contains(texts[text].lowercased())
    }

    /// The household of a person: that of the register, otherwise the person alone.
    package func household(_ id: UInt32, stated: UInt32 = 0) -> UInt32 {
        households[id] ?? (stated != 0 ? stated : id)
    }
}
