package import Domain
import Foundation
import Storage

extension Office {
    /// More filters than this on one list are no help to anybody.
    package static let filterLimit = 30

    package func filters(of visitor: Visitor, on list: ListDefinition) async throws
        -> [SavedFilter]
    {
        guard let person = visitor.actor.person else { return [] }
        return try await access.filters(of: person, on: list.name)
    }

    /// Gives conditions of a list a name. Throws a `Refusal` for an empty or long name, and where
    /// there are too many.
    package func saveFilter(
        _ name: String, _ query: String, on list: ListDefinition, for visitor: Visitor
    ) async throws {
        guard let person = visitor.actor.person else { throw Refusal.loggedOut }
        let name = name.trimmingCharacters(in: .whitespacesAndNewlines)
        guard (1...30).contains(name.count), !name.contains(where: \.isNewline),
            query.utf8.count <= 1000, query.utf8.allSatisfy({ (33...126).contains($0) })
        else {
            throw Refusal(
                .invalid, "filters.name",
                Phrase("名称为1至30个字。", "A name has 1 to 30 characters."),
                remedy: Phrase("请返回修改名称。", "Go back and change it."))
        }
        let known = try await access.filters(of: person, on: list.name)
        guard known.count < Self.filterLimit || known.contains(where: { $0.name == name }) else {
            throw Refusal(
                .conflict, "filters.too-many",
                Phrase("常用条件已有\(Self.filterLimit)个。", "There are \(Self.filterLimit) already."),
                remedy: Phrase("请先删除不用的。", "Delete one first."))
        }
        try await access.keep(SavedFilter(name: name, query: query), of: person, on: list.name)
    }

    package func forgetFilter(_ name: String, on list: ListDefinition, for visitor: Visitor)
        async throws
    {
        guard let person = visitor.actor.person else { throw Refusal.loggedOut }
        try await access.forget(name, of: person, on: list.name)
    }
}
