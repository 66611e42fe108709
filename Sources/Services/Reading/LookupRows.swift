package import Domain
package import Foundation
import Storage

/// A record that a field can name.
package struct LookupOption: Sendable, Equatable {
    package let id: UUID
    package let label: String

    package init(id: UUID, label: String) {
        self.id = id
        self.label = label
    }
}

extension Office {
    /// What a lookup offers, at most five hundred, as one person may see it. `search` is part of a
    /// name or an account; `about` is the record that the form is about, where it matters.
    package func options(_ lookup: Lookup, search: String, about: UUID?, for actor: Actor)
        async throws -> [LookupOption]
    {
        try await engine.read { reading in
            try lookup.row.offered(
                Options.Question(.search(search), about: about, actor: actor, reading: reading))
        }
    }
}

extension Lookup {
    /// What there is to know of a lookup, in one place: what it offers and to whom, and where its
    /// names stand. What is offered is also what is accepted.
    struct Row: Sendable {
        /// A table that holds records of the lookup, and the column of their names, if it has one.
        struct Table: Sendable {
            let name: String
            let title: String?

            init(_ name: String, _ title: String? = "name") {
                self.name = name
                self.title = title
            }
        }

        let tables: [Table]
        let offered: @Sendable (Options.Question) throws -> [LookupOption]

        init(
            _ tables: [Table],
            _ offered: @escaping @Sendable (Options.Question) throws -> [LookupOption]
        ) {
            self.tables = tables
            self.offered = offered
        }
    }

    /// A lookup without a row does not compile.
    var row: Row {
        switch self {
        case .people: Row([.init("people")], Options.people)
        case .groupMembers: Row([.init("people")], Options.members)
        case .units: Row([.init("village_units")], Options.units)
        case .townships: Row([.init("townships")], Options.townships)
        case .counties: Row([.init("counties")], Options.counties)
        case .terms: Row([.init("terms", nil)], Options.terms)
        case .groups: Row([.init("inspection_groups", nil)], Options.groups)
        case .commonProblems: Row([.init("common_problems", "title")], Options.commonProblems)
        case .similarFindings: Row([.init("findings", "title")], Options.similarFindings)
        case .campaigns: Row([.init("campaigns", "title")], Options.entries("campaigns"))
        case .cases: Row([.init("case_library", "title")], Options.entries("caseLibrary"))
        case .scopes:
            Row(
                [
                    .init("village_units"), .init("townships"), .init("counties"),
                    .init("departments", "title"), .init("inspection_groups", nil),
                ], Options.scopes)
        // Counties stand in older entries.
        case .places:
            Row(
                [.init("village_units"), .init("townships"), .init("counties")], Options.places)
        case .addressees:
            Row(
                [.init("village_units"), .init("townships"), .init("departments", "title")],
                Addressees.options)
        }
    }

    /// The table that a column of this lookup refers to, where it is one.
    var table: String? { row.tables.count == 1 ? row.tables[0].name : nil }

    /// Those of some records that are not offered to somebody for the record `about`: one query
    /// for each table of the lookup, however many records there are.
    func notOffered(_ ids: Set<UUID>, about: UUID?, _ actor: Actor, _ reading: Reading) throws
        -> Set<UUID>
    {
        let offered = try row.offered(
            Options.Question(.among(Array(ids)), about: about, actor: actor, reading: reading))
        return ids.subtracting(offered.map(\.id))
    }

    /// The name of a record that was chosen; empty where it has none.
    func name(of id: UUID, _ reading: Reading) throws -> String {
        for table in row.tables {
            guard let title = table.title else { continue }
            if let name: String = try reading.value(
                "SELECT \(raw: title) FROM \(raw: table.name) WHERE id = \(id)")
            {
                return name
            }
        }
        return ""
    }

    /// The same as a piece of SQL over the column that holds the identifier.
    func nameSQL(_ column: String) -> String {
        let names = row.tables.compactMap { table in
            table.title.map { "(SELECT n.\($0) FROM \(table.name) n WHERE n.id = \(column))" }
        }
        return names.count > 1 ? "coalesce(\(names.joined(separator: ", ")))" : names.first ?? "''"
    }
}
