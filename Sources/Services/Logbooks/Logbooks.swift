package import Domain
import Foundation
import Storage

/// All logbooks, in the order of the cycle.
package enum Logbooks {
    package static let all: [Logbook] =
        PreparationBooks.all + FieldworkBooks.all + FollowThroughBooks.all
        + [
            Departments.book, ScreeningParameters.book, OwnModels.book, OwnHeaders.book,
            RiskWeights.book,
        ]

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    package static func named(_ name: String) -> Logbook? { byName[name] }

    /// The logbook into which an action writes.
    package static func of(action: String) -> Logbook? {
        action.hasSuffix(".record") ? named(String(action.dropLast(".record".count))) : nil
    }

    static func of(_ parent: Logbook.Parent) -> [Logbook] {
        all.filter { $0.parent == parent }
    }

    /// Recording and striking out, for every logbook.
    static let actions: [ActionKind] = all.flatMap { book in
        [recording(book)] + (book.kind == nil ? [striking(book)] : [])
    }

    private static func recording(_ book: Logbook) -> ActionKind {
        let (path, parent): (String, Field) =
            switch book.parent {
            case .county:
                (
                    "/\(book.name)",
                    Field("record", Phrase("县（市、区）", "county"), .lookup(.counties))
                )
            default:
                (
                    "/\(book.parent.list)/{record}/\(book.name)",
                    Field("record", Phrase("所属记录", "record"), .hidden(.identifier))
                )
            }
        return ActionKind(
            book.action, book.record, path: path, fields: [parent] + book.fields
        ) { try RecordEntry(book, from: $0) }
    }

    private static func striking(_ book: Logbook) -> ActionKind {
        ActionKind(
            book.strike, Phrase("作废登记", "Strike out"), path: "/\(book.name)/{record}/strike",
            fields: [
                Field("record", Phrase("登记", "entry"), .hidden(.identifier)),
                Field("reason", Phrase("作废理由", "reason"), .paragraph(max: 500)),
            ]
        ) { try StrikeEntry(book, from: $0) }
    }
}

/// The logbooks of one phase that somebody sees, with the number of entries that stand.
package struct LogbookShelf: Sendable {
    package let phase: Logbook.Phase
    package let books: [(book: Logbook, count: Int)]
}

extension Logbook {
    /// Whether somebody may see anything of it.
    package func isSeen(by actor: Actor) -> Bool {
        ([object] + apart.map(\.object)).contains {
            !Visibility.grants(of: actor, for: $0).isEmpty
        }
    }
}

extension Office {
    /// All logbooks as one person sees them.
    package func shelves(for actor: Actor) async throws -> [LogbookShelf] {
        try await engine.read { reading in
            try Logbook.Phase.allCases.compactMap { phase in
                let books = try Logbooks.all.filter { $0.phase == phase }.compactMap { book in
                    try book.count(for: actor, reading).map { (book: book, count: $0) }
                }
                return books.isEmpty ? nil : LogbookShelf(phase: phase, books: books)
            }
        }
    }
}

extension Logbook {
    /// Entries that stand; nil when this person sees nothing of the logbook.
    func count(for actor: Actor, under parent: UUID? = nil, _ reading: Reading) throws -> Int? {
        guard let scope = scope(actor) else { return nil }
        let standing: SQL = kind == nil ? " AND x.struck_at IS NULL" : ""
        let under: SQL = parent.map { "x.parent_id = \($0) AND " } ?? ""
        return try reading.value(
            """
            SELECT count(*) FROM \(raw: table) x WHERE \(under)\(scope)\(standing)
            """)
    }
}
